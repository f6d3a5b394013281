package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.elpis.dicom.Instance;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader of its own finds the same numbers in the CSA headers of real files before and after, and nothing that
/// names a person, a site or a scanner.
class CsaRealFilesTest {
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void anotherReaderFindsTheSameNumbersBeforeAndAfter(@TempDir Path folder) throws IOException, InterruptedException {
        List<Path> files = files();
        assumeThat(files).as("files with CSA headers beside the checkout").isNotEmpty();
        assumeThat(run(folder, "-c", "import pydicom"))
                .as("python3 with pydicom")
                .isZero();
        Path script = folder.resolve("compare.py");
        Files.write(script, resource("csa_compare.py"));
        Gate gate = new Gate(new Profile(
                "extended",
                "",
                Profile.RESEARCH.options(),
                Profile.PseudonymSource.KEYED,
                List.of(),
                Handling.DEFAULT.with(Handling.PrivateElements.EXTENDED)));
        for (Path file : files) {
            Instance original = Gate.read(Files.readAllBytes(file));
            byte[] released = Gate.file(gate.release(original).bytes());
            Path out = Files.write(folder.resolve("after.dcm"), released);
            int status = run(folder, script.toString(), file.toString(), out.toString());
            assertThat(status)
                    .as("%s: %s%s", file, read(folder, "out"), read(folder, "err"))
                    .isZero();
            assertThat(read(folder, "out")).as("%s", file).contains("10 ", "20 ");
            assertThat(new String(released, StandardCharsets.ISO_8859_1))
                    .doesNotContain("PatReinPattern", "UsedPatientWeight", "SequenceFileOwner", "XProtocol", "tCoilID");
        }
    }

    /// One of each series, and all of the mixed files.
    private static List<Path> files() throws IOException {
        Path data = data();
        List<Path> files = new ArrayList<>();
        for (String series : List.of(
                "mr-head-memprage-siemens", "mr-head-t1sag-prone-siemens-jpegls", "mr-head-t1sag-supine-siemens")) {
            addWithHeader(data.resolve("series").resolve(series), 1, files);
        }
        addWithHeader(data.resolve("dicom-mixed/files"), Integer.MAX_VALUE, files);
        return files;
    }

    private static void addWithHeader(Path folder, int most, List<Path> target) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .filter(CsaRealFilesTest::hasHeader)
                    .limit(most)
                    .forEach(target::add);
        }
    }

    private static boolean hasHeader(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains("SIEMENS CSA HEADER") && text.contains("SV10");
        } catch (IOException e) {
            return false;
        }
    }

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve("shared/data"))) {
            at = at.getParent();
        }
        return at.resolve("shared/data");
    }

    private static String read(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CsaRealFilesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static int run(Path folder, String... arguments) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return -1;
        }
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
