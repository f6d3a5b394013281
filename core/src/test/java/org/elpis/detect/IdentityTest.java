package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static Identity of(Element... elements) {
        DataSet data = DataSet.of(List.of(elements), Encoding.EXPLICIT_LITTLE);
        Identity identity = new Identity();
        identity.harvest(new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                data,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of()));
        return identity;
    }

    private static Element ascii(int tag, Vr vr, String text) {
        return Element.ofAscii(tag, vr, text);
    }

    @Test
    void knowsEveryPartOfEveryPersonNameAtEveryDepth() {
        Identity identity = of(
                ascii(0x00080090, Vr.PN, "Referrer^Rita"),
                new Element(
                        0x00081115,
                        Vr.SQ,
                        new Value.Items(
                                List.of(DataSet.of(
                                        List.of(ascii(0x00081050, Vr.PN, "Performer^Paul=Ideo^Graph")),
                                        Encoding.EXPLICIT_LITTLE)),
                                false)),
                ascii(0x00100010, Vr.PN, "Doe-Smith^Jane Ann^^Dr"));
        assertThat(List.of("referrer", "RITA", "performer", "Paul", "ideo", "graph", "doe", "smith", "jane", "ann"))
                .allMatch(identity::contains);
        assertThat(identity.contains("dr")).isFalse();
    }

    @Test
    void knowsTheAddressByTheOrderOfItsWords() {
        Identity identity = of(ascii(0x00101040, Vr.LO, "Lower Left 3, 22104 Town"));
        TextDetector texts = new TextDetector(Vocabulary.clinical());

        assertThat(texts.detect("lower left 3 22104 Town", identity)).isNotEmpty();
        assertThat(texts.detect("Lower Left 3", identity)).isNotEmpty();
        assertThat(texts.detect("lower left lobe", identity)).isEmpty();
        assertThat(texts.detect("lower left lobe 3", identity)).isEmpty();
    }

    @Test
    void knowsNumbersWithAndWithoutLeadingZeros() {
        Identity identity = of(ascii(0x00080050, Vr.SH, "A-0099887"), ascii(0x00100020, Vr.LO, "0047118832"));
        assertThat(List.of("0099887", "99887", "0047118832", "47118832")).allMatch(identity::contains);
    }

    @Test
    void takesNoShortStudyNumberForAnIdentifier() {
        assertThat(of(ascii(0x00200010, Vr.SH, "120")).contains("120")).isFalse();
        assertThat(of(ascii(0x00200010, Vr.SH, "12034")).contains("12034")).isTrue();
    }

    @Test
    void knowsAPatientNameThatHasAnotherVr() {
        assertThat(of(ascii(0x00100010, Vr.UN, "Doe^Jane")).contains("jane")).isTrue();
    }

    @Test
    void findsWordsWhateverCaseMarksAndWidthTheyHave() {
        Identity identity = of(ascii(0x00100010, Vr.PN, "Muller^Zoe"));
        assertThat(List.of("MÜLLER", "Mu\u0308ller", "ｚｏｅ", "Zoë")).allMatch(identity::contains);
    }

    @Test
    void remembersThousandsOfWords() {
        Identity identity = new Identity();
        for (int i = 0; i < 5_000; i++) {
            DataSet data = DataSet.of(List.of(ascii(0x00100020, Vr.LO, "N" + i)), Encoding.EXPLICIT_LITTLE);
            identity.harvest(new Instance(
                    Value.Bytes.EMPTY,
                    data,
                    data,
                    TransferSyntax.EXPLICIT_LITTLE,
                    new BytesSource(new byte[0], 0),
                    false,
                    Set.of()));
        }
        for (int i = 10; i < 5_000; i++) {
            assertThat(identity.contains("n" + i)).isTrue();
        }
        assertThat(identity.contains("n5000")).isFalse();
        assertThat(identity.size()).isEqualTo(4_990);
    }

    @Test
    void knowsNumbersWithoutTheSignsBetweenTheirParts() {
        Identity identity = of(
                ascii(0x00080050, Vr.SH, "ACC 98-765"),
                ascii(0x00100020, Vr.LO, "47-11-88"),
                ascii(0x00101000, Vr.LO, "A-471-1883\\00.12.34.56"));
        assertThat(List.of("471188", "ACC98765", "98765", "a4711883", "4711883", "00123456", "123456"))
                .allMatch(identity::contains);
        assertThat(List.of("47118898765", "188300123456")).noneMatch(identity::contains);
    }

    @Test
    void joinsNoFourDigitsToANumber() {
        assertThat(of(ascii(0x00100020, Vr.LO, "12-34")).contains("1234")).isFalse();
        assertThat(of(ascii(0x00200010, Vr.SH, "12-34-56")).contains("123456"))
                .as("a number of a study, which often is a date")
                .isFalse();
    }

    @Test
    void knowsTheLongestOfSeveralPlaces() {
        Identity identity = of(
                ascii(0x00080080, Vr.LO, "Lower Left"),
                ascii(0x00080081, Vr.ST, "Lower Left Lung House"),
                ascii(0x00081040, Vr.LO, "Lung"));
        TextDetector texts = new TextDetector(Vocabulary.clinical());

        assertThat(texts.detect("lower left", identity)).isNotEmpty();
        assertThat(texts.detect("lower left lung house", identity)).hasSize(4);
        assertThat(texts.detect("lower left lung", identity)).hasSize(2);
        assertThat(texts.detect("left lung", identity)).isEmpty();
    }

    /// Each is looked up in constant time: otherwise this takes minutes.
    @Test
    void knowsTensOfThousandsOfPlaces() {
        List<DataSet> items = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            items.add(DataSet.of(
                    List.of(ascii(0x00080080, Vr.LO, "Lower" + i % 7 + " Left" + i)), Encoding.EXPLICIT_LITTLE));
        }
        Identity identity = of(new Element(0x00082112, Vr.SQ, new Value.Items(items, false)));
        TextDetector texts = new TextDetector(Vocabulary.clinical());
        assertThat(texts.detect("lower5 left119999", identity))
                .allMatch(span -> span.kind() == Span.Kind.KNOWN_IDENTITY);
        assertThat(texts.detect("lower5 lung ".repeat(5_000), identity))
                .noneMatch(span -> span.kind() == Span.Kind.KNOWN_IDENTITY);
    }
}
