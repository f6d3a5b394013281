package org.elpis.dicom;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Real files of many kinds, beside the checkout. Tests on them are skipped where they are absent.
public final class Corpus {
    private static final String FOLDER = "shared/data/dicom-mixed/files";

    private Corpus() {}

    static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(FOLDER))) {
                return at.resolve(FOLDER);
            }
        }
        assumeThat(here).as("a folder beside which there is " + FOLDER).isNull();
        throw new AssertionError("unreachable");
    }

    public static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
