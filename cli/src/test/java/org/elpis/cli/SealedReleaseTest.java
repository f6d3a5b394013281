package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deid --seal`, with frames that are decoded.
class SealedReleaseTest {
    private final Path folder;
    private final Path home;
    private final Path in;
    private final Path out;
    private final Path seals;

    SealedReleaseTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        in = folder.resolve("in");
        out = folder.resolve("out");
        seals = folder.resolve("seals");
        new Scanner(1).scan(in, 3);
    }

    private Run elpis(String command, Object... args) {
        return Run.elpis(Stream.concat(Stream.of(command, "--home", home), Arrays.stream(args))
                .toArray());
    }

    private static Map<String, byte[]> openings(Path folder) throws IOException {
        Map<String, byte[]> openings = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".opening")).toList()) {
                openings.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return openings;
    }

    @Test
    void makesWhatThreeCommandsMakeOneAfterAnother() throws IOException {
        Attributes unclean =
                new Scanner(1).slice(9).shorts(0x00280101, "US", 12).shorts(0x00280102, "US", 11);
        Scanner.write(in.resolve("unclean"), Scanner.bytes(unclean, Scanner.CT, new Scanner(1).sopUid(9)));
        assertThat(elpis("deid", in, out, "--seal", seals).code()).isZero();
        Path originals = folder.resolve("o");
        Path told = folder.resolve("t");

        assertThat(elpis("seal", in, originals).code()).isZero();
        assertThat(elpis("attest", originals, out, told).code()).isZero();

        assertThat(openings(seals.resolve("originals"))).hasSize(1).containsExactlyEntriesOf(openings(originals));
        assertThat(openings(seals.resolve("release"))).hasSize(2).containsExactlyEntriesOf(openings(told));
        assertThat(elpis("verify", in, seals.resolve("originals")).code()).isZero();
        assertThat(elpis("verify", out, seals.resolve("release")).code()).isZero();
    }

    @Test
    void saysWhatWasSealedAndHowToVerifyIt() {
        Run run = elpis("deid", in, out, "--seal", seals);

        assertThat(run.out())
                .contains("1 study sealed; the release of 1 of 1 attested")
                .contains("elpis verify " + out + " " + seals.resolve("release"));
        assertThat(out.resolve("seals")).doesNotExist();
    }

    @Test
    void exitsWithOneWhenAReleaseCannotBeAttested() throws IOException {
        elpis("deid", in, out);
        try (Stream<Path> files = Files.walk(in)) {
            Files.delete(files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow());
        }

        Run run = elpis("deid", in, out, "--seal", seals);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("the output has objects of the study from earlier jobs");
        Run json = elpis("deid", "--json", in, out, "--seal", seals);
        assertThat(json.out()).contains("\"notAttested\"");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(elpis("deid", in, out, "--dry-run", "--seal", seals).code()).isEqualTo(2);
        assertThat(elpis("deid", in, out, "--sealer", "X").code()).isEqualTo(2);
        assertThat(elpis("deid", in, out, "--seal", out.resolve("seals")).code())
                .isEqualTo(3);
        assertThat(out).doesNotExist();
    }

    @Test
    void opensTheSealOfAnObjectWhoseUidIsLongerThanTheStandardAllows() {
        String uid = "1.2.276." + "7".repeat(70);
        Attributes slice = new Scanner(2).slice(1).text(0x00080018, "UI", uid);
        Scanner.write(in.resolve("long"), Scanner.bytes(slice, Scanner.CT, uid));

        assertThat(elpis("deid", in, out, "--seal", seals).code()).isZero();

        assertThat(elpis("verify", in, seals.resolve("originals")).code()).isZero();
        assertThat(elpis("verify", out, seals.resolve("release")).code()).isZero();
    }
}
