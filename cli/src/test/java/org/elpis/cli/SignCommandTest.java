package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.elpis.testkit.pki.TestAuthority;
import org.elpis.testkit.pki.TestCertificates;
import org.elpis.testkit.pki.TestCertificates.Issued;
import org.elpis.testkit.pki.TestCertificates.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `sign` and `verify --signatures`, by certificates that openssl makes; skipped where openssl is not.
class SignCommandTest {
    @TempDir
    private static Path pki;

    private static TestCertificates certificates;
    private static Issued root;
    private static Issued signer;
    private static TestAuthority authority;

    private final Path folder;
    private final Path in;
    private final Path out;

    @BeforeAll
    static void issues() {
        assumeTrue(TestCertificates.canBeMade(), "SKIPPED: openssl is not installed, so no certificate can be made");
        certificates = new TestCertificates(pki);
        root = certificates.root("root");
        signer = certificates.issue(root, "signer", "RSA:2048", TestCertificates.SIGNER, Validity.NOW);
        Issued stamping =
                certificates.issue(root, "authority", "EC:P-256", TestCertificates.TIME_STAMPING, Validity.NOW);
        authority = new TestAuthority(pki, stamping, root);
    }

    @AfterAll
    static void stops() {
        if (authority != null) {
            authority.close();
        }
    }

    SignCommandTest(@TempDir Path folder) {
        this.folder = folder;
        in = folder.resolve("in");
        out = folder.resolve("out");
        new Scanner(1).scan(in, 1);
    }

    private Run sign(Issued by, Object... more) {
        Object[] usual = {"sign", in, out, "--key", by.key(), "--certificate", by.certificate()};
        return Run.elpis(Stream.concat(Stream.of(usual), Stream.of(more)).toArray());
    }

    private Run verify(Path copy, Object... more) {
        return Run.elpis(Stream.concat(Stream.of("verify", copy, "--signatures"), Stream.of(more))
                .toArray());
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static String flat(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    @Test
    void signsACopyAndLeavesTheOriginal() throws IOException {
        byte[] before = Files.readAllBytes(only(in));

        Run run = sign(signer, "--profile", "creator");

        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.out()).contains("self-asserted");
        assertThat(Files.readAllBytes(only(in))).isEqualTo(before);
        Run genuine = verify(out, "--anchor", root.certificate(), "--require", "creator");
        assertThat(genuine.code()).as(genuine.out()).isZero();
        assertThat(flat(genuine))
                .contains("CN=signer")
                .contains("self-asserted")
                .contains("GENUINE");
        assertThat(verify(out, "--anchor", root.certificate(), "--json").out())
                .contains("\"timeIs\": \"the signer's own\"");
    }

    @Test
    void showsNoNameThatSteersATerminalOrStartsALine() throws IOException {
        Issued odd = certificates.selfSigned("x\u202Ey\u009Bz", "EC:P-256", TestCertificates.SIGNER);
        sign(odd);
        Path file = only(out);
        Files.move(file, file.resolveSibling("a\nGENUINE\u001B[2J.dcm"));
        Run run = verify(out, "--anchor", root.certificate());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out().lines()).noneMatch(line -> line.startsWith("GENUINE"));
        assertThat(run.out()).doesNotContain("\u001B", "\u202E", "\u009B");
    }

    @Test
    void overwritesNothing() throws IOException {
        sign(signer);
        byte[] first = Files.readAllBytes(only(out));
        Run again = sign(signer);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).contains("its signed copy would overwrite a file");
        assertThat(Files.readAllBytes(only(out))).isEqualTo(first);
    }

    @Test
    void saysWhatIsWrongWithAKey() throws IOException {
        Issued other = certificates.issue(root, "other", "EC:P-256", TestCertificates.SIGNER, Validity.NOW);
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThat(Run.elpis("sign", in, out, "--key", other.key(), "--certificate", signer.certificate())
                        .message())
                .contains("of another kind than the certificate's");
        assertThat(Run.elpis("sign", in, out, "--key", empty, "--certificate", signer.certificate())
                        .message())
                .contains("no private key in PEM");
        assertThat(Run.elpis("sign", in, out, "--key", signer.key(), "--certificate", empty)
                        .message())
                .contains("no certificate in PEM");
        assertThat(Run.elpis("sign", in, out, "--key", folder.resolve("none"), "--certificate", empty)
                        .code())
                .isEqualTo(3);
        assertThat(Run.elpis("sign", in, out, "--certificate", signer.certificate())
                        .message())
                .contains("--key is needed");
        assertThat(sign(other, "--profile", "base").message()).contains("know RSA keys only");
        assertThat(out).doesNotExist();
    }

    @Test
    void opensAnEncryptedKeyWithItsPasswordOnly() {
        Path encrypted = certificates.encrypted(signer, "correct horse");
        String[] words = {
            "sign",
            in.toString(),
            out.toString(),
            "--key",
            encrypted.toString(),
            "--certificate",
            signer.certificate().toString()
        };
        Run without = Run.of(Map.of(), terminal -> Main.run(words, terminal));
        assertThat(without.message()).contains("ELPIS_KEY_PASSWORD");
        Run wrong = Run.of(Map.of("ELPIS_KEY_PASSWORD", "wrong"), terminal -> Main.run(words, terminal));
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.message()).contains("the password is not its own");
        assertThat(out).doesNotExist();
        Run right = Run.of(Map.of("ELPIS_KEY_PASSWORD", "correct horse"), terminal -> Main.run(words, terminal));
        assertThat(right.code()).as(right.err()).isZero();
    }

    @Test
    void signsByNoCertificateThatIsExpiredOrForSomethingElse() {
        Issued expired = certificates.issue(
                root,
                "expired",
                "EC:P-256",
                TestCertificates.SIGNER,
                new Validity(Duration.ofDays(-9), Duration.ofDays(-1)));
        Issued early = certificates.issue(
                root,
                "early",
                "EC:P-256",
                TestCertificates.SIGNER,
                new Validity(Duration.ofDays(1), Duration.ofDays(9)));
        Issued agreeing = certificates.issue(
                root, "agreeing", "EC:P-256", "basicConstraints=CA:FALSE\nkeyUsage=keyAgreement\n", Validity.NOW);
        assertThat(sign(expired).message()).contains("the certificate is expired");
        assertThat(sign(early).message()).contains("the certificate is not valid yet");
        assertThat(sign(agreeing).message()).contains("the certificate is not for signatures");
        assertThat(out).doesNotExist();
    }

    @Test
    void isUnknownByAStrangerOnceStrippedOrSignedAnew() throws IOException {
        Issued attacker = certificates.selfSigned("attacker", "EC:P-256", TestCertificates.SIGNER);
        sign(attacker);
        Run replaced = verify(out, "--anchor", root.certificate());
        assertThat(replaced.code()).isEqualTo(4);
        assertThat(flat(replaced)).contains("leads to none of the anchors");
        assertThat(verify(out).code()).as("without an anchor").isEqualTo(4);
        Run stripped = verify(in, "--anchor", root.certificate(), "--require", "base");
        assertThat(stripped.code()).isEqualTo(4);
        assertThat(stripped.out()).contains("it has no signature");
        assertThat(verify(in, "--anchor", root.certificate()).code()).isEqualTo(4);
    }

    @Test
    void needsTheCertificatesBetweenAnchorAndSigner() {
        Issued between = certificates.issue(root, "between", "EC:P-384", TestCertificates.AUTHORITY, Validity.NOW);
        Issued below = certificates.issue(between, "below", "EC:P-521", TestCertificates.SIGNER, Validity.NOW);
        assertThat(sign(below, "--hash", "SHA512").code()).isZero();
        assertThat(verify(out, "--anchor", root.certificate()).code()).isEqualTo(4);
        Run whole = verify(out, "--anchor", root.certificate(), "--intermediate", between.certificate());
        assertThat(whole.code()).as(whole.out()).isZero();
    }

    @Test
    void countsNoSignatureOfARevokedCertificate() throws IOException {
        Issued authorized = certificates.root("authorized");
        Issued kept = certificates.issue(authorized, "kept", "EC:P-256", TestCertificates.SIGNER, Validity.NOW);
        Issued revoked = certificates.issue(authorized, "revoked", "EC:P-256", TestCertificates.SIGNER, Validity.NOW);
        sign(revoked);
        Path before = Files.copy(certificates.revocations(authorized), folder.resolve("before.crl"));
        certificates.revoke(authorized, revoked, "keyCompromise");
        Path list = certificates.revocations(authorized);

        assertThat(verify(out, "--anchor", authorized.certificate(), "--crl", before)
                        .code())
                .isZero();
        Run run = verify(out, "--anchor", authorized.certificate(), "--crl", list);
        assertThat(run.code()).isEqualTo(4);
        assertThat(flat(run)).contains("is revoked");
        Run direct = verify(out, "--anchor", revoked.certificate(), "--crl", list);
        assertThat(direct.code()).as("an anchor itself is revoked").isEqualTo(4);
        Run elsewhere = verify(out, "--anchor", authorized.certificate(), "--crl", certificates.revocations(root));
        assertThat(elsewhere.code()).isEqualTo(4);
        assertThat(flat(elsewhere)).contains("do not say whether the certificate is revoked");
        assertThat(kept.certificate()).exists();
        Path nonsense = Files.writeString(folder.resolve("nonsense.crl"), "nothing");
        assertThat(verify(out, "--anchor", root.certificate(), "--crl", nonsense)
                        .code())
                .isEqualTo(3);
    }

    /// The signed copy with an element more.
    private Path inserted(Element element) throws Exception {
        Path changed = folder.resolve("changed.dcm");
        try (FileSource source = FileSource.open(only(out));
                FileChannel channel =
                        FileChannel.open(changed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Instance signed = DicomReader.read(source, ReadLimits.forHeap(1 << 28));
            List<Element> all = new ArrayList<>();
            signed.dataSet().forEach(all::add);
            all.add(element);
            all.sort((a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
            DicomWriter.encode(new Instance(
                            signed.preamble(),
                            signed.fileMeta(),
                            signed.dataSet().with(all),
                            signed.transferSyntax(),
                            signed.source(),
                            signed.inflated(),
                            signed.anomalies()))
                    .writeTo(channel);
        }
        return changed;
    }

    /// What dcmsign calls fine: something put in that is seen.
    @ParameterizedTest
    @ValueSource(strings = {"00281050", "00283010", "60003000", "00200062"})
    void isNeverGreenWithSomethingPutInThatIsSeen(String inserted) throws Exception {
        sign(signer);
        int tag = Integer.parseUnsignedInt(inserted, 16);
        Vr vr = Vr.valueOf(Map.of("00281050", "DS", "00283010", "SQ", "60003000", "OW", "00200062", "CS")
                .getOrDefault(inserted, "UN"));
        Path changed = inserted(new Element(
                tag, vr, vr == Vr.SQ ? new Value.Items(List.of(), false) : Value.Bytes.ofAscii("40", (byte) ' ')));
        Run run = verify(changed, "--anchor", root.certificate());
        assertThat(run.code()).as(run.out()).isEqualTo(4);
        assertThat(run.out()).contains("not covered: (" + inserted.substring(0, 4) + ",");
    }

    @Test
    void stampsASignatureSoThatDcmsignAgrees() throws Exception {
        assertThat(sign(signer, "--tsa", authority.address()).code()).isZero();
        Run known = verify(out, "--anchor", root.certificate(), "--tsa-anchor", root.certificate(), "--require-time");
        assertThat(known.code()).as(known.out()).isZero();
        assertThat(flat(known)).contains("timestamp trusted: at the latest");
        Run unknown = verify(out, "--anchor", root.certificate());
        assertThat(unknown.code())
                .as("the time is self-asserted, the image is not in doubt")
                .isZero();
        assertThat(flat(unknown)).contains("timestamp not to be believed").contains("whom you do not know");
        assertThat(verify(out, "--anchor", root.certificate(), "--require-time").code())
                .isEqualTo(4);

        Tool dcmsign = new Tool(
                "dcmsign",
                "+rg",
                "+tr",
                "+cf",
                root.certificate().toString(),
                only(out).toString());
        assumeTrue(dcmsign.isThere(), "SKIPPED: dcmsign is not installed, so nobody else verifies the timestamp");
        assertThat(dcmsign.code()).as(dcmsign.said()).isZero();
        assertThat(dcmsign.said()).contains("Timestamp Verification : OK");
    }

    @Test
    void judgesATimestampThatDcmsignPutIn() throws Exception {
        Path query = folder.resolve("q");
        Path uid = folder.resolve("u");
        Path signed = folder.resolve("signed.dcm");
        Path stamped = folder.resolve("stamped.dcm");
        Tool signing = new Tool(
                "dcmsign",
                "+s",
                signer.key().toString(),
                signer.certificate().toString(),
                "+m2",
                "+ts",
                query.toString(),
                uid.toString(),
                only(in).toString(),
                signed.toString());
        assumeTrue(signing.isThere(), "SKIPPED: dcmsign is not installed, so no foreign timestamp is judged");
        assertThat(signing.code()).as(signing.said()).isZero();
        Path reply = Files.write(folder.resolve("r"), authority.reply(Files.readAllBytes(query)));
        Tool inserting = new Tool(
                "dcmsign",
                "+t",
                query.toString(),
                reply.toString(),
                uid.toString(),
                signed.toString(),
                stamped.toString());
        assertThat(inserting.code()).as(inserting.said()).isZero();

        Run run = verify(stamped, "--anchor", root.certificate(), "--tsa-anchor", root.certificate());

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(flat(run)).contains("timestamp trusted");
        byte[] bytes = Files.readAllBytes(stamped);
        int token = indexOf(bytes, new byte[] {0x00, 0x04, 0x10, 0x03});
        bytes[token + 200] ^= 1;
        Run broken = verify(Files.write(folder.resolve("broken.dcm"), bytes), "--anchor", root.certificate());
        assertThat(broken.code()).isEqualTo(4);
        assertThat(flat(broken)).contains("its timestamp does not hold");
    }

    @Test
    void leavesNoCopyBehindWhenTheAuthorityGivesNoTimestamp() throws IOException {
        byte[] garbage = {1, 2, 3};
        try (TestAuthority lying = new TestAuthority(pki, authorityOf("liar"), root)) {
            lying.answer(request -> garbage);
            Run run = sign(signer, "--tsa", lying.address());
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.message()).contains("The timestamp authority gave no timestamp");
        }
        assertThat(out).doesNotExist();
    }

    private static Issued authorityOf(String name) {
        return certificates.issue(root, name, "EC:P-256", TestCertificates.TIME_STAMPING, Validity.NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_BIG", "IMPLICIT_LITTLE"})
    void signsInEveryEncodingAsDcmsignReadsIt(Encoding encoding) throws Exception {
        FileForm form = new FileForm(
                encoding,
                CharacterSet.LATIN_1,
                new byte[128],
                Optional.of(new Attributes()
                        .bytes(0x00020001, "OB", new byte[] {0, 1})
                        .text(0x00020002, "UI", Scanner.CT)
                        .text(0x00020003, "UI", new Scanner(1).sopUid(0))
                        .text(0x00020012, "UI", "1.2.276.0.7230010.3.0.3.6.7")));
        Files.write(only(in), ObjectWriter.write(new Scanner(1).slice(0), form));
        assertThat(sign(signer).code()).isZero();
        assertThat(verify(out, "--anchor", root.certificate()).code()).isZero();
        Tool dcmsign = new Tool(
                "dcmsign",
                "+rg",
                "+cf",
                root.certificate().toString(),
                only(out).toString());
        assumeTrue(dcmsign.isThere(), "SKIPPED: dcmsign is not installed, so nobody else verifies");
        assertThat(dcmsign.code()).as(dcmsign.said()).isZero();

        Path theirs = folder.resolve("theirs.dcm");
        assertThat(new Tool(
                                "dcmsign",
                                "+s",
                                signer.key().toString(),
                                signer.certificate().toString(),
                                "+m3",
                                only(in).toString(),
                                theirs.toString())
                        .code())
                .isZero();
        assertThat(verify(theirs, "--anchor", root.certificate()).code()).isZero();
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    /// One run of a foreign program.
    private static final class Tool {
        private final boolean isThere;
        private final int code;
        private final String said;

        Tool(String... command) throws InterruptedException {
            int ended = -1;
            String output = "";
            boolean started = false;
            try {
                List<String> words = new ArrayList<>(Arrays.asList(command));
                Process process =
                        new ProcessBuilder(words).redirectErrorStream(true).start();
                started = true;
                process.getOutputStream().close();
                output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                ended = process.waitFor();
            } catch (IOException e) {
                output = "not installed";
            }
            isThere = started;
            code = ended;
            said = output;
        }

        boolean isThere() {
            return isThere;
        }

        int code() {
            return code;
        }

        String said() {
            return said;
        }
    }
}
