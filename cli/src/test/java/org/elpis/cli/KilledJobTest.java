package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A job in a JVM of its own that is killed without warning.
class KilledJobTest {
    private static final int OBJECTS = 900;

    /// The journal is written out every 64 objects.
    private static final int ENOUGH = 200;

    private final Path folder;
    private final Path in;
    private final Path out;
    private final Path home;

    KilledJobTest(@TempDir Path folder) {
        this.folder = folder;
        in = folder.resolve("in");
        out = folder.resolve("out");
        home = folder.resolve("home");
    }

    @Test
    void leavesWholeFilesOnlyAndContinuesToTheSameBytes() throws Exception {
        new Scanner(1).scan(in, OBJECTS);
        killHalfWay();
        List<Path> early = objects();
        assertThat(early).as("the job was killed half-way").hasSizeBetween(ENOUGH, OBJECTS - 1);
        assertThat(out.resolve("release.json")).doesNotExist();

        Run continued = Run.elpis("deid", "--home", home, "--json", in, out);
        Path reference = folder.resolve("reference");
        Run.elpis("deid", "--home", home, in, reference);

        assertThat(continued.totals()).isEqualTo(OBJECTS + ", " + OBJECTS + ", 0, 0");
        assertThat(Path.of(continued.json().text("report"))).content().contains("The job was continued");
        assertThat(objects()).hasSize(OBJECTS).containsAll(early);
        for (Path file : files(out)) {
            assertThat(Files.mismatch(file, reference.resolve(out.relativize(file))))
                    .as(file.toString())
                    .isEqualTo(-1);
        }
        assertThat(files(out)).hasSize(OBJECTS + 1);
    }

    private void killHalfWay() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.elpis.cli.Main"));
        command.addAll(
                List.of("deid", "--quiet", "--jobs", "1", "--home", home.toString(), in.toString(), out.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            while (process.isAlive() && objects().size() < ENOUGH) {
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<Path> objects() throws IOException {
        return Files.exists(out)
                ? files(out).stream()
                        .filter(file -> file.toString().endsWith(".dcm"))
                        .toList()
                : List.of();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                // A file got its final name while the folder was listed.
                return List.of();
            }
            throw e;
        }
    }
}
