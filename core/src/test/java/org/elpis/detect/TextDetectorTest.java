package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDetectorTest {
    private static final TextDetector TEXTS = new TextDetector(Vocabulary.clinical());
    private static final Identity NOBODY = new Identity();

    /// What is left of a text, without the punctuation and blanks between.
    private static String left(String text, Identity identity) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        for (Span span : TEXTS.detect(text, identity)) {
            assertThat(span.start())
                    .as("spans ascend without overlap in %s", text)
                    .isGreaterThanOrEqualTo(at);
            left.append(text, at, span.start()).append('|');
            at = span.end();
        }
        left.append(text.substring(at));
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < left.length(); i++) {
            char c = left.charAt(i);
            boolean isWord = Character.isLetterOrDigit(c);
            words.append(isWord ? c : words.isEmpty() || words.charAt(words.length() - 1) == ' ' ? "" : " ");
        }
        return words.toString().strip();
    }

    private static Identity patient(String name, String number) {
        DataSet dataSet = DataSet.of(
                List.of(Element.ofAscii(0x00100010, Vr.PN, name), Element.ofAscii(0x00100020, Vr.LO, number)),
                Encoding.EXPLICIT_LITTLE);
        Identity identity = new Identity();
        identity.harvest(new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                dataSet,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of()));
        return identity;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien",
                "Müller-Lüdenscheidt",
                "MÜLLER",
                "DoeJohn",
                "john.doe",
                "jdoe",
                "J. Doe",
                "Doe, J.",
                "doe_john",
                "JOHNDOE",
                "d'Angelo",
                "McDonald",
                "Nuñez",
                "Đặng",
                "Łukasz",
                "Sørensen",
                "山田",
                "ﾔﾏﾀﾞ",
                "홍길동",
                "Иванов",
                "יוסף",
                "محمد",
                "ＤＯＥ",
                "Dоe",
                "𝐃𝐨𝐞"
            })
    void takesNamesThatAreNoWords(String name) {
        assertThat(left(name, NOBODY)).isEmpty();
        assertThat(left("Chest " + name + " contrast", NOBODY)).isEqualTo("Chest contrast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do\u200Be",
                "D\u200Eo\u200Fe",
                "Do\u00ADe",
                "Do\u2060e",
                "Do\uFEFFe",
                "D\u0000oe",
                "D\u001Boe",
                "Do\uDCFCe",
                "Mu\u0308ller",
                "Ma\u0308rz",
                "long\u200Bhead",
                "May\u00ADhead",
                "head\u202Emay",
                "chest\uE000chest"
            })
    void doesNotLetAnInvisibleCharacterSplitAName(String name) {
        assertThat(left(name, NOBODY)).isEmpty();
    }

    @Test
    void knowsWordsWhoseLettersAreDecomposed() {
        assertThat(TEXTS.detect("Scha\u0308del", NOBODY)).isEmpty();
        assertThat(TEXTS.detect("Schädel", NOBODY)).isEmpty();
        assertThat(left("Mu\u0308ller", patient("Mueller", "1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Head^May, 'Head of May', of",
        "Head^May, 'HEAD axial', axial",
        "Long^Hand, 'long axis hand', axis",
        "May^Long, 'May', ''",
        "Li^Wu, 'MR Li head', 'MR head'",
        "Ng^Bo, 'chest ng', chest",
        "May^Anna, 'chest May 3, 2019', chest",
        "April^Anna, 'chest 3. April 2019', chest",
        "Doe^John, 'chest JD', chest",
        "Doe^John, 'chest J. D.', chest",
        "Doe^John, 'chest D.J.', chest",
    })
    void takesThePatientsNameThoughItIsAWord(String name, String text, String left) {
        assertThat(left(text, patient(name, "1"))).isEqualTo(left);
    }

    @Test
    void keepsTheModalityOfAPhantomNamedByIt() {
        assertThat(left("CT chest", patient("CT^Phantom", "1"))).isEqualTo("CT chest");
    }

    @ParameterizedTest
    @CsvSource({
        "'Long, Smithson', ''",
        "'Smithson May', ''",
        "'May Long Smithson', ''",
        "'Smithson Long May', ''",
        "'Dr. Long', Dr",
        "'Quastenflosser chest', chest",
        "'MR Quastenflosser right knee', 'MR right knee'",
        "'Prof. Hand', Prof",
        "'Frau May', Frau",
        "'Herr Long', Herr",
        "'Patient Long', Patient",
        "'MR hand', 'MR hand'",
        "'long axis', 'long axis'",
    })
    void takesWordsThatAreNamesBesideAName(String text, String left) {
        assertThat(left(text, NOBODY)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20040119",
                "2004-01-19",
                "2004/01/19",
                "2004.01.19",
                "19.01.2004",
                "19-01-2004",
                "19/01/2004",
                "01/19/2004",
                "1/19/2004",
                "19.1.2004",
                "19.1.04",
                "19.01.04",
                "19/01/04",
                "1/19/04",
                "19-1-04",
                "04-01-19",
                "190104",
                "19012004",
                "19 Jan 2004",
                "19-Jan-04",
                "19JAN2004",
                "Jan 19, 2004",
                "January 19th 2004",
                "19. Januar 2004",
                "19 janvier 2004",
                "19 de enero de 2004",
                "19 januari 2004",
                "12 May 2004",
                "May 12",
                "12. Mai 04",
                "12 mars",
                "3-Mar-04",
                "12 oct 2004",
                "12OCT04",
                "March 2004",
                "12/5",
                "5/12",
                "12-05",
                "2004",
                "1980",
                "12 . 5 . 2004",
                "12 - 05 - 2004",
                "10:30:15",
                "10:30",
                "2004-W03",
                "20040119T101530",
                "20040119101530.123"
            })
    void takesDatesHoweverTheyAreWritten(String date) {
        String left = left("Chest " + date + " contrast", NOBODY);
        assertThat(left.replace(" de", "").replace(" T", "")).isEqualTo("Chest contrast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0171 555 123",
                "0171-5551234",
                "(555) 123-4567",
                "555-1234",
                "+49 171 555 123 4",
                "555.123.4567",
                "555 123 456 7",
                "123-45-6789",
                "12-34-56",
                "123 456 789",
                "12 34 56 78",
                "4711",
                "47 11 88 32",
                "#4711",
                "A4711",
                "ID:4711-0815",
                "12345mm",
                "123456789",
                "1234567890123",
                "10.0.0.1",
                "john@doe.org",
                "http://doe.org/",
                "4711mmx"
            })
    void takesNumbersThatReachAPerson(String number) {
        assertThat(left("Chest " + number + " contrast", NOBODY)).isIn("Chest contrast", "Chest ID contrast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "4711mm", "b4710", "TE4711", "4711x512", "47.11mm"})
    void takesThePatientsNumberHiddenInAMeasure(String number) {
        assertThat(left(
                        "Chest " + number,
                        patient(
                                "Doe",
                                number.replaceAll("[^0-9.].*$", "").isEmpty()
                                        ? number.replaceAll("[^0-9]", "")
                                        : number.replaceAll("[^0-9].*$", ""))))
                .isEqualTo(number.equals("47.11mm") ? "Chest 47 11mm" : "Chest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93 y",
                "93y",
                "93yo",
                "93 yo",
                "93 years",
                "93-year-old",
                "93 yr",
                "93 ans",
                "93 Jahre",
                "aged 93",
                "age 93",
                "age: 93",
                "93 jähriger",
                "93 anni"
            })
    void takesAges(String age) {
        assertThat(left("Chest " + age, NOBODY)).doesNotContain("93");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Room 312", "ward 12", "bed 4", "Zimmer 312", "Bett 3", "Hauptstr. 12", "Long Street 12"})
    void takesTheNumberOfARoomOrHouse(String place) {
        assertThat(left("Chest " + place, NOBODY)).doesNotContainPattern("[0-9]");
    }

    @Test
    void takesWhatIsSpelledOut() {
        assertThat(left("D O E", NOBODY)).isEmpty();
        assertThat(left("D.O.E. chest", NOBODY)).isEqualTo("chest");
        assertThat(left("A P chest", NOBODY)).isEqualTo("A P chest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.113619.2.55.3",
                "1.3.6.1.4.1.14519.5.2.1",
                "2.25.123456789012345",
                "1.2.840.10008.1980.01.19",
                "1.2.840.10008.5.1.4.1.1.47118832",
                "1.2.840.10008.123.456.789"
            })
    void takesUidsThatTheStandardDidNotRegister(String uid) {
        assertThat(TEXTS.detect("see " + uid, NOBODY)).singleElement().satisfies(span -> {
            assertThat(span.kind()).isEqualTo(Span.Kind.UID);
            assertThat(span.end()).isEqualTo(4 + uid.length());
        });
    }

    @Test
    void keepsUidsThatTheStandardRegistered() {
        assertThat(TEXTS.detect("1.2.840.10008.5.1.4.1.1.2", NOBODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t1_mprage_sag_p2_iso",
                "AX T2 FLAIR",
                "5mm",
                "3.0 x 3.0",
                "512x512",
                "C5-C6",
                "L4/5",
                "10-12 mm",
                "0 50 400 800",
                "b1000",
                "TE30 TR500",
                "120 kV",
                "2D",
                "T2*",
                "AP/PA",
                "ORIGINAL\\PRIMARY\\AXIAL",
                "ISO_IR 100",
                "1.5T",
                "5 mm",
                "1 mm",
                "ISO_10918_1",
                "ISO_15444_2"
            })
    void keepsWhatDescribesAnExamination(String text) {
        assertThat(TEXTS.detect(text, NOBODY)).isEmpty();
    }

    @Test
    void takesTheNameOfAnInstitutionByTheOrderOfItsWords() {
        DataSet dataSet = DataSet.of(
                List.of(Element.ofAscii(0x00080080, Vr.LO, "Thoracic Imaging Center")), Encoding.EXPLICIT_LITTLE);
        Identity identity = new Identity();
        identity.harvest(new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                dataSet,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of()));
        assertThat(left("head at thoracic imaging-CENTER", identity)).isEqualTo("head at");
        assertThat(left("thoracic center imaging", identity)).isEqualTo("thoracic center imaging");
    }

    @Test
    void leavesTheBordersOfValuesAlone() {
        assertThat(left("M\\Quastenflosser\\M", NOBODY)).isEqualTo("M M");
    }

    @Test
    void findsOnlyThePatientsOwnInTextsThatAreRetained() {
        Identity identity = patient("Doe^John", "4711");
        assertThat(TEXTS.detectKnown("Quastenflosser Clinic 12345", identity)).isEmpty();
        assertThat(TEXTS.detectKnown("DOE, john 4711", identity)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOE", "DOE1", "T-DOE", "QUASTENFLOSSER", "4711", "G-4711", "JOHN^", "Doe.John"})
    void doesNotTakeTheNameOfAPersonForACode(String code) {
        assertThat(TEXTS.isHarmlessCode(code, patient("Doe^John", "4711"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-D1100",
                "RID28480",
                "121071",
                "mm",
                "10*-3",
                "{ratio}",
                "M",
                "C34.1",
                "113100",
                "18748-4",
                "en-US"
            })
    void knowsCodes(String code) {
        assertThat(TEXTS.isHarmlessCode(code, patient("Doe^John", "4711"))).isTrue();
    }

    @Test
    void keepsCodedValuesThatAreTermsAndJudgesTheOthersLikeText() {
        assertThat(TEXTS.detectCodes("ORIGINAL\\PRIMARY\\ISO_10918_1 \\", NOBODY))
                .isEmpty();
        assertThat(TEXTS.detectCodes("ORIGINAL\\DOE_JOHN\\M", NOBODY))
                .containsExactly(new Span(9, 12, Span.Kind.UNKNOWN_WORD), new Span(13, 17, Span.Kind.UNKNOWN_WORD));
        assertThat(TEXTS.detectCodes("HEAD\\CHEST", patient("Head^May", "1")))
                .containsExactly(new Span(0, 4, Span.Kind.KNOWN_IDENTITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"。", "，", "、", "；", "（", "）", "：", "「", "」", "・", "！"})
    void partsWordsAtTheSignsOfChineseAndJapanese(String sign) {
        String text = "胸部" + sign + "長谷川" + sign + "正常";
        assertThat(TEXTS.detectKnown(text, Left.patient("Hasegawa^Taro=長谷川^太郎")))
                .singleElement()
                .satisfies(span ->
                        assertThat(text.substring(span.start(), span.end())).isEqualTo("長谷川"));
    }
}
