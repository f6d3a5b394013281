package org.elpis.vision.nifti;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Real heads beside the checkout. Tests on them are skipped where they are absent.
final class RealHeads {
    private static final String DATA = "shared/data/head-mri";

    private RealHeads() {}

    static List<Path> files() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve(DATA);
            if (Files.isDirectory(data)) {
                try (Stream<Path> files = Files.list(data)) {
                    return files.filter(file -> file.toString().endsWith(".nii.gz"))
                            .sorted()
                            .toList();
                }
            }
        }
        assumeThat(DATA).as("a folder beside which there is " + DATA).isEmpty();
        return List.of();
    }
}
