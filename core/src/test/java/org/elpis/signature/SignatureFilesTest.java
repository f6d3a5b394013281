package org.elpis.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.seal.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Judging files that dcmtk signed; skipped where they are not.
class SignatureFilesTest {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "reference", "dicom-signature")
            .normalize();
    private static final ReadLimits LIMITS = ReadLimits.forHeap(1 << 28);
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private static SignerTrust trust = new SignerTrust(List.of(), List.of(), List.of(), NOW);

    @BeforeAll
    static void findsTheFiles() throws Exception {
        assumeTrue(Files.isDirectory(FOLDER), "the signed reference files are not beside the project");
        trust = new SignerTrust(
                SignerKey.certificates(Files.readString(FOLDER.resolve("test-signer-cert.pem"))),
                List.of(),
                List.of(),
                NOW);
    }

    private static byte[] bytes(String name) throws Exception {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    private static Instance read(byte[] bytes) throws Exception {
        return DicomReader.read(new BytesSource(bytes, bytes.length), LIMITS);
    }

    private static SignatureVerdict verdict(SignerTrust by, Instance instance) throws Exception {
        return new SignatureCheck(by, Optional.empty(), Optional.empty()).verdict(instance);
    }

    private static Instance with(Instance instance, Element element) {
        List<Element> all = new ArrayList<>();
        instance.dataSet().forEach(all::add);
        all.removeIf(there -> there.tag() == element.tag());
        all.add(element);
        all.sort((a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
        return with(instance, instance.dataSet().with(all));
    }

    private static Instance with(Instance instance, DataSet dataSet) {
        return new Instance(
                instance.preamble(),
                instance.fileMeta(),
                dataSet,
                instance.transferSyntax(),
                instance.source(),
                instance.inflated(),
                instance.anomalies());
    }

    private static Instance creator() throws Exception {
        return read(bytes("ct-creator-sha256.dcm"));
    }

    @Test
    void saysOfEveryReferenceFileWhatItsManifestSays() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve("manifest.csv"));
        assertThat(lines).hasSize(18);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Outcome valid = cells[3].equals("ripemd160") ? Outcome.UNKNOWN : Outcome.GENUINE;
            assertThat(verdict(trust, read(bytes(cells[0]))).outcome())
                    .as(cells[0])
                    .isEqualTo(cells[4].equals("valid") ? valid : Outcome.ALTERED);
        }
    }

    @Test
    void verifiesAndLabelsRipemd160() throws Exception {
        JudgedSignature signature = verdict(trust, read(bytes("ct-base-ripemd160.dcm")))
                .signatures()
                .getFirst();
        assertThat(signature.fit()).isEqualTo(JudgedSignature.Fit.FITS);
        assertThat(signature.doubts()).singleElement().asString().startsWith("no evidential value");
    }

    @Test
    void isUnknownWithoutAnAnchor() throws Exception {
        SignerTrust nobody = new SignerTrust(List.of(), List.of(), List.of(), NOW);
        assertThat(verdict(nobody, creator()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"})
    void isUnknownOutsideTheTimeOfTheCertificate(String when) throws Exception {
        SignerTrust then = new SignerTrust(trust.anchors(), List.of(), List.of(), Instant.parse(when));
        assertThat(verdict(then, creator()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownOnceTheSignatureIsTakenOut() throws Exception {
        Instance signed = creator();
        List<Element> left = new ArrayList<>();
        signed.dataSet().forEach(left::add);
        left.removeIf(element -> element.tag() == Tag.DIGITAL_SIGNATURES_SEQUENCE);
        assertThat(verdict(trust, with(signed, signed.dataSet().with(left))).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00281050:DS:40", // Window Center
                "00283010:SQ:", // VOI LUT Sequence
                "00200062:CS:L", // Image Laterality
                "00185101:CS:PA", // View Position
                "60003000:OW:00", // Overlay Data
                "00281055:LO:soft" // window explanation, which only names one, is the one that may be gained
            })
    void namesWhatWasPutInAndIsSeen(String inserted) throws Exception {
        String[] parts = inserted.split(":", -1);
        int tag = (int) Long.parseLong(parts[0], 16);
        Value value =
                parts[1].equals("SQ") ? new Value.Items(List.of(), false) : Value.Bytes.ofAscii(parts[2], (byte) ' ');
        Vr vr = Vr.valueOf(parts[1]);
        SignatureVerdict verdict = verdict(trust, with(creator(), new Element(tag, vr, value)));
        if (vr == Vr.LO) {
            assertThat(verdict.outcome()).isEqualTo(Outcome.GENUINE);
        } else {
            assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(verdict.uncovered()).containsExactly(Tag.format(tag));
        }
    }

    @Test
    void findsOneBitOfOnePixel() throws Exception {
        byte[] bytes = bytes("ct-creator-sha256.dcm");
        Value.Region pixels = (Value.Region)
                read(bytes).dataSet().get(Tag.PIXEL_DATA).orElseThrow().value();
        bytes[(int) pixels.position() + 1000] ^= 1;
        assertThat(verdict(trust, read(bytes)).outcome()).isEqualTo(Outcome.ALTERED);
    }

    /// The stream has no border between object and signature: what was the end of the one can be made the start of the
    /// other.
    @ParameterizedTest
    @ValueSource(strings = {"sr-base-sha256.dcm", "ct-creator-sha256.dcm"})
    void isNotGenuineOnceTheEndOfTheObjectWasMovedIntoTheSignature(String name) throws Exception {
        Instance signed = read(bytes(name));
        assertThat(verdict(trust, signed).outcome()).isEqualTo(Outcome.GENUINE);
        DataSet parameters =
                signed.dataSet().items(Signable.MAC_PARAMETERS_SEQUENCE).getFirst();
        List<Element> kept = new ArrayList<>();
        signed.dataSet().forEach(kept::add);
        List<Integer> covered = new ArrayList<>();
        for (int tag : SignatureTag.tags(parameters, SignatureTag.DATA_ELEMENTS_SIGNED, 1 << 16)) {
            covered.add(tag);
        }
        Element last = kept.stream()
                .filter(element -> covered.contains(element.tag()))
                .reduce((one, other) -> other)
                .orElseThrow();
        kept.remove(last);
        covered.remove((Object) last.tag());
        List<Element> item = new ArrayList<>(List.of(last));
        signed.dataSet().items(Tag.DIGITAL_SIGNATURES_SEQUENCE).getFirst().forEach(item::add);

        Instance moved = with(signed, signed.dataSet().with(kept));
        moved = with(moved, ofOne(Signable.MAC_PARAMETERS_SEQUENCE, naming(parameters, covered)));
        moved = with(
                moved, ofOne(Tag.DIGITAL_SIGNATURES_SEQUENCE, signed.dataSet().with(item)));

        SignatureVerdict verdict = verdict(trust, moved);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.signatures().getFirst().doubts())
                .containsExactly("the signature holds elements that are no part of one, or not in their order");
    }

    private static Element ofOne(int tag, DataSet item) {
        return new Element(tag, Vr.SQ, new Value.Items(List.of(item), false));
    }

    private static DataSet naming(DataSet parameters, List<Integer> tags) {
        ByteBuffer words = ByteBuffer.allocate(4 * tags.size()).order(ByteOrder.LITTLE_ENDIAN);
        tags.forEach(tag -> words.putShort((short) (tag >>> 16)).putShort(tag.shortValue()));
        List<Element> elements = new ArrayList<>();
        parameters.forEach(elements::add);
        elements.replaceAll(element -> element.tag() == SignatureTag.DATA_ELEMENTS_SIGNED
                ? new Element(element.tag(), Vr.AT, Value.Bytes.of(words.array()))
                : element);
        return parameters.with(elements);
    }

    /// 2,000 damaged files: none is genuine unless signer, time and coverage are what they were (reserved bytes may
    /// differ).
    @Test
    void neverFailsNorCallsDamagedSignaturesGenuine() throws Exception {
        byte[] whole = bytes("sr-base-sha256.dcm");
        int start = indexOf(whole, HexFormat.of().parseHex("fe4f0100"));
        SignatureVerdict original = verdict(trust, read(whole));
        Random random = new Random(7);
        for (int run = 0; run < 2000; run++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= run % 3; i++) {
                damaged[start + random.nextInt(whole.length - start)] ^= (byte) (1 << random.nextInt(8));
            }
            Instance instance;
            try {
                instance = read(damaged);
            } catch (MalformedDicomException e) {
                continue;
            }
            SignatureVerdict verdict = verdict(trust, instance);
            if (verdict.outcome() == Outcome.GENUINE) {
                assertThat(verdict.signatures()).as("run %s", run).isEqualTo(original.signatures());
            }
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
