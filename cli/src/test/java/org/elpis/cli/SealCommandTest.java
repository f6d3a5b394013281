package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `seal`, `attest` and `verify`, as hospital, recipient and stranger run them.
class SealCommandTest {
    private final Path folder;
    private final Path home;
    private final Path in;
    private final Path seals;

    SealCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        in = folder.resolve("in");
        seals = folder.resolve("seals");
        new Scanner(1).scan(in, 3);
    }

    private Run at(Path from, String command, Object... args) {
        return Run.elpis(Stream.concat(Stream.of(command, "--home", from), Stream.of(args))
                .toArray());
    }

    private static Path first(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void callsACopyGenuineUntilOneByteOfAPixelChanges() throws IOException {
        assertThat(at(home, "seal", in, seals).code()).isZero();
        assertThat(Files.size(first(seals, ".seal"))).isLessThanOrEqualTo(4096);

        Run genuine = at(home, "verify", in, seals);
        assertThat(genuine.code()).as(genuine.out()).isZero();
        assertThat(genuine.out()).startsWith("GENUINE").contains("by the sealer's own clock");

        Path file = first(in, "");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] ^= 1;
        Files.write(file, bytes);
        Run altered = at(home, "verify", in, seals);
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.out()).startsWith("ALTERED").contains("pixels changed: frame 1, columns");
        assertThat(at(home, "verify", "--json", file, seals).json().text("verdict"))
                .isEqualTo("altered");
    }

    @Test
    void saysThatAnObjectIsMissing() throws IOException {
        at(home, "seal", in, seals);
        Files.delete(first(in, ""));

        Run run = at(home, "verify", in, seals);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("object missing: ");
    }

    @Test
    void takesAZipForWholeStudiesOfWhichNothingMayBeMissing() throws IOException {
        at(home, "seal", in, seals);
        Path zip = folder.resolve("copy.zip");
        zip(zip);
        Run whole = at(home, "verify", zip, seals);
        assertThat(whole.code()).as(whole.out()).isZero();
        assertThat(whole.out()).contains("nothing is missing");

        Files.delete(first(in, ""));
        zip(zip);
        Run run = at(home, "verify", zip, seals);

        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).contains("object missing: ");
    }

    private void zip(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(in);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(in.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void isUnknownToAStrangerUntilHeHasTheKeys() {
        at(home, "seal", in, seals);
        Path stranger = folder.resolve("stranger");

        Run without = at(stranger, "verify", in, seals);
        assertThat(without.code()).isEqualTo(4);
        assertThat(without.out()).startsWith("UNKNOWN").contains("no sealer that is trusted here");

        Run with = at(stranger, "verify", in, seals, "--sealer", home.resolve("keys/seal.pub"));
        assertThat(with.code()).as(with.out()).isZero();
        assertThat(stranger).doesNotExist();
    }

    @Test
    void isUnknownWhereThereIsNoSealOrADamagedOne() throws IOException {
        Files.createDirectories(seals);
        assertThat(at(home, "verify", in, seals).code()).isEqualTo(4);
        Files.writeString(seals.resolve("a.seal"), "nonsense");

        Run run = at(home, "verify", in, seals);

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("the file is no seal that this version reads");
        assertThat(at(home, "verify", in, folder.resolve("nowhere")).code()).isEqualTo(3);
        assertThat(at(home, "verify", in).code()).isEqualTo(2);
    }

    @Test
    void provesAReleaseByTheSealMadeBeforeIt() throws IOException {
        Path out = folder.resolve("out");
        Path told = folder.resolve("told");
        assertThat(at(home, "seal", in, seals).code()).isZero();
        assertThat(at(home, "deid", in, out).code()).isZero();

        Run attest = at(home, "attest", seals, out, told);
        assertThat(attest.code()).as(attest.out() + attest.err()).isZero();
        assertThat(attest.out()).contains("attributes replaced");

        Run run = at(home, "verify", out, told);
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("withheld ");
        assertThat(at(home, "attest", seals, out, seals).code()).isEqualTo(2);
        String attestation = first(told, ".attestation").toString();
        Path opening = Path.of(attestation.replace(".attestation", ".opening"));
        assertThat(Files.readString(opening, StandardCharsets.ISO_8859_1))
                .as("what was removed is not even named")
                .contains("(0028,0010)")
                .doesNotContain("(0010,1040)");
    }

    /// Reports, presentation states, icons: much of what they show is replaced, and nothing of it is an alteration.
    @Test
    void callsNothingAlteredThatTheGateDidToAWholeHospital() throws IOException {
        Path hospital = folder.resolve("hospital");
        Path out = folder.resolve("out");
        Path told = folder.resolve("told");
        SyntheticHospital.generate(Seed.tuning(5), hospital, SyntheticHospital.Size.DEMO);
        at(home, "seal", hospital, seals);
        at(home, "deid", hospital, out);
        at(home, "attest", seals, out, told);

        Run all = at(home, "verify", out, told);
        assertThat(all.out()).contains("replaced ").doesNotContain("ALTERED");

        Run alone =
                at(home, "verify", out, first(told, ".attestation").toString().replace(".attestation", ".seal"));
        assertThat(alone.code()).isEqualTo(4);
        assertThat(alone.out()).contains("the seal of the release");
    }

    @Test
    void holdsAReleaseAgainstItsOriginals() throws IOException {
        Path out = folder.resolve("out");
        Path told = folder.resolve("told");
        at(home, "seal", in, seals);
        at(home, "deid", in, out);
        at(home, "attest", seals, out, told);

        Run run = at(home, "verify", out, told, "--original", in, "--original-seals", seals);

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("attested     add-attributes, ", "found        3 objects");
        assertThat(at(home, "verify", out, told, "--original", in).code()).isEqualTo(2);
        Run stranger = at(folder.resolve("stranger"), "verify", out, told, "--original", in, "--original-seals", seals);
        assertThat(stranger.code()).isEqualTo(4);
        Run half = at(home, "verify", "--json", out, told, "--original", first(in, ""), "--original-seals", seals);
        assertThat(half.code()).as(half.out()).isEqualTo(4);

        Files.writeString(out.resolve("release.json"), " ", StandardOpenOption.APPEND);
        Run other = at(home, "verify", out, told, "--original", in, "--original-seals", seals);
        assertThat(other.code()).isEqualTo(4);
        assertThat(other.message()).isEmpty();
        assertThat(other.out()).contains("release.json is not the one that was attested");

        Path file = first(out, ".dcm");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] ^= 1;
        Files.write(file, bytes);
        assertThat(at(home, "verify", out, told, "--original", in, "--original-seals", seals)
                        .code())
                .isEqualTo(1);
    }
}
