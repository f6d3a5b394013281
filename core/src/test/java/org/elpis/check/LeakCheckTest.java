package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakCheckTest {
    private static final String STUDY_UID = "1.3.12.2.1107.5.1.4.50025.30000004093012541671800000018";

    private static Objects patient() {
        return Objects.object()
                .with("PatientName", "Schmitt^Johanna^Quirina")
                .with("PatientID", "MRN-0048813")
                .with("PatientBirthDate", "19610823")
                .with("AccessionNumber", "77120935")
                .with("StudyDate", "20040119")
                .with("StudyInstanceUID", STUDY_UID)
                .with("ReferringPhysicianName", "O'Hara^Liam")
                .with("InstitutionName", "Kreisklinik Wolfenstein, Innere Medizin")
                .with("StationName", "CTAWP73108")
                .with("DeviceSerialNumber", "40772")
                .with("PatientTelephoneNumbers", "+49 (6221) 555-0192")
                .with("PatientAge", "042Y");
    }

    private static SearchResult search(Element... released) {
        return Objects.search(
                patient().instance(), Objects.object().with(released).instance());
    }

    private static SearchResult searchText(String text) {
        return search(Objects.of("ImageComments", text));
    }

    private static List<Kind> kinds(SearchResult result) {
        return result.leaks().stream().map(Leak::kind).distinct().toList();
    }

    private static Stream<View> views(SearchResult result) {
        return result.leaks().stream().map(Leak::view);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen with Mrs Schmitt today",
                "SCHMITT",
                "JOHANNA came alone",
                "jschmitt",
                "Schmitt_J",
                "j.q.schmitt",
                "SchmittJohanna.pdf",
                "sent by Dr. O'Hara",
                "ohara",
                "L. O'Hara",
                "liam"
            })
    void findsNamesInPartsOrdersAndInitials(String text) {
        assertThat(kinds(searchText(text))).containsExactly(Kind.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "MRN-0048813, NUMBER",
        "mrn0048813, NUMBER",
        "id 0048813 here, NUMBER",
        "id=48813, NUMBER",
        "77120935, NUMBER",
        "77-12-09-35, NUMBER",
        "X77120935Y, NUMBER",
        "fon +49 6221 5550192, CONTACT",
        "unit CTAWP73108, DEVICE",
        "serial 40772, DEVICE",
        "Wolfenstein, INSTITUTION",
        "kreisklinik  wolfenstein, INSTITUTION"
    })
    void findsNumbersPlacesAndMachines(String text, Kind kind) {
        assertThat(kinds(searchText(text))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19610823",
                "1961-08-23",
                "1961.08.23",
                "23.08.1961",
                "23.8.1961",
                "08/23/1961",
                "8/23/1961",
                "23-AUG-1961",
                "Aug 23, 1961",
                "August 23rd 1961 or 23. August 1961",
                "19610823T101500",
                "19610823101500",
                "23.08.61"
            })
    void findsDatesInEveryCommonForm(String text) {
        assertThat(kinds(searchText("born " + text))).containsExactly(Kind.DATE);
    }

    @Test
    void findsUidsAsValueInTextAndExtended() {
        assertThat(kinds(search(Objects.of("FrameOfReferenceUID", STUDY_UID)))).containsExactly(Kind.UID);
        assertThat(kinds(search(Objects.of("FrameOfReferenceUID", STUDY_UID + ".7"))))
                .containsExactly(Kind.UID);
        assertThat(kinds(searchText("see " + STUDY_UID + "."))).containsExactly(Kind.UID);
        assertThat(kinds(searchText("30000004093012541671800000018"))).containsExactly(Kind.UID);
    }

    @Test
    void leavesWellKnownUidsAlone() {
        Instance original = Objects.object()
                .with("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
                .with("PatientID", "10008")
                .instance();
        Instance released = Objects.object()
                .with("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
                .with("ImageComments", "class 1.2.840.10008.5.1.4.1.1.2")
                .instance();
        assertThat(Objects.search(original, released).leaks()).isEmpty();
    }

    @Test
    void leavesPrivateSopClassesAlone() {
        Instance object =
                Objects.object().with("SOPClassUID", "1.3.12.2.1107.5.9.1").instance();
        assertThat(Objects.search(object, object).leaks()).isEmpty();
    }

    @Test
    void findsTextOfAnotherCharacterSet() {
        Instance original = Objects.object()
                .with("SpecificCharacterSet", "ISO_IR 100")
                .with("PatientName", "Jäger^Zoë")
                .instance();
        for (String written : List.of("JÄGER", "Jaeger", "JAGER", "Ja\u0308ger")) {
            Instance released = Objects.object()
                    .with("SpecificCharacterSet", "ISO_IR 192")
                    .with(Objects.text(0x0020_4000, Vr.LT, written, StandardCharsets.UTF_8))
                    .instance();
            assertThat(kinds(Objects.search(original, released))).as(written).containsExactly(Kind.NAME);
        }
    }

    @Test
    void findsIdeographicNamesOfTwoSigns() {
        Instance original = Objects.object()
                .with("SpecificCharacterSet", "ISO_IR 192")
                .with(Objects.text(0x0010_0010, Vr.PN, "Yamada^Tarou=山田^太郎", StandardCharsets.UTF_8))
                .instance();
        Instance released = Objects.object()
                .with("SpecificCharacterSet", "ISO_IR 192")
                .with(Objects.text(0x0020_4000, Vr.LT, "昨日山田様", StandardCharsets.UTF_8))
                .instance();
        assertThat(kinds(Objects.search(original, released))).containsExactly(Kind.NAME);
    }

    @Test
    void findsUtf16InBinaryValues() {
        byte[] little = "..Schmitt..".getBytes(StandardCharsets.UTF_16LE);
        byte[] big = "..Schmitt..".getBytes(StandardCharsets.UTF_16BE);
        for (byte[] bytes : List.of(little, big)) {
            assertThat(views(search(Objects.bytes(0x0009_1010, Vr.OB, bytes)))).contains(View.UTF16);
        }
    }

    /// Their letters beyond Latin-1 have no zero in their units.
    @ParameterizedTest
    @ValueSource(strings = {"Wałęsa", "Śliwińska", "Țărușanu", "Nguyễn", "Đorđević"})
    void findsUtf16OfLatinNamesWithAnyAccentWhereverItLies(String name) throws IOException {
        Instance original = Objects.object()
                .with("SpecificCharacterSet", "ISO_IR 192")
                .with(Objects.text(0x0010_0010, Vr.PN, name + "^Zbigniew", StandardCharsets.UTF_8))
                .instance();
        Known known = new Known();
        known.harvest(original);
        LeakCheck check = new LeakCheck(known.identity(), Set.of());
        for (Charset order : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (int before = 0; before < 4; before++) {
                byte[] text = ("x " + name + " y").getBytes(order);
                byte[] bytes = new byte[before + text.length + 2];
                Arrays.fill(bytes, (byte) 7);
                System.arraycopy(text, 0, bytes, before, text.length);
                assertThat(Objects.search(
                                        original,
                                        Objects.object()
                                                .with(Objects.bytes(0x0009_1010, Vr.OB, bytes))
                                                .instance())
                                .leaks())
                        .as("%s behind %d bytes", order, before)
                        .extracting(Leak::view)
                        .contains(View.UTF16);
                assertThat(check.search(new BytesSource(bytes, bytes.length)).isClean())
                        .isFalse();
            }
        }
    }

    @Test
    void findsANameInACommentOfPixelDataUnderCharacterSetsThatNobodyNamed() {
        Instance original = Objects.object()
                .with("SpecificCharacterSet", "ISO_IR 192")
                .with(Objects.text(0x0010_0010, Vr.PN, "Grünewald^Hannelore", StandardCharsets.UTF_8))
                .instance();
        for (String written : List.of("patient Grünewald ", "patient GRÜNEWALD ", "patient grünewald ")) {
            for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8)) {
                byte[] comment = written.getBytes(charset);
                BytesSource source = new BytesSource(comment, comment.length);
                Value pixels = new Value.Fragments(
                        List.of(new Value.Region(source, 0, 0), new Value.Region(source, 0, comment.length & ~1)));
                assertThat(kinds(Objects.search(
                                original,
                                Objects.object()
                                        .with(new Element(0x7FE0_0010, Vr.OB, pixels))
                                        .instance())))
                        .as("%s in %s", written, charset)
                        .containsExactly(Kind.NAME);
            }
        }
    }

    @Test
    void findsStringsOfAPdfWhoseCharactersAreEscaped() {
        StringBuilder author = new StringBuilder("/Author(\\376\\377");
        for (byte b : "Johanna Schmitt".getBytes(StandardCharsets.UTF_16BE)) {
            author.append("\\%03o".formatted(b));
        }
        byte[] document = (author + ")").getBytes(StandardCharsets.US_ASCII);
        assertThat(views(search(Objects.bytes(0x0042_0011, Vr.OB, document)))).containsOnly(View.SHOWN);
    }

    private static SearchResult searchDocument(String document) {
        return search(Objects.bytes(0x0042_0011, Vr.OB, document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String each(String text, String format) {
        return text.chars().mapToObj(c -> format.formatted((char) c)).collect(Collectors.joining());
    }

    @Test
    void findsANameOfWhichEveryLetterHasAPlaceOfItsOwnOnAPage() {
        String letter = "BT /F1 12 Tf 1 0 0 1 100 700 Tm (%s) Tj ET\n";
        assertThat(kinds(searchDocument(each("JOHANNA", letter)))).containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument("<4A> Tj <6f68> Tj <61> Tj <6E6e> ' <6 1> Tj")))
                .containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument("(\1(\2" + each("JOHANNA", letter)))).containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument("[(Joh) -20 (an) 30.5 (na)] TJ"))).containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument(each("JOHANNA", "(x) Tj (normal lung) Tj (%s) Tj"))))
                .isEmpty();
    }

    @Test
    void findsANameOfWhichEveryLetterHasAnElementOfItsOwn() {
        assertThat(kinds(searchDocument("<list>" + each("JOHANNA", "<item>%s</item>\n") + "</list>")))
                .containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument("<p>Jo<b>han</b>n<![CDATA[a]]></p><p></p>")))
                .containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument("<p>J&#111;h&#x61;nna</p><p></p>"))).containsExactly(Kind.NAME);
        assertThat(kinds(searchDocument("<p>Joh</p><p>anders</p>"))).isEmpty();
    }

    /// Read line by line their characters alternate.
    @Test
    void findsWordsThatStandBesideOneAnotherOneCharacterToALine() {
        String rows = "<tr><td>J</td><td>0</td></tr><tr><td>O</td><td>0</td></tr><tr><td>H</td><td>4</td></tr>"
                + "<tr><td>A</td><td>8</td></tr><tr><td>N</td><td>8</td></tr><tr><td>N</td><td>1</td></tr>"
                + "<tr><td>A</td><td>3</td></tr>";
        Instance original = Objects.object()
                .with("PatientName", "Schmitt^Johanna")
                .with("PatientID", "0048813")
                .instance();
        Instance released = Objects.object()
                .with(Objects.bytes(0x0042_0011, Vr.OB, rows.getBytes(StandardCharsets.US_ASCII)))
                .instance();
        assertThat(kinds(Objects.search(original, released))).containsExactlyInAnyOrder(Kind.NAME, Kind.NUMBER);
        String names = "<td>J</td><td>S</td><td>O</td><td>C</td><td>H</td><td>H</td><td>A</td><td>M</td><td>N</td>"
                + "<td>I</td><td>N</td><td>T</td><td>A</td><td>T</td>";
        assertThat(kinds(searchDocument(names))).containsExactly(Kind.NAME);
    }

    @Test
    void findsBase64AtAnyAlignment() {
        for (String before : List.of("", "a", "ab", "abc")) {
            String encoded = Base64.getEncoder()
                    .encodeToString((before + " patient Johanna Schmitt").getBytes(StandardCharsets.UTF_8));
            assertThat(views(searchText("data:" + encoded))).as(before).contains(View.BASE64);
        }
    }

    @Test
    void findsHexadecimalText() {
        String hex = HexFormat.of().formatHex("Johanna Schmitt".getBytes(StandardCharsets.UTF_8));
        assertThat(views(searchText(hex))).contains(View.HEX);
    }

    @Test
    void findsDeflatedText() {
        byte[] text = "<patient><name>Johanna Schmitt</name></patient>".getBytes(StandardCharsets.UTF_8);
        for (byte[] stream : List.of(Streams.zlib(text), Streams.gzip(text), Streams.zip("a.xml", text))) {
            assertThat(views(search(Objects.bytes(0x0042_0011, Vr.OB, stream)))).contains(View.INFLATED);
        }
    }

    @Test
    void findsWhatSeparatorsPullApart() {
        assertThat(views(searchText("S 77 120 935"))).contains(View.SQUEEZED);
        assertThat(views(searchText("schmitt"))).containsOnly(View.RAW);
    }

    @Test
    void findsIdentityInThePreambleAndInNestedItems() {
        Instance preamble = Objects.object().preamble("made for Schmitt").instance();
        assertThat(Objects.search(patient().instance(), preamble).leaks())
                .extracting(Leak::where)
                .containsExactly("preamble");
        Element nested = Objects.sequence(0x0008_1140, Objects.of("ImageComments", "Schmitt"));
        assertThat(search(nested).leaks()).extracting(Leak::where).containsExactly("(0008,1140)[0].(0020,4000)");
    }

    @ParameterizedTest
    @CsvSource({"9, 1, 0", "5, 2, 0", "1, 1, 1", "0, 1, 1"})
    void searchesNativePixelDataBehindTheImageOnly(int rows, int columns, int leaks) {
        byte[] pixels = "..schmitt, johanna".getBytes(StandardCharsets.US_ASCII);
        Element[] image = {
            Objects.bytes(0x0028_0010, Vr.US, new byte[] {(byte) rows, 0}),
            Objects.bytes(0x0028_0011, Vr.US, new byte[] {(byte) columns, 0}),
            Objects.bytes(0x0028_0100, Vr.US, new byte[] {16, 0}),
            Objects.bytes(0x7FE0_0010, Vr.OW, pixels)
        };

        SearchResult result = Objects.search(
                patient().with(image).instance(), Objects.object().with(image).instance());

        assertThat(kinds(result)).hasSize(leaks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call 06221 5550192", "06221/555-0192", "(06221) 5550192 in the evening"})
    void findsATelephoneNumberWithoutItsCountryCode(String text) {
        assertThat(kinds(searchText(text))).contains(Kind.CONTACT);
    }
}
