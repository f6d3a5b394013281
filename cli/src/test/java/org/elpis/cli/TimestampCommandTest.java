package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.elpis.cbor.CborWriter;
import org.elpis.seal.Seal;
import org.elpis.testkit.pki.TestAuthority;
import org.elpis.testkit.pki.TestCertificates;
import org.elpis.testkit.pki.TestCertificates.Issued;
import org.elpis.testkit.pki.TestCertificates.Validity;
import org.elpis.timestamp.Timestamp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--tsa` and `--tsa-anchor`, with an authority that openssl plays; skipped where openssl is not.
class TimestampCommandTest {
    @TempDir
    private static Path pki;

    private static Issued root;
    private static Issued stranger;
    private static TestAuthority authority;

    private final Path folder;
    private final Path home;
    private final Path in;
    private final Path seals;

    @BeforeAll
    static void playsAnAuthority() {
        assumeTrue(TestCertificates.canBeMade(), "SKIPPED: openssl is not installed, so no timestamp is tried");
        TestCertificates certificates = new TestCertificates(pki);
        root = certificates.root("root");
        stranger = certificates.root("stranger");
        Issued signer = certificates.issue(root, "authority", "EC:P-256", TestCertificates.TIME_STAMPING, Validity.NOW);
        authority = new TestAuthority(pki, signer, root);
    }

    @AfterAll
    static void stops() {
        if (authority != null) {
            authority.close();
        }
    }

    TimestampCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        in = folder.resolve("in");
        seals = folder.resolve("seals");
        new Scanner(1).scan(in, 2);
        authority.answer(authority::reply);
    }

    private Run at(String command, Object... args) {
        return Run.elpis(Stream.concat(Stream.of(command, "--home", home), Stream.of(args))
                .toArray());
    }

    private static Path first(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void sealsWithATimeThatIsNotItsOwn() throws IOException {
        Run seal = at("seal", in, seals, "--tsa", authority.address());
        assertThat(seal.code()).as(seal.err()).isZero();
        assertThat(seal.out()).contains("An authority said when").doesNotContain("Set your clock");
        assertThat(Files.size(first(seals, ".seal"))).isBetween(4097L, 8192L);

        Run known = at("verify", in, seals, "--tsa-anchor", root.certificate());
        assertThat(known.code()).as(known.out()).isZero();
        assertThat(known.out())
                .startsWith("GENUINE")
                .contains("(self-asserted)")
                .contains("timestamp of the seal trusted: at the latest ")
                .contains("by \"CN=authority\"");

        for (Run unknown :
                new Run[] {at("verify", in, seals), at("verify", in, seals, "--tsa-anchor", stranger.certificate())}) {
            assertThat(unknown.code()).isZero();
            assertThat(unknown.out().replaceAll("\\s+", " "))
                    .contains("timestamp of the seal not to be believed")
                    .contains("by somebody whom you do not know");
        }
        assertThat(at("verify", "--json", in, seals, "--tsa-anchor", root.certificate())
                        .out())
                .contains("\"timeIs\": \"trusted by timestamp\"")
                .contains("\"standing\": \"trusted\"");
        assertThat(at("verify", "--json", in, seals).out())
                .contains("\"timeIs\": \"the sealer's own\"")
                .contains("\"standing\": \"doubted\"");
    }

    @Test
    void asksForATrustedTimeWhenToldTo() {
        at("seal", in, seals);
        Run without = at("verify", in, seals, "--tsa-anchor", root.certificate());
        assertThat(without.code()).isZero();
        assertThat(without.out()).contains("(self-asserted)").doesNotContain("timestamp of the seal");

        Run required = at("verify", in, seals, "--tsa-anchor", root.certificate(), "--require-time");
        assertThat(required.code()).isEqualTo(4);
        assertThat(required.out()).contains("no timestamp that is to be believed");
    }

    /// The token of another seal, put in: nobody can say who changed the file, or what else.
    @Test
    void isUnknownWithATimestampOfSomethingElse() throws IOException {
        at("seal", in, seals, "--tsa", authority.address());
        Path other = folder.resolve("other");
        at("seal", in, other, "--tsa", authority.address(), "--sealer", "another");
        Path file = first(seals, ".seal");
        byte[] token =
                Seal.read(Files.readAllBytes(first(other, ".seal"))).token().orElseThrow();
        Files.write(file, Seal.read(Files.readAllBytes(file)).with(token).bytes());

        Run run = at("verify", in, seals, "--tsa-anchor", root.certificate());

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("the timestamp in the seal does not hold: it is of something else")
                .contains("timestamp of the seal broken");
        Path changed = first(in, "");
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length - 2] ^= 1;
        Files.write(changed, bytes);
        assertThat(at("verify", in, seals).code())
                .as("altered goes before unknown")
                .isEqualTo(1);
    }

    @Test
    void leavesNoSealBehindWhenTheAuthorityLies() throws IOException {
        byte[] garbage = "no answer".getBytes(StandardCharsets.UTF_8);
        authority.answer(request -> garbage);

        Run run = at("seal", in, seals, "--tsa", authority.address());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message())
                .contains("The timestamp authority gave no timestamp")
                .contains("its answer is no timestamp for what was asked");
        try (Stream<Path> files = Files.list(seals)) {
            assertThat(files).isEmpty();
        }
        for (String address :
                new String[] {"ftp://127.0.0.1/", "http://name:secret@127.0.0.1/", "nonsense", "http:///"}) {
            Run odd = at("seal", in, seals, "--tsa", address);
            assertThat(odd.code()).as(address).isEqualTo(2);
            assertThat(odd.err()).contains("--tsa must be").doesNotContain("secret");
        }
    }

    @Test
    void stampsAnAttestationAndTheSealOfARelease() throws IOException {
        Path out = folder.resolve("out");
        Path told = folder.resolve("told");
        at("seal", in, seals, "--tsa", authority.address());
        assertThat(at("deid", in, out).code()).isZero();
        Run attest = at("attest", seals, out, told, "--tsa", authority.address());
        assertThat(attest.code()).as(attest.err()).isZero();

        Run run = at("verify", out, told, "--tsa-anchor", root.certificate(), "--require-time");

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out().split("timestamp of the seal trusted", -1)).hasSize(3);
        assertThat(run.out()).contains("timestamp of the attestation trusted");
    }

    @Test
    void tellsOfAClockThatIsWrong() {
        Instant later = Instant.parse("2026-11-21T12:00:00Z");
        assertThat(Timestamp.clockWords(later.minusSeconds(4 * 3600), later))
                .contains("its own clock was 4 hours behind the timestamp");
        assertThat(Timestamp.clockWords(later.plusSeconds(600), later))
                .contains("its own clock was 10 minutes ahead of the timestamp");
        assertThat(Timestamp.clockWords(later.plusSeconds(200), later)).isEmpty();
    }

    /// RFC 9921: header 270 of the body, a byte string.
    @Test
    void putsTheTokenWhereTheRfcSays() throws IOException {
        at("seal", in, seals, "--tsa", authority.address());
        byte[] bytes = Files.readAllBytes(first(seals, ".seal"));
        byte[] token = Seal.read(bytes).token().orElseThrow();
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        new CborWriter(header).map(1).number(270).bytes(token);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains(new String(header.toByteArray(), StandardCharsets.ISO_8859_1));
        assertThat(Seal.read(bytes).bytes()).isEqualTo(bytes);
    }
}
