package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
    private static String vr(int tag) {
        int code = Dictionary.vrCode(tag);
        return code == 0 ? "" : "" + (char) (code >> 8) + (char) (code & 0xFF);
    }

    @ParameterizedTest
    @CsvSource({
        "00100010,PN",
        "00080020,DA",
        "00080018,UI",
        "00020010,UI",
        "00280010,US",
        "FFFCFFFC,OB",
        "40100001,CS",
        "00080016,UI",
        "0040A730,SQ",
        "00189810,US",
        "7FE00008,OF"
    })
    void namesTheRepresentationOfAnExactTag(String tag, String vr) {
        assertThat(vr(Integer.parseUnsignedInt(tag, 16))).isEqualTo(vr);
    }

    @ParameterizedTest
    @CsvSource({
        "60003000,OW",
        "601E3000,OW",
        "60FE0022,LO",
        "50AA2500,LO",
        "002031AB,CS",
        "00280430,US",
        "10001230,US",
        "1010ABCD,US",
        "7F220010,OW"
    })
    void namesTheRepresentationInRepeatingGroups(String tag, String vr) {
        assertThat(vr(Integer.parseUnsignedInt(tag, 16))).isEqualTo(vr);
    }

    @Test
    void choosesOtherWordWhereImplicitVrHasAChoiceAndUnsignedShortOtherwise() {
        assertThat(vr(0x7FE00010)).isEqualTo("OW");
        assertThat(vr(0x54001010)).isEqualTo("OW");
        assertThat(vr(0x00281200)).as("US or SS or OW").isEqualTo("OW");
        assertThat(vr(0x00283006)).as("US or OW").isEqualTo("OW");
        assertThat(vr(0x00280106)).as("US or SS").isEqualTo("US");
    }

    @Test
    void readsGroupLengthsAsUnsignedLongAndPrivateCreatorsAsLongString() {
        assertThat(vr(0x00080000)).isEqualTo("UL");
        assertThat(vr(0x60020000)).isEqualTo("UL");
        assertThat(vr(0x00290000)).isEqualTo("UL");
        assertThat(vr(0x00290010)).isEqualTo("LO");
        assertThat(vr(0x002900FF)).isEqualTo("LO");
    }

    @Test
    void saysNothingAboutPrivateValuesItemsAndUnknownTags() {
        assertThat(Dictionary.vrCode(0x00291010)).isZero();
        assertThat(Dictionary.vrCode(0x00290001)).isZero();
        assertThat(Dictionary.vrCode(0x60013000)).as("odd group").isZero();
        assertThat(Dictionary.vrCode(0xFFFEE000)).isZero();
        assertThat(Dictionary.vrCode(0x0008FFF1)).isZero();
        assertThat(Dictionary.entry(0x60013000)).isEmpty();
    }

    @Test
    void givesTheWholeEntry() {
        assertThat(Dictionary.entry(0x60123000))
                .contains(new Dictionary.Entry("60xx3000", "OB or OW", "1", "OverlayData", "Overlay Data", false));
        assertThat(Dictionary.entry(0x00181153).orElseThrow().name()).isEqualTo("Exposure in µAs");
        assertThat(Dictionary.entry(0x00102160).orElseThrow().retired())
                .as("since 2026d")
                .isTrue();
        assertThat(Dictionary.entry(0x00189445).orElseThrow().keyword())
                .as("withdrawn")
                .isEmpty();
    }

    @Test
    void findsTagsByKeyword() {
        assertThat(Dictionary.tagOf("PatientName")).isEqualTo(OptionalInt.of(0x00100010));
        assertThat(Dictionary.tagOf("OverlayData")).isEqualTo(OptionalInt.of(0x60003000));
        assertThat(Dictionary.tagOf("NameToUse"))
                .as("newer than the dictionary")
                .isEqualTo(OptionalInt.of(0x00100012));
        assertThat(Dictionary.tagOf("patientname")).isEmpty();
        assertThat(Dictionary.tagOf("")).isEmpty();
    }

    @Test
    void findsEveryRowByItsTagAndItsKeyword() {
        FactTable table = FactTable.load(Dictionary.class, "standard/dictionary.txt");
        int rows = 0;
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row), rows++) {
            String pattern = table.text(row, 0);
            // 2 in place of x: no exact tag hides the pattern and the group stays even
            int tag = Integer.parseUnsignedInt(pattern.replace('x', '2'), 16);
            assertThat(Dictionary.entry(tag).orElseThrow().pattern()).isEqualTo(pattern);
            String keyword = table.text(row, 4);
            if (!keyword.isEmpty()) {
                assertThat(Dictionary.tagOf(keyword)).as(keyword).hasValue(table.hex(row, 0));
            }
        }
        assertThat(rows).isEqualTo(5129 + 30);
    }
}
