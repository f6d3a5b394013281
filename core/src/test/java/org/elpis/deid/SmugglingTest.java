package org.elpis.deid;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
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

    @ParameterizedTest
    @EnumSource(Vr.class)
    void takesANameUnderAnyVrInAnyAttribute(Vr vr) {
        for (int tag : TAGS) {
            if (vr == Vr.SQ) {
                continue;
            }
            for (String text : List.of("QUASTENFLOSSER", "Quastenflosser^Eusebia^^^", "x Eusebia Q.", Gate.NUMBER)) {
                Element element = new Element(tag, vr, Value.Bytes.padded(text.getBytes(ISO_8859_1), vr.padding()));
                Gate.assertGone(GATE.released(element));
                Gate.assertGone(GATE.released(Gate.sequence(0x00081115, element)));
            }
        }
    }

    /// Numbers of any size fit in an offset table, and so does a name that nobody knows.
    @ParameterizedTest
    @ValueSource(ints = {0x7FE00001, 0x7FE00002})
    void takesAnOffsetTableThatPointsToNoFragments(int tag) {
        byte[] stranger = "\1Adam\2\3\4".getBytes(ISO_8859_1);
        assertThat(GATE.release(new Element(tag, Vr.OV, Value.Bytes.of(stranger)))
                        .contains(tag))
                .isFalse();
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
        Gate.assertGone(GATE.released(block.toArray(new Element[0])));
        Gate.assertGone(GATE.released(Gate.sequence(0x00081115, block.toArray(new Element[0]))));
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
        Gate.assertGone(GATE.release(Gate.instance(elements)));
    }

    @Test
    void takesWhatStandsWhereASequenceShould() {
        for (int tag : new int[] {0x00081115, 0x00081140, 0x00082112, 0x0040A730, 0x00700001, 0x00120064}) {
            Gate.assertGone(
                    GATE.released(new Element(tag, Vr.UN, Value.Bytes.of("..Quastenflosser".getBytes(US_ASCII)))));
            Gate.assertGone(
                    GATE.released(new Element(tag, Vr.LO, Value.Bytes.of("..Quastenflosser".getBytes(US_ASCII)))));
        }
    }

    @Test
    void looksIntoItemsThatStandWhereTextShould() {
        for (Vr vr : new Vr[] {Vr.SQ, Vr.UN}) {
            for (int tag : TAGS) {
                Element name = Gate.ascii(0x00080104, Vr.LO, "Quastenflosser");
                Element deep = new Element(tag, vr, Gate.items(name, new Element(0x00081115, vr, Gate.items(name))));
                Gate.assertGone(GATE.released(deep));
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
        Gate.assertGone(GATE.released(element));
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
            Gate.assertGone(GATE.released(Gate.ascii(0x00081030, vr, text), Gate.ascii(0x00181030, vr, text)));
        }
    }

    @Test
    void takesANameFromALongText() {
        String text = "normal chest without contrast. ".repeat(300) + "Quastenflosser" + " normal chest".repeat(200);
        Gate.assertGone(GATE.released(Gate.ascii(0x0040A160, Vr.UT, text), Gate.ascii(0x00204000, Vr.LT, text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ELPIS-1:AAAA", "Quastenflosser method", "ELPIS-1:Quastenflosser", "Elpis 0.1 research Eusebia"})
    void takesNamesFromAnEarlierMethod(String method) {
        Released released = GATE.released(
                Gate.ascii(0x00120063, Vr.LO, method),
                Gate.sequence(
                        0x00120064,
                        Gate.ascii(0x00080100, Vr.SH, "EUSEBIA"),
                        Gate.ascii(0x00080102, Vr.SH, "99QF"),
                        Gate.ascii(0x00080104, Vr.LO, "Quastenflosser")));
        Gate.assertGone(released);
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
        Gate.assertGone(released);
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
        Released released = GATE.released(
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

    @Test
    void padsAPseudonymInAnUnknownValueLikeAText() {
        DataSet after = GATE.release(new Element(0x00100020, Vr.UN, Value.Bytes.of(Gate.NUMBER.getBytes(US_ASCII))));

        Value.Bytes bytes = (Value.Bytes) after.get(0x00100020).orElseThrow().value();
        assertThat(new String(bytes.copy(), US_ASCII)).isEqualTo(Gate.SUBJECT.pseudonym() + " ");
    }
}
