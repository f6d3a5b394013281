package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What must pass although it looks like a part of the identity.
class FalseAlarmTest {
    private static List<Leak> search(Objects original, Element... released) {
        return Objects.search(
                        original.instance(), Objects.object().with(released).instance())
                .leaks();
    }

    private static Objects named(String name) {
        return Objects.object().with("PatientName", name);
    }

    @ParameterizedTest
    @CsvSource({
        "Head^Anna, BodyPartExamined, HEAD",
        "QIN-HEADNECK-01-0024, BodyPartExamined, HEADNECK",
        "WHOLEBODY-3, BodyPartExamined, WHOLEBODY",
        "Enter Text, ValueType, TEXT",
        "Volumetric^Ann, ImageType, DERIVED\\PRIMARY\\VOLUMETRIC",
        "Monochrome^Ann, PhotometricInterpretation, MONOCHROME2",
        "Head^Anna, SeriesDescription, HEAD",
        "Head^Anna, StudyDescription, CT Head w/o contrast",
        "May^Tom, ImageComments, control in May",
        "Chest^Ct, Modality, CT",
        "Contra^Eva, ProtocolName, THORAX CONTRAST",
        "Long^Lee, ImageComments, long axis",
        "Li^Wu, ImageComments, Linear Wuchs",
        "Kim^Jo, ImageComments, kimono major",
        "Stern^Al, ImageComments, sternum alignment"
    })
    void namesThatAreCommonWordsOrInsideWords(String name, String keyword, String text) {
        assertThat(search(named(name), Objects.of(keyword, text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Head^May, seen Mrs. May Head", "Kim^Jo, ask Jo Kim", "Li^Wu, 'LI, WU'", "Long^Lee, lee long"})
    void shortNamesStillCountBesideOneAnother(String name, String text) {
        assertThat(search(named(name), Objects.of("ImageComments", text))).isNotEmpty();
    }

    @Test
    void shortNamesStillCountAsWholeNameOrDescription() {
        assertThat(search(named("Head^Anna"), Objects.of("OperatorsName", "Head^B")))
                .isNotEmpty();
        assertThat(search(named("Kim^Jo"), Objects.of("SeriesDescription", "Kim")))
                .isNotEmpty();
    }

    @Test
    void shortIdentifiersCountAtTheirOwnAttributeOnly() {
        Objects original = Objects.object().with("PatientID", "1").with("StudyID", "17");
        assertThat(search(original, Objects.of("SeriesNumber", "1"), Objects.of("SeriesDescription", "1")))
                .isEmpty();
        assertThat(search(original, Objects.of("PatientID", "1"))).hasSize(1);
    }

    @Test
    void numbersInDecimalsCountsTimesAndBinaryValues() {
        Objects original = Objects.object().with("PatientID", "12345").with("AccessionNumber", "101530");
        byte[] doubles =
                ByteBuffer.allocate(16).putDouble(12345).putDouble(0.12345).array();
        assertThat(search(
                        original,
                        Objects.of("SliceLocation", "0.12345"),
                        Objects.of("PixelSpacing", "12345.0\\0.12345"),
                        Objects.of("InstanceNumber", "12345"),
                        Objects.of("AcquisitionTime", "101530.12345"),
                        Objects.bytes(0x0018_9073, Vr.FD, doubles)))
                .isEmpty();
        assertThat(search(original, Objects.of("ImageComments", "12345"))).hasSize(1);
    }

    @Test
    void aLongNumberAsWholeCountIsOne() {
        Objects original = Objects.object().with("PatientID", "40871295");
        assertThat(search(original, Objects.of("InstanceNumber", "40871295"))).hasSize(1);
    }

    @Test
    void numbersInsideNewUids() {
        Objects original = Objects.object().with("PatientID", "12345678");
        String uid = "2.25.299123456781112223334445556667778889";
        assertThat(search(original, Objects.of("SOPInstanceUID", uid), Objects.of("ImageComments", "see " + uid)))
                .isEmpty();
        assertThat(search(original, Objects.of("SOPInstanceUID", "1.2.3.12345678.4")))
                .hasSize(1);
    }

    @Test
    void codesOfVocabularies() {
        Objects original = Objects.object()
                .with(Objects.sequence(
                        0x0008_1032, Objects.of("CodeValue", "113100"), Objects.of("CodingSchemeDesignator", "DCM")));
        assertThat(search(original, Objects.of("CodeValue", "113100"))).isEmpty();
    }

    @Test
    void departmentsOfCommonWords() {
        Objects original = Objects.object().with("InstitutionalDepartmentName", "Radiology");
        assertThat(search(original, Objects.of("StudyDescription", "Radiology")))
                .isEmpty();
    }

    @Test
    void placeholders() {
        Objects original = named("ANONYMOUS").with("PatientID", "unknown").with("OperatorsName", "None");
        assertThat(search(original, Objects.of("PatientName", "Anonymous"), Objects.of("PatientID", "UNKNOWN")))
                .isEmpty();
    }

    @Test
    void randomBytes() {
        byte[] noise = new byte[4 << 20];
        new Random(7).nextBytes(noise);
        Objects original = named("Stern^Paul").with("PatientID", "12345").with("PatientBirthDate", "19700203");
        Instance released =
                Objects.object().with(Objects.bytes(0x0009_1010, Vr.OB, noise)).instance();
        assertThat(Objects.search(original.instance(), released).leaks()).isEmpty();
    }

    @Test
    void shortNumbersInADigest() {
        Objects original = Objects.object().with("PatientID", "12345");
        String digest = "e5142db07b2140bfe3a622d1395bcc44a12345fb819b56509636a4b5d7a0aa20";
        assertThat(search(original, Objects.of("ImageComments", digest))).isEmpty();
        assertThat(search(original, Objects.of("ImageComments", "seen a12345f twice")))
                .hasSize(1);
    }
}
