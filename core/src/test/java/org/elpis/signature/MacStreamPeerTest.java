package org.elpis.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.ReadLimits;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.elpis.testkit.pki.TestCertificates;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes that are hashed, beside those that dcmsign says it hashes (`+d`).
class MacStreamPeerTest {
    @TempDir
    private Path folder;

    /// Odd lengths, sequences within sequences, empty ones, numbers of every size.
    private static Attributes object() {
        Attributes object = new Attributes()
                .text(0x00080005, "CS", "ISO_IR 100")
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .text(0x00080018, "UI", "1.2.3.4.5")
                .text(0x00080060, "CS", "OT")
                .text(0x00081030, "LO", "odd");
        object.item(0x00081140).text(0x00081155, "UI", "1.2.3");
        object.item(0x00081140)
                .text(0x00081155, "UI", "1.2.34")
                .item(0x00081199)
                .text(0x00081155, "UI", "1.2.3.5.7");
        return object.emptySequence(0x00082218)
                .text(0x00100010, "PN", "A^B")
                .text(0x0020000D, "UI", "1.2.3")
                .text(0x0020000E, "UI", "1.2.4")
                .shorts(0x00280002, "US", 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .shorts(0x00280010, "US", 1)
                .shorts(0x00280011, "US", 3)
                .shorts(0x00280100, "US", 16)
                .shorts(0x00280101, "US", 16)
                .shorts(0x00280102, "US", 15)
                .shorts(0x00280103, "US", 0)
                .words(0x7FE00010, "OW", new byte[] {1, 2, 3, 4, 5, 6}, 2);
    }

    private static byte[] file(Encoding encoding) {
        Attributes meta = new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .text(0x00020003, "UI", "1.2.3.4.5")
                .text(0x00020012, "UI", "1.2.276.0.7230010.3.0.3.6.7");
        FileForm form = new FileForm(encoding, CharacterSet.LATIN_1, new byte[128], Optional.of(meta));
        return ObjectWriter.write(object(), form);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LITTLE", "EXPLICIT_BIG", "IMPLICIT_LITTLE"})
    void isTheStreamThatDcmsignDumps(Encoding encoding) throws Exception {
        assumeTrue(TestCertificates.canBeMade(), "SKIPPED: openssl is not installed");
        TestCertificates.Issued signer =
                new TestCertificates(folder).selfSigned("signer", "EC:P-256", TestCertificates.SIGNER);
        Path in = Files.write(folder.resolve("in.dcm"), file(encoding));
        Path out = folder.resolve("out.dcm");
        Path dump = folder.resolve("dump");
        int code = run(
                "dcmsign",
                "+s",
                signer.key().toString(),
                signer.certificate().toString(),
                "+m2",
                "+d",
                dump.toString(),
                in.toString(),
                out.toString());
        assumeTrue(code >= 0, "SKIPPED: dcmsign is not installed, so its bytes are not compared");
        assertThat(code).isZero();

        byte[] bytes = Files.readAllBytes(out);
        Instance signed = DicomReader.read(new BytesSource(bytes, bytes.length), ReadLimits.forHeap(1 << 28));
        SignatureItem item = SignatureItem.of(signed.dataSet()).getFirst();
        List<Element> elements = new ArrayList<>();
        signed.dataSet().forEach(element -> {
            if (!Signable.isLeftOut(element.tag())) {
                elements.add(element);
            }
        });
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        MacDigest.write(new MacStream(MacForm.usual(), stream::write), item.owner(), elements, item.item());
        assertThat(stream.toByteArray()).isEqualTo(Files.readAllBytes(dump));
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    /// dcmsign 3.6.7 takes the padding of an odd one of P-521 for a part of it.
    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void signsByCurvesWithoutPadding(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();
        byte[] hash = MacAlgorithm.SHA512.start().digest("object".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 20; i++) {
            byte[] signature = SignatureScheme.sign(pair.getPrivate(), pair.getPublic(), MacAlgorithm.SHA512, hash);
            assertThat(signature.length % 2).isZero();
            assertThat(SignatureScheme.fits(pair.getPublic(), MacAlgorithm.SHA512, hash, signature))
                    .isTrue();
        }
    }
}
