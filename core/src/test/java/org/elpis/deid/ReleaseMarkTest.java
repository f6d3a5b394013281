package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.deid.ReleaseMark.Verdict;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.DeidentificationStatement;
import org.elpis.policy.Plan;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseMarkTest {
    private static final Gate GATE = new Gate(Profile.RESEARCH);
    private static final ReleaseMark FOREIGN = new ReleaseMark(Gate.keys("another project"));

    private static byte[] original(Encoding encoding) {
        Attributes data = new Attributes()
                .text(0x00080005, "CS", "ISO_IR 192")
                .text(0x00080016, "UI", Gate.CT)
                .text(0x00080018, "UI", Gate.UID + ".1")
                .text(0x00081030, "LO", "CT chest Müller")
                .text(0x00100010, "PN", "Müller^Zoë")
                .text(0x00100020, "LO", Gate.NUMBER)
                .text(0x00120063, "LO", "cleaned")
                .text(0x0020000D, "UI", Gate.UID + ".2")
                .text(0x0020000E, "UI", Gate.UID + ".3")
                .shorts(0x00280010, "US", 4)
                .words(0x7FE00010, "OW", new byte[32], 2);
        Attributes meta = new Attributes().text(0x00020002, "UI", Gate.CT);
        return ObjectWriter.write(data, new FileForm(encoding, CharacterSet.UTF_8, new byte[128], Optional.of(meta)));
    }

    private static byte[] released(Encoding encoding) {
        return Gate.file(GATE.release(Gate.read(original(encoding))).bytes());
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"IMPLICIT_LITTLE", "EXPLICIT_LITTLE", "DEFLATED", "EXPLICIT_BIG"})
    void isRecognisedInEveryEncoding(Encoding encoding) {
        assertThat(GATE.mark().verify(Gate.read(released(encoding)))).isEqualTo(Verdict.OURS);
        assertThat(GATE.mark().verify(Gate.read(original(encoding)))).isEqualTo(Verdict.NONE);
        assertThat(FOREIGN.verify(Gate.read(released(encoding)))).isEqualTo(Verdict.NOT_OURS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"IMPLICIT_LITTLE", "EXPLICIT_LITTLE", "DEFLATED", "EXPLICIT_BIG"})
    void givesTheSameBytesForTheSameOriginal(Encoding encoding) {
        assertThat(released(encoding)).isEqualTo(released(encoding));
    }

    @Test
    void failsWhenAnyBitOfTheHeaderIsChanged() throws Exception {
        byte[] whole = released(Encoding.EXPLICIT_LITTLE);
        int header = whole.length - 32;
        int read = 0;
        for (int i = 0; i < header; i++) {
            if (isReserved(whole, i)) {
                continue;
            }
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Verdict verdict;
            try {
                verdict = GATE.mark()
                        .verify(DicomReader.read(
                                new BytesSource(changed, changed.length), ReadLimits.forHeap(64 << 20)));
            } catch (MalformedDicomException e) {
                continue;
            }
            read++;
            assertThat(verdict).as("byte %d", i).isNotEqualTo(Verdict.OURS);
        }
        assertThat(read).isGreaterThan(header / 2);
    }

    /// The two bytes behind a VR with a long length mean nothing and are not read.
    private static boolean isReserved(byte[] file, int at) {
        String before = new String(file, 0, at, StandardCharsets.ISO_8859_1);
        String first = new String(file, 0, at - (at > 0 ? 1 : 0), StandardCharsets.ISO_8859_1);
        return before.matches("(?s).*\\x00(OB|OW|SQ)") || first.matches("(?s).*\\x00(OB|OW|SQ)");
    }

    @Test
    void holdsWhenOnlyPixelsAreOther() {
        byte[] whole = released(Encoding.EXPLICIT_LITTLE);
        whole[whole.length - 1] ^= 1;
        assertThat(GATE.mark().verify(Gate.read(whole))).isEqualTo(Verdict.OURS);
    }

    @Test
    void failsWhenAnArchiveAddsAnElementThoughNothingElseChanged() {
        Instance released = Gate.read(released(Encoding.EXPLICIT_LITTLE));
        DataSet data = released.dataSet();
        List<Element> elements = new ArrayList<>();
        data.forEach(elements::add);
        elements.add(1, Element.ofAscii(0x00080012, Vr.DA, "20240301"));
        Instance changed = new Instance(
                released.preamble(),
                released.fileMeta(),
                data.with(elements),
                released.transferSyntax(),
                released.source(),
                false,
                Set.of());
        assertThat(GATE.mark().verify(changed)).isEqualTo(Verdict.NOT_OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ELPIS-1:",
                "ELPIS-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ELPIS-1:Quastenflosser",
                "x\\ELPIS-1:x",
                "ELPIS-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void doesNotBelieveAPlantedMark(String method) {
        Instance planted = Gate.instance(Gate.object(Gate.CT, Gate.ascii(0x00120063, Vr.LO, method)));
        assertThat(GATE.mark().verify(planted)).isEqualTo(Verdict.NOT_OURS);
    }

    @Test
    void doesNotBelieveATrueMarkOfAnotherObject() {
        String mark = Gate.read(released(Encoding.EXPLICIT_LITTLE))
                .dataSet()
                .strings(0x00120063)
                .getLast();
        Instance planted = Gate.instance(Gate.object(Gate.CT, Gate.ascii(0x00120063, Vr.LO, mark)));
        assertThat(GATE.mark().verify(planted)).isEqualTo(Verdict.NOT_OURS);
    }

    @Test
    void takesAPlantedMarkInAnEarlierValueForText() {
        Released released = GATE.release(Gate.instance(Gate.object(
                Gate.CT, Gate.ascii(0x00120063, Vr.LO, ReleaseMark.blank() + "\\ELPIS-1:Quastenflosser\\x"))));
        assertThat(Gate.bytes(released)).doesNotContain("Quastenflosser");
        assertThat(GATE.mark().verify(Gate.read(Gate.file(released.bytes())))).isEqualTo(Verdict.OURS);
    }

    /// A place for the mark that somebody put into a value that is kept must not be taken for the mark's own.
    @Test
    void findsItsPlaceBehindAPlantedOne() {
        byte[] planted = (ReleaseMark.blank() + "\u0001").getBytes(StandardCharsets.ISO_8859_1);
        Released released = GATE.release(Gate.instance(Gate.object(
                Gate.CT,
                new Element(0x00089092, Vr.OW, Value.Bytes.of(planted)),
                new Element(0x00281201, Vr.OW, Value.Bytes.of(planted)))));
        assertThat(GATE.mark().verify(Gate.read(Gate.file(released.bytes())))).isEqualTo(Verdict.OURS);
    }

    @Test
    void isTheSameDigestWhenTakenFromTheReleasedObject() {
        Released released = GATE.release(Gate.read(original(Encoding.EXPLICIT_LITTLE)));
        assertThat(GATE.mark().digest(Gate.read(Gate.file(released.bytes())))).isEqualTo(released.metadataDigest());
    }

    @Test
    void isTakenOverTheBytesWithTheMarkBlankedOut() throws NoSuchAlgorithmException {
        Released released = GATE.release(Gate.instance(Gate.object(Gate.CT)));
        String file = Gate.bytes(released);
        int at = file.indexOf("ELPIS-1:") + "ELPIS-1:".length();
        String blanked = file.substring(0, at) + "A".repeat(43) + file.substring(at + 43);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(blanked.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(released.metadataDigest());
    }

    /// Under a name of its own, so that the values stand whatever the profile's digest is.
    @Test
    void isTheGoldenOne() {
        Instance original = Gate.instance(Gate.object(Gate.CT));
        Plan plan = GATE.plan(original);
        DeidentificationStatement statement = new DeidentificationStatement(
                "research", plan.statement().codes(), plan.statement().longitudinal());
        Released released = new Deidentifier(Gate.keys("gate"))
                .release(original, new Plan(plan.profile(), statement, plan.steps()), Gate.SUBJECT);
        assertThat(released.metadataDigest())
                .isEqualTo("6215065a3e4ac07dd14e2d6d41046fdb01b8f80ffa9dafa831f94f097dc46fda");
        assertThat(released.instance().dataSet().strings(0x00120063))
                .containsExactly("Elpis 0.1 research", ReleaseMark.blank());
        assertThat(Gate.read(Gate.file(released.bytes())).dataSet().strings(0x00120063))
                .containsExactly("Elpis 0.1 research", "ELPIS-1:j6mG0odaLEGLKn3h25Zs9WMjG0S8Kqd6al9WClVpfsM");
    }

    @Test
    void standsInTheObjectThatIsShownAsItStandsInItsBytes() {
        Released released = GATE.release(Gate.read(original(Encoding.EXPLICIT_LITTLE)));
        Instance written = Gate.read(Gate.file(released.bytes()));
        assertThat(ReleaseMark.stamped(released.instance(), released.bytes())
                        .dataSet()
                        .strings(0x00120063))
                .isEqualTo(written.dataSet().strings(0x00120063))
                .doesNotContain(ReleaseMark.blank());
    }

    @Test
    void vouchesForTheProfileThatStandsBeforeIt() {
        Instance released = Gate.read(released(Encoding.EXPLICIT_LITTLE));
        assertThat(ReleaseMark.profile(released)).isEqualTo(Profile.RESEARCH.shortIdentity());
        assertThat(ReleaseMark.profile(Gate.read(original(Encoding.EXPLICIT_LITTLE))))
                .isEmpty();
        assertThat(Profile.RESEARCH.identity()).startsWith(Profile.RESEARCH.shortIdentity() + " PS3.15-");
    }

    @Test
    void holdsForOddLengthsInTheOriginal() {
        byte[] odd = new byte[33];
        Instance original = Gate.instance(Gate.object(
                Gate.CT,
                Gate.ascii(0x00081090, Vr.LO, "CT"),
                new Element(0x00281101, Vr.US, Value.Bytes.of(new byte[] {1, 2, 3})),
                new Element(0x7FE00010, Vr.OB, new Value.Region(new BytesSource(odd, odd.length), 0, odd.length))));
        byte[] file = Gate.file(GATE.release(original).bytes());
        assertThat(GATE.mark().verify(Gate.read(file))).isEqualTo(Verdict.OURS);
    }
}
