package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed fact files are what the generator writes today, nothing typed in by hand.
class StandardTablesTest {
    private static final Path ROOT = root();

    @Test
    void writesExactlyTheCommittedFiles(@TempDir Path out) throws IOException, InterruptedException {
        Path tables = ROOT.resolveSibling("shared").resolve("data/reference/dicom-standard");
        assumeTrue(Files.isDirectory(tables), "a folder with the standard's tables lies beside the checkout");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        ROOT.resolve("tools/StandardTables.java").toString(),
                        tables.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.resolveSibling(out.getFileName() + ".log").toFile())
                .start();
        assertThat(generator.waitFor()).isZero();
        Path committed = ROOT.resolve("core/src/main/resources");
        for (String folder : new String[] {"org/elpis/dicom/standard", "org/elpis/policy/standard"}) {
            assertThat(files(out.resolve(folder))).isEqualTo(files(committed.resolve(folder)));
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("tools")) ? here : here.resolveSibling("");
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile).forEach(path -> {
                try {
                    files.put(folder.relativize(path).toString(), Files.readString(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }
}
