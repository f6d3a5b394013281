package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.elpis.dicom.DicomBytes.BIG;
import static org.elpis.dicom.DicomBytes.DEFLATED;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.IMPLICIT;
import static org.elpis.dicom.DicomBytes.JPEG;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.file;
import static org.elpis.dicom.DicomBytes.implicit;
import static org.elpis.dicom.DicomBytes.join;
import static org.elpis.dicom.DicomBytes.marked;
import static org.elpis.dicom.DicomBytes.meta;
import static org.elpis.dicom.DicomBytes.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The outer form of a file: preamble, mark, File Meta Information, transfer syntax, encoding.
class DicomReaderTest {
    private static DicomBytes small(DicomBytes empty) {
        return empty.text(Tag.SOP_CLASS_UID, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .text(Tag.PATIENT_NAME, "PN", "Muster^Max")
                .header(Tag.ROWS, "US", 2)
                .u16(512);
    }

    private static Fault faultOf(byte[] file) {
        return exceptionOf(file).fault();
    }

    private static MalformedDicomException exceptionOf(byte[] file) {
        MalformedDicomException e = catchThrowableOfType(MalformedDicomException.class, () -> read(file));
        assertThat(e).as("refusal").isNotNull();
        return e;
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG, DEFLATED, JPEG})
    void readsEveryEncoding(String syntax) throws MalformedDicomException {
        Instance instance = read(file(syntax, small(DicomBytes.in(syntax))));
        assertThat(instance.dataSet().string(Tag.PATIENT_NAME)).isEqualTo("Muster^Max");
        assertThat(instance.dataSet().number(Tag.ROWS, -1)).isEqualTo(512);
        assertThat(instance.transferSyntax().uid()).isEqualTo(syntax);
        assertThat(instance.inflated()).isEqualTo(syntax.equals(DEFLATED));
        assertThat(instance.anomalies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG})
    void tellsTheEncodingOfAFileWithoutMetaFromItsFirstElement(String syntax) throws MalformedDicomException {
        byte[] dataSet = small(DicomBytes.in(syntax)).bytes();
        Instance instance = read(dataSet);
        assertThat(instance.transferSyntax().uid()).isEqualTo(syntax);
        assertThat(instance.anomalies()).containsExactlyInAnyOrder(Anomaly.NO_PREAMBLE, Anomaly.NO_FILE_META);
        Instance withMark = read(marked(dataSet));
        assertThat(withMark.transferSyntax().uid()).isEqualTo(syntax);
        assertThat(withMark.anomalies()).containsExactly(Anomaly.NO_FILE_META);
    }

    @Test
    void readsAMarkWithoutPreamble() throws MalformedDicomException {
        byte[] whole = file(EXPLICIT, small(explicit()));
        Instance instance = read(Arrays.copyOfRange(whole, 128, whole.length));
        assertThat(instance.fileMeta().string(Tag.TRANSFER_SYNTAX_UID)).isEqualTo(EXPLICIT);
        assertThat(instance.anomalies()).containsExactly(Anomaly.NO_PREAMBLE);
    }

    @Test
    void readsMetaWithoutPreambleAndMark() throws MalformedDicomException {
        Instance instance = read(join(meta(BIG), small(DicomBytes.big()).bytes()));
        assertThat(instance.dataSet().number(Tag.ROWS, -1)).isEqualTo(512);
        assertThat(instance.anomalies()).containsExactly(Anomaly.NO_PREAMBLE);
    }

    @Test
    void keepsThePreambleEvenWhenItLooksLikeATiffHeader() throws MalformedDicomException {
        byte[] file = file(EXPLICIT, small(explicit()));
        file[0] = 'I';
        file[1] = 'I';
        file[2] = 42;
        assertThat(read(file).preamble().copy()).startsWith('I', 'I', 42).hasSize(128);
    }

    @Test
    void takesAPreambleForOneWhenMetaFollowsThoughItStartsLikeADataSet() throws MalformedDicomException {
        byte[] file = file(EXPLICIT, small(explicit()));
        byte[] start =
                explicit().text(Tag.PATIENT_NAME, "PN", "Hidden^In^Preamble").bytes();
        System.arraycopy(start, 0, file, 0, start.length);
        Instance instance = read(file);
        assertThat(instance.preamble().copy()).startsWith(start);
        assertThat(instance.dataSet().string(Tag.PATIENT_NAME)).isEqualTo("Muster^Max");
    }

    @Test
    void doesNotTakeLettersInsideAValueForTheMark() throws MalformedDicomException {
        byte[] dataSet = explicit()
                .text(0x0008_0070, "LO", "x".repeat(120) + "DICM" + "y".repeat(20))
                .text(Tag.PATIENT_ID, "LO", "1234")
                .bytes();
        assertThat(new String(dataSet, 128, 4, StandardCharsets.ISO_8859_1)).isEqualTo("DICM");
        Instance instance = read(dataSet);
        assertThat(instance.preamble().isEmpty()).isTrue();
        assertThat(instance.dataSet().string(Tag.PATIENT_ID)).isEqualTo("1234");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 12, 4_000_000_000L})
    void readsMetaToItsLastElementWhateverItsGroupLengthSays(long groupLength) throws MalformedDicomException {
        byte[] rest = Arrays.copyOfRange(meta(EXPLICIT), 12, meta(EXPLICIT).length);
        byte[] wrong = explicit()
                .header(0x0002_0000, "UL", 4)
                .u32(groupLength)
                .raw(rest)
                .bytes();
        Instance instance = read(marked(join(wrong, small(explicit()).bytes())));
        assertThat(instance.fileMeta().size()).isEqualTo(4);
        assertThat(instance.dataSet().string(Tag.PATIENT_NAME)).isEqualTo("Muster^Max");
    }

    @Test
    void readsMetaInImplicitEncodingAndMakesItExplicit() throws IOException, MalformedDicomException {
        byte[] meta = implicit().text(Tag.TRANSFER_SYNTAX_UID, "UI", EXPLICIT).bytes();
        Instance instance = read(marked(join(meta, small(explicit()).bytes())));
        assertThat(instance.anomalies()).containsExactly(Anomaly.IMPLICIT_FILE_META);
        byte[] expected =
                explicit().text(Tag.TRANSFER_SYNTAX_UID, "UI", EXPLICIT).bytes();
        assertThat(DicomBytes.write(DicomWriter.encode(instance)))
                .isEqualTo(marked(join(expected, small(explicit()).bytes())));
    }

    @Test
    void refusesImplicitMetaThatHoldsMoreThanExplicitMetaCan() {
        byte[] meta = implicit()
                .text(Tag.TRANSFER_SYNTAX_UID, "UI", EXPLICIT)
                .text(0x0002_0016, "AE", "x".repeat(0x10000))
                .bytes();
        assertThat(faultOf(marked(join(meta, small(explicit()).bytes())))).isEqualTo(Fault.BAD_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG})
    void believesTheDataMoreThanTheTransferSyntax(String actual) throws MalformedDicomException {
        String declared = actual.equals(IMPLICIT) ? EXPLICIT : actual.equals(EXPLICIT) ? BIG : IMPLICIT;
        Instance instance = read(file(declared, small(DicomBytes.in(actual))));
        assertThat(instance.transferSyntax().uid()).isEqualTo(actual);
        assertThat(instance.dataSet().number(Tag.ROWS, -1)).isEqualTo(512);
        assertThat(instance.anomalies()).containsExactly(Anomaly.ENCODING_CONTRADICTS_TRANSFER_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {JPEG, DEFLATED})
    void refusesImplicitElementsWhereFragmentsOrDeflatedDataNeedExplicitOnes(String declared) {
        assertThat(faultOf(file(declared, small(implicit())))).isEqualTo(Fault.CONTRADICTING_ENCODING);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(faultOf(new byte[0])).isEqualTo(Fault.EMPTY_FILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n%some more text that is no element at all",
                "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\u0001",
                "short",
                "{\"json\": true, \"and\": \"long enough to hold a header\"}",
                "\0\0\0\0\0\0\0\0\0\0\0\0"
            })
    void refusesWhatIsNotDicom(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(faultOf(bytes)).isEqualTo(Fault.NOT_DICOM);
        assertThat(DicomReader.looksLikeDicom(new BytesSource(bytes, bytes.length)))
                .isFalse();
    }

    @Test
    void refusesAMarkThatNothingFollows() throws IOException {
        byte[] bytes = marked(new byte[0]);
        assertThat(faultOf(bytes)).isEqualTo(Fault.NO_TRANSFER_SYNTAX);
        assertThat(DicomReader.looksLikeDicom(new BytesSource(bytes, bytes.length)))
                .isTrue();
    }

    @Test
    void refusesAnUnknownTransferSyntaxAndNamesTheTagOnly() {
        MalformedDicomException e = exceptionOf(file("1.2.3.4.5", small(explicit())));
        assertThat(e.fault()).isEqualTo(Fault.UNSUPPORTED_TRANSFER_SYNTAX);
        assertThat(e.tag()).hasValue(Tag.TRANSFER_SYNTAX_UID);
        assertThat(e.getMessage()).doesNotContain("1.2.3");
    }

    @Test
    void refusesEveryCutThroughFileMeta() {
        byte[] whole = marked(meta(EXPLICIT));
        for (int length = 133; length < whole.length; length++) {
            assertThat(faultOf(Arrays.copyOf(whole, length)))
                    .as("cut at %d", length)
                    .isIn(Fault.TRUNCATED_FILE_META, Fault.NO_TRANSFER_SYNTAX);
        }
    }

    @Test
    void refusesEveryCutThroughAnElementOfTheDataSet() throws MalformedDicomException {
        byte[] whole = file(EXPLICIT, small(explicit()));
        int start = marked(meta(EXPLICIT)).length;
        int refused = 0;
        for (int length = start + 1; length < whole.length; length++) {
            try {
                assertThat(read(Arrays.copyOf(whole, length)).dataSet().size()).isLessThan(3);
            } catch (MalformedDicomException e) {
                assertThat(e.fault()).isEqualTo(Fault.TRUNCATED);
                refused++;
            }
        }
        assertThat(refused).as("all cuts but the two between elements").isEqualTo(whole.length - start - 3);
    }

    @Test
    void readsMetaAloneAsAnObjectWithoutElements() throws MalformedDicomException {
        assertThat(read(marked(meta(EXPLICIT))).dataSet().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultSaysASentenceAndNothingElse(Fault fault) {
        assertThat(fault.sentence()).endsWith(".").doesNotContain("%");
        assertThat(new MalformedDicomException(fault, 0)).hasMessage(fault.sentence());
    }

    @Test
    void refusalsNameTagAndPositionButNeverAValue() {
        byte[] file = file(
                EXPLICIT,
                explicit().header(Tag.PATIENT_NAME, "PN", 400).raw("Muster^Max".getBytes(StandardCharsets.ISO_8859_1)));
        MalformedDicomException e = exceptionOf(file);
        assertThat(e.tag()).hasValue(Tag.PATIENT_NAME);
        assertThat(e.position()).isEqualTo(file.length - 10);
        assertThat(e.toString()).doesNotContain("Muster").doesNotContain("Max");
    }
}
