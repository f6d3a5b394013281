package org.elpis.testkit.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Foreign tools as judges of the synthetic files; skipped where they are not installed (dcmtk, dicom3tools).
class PeersTest {
    /// What stays, and why: (0018,1031) is planted because no edition has it; dicom3tools counts the bytes of a
    /// name's three component groups against the limit of one; it looks for every overlay plane in group 6000;
    /// (0010,21F0) is mislabelled on purpose; the last line only says that there was one of these.
    private static final List<String> EXPLAINED = List.of(
            "0018,0x1031", "Length invalid for this VR", "<Overlay", "0010,0x21f0", "contains invalid data values");

    @TempDir
    Path folder;

    @Test
    void readsEveryFileWithDcmtk() throws Exception {
        assumeTrue(isInstalled("dcmdump"), "dcmtk is not installed");
        List<String> command = new ArrayList<>(List.of("dcmdump", "-q"));
        hospital().forEach(f -> command.add(f.toString()));
        assertThat(run(command)).isZero();
    }

    @Test
    void findsNoErrorOfTheInformationObjectWithDicom3tools() throws Exception {
        assumeTrue(isInstalled("dciodvfy") && isInstalled("dcmconv"), "dicom3tools or dcmtk is not installed");
        for (Path file : hospital()) {
            run(List.of("dciodvfy", readable(file).toString()));
            assertThat(Files.readAllLines(folder.resolve("out"), StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .filteredOn(line -> line.startsWith("Error"))
                    .filteredOn(line -> EXPLAINED.stream().noneMatch(line::contains))
                    .isEmpty();
        }
    }

    /// dicom3tools does not read deflated files: those are unpacked first.
    private Path readable(Path file) throws IOException, InterruptedException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.substring(0, 1000).contains("1.2.840.10008.1.2.1.99")) {
            return file;
        }
        Path plain = folder.resolve("plain.dcm");
        assertThat(run(List.of("dcmconv", "-q", "+te", file.toString(), plain.toString())))
                .isZero();
        return plain;
    }

    private List<Path> hospital() throws IOException {
        Path source = folder.resolve("hospital");
        SyntheticHospital.generate(Seed.tuning(11), source, SyntheticHospital.Size.DEMO);
        try (Stream<Path> walk = Files.walk(source)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start()
                .waitFor();
    }

    private static boolean isInstalled(String tool) {
        return Stream.of("/usr/bin", "/usr/local/bin").anyMatch(d -> Files.isExecutable(Path.of(d, tool)));
    }
}
