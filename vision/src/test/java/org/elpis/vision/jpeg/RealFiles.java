package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.elpis.dicom.MalformedDicomException;

/// Real JPEG files beside the checkout. Tests on them are skipped where they are absent.
final class RealFiles {
    private static final String DATA = "shared/data";
    private static final List<String> FOLDERS = List.of("dicom-mixed/files", "burned-in/dicom");

    /// Says that it is JPEG, but holds bare pixels; nobody decodes it.
    static final String BARE = "fo-dicom__genFile.dcm";

    private RealFiles() {}

    /// All that say that they are JPEG of a kind that is read here.
    static List<Path> jpeg() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(data().resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .filter(RealFiles::isJpeg)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isJpeg(Path file) {
        try {
            return new JpegCodec().reads(DicomFile.read(file).syntax());
        } catch (IOException | MalformedDicomException | NoSuchElementException noImage) {
            return false;
        }
    }

    private static Path data() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(DATA))) {
                return at.resolve(DATA);
            }
        }
        assumeThat(DATA).as("a folder of real objects lies beside the checkout").isNull();
        throw new AssertionError("unreachable");
    }
}
