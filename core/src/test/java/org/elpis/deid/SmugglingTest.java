package org.elpis.deid;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries to get an identifier through the transform, without the check behind it.
class SmugglingTest {
    private static final Gate GATE = new Gate(Profile.RESEARCH);

    /// Attributes that the table does not list, one for each VR of the dictionary, and two that it lists.
    private static final int[] TAGS = {
        0x00080008, 0x00080070, 0x00081090, 0x00180015, 0x00181000, 0x00181020, 0x00181030, 0x00181155, 0x00185100,
        0x00189004, 0x00189073, 0x00189810, 0x00200011, 0x00200032, 0x00280009, 0x00280010, 0x00280034, 0x00281050,
        0x00281101, 0x00281201, 0x00282000, 0x00283002, 0x0040A040, 0x0040A160, 0x0040A30A, 0x00620005, 0x00700084,
        0x00880140, 0x30060026, 0x300A00B2, 0x00020016, 0x00020102, 0x00041500, 0x00080001, 0x00089999, 0xFFFCFFFC,
        0x00080201, 0x00080006, 0x00080101, 0x0008010F, 0x0040DB00, 0x00080005, 0x00200013, 0x00541001, 0x00189074
    };

    private static void assertGone(Released released) {
        String bytes = Gate.bytes(released).toLowerCase(Locale.ROOT).replace("\0", "");
        assertThat(bytes)
                .doesNotContain("quastenflosser")
                .doesNotContain("eusebia")
                .doesNotContain(Gate.NUMBER);
    }

    private static Released release(Element... elements) {
        return GATE.release(Gate.instance(Gate.object(Gate.CT, elements)));
    }

    @ParameterizedTest
    @EnumSource(Vr.class)
    void takesANameUnderAnyVrInAnyAttribute(Vr vr) {
        for (int tag : TAGS) {
            if (vr == Vr.SQ) {
                continue;
            }
            for (String text : List.of("QUASTENFLOSSER", "Quastenflosser^Eusebia^^^", "x Eusebia Q.", Gate.NUMBER)) {
                Element element = new Element(tag, vr, Value.Bytes.padded(text.getBytes(ISO_8859_1), vr.padding()));
                assertGone(release(element));
                assertGone(release(Gate.sequence(0x00081115, element)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "AT", "OW", "FD", "UL", "SS"})
    void takesANameSpelledInNumbers(String vr) {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            byte[] bytes = (Gate.FAMILY + "  ").getBytes(charset);
            assertGone(release(new Element(0x00189073, Vr.valueOf(vr), Value.Bytes.of(bytes))));
            assertGone(release(new Element(0x00281201, Vr.valueOf(vr), Value.Bytes.of(bytes))));
            assertGone(release(new Element(0x00280034, Vr.valueOf(vr), Value.Bytes.of(bytes))));
        }
    }

    @Test
    void keepsNumbersThatAreNumbers() {
        byte[] window = {0, 1, 0, 2, 0, 3, 127, 127};
        DataSet after = GATE.release(
                new Element(0x00283002, Vr.US, Value.Bytes.of(new byte[] {0, 1, 0, 0, 16, 0})),
                new Element(0x00189073, Vr.FD, Value.Bytes.of(window)),
                Gate.ascii(0x00200032, Vr.DS, "-1.5\\20\\1e-3"),
                Gate.ascii(0x00200013, Vr.IS, "1204"));
        assertThat(after.contains(0x00283002)).isTrue();
        assertThat(after.contains(0x00189073)).isTrue();
        assertThat(after.strings(0x00200032)).containsExactly("-1.5", "20", "1e-3");
        assertThat(after.string(0x00200013)).isEqualTo("1204");
    }

    @Test
    void keepsNumbersThatAreEncodedAsUnknown() {
        Element position = Gate.ascii(0x00200032, Vr.UN, "-1.5\\20\\1e-3");
        assertThat(GATE.release(position).get(0x00200032))
                .hasValueSatisfying(after ->
                        assertThat(((Value.Bytes) after.value()).ascii()).isEqualTo("-1.5\\20\\1e-3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "47118832",
                "+47118832",
                "0047118832",
                "47118832.0",
                "4.7118832E7",
                "1980-01-19",
                "20040119",
                "0171-5551234",
                "1.2.3",
                "12 34",
                "--",
                "1-2"
            })
    void takesWhatIsNoMeasureFromDecimalStrings(String value) {
        DataSet after = GATE.release(Gate.ascii(0x00180050, Vr.DS, value));
        assertThat(after.string(0x00180050)).isIn("", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "DCM, QUASTENFLOSSER",
        "SCT, 47118832",
        "SRT, Eusebia^Q",
        "UCUM, {Eusebia}",
        "DCM, G-47118832",
        "99QF, 12345678",
        "99QUASTENFLOSSER, 1",
        "QUASTENFLOSSER, 1",
        "SCT, 1234\\Quastenflosser",
        "SCT, eusebia.1980",
        "L, EUSEBIA"
    })
    void takesANameOrNumberInPlaceOfACode(String scheme, String code) {
        assertGone(release(Gate.sequence(
                0x00082218,
                Gate.ascii(0x00080100, Vr.SH, code),
                Gate.ascii(0x00080102, Vr.SH, scheme),
                Gate.ascii(0x00080103, Vr.SH, Gate.NUMBER),
                Gate.ascii(0x00080104, Vr.LO, "Chest of Eusebia"))));
    }

    @Test
    void takesASecondCodeValueBehindATrueOne() {
        assertGone(release(Gate.sequence(
                0x00082218,
                Gate.ascii(0x00080100, Vr.SH, "T-D3000"),
                Gate.ascii(0x00080100, Vr.SH, "EUSEBIA"),
                Gate.ascii(0x00080102, Vr.SH, "SRT"),
                Gate.ascii(0x00080102, Vr.SH, "QUASTENFLOSSER"),
                Gate.ascii(0x00080104, Vr.LO, "Chest"))));
    }

    @Test
    void keepsATrueCodeWhole() {
        DataSet item = GATE.release(Gate.sequence(
                        0x00082218,
                        Gate.ascii(0x00080100, Vr.SH, "T-D3000"),
                        Gate.ascii(0x00080102, Vr.SH, "SRT"),
                        Gate.ascii(0x00080104, Vr.LO, "Chest"),
                        Gate.ascii(0x0008010F, Vr.CS, "4031")))
                .items(0x00082218)
                .getFirst();
        assertThat(item.string(0x00080100)).isEqualTo("T-D3000");
        assertThat(item.string(0x00080102)).isEqualTo("SRT");
        assertThat(item.string(0x00080104)).isEqualTo("Chest");
        assertThat(item.string(0x0008010F)).isEqualTo("4031");
    }

    @Test
    void takesTheCodesOfAPersonEvenFromAPublicScheme() {
        DataSet after = new Gate(Profile.BASIC)
                .release(Gate.instance(Gate.object(
                        Gate.CT,
                        Gate.sequence(
                                0x00401101,
                                Gate.ascii(0x00080100, Vr.SH, "998877"),
                                Gate.ascii(0x00080102, Vr.SH, "DCM"),
                                Gate.ascii(0x00080104, Vr.LO, "Chest")))))
                .instance()
                .dataSet();
        assertThat(after.items(0x00401101).getFirst().string(0x00080100)).isEqualTo("REMOVED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.47118832.1",
                "1.2.840.10008.1.47.11.88.32",
                "1.2.840.10008.4711.8832",
                "1.2.840.10008.5.1.4.1.1.4711.88.32",
                "1.2.840.10008.01.9.80",
                "1.2.3.Quastenflosser",
                "Quastenflosser",
                "1.2.276.0.47118832",
                "47118832"
            })
    void replacesMadeUpUidsWhereverAUidStands(String uid) {
        for (int tag : new int[] {
            0x00080016, 0x00080018, 0x00020010, 0x0008010C, 0x00081150, 0x00081155, 0x0020000D, 0x00200052
        }) {
            Released released = release(Gate.ascii(tag, Vr.UI, uid), Gate.ascii(0x00080014, Vr.UI, uid + "\\" + uid));
            assertThat(Gate.bytes(released)).doesNotContain(uid);
            String after = released.instance().dataSet().string(tag);
            assertThat(after.isEmpty() || Uids.isValid(after)).isTrue();
        }
    }

    @Test
    void replacesUidsThatAreTooLong() {
        String uid = "1.9.8.7." + "123456789.".repeat(7) + "1";
        assertThat(GATE.release(Gate.ascii(0x00200052, Vr.UI, uid)).string(0x00200052))
                .startsWith("2.25.");
    }

    static Stream<List<Element>> privateBlocks() {
        Element safe = Gate.ascii(0x0019100C, Vr.IS, "1000");
        String creator = "SIEMENS MR HEADER";
        return Stream.of(
                List.of(Gate.ascii(0x00190010, Vr.LO, creator + "\\QUASTENFLOSSER"), safe),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x00190010, Vr.LO, "QUASTENFLOSSER"), safe),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x00190011, Vr.LO, "QUASTENFLOSSER"), safe),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x0019100C, Vr.LO, "QUASTENFLOSSER")),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x0019100C, Vr.IS, Gate.NUMBER)),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x0019100C, Vr.UT, "QUASTENFLOSSER")),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x0019100D, Vr.CS, "EUSEBIA")),
                List.of(Gate.ascii(0x00190010, Vr.LO, creator), Gate.ascii(0x0019110C, Vr.IS, Gate.NUMBER)),
                List.of(Gate.ascii(0x00190011, Vr.LO, creator), Gate.ascii(0x0019100C, Vr.LO, "EUSEBIA")),
                List.of(Gate.ascii(0x00190010, Vr.LO, "QUASTENFLOSSER"), safe),
                List.of(Gate.ascii(0x00090001, Vr.LO, "EUSEBIA"), Gate.ascii(0x0009000F, Vr.LO, "EUSEBIA")),
                List.of(Gate.ascii(0x00010010, Vr.LO, "EUSEBIA"), Gate.ascii(0x00031010, Vr.LO, "EUSEBIA")),
                List.of(
                        Gate.ascii(0x00190010, Vr.LO, creator),
                        Gate.ascii(0x0019100C, Vr.IS, "1000"),
                        Gate.ascii(0x0019100C, Vr.UN, "EUSEBIA")));
    }

    @ParameterizedTest
    @MethodSource("privateBlocks")
    void takesNamesFromPrivateBlocks(List<Element> block) {
        assertGone(release(block.toArray(new Element[0])));
        assertGone(release(Gate.sequence(0x00081115, block.toArray(new Element[0]))));
    }

    @Test
    void keepsASafePrivateElementWhereverItsBlockLies() {
        DataSet after = GATE.release(
                Gate.ascii(0x00190010, Vr.LO, "QUASTENFLOSSER"),
                Gate.ascii(0x00190025, Vr.LO, "SIEMENS MR HEADER"),
                Gate.ascii(0x0019250C, Vr.IS, "1000"),
                Gate.ascii(0x0019100C, Vr.IS, "1000"));
        assertThat(after.string(0x0019250C)).isEqualTo("1000");
        assertThat(after.string(0x00190025)).isEqualTo("SIEMENS MR HEADER");
        assertThat(after.contains(0x00190010)).isFalse();
        assertThat(after.contains(0x0019100C)).isFalse();
    }

    @Test
    void treatsASecondCopyOfATagAndATagOutOfOrderLikeTheFirst() {
        List<Element> elements = new ArrayList<>(Gate.object(Gate.CT));
        elements.add(Gate.ascii(0x00100010, Vr.PN, "Quastenflosser^Eusebia"));
        elements.add(Gate.ascii(0x00100020, Vr.LO, Gate.NUMBER));
        elements.add(Gate.ascii(0x00081030, Vr.LO, "Chest Eusebia"));
        elements.add(Gate.ascii(0x00081030, Vr.LO, "Eusebia"));
        elements.add(Gate.ascii(0x00080005, Vr.CS, "ISO_IR 100"));
        elements.add(Gate.ascii(0x00080005, Vr.CS, "EUSEBIA"));
        elements.add(Gate.ascii(0x00120063, Vr.LO, "Cleaned by Eusebia"));
        elements.add(Gate.ascii(0x00120063, Vr.LO, "Eusebia\\again"));
        elements.add(Gate.ascii(0x00120062, Vr.CS, "EUSEBIA"));
        assertGone(GATE.release(Gate.instance(elements)));
    }

    @Test
    void takesWhatStandsWhereASequenceShould() {
        for (int tag : new int[] {0x00081115, 0x00081140, 0x00082112, 0x0040A730, 0x00700001, 0x00120064}) {
            assertGone(release(new Element(tag, Vr.UN, Value.Bytes.of("..Quastenflosser".getBytes(US_ASCII)))));
            assertGone(release(new Element(tag, Vr.LO, Value.Bytes.of("..Quastenflosser".getBytes(US_ASCII)))));
        }
    }

    @Test
    void looksIntoItemsThatStandWhereTextShould() {
        for (Vr vr : new Vr[] {Vr.SQ, Vr.UN}) {
            for (int tag : TAGS) {
                Element name = Gate.ascii(0x00080104, Vr.LO, "Quastenflosser");
                Element deep = new Element(tag, vr, Gate.items(name, new Element(0x00081115, vr, Gate.items(name))));
                assertGone(release(deep));
            }
        }
    }

    @Test
    void followsTheSameRulesHoweverDeep() {
        Element element = Gate.ascii(0x00100020, Vr.LO, Gate.NUMBER);
        for (int depth = 0; depth < 40; depth++) {
            element = Gate.sequence(
                    0x00081115,
                    Gate.ascii(0x00081030, Vr.LO, "Eusebia"),
                    Gate.ascii(0x00100010, Vr.PN, "Quastenflosser"),
                    element);
        }
        assertGone(release(element));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORIGINAL\\Quastenflosser", "  Quastenflosser  ", "\0Quastenflosser\0", "HEAD\\ \\EUSEBIA",
                        "Quastenflosser\0\0",
                "chest\tEusebia", "chest\r\nEusebia\r\n", "Quasten-Flosser Eusebia", "EusebiaQuastenflosser",
                        "QuastenflosserE"
            })
    void takesNamesFromAnyValueOfAnyText(String text) {
        for (Vr vr : new Vr[] {Vr.LO, Vr.SH, Vr.LT, Vr.ST, Vr.UT, Vr.UC, Vr.CS, Vr.PN, Vr.AE}) {
            assertGone(release(Gate.ascii(0x00081030, vr, text), Gate.ascii(0x00181030, vr, text)));
        }
    }

    @Test
    void takesANameFromALongText() {
        String text = "normal chest without contrast. ".repeat(300) + "Quastenflosser" + " normal chest".repeat(200);
        assertGone(release(Gate.ascii(0x0040A160, Vr.UT, text), Gate.ascii(0x00204000, Vr.LT, text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"235959 Eusebia", "EUSEBIA", "47118832x", "Q1"})
    void takesWhatIsNoTimeFromTimes(String time) {
        assertThat(GATE.release(Gate.ascii(0x00080030, Vr.TM, time)).string(0x00080030))
                .isIn("", "000000");
        assertThat(GATE.release(Gate.ascii(0x00189073, Vr.TM, time)).string(0x00189073))
                .isIn("", "000000", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20240229 4711",
                "2024022947118832",
                "20240229 Eusebia",
                "EUSEBIA",
                "99999999",
                "2024-02-29x",
                "240229"
            })
    void takesWhatIsNoDateFromDates(String date) {
        assertThat(GATE.release(Gate.ascii(0x00080020, Vr.DA, date)).string(0x00080020))
                .isIn("", "19000101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"47118832", "+4711", "+0161", "Eusebia", "0100", "+0100 Q"})
    void takesWhatIsNoOffsetFromTimeZones(String zone) {
        assertThat(GATE.release(Gate.ascii(0x00080201, Vr.SH, zone)).string(0x00080201))
                .isIn("", "REMOVED");
        assertThat(GATE.release(Gate.ascii(0x00080201, Vr.SH, "+0100")).string(0x00080201))
                .isEqualTo("+0100");
    }

    @Test
    void keepsTheCharacterSetAndNothingInItsPlace() {
        for (String set :
                List.of("ISO_IR 100", "ISO_IR 192", "GB18030", "\\ISO 2022 IR 87", "ISO 2022 IR 13\\ISO 2022 IR 87")) {
            assertThat(GATE.release(Gate.ascii(0x00080005, Vr.CS, set))
                            .get(0x00080005)
                            .orElseThrow()
                            .value())
                    .isInstanceOfSatisfying(
                            Value.Bytes.class,
                            bytes -> assertThat(bytes.ascii()).isEqualTo(set));
        }
        assertThat(GATE.release(Gate.ascii(0x00080005, Vr.CS, "EUSEBIA")).string(0x00080005))
                .isNotEqualTo("EUSEBIA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ELPIS-1:AAAA", "Quastenflosser method", "ELPIS-1:Quastenflosser", "Elpis 0.1 research Eusebia"})
    void takesNamesFromAnEarlierMethod(String method) {
        Released released = release(
                Gate.ascii(0x00120063, Vr.LO, method),
                Gate.sequence(
                        0x00120064,
                        Gate.ascii(0x00080100, Vr.SH, "EUSEBIA"),
                        Gate.ascii(0x00080102, Vr.SH, "99QF"),
                        Gate.ascii(0x00080104, Vr.LO, "Quastenflosser")));
        assertGone(released);
        assertThat(GATE.mark().verify(Gate.read(Gate.file(released.bytes())))).isEqualTo(ReleaseMark.Verdict.OURS);
    }

    @Test
    void makesPreambleAndFileMetaInformationAnew() {
        Attributes data = attributes("Chest");
        Attributes meta = new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", Gate.CT)
                .text(0x00020003, "UI", Gate.UID)
                .text(0x00020016, "AE", "EUSEBIA")
                .text(0x00020100, "UI", Gate.UID)
                .bytes(0x00020102, "OB", "Quastenflosser".getBytes(US_ASCII));
        byte[] preamble = new byte[128];
        System.arraycopy("Quastenflosser".getBytes(US_ASCII), 0, preamble, 5, 14);
        byte[] file = ObjectWriter.write(
                data, new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.LATIN_1, preamble, Optional.of(meta)));
        Released released = GATE.release(Gate.read(file));
        assertGone(released);
        assertThat(Gate.bytes(released)).doesNotContain(Gate.UID);
    }

    private static Attributes attributes(String description) {
        return new Attributes()
                .text(0x00080016, "UI", Gate.CT)
                .text(0x00080018, "UI", Gate.UID + ".1")
                .text(0x00081030, "LO", description)
                .text(0x00100010, "PN", "Müller-Lüdenscheidt^Zoë")
                .text(0x00100020, "LO", Gate.NUMBER)
                .text(0x0020000D, "UI", Gate.UID + ".2")
                .text(0x0020000E, "UI", Gate.UID + ".3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller-Lüdenscheidt",
                "MÜLLER",
                "Mu\u0308ller Lu\u0308denscheidt",
                "Lüdenscheidt, Zoë",
                "chest zoë",
                "Zoe\u0308"
            })
    void takesNamesWithMarksInEveryEncoding(String name) {
        for (CharacterSet set : List.of(CharacterSet.UTF_8, CharacterSet.LATIN_1)) {
            boolean isWritable = set == CharacterSet.UTF_8 || name.chars().noneMatch(c -> c > 255);
            if (!isWritable) {
                continue;
            }
            for (Encoding encoding : Encoding.values()) {
                String label = set == CharacterSet.UTF_8 ? "ISO_IR 192" : "ISO_IR 100";
                Attributes data = attributes("CT " + name).text(0x00080005, "CS", label);
                byte[] file = ObjectWriter.write(
                        data,
                        new FileForm(
                                encoding,
                                set,
                                new byte[128],
                                Optional.of(new Attributes().text(0x00020002, "UI", Gate.CT))));
                Instance after = GATE.release(Gate.read(file)).instance();
                assertThat(after.dataSet().string(0x00081030))
                        .isIn("CT [NAME]", "CT [NAME], [NAME]", "CT chest [NAME]");
            }
        }
    }

    @Test
    void takesAMislabelledNameWhole() {
        Attributes data = attributes("CT Müller Käse chest");
        byte[] file = ObjectWriter.write(
                data,
                new FileForm(
                        Encoding.EXPLICIT_LITTLE,
                        CharacterSet.LATIN_1,
                        new byte[128],
                        Optional.of(new Attributes().text(0x00020002, "UI", Gate.CT))));
        assertThat(GATE.release(Gate.read(file)).instance().dataSet().string(0x00081030))
                .isEqualTo("CT [NAME] [WORD] chest");
    }

    @Test
    void takesANameWithAnEscapeInTheMiddle() {
        String escape = "\u001B(B";
        Released released = release(
                Gate.ascii(0x00080005, Vr.CS, "ISO 2022 IR 6\\ISO 2022 IR 100"),
                Gate.ascii(0x00081030, Vr.LO, "CT Quasten" + escape + "flosser"));
        assertThat(released.instance().dataSet().string(0x00081030).toLowerCase(Locale.ROOT))
                .doesNotContain("quasten")
                .doesNotContain("flosser");
    }

    @Test
    void refusesAPlanThatWasMadeForAnotherObject() {
        Instance original = Gate.instance(Gate.object(Gate.CT));
        Instance other = Gate.instance(Gate.object(Gate.CT, Gate.ascii(0x00081030, Vr.LO, "Eusebia")));
        Deidentifier deidentifier = new Deidentifier(Gate.keys("gate"));
        assertThatIllegalStateException()
                .isThrownBy(() -> deidentifier.release(other, GATE.plan(original), Gate.SUBJECT));
        assertThatIllegalStateException()
                .isThrownBy(() -> deidentifier.release(original, GATE.plan(other), Gate.SUBJECT));
    }

    @ParameterizedTest
    @CsvSource({
        "00102160, SH, Brommelkamper",
        "001021A0, CS, BROMMELKAMPER",
        "00102203, CS, BROMMELKAMPER",
        "00100040, CS, BROMMELKAMPER",
        "00080032, TM, 19510817"
    })
    void takesWhatNoOtherAttributeTold(String tag, Vr vr, String value) {
        DataSet after = GATE.release(Gate.ascii(Integer.parseUnsignedInt(tag, 16), vr, value));

        assertThat(after.string(Integer.parseUnsignedInt(tag, 16))).isNotEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "00102160, SH, Caucasian", "00102160, SH, Hispanic or Latino", "001021A0, CS, UNKNOWN", "001021A0, CS, YES",
        "00102203, CS, UNALTERED", "00100040, CS, O", "00100040, CS, F", "00080032, TM, 101112.123456",
        "00080032, TM, 10:11:12", "00101020, DS, 1.75", "00102203, CS, ALTERED"
    })
    void keepsWhatDescribesAPatient(String tag, Vr vr, String value) {
        DataSet after = GATE.release(Gate.ascii(Integer.parseUnsignedInt(tag, 16), vr, value));

        assertThat(after.string(Integer.parseUnsignedInt(tag, 16))).isEqualTo(value);
    }

    @Test
    void writesAUidAsAUidWhateverVrItStoodUnder() {
        byte[] number = "QuastenflosserEusebia...".getBytes(US_ASCII);
        DataSet after = GATE.release(new Element(0x00200052, Vr.FD, Value.Bytes.of(number)));

        assertThat(after.get(0x00200052).orElseThrow().vr()).isEqualTo(Vr.UI);
        assertThat(Uids.isValid(after.string(0x00200052))).isTrue();
    }

    @Test
    void padsAPseudonymInAnUnknownValueLikeAText() {
        DataSet after = GATE.release(new Element(0x00100020, Vr.UN, Value.Bytes.of(Gate.NUMBER.getBytes(US_ASCII))));

        Value.Bytes bytes = (Value.Bytes) after.get(0x00100020).orElseThrow().value();
        assertThat(new String(bytes.copy(), US_ASCII)).isEqualTo(Gate.SUBJECT.pseudonym() + " ");
    }
}
