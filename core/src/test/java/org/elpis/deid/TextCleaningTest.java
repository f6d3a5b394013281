package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.Vr;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleaningTest {
    private static final Gate GATE = new Gate(Profile.RESEARCH);

    private static String cleaned(String text) {
        return GATE.release(Gate.ascii(0x00081030, Vr.LO, text)).string(0x00081030);
    }

    @ParameterizedTest
    @CsvSource({
        "'CT chest Eusebia', 'CT chest'",
        "'Eusebia CT chest', 'CT chest'",
        "'CT, Eusebia, chest', 'CT chest'",
        "'CT (Eusebia) chest', 'CT chest'",
        "'CT^Eusebia^chest', 'CT chest'",
        "'CT_Eusebia_chest', 'CT chest'",
        "'CT chest: Eusebia Quastenflosser', 'CT chest'",
        "'CT chest', 'CT chest'",
        "'CT  chest', 'CT  chest'",
    })
    void takesTheCutAndThePunctuationThatHeldIt(String text, String left) {
        assertThat(cleaned(text)).isEqualTo(left);
    }

    @Test
    void putsDerivedUidsAndShiftedDatesWhereTheOthersStood() {
        String uid = new UidDeriver(Gate.keys("gate")).derive(Gate.UID);
        assertThat(cleaned("CT of " + Gate.UID)).isEqualTo("CT of " + uid);
        assertThat(cleaned("CT of 29.02.2024, chest")).isEqualTo("CT of 17.12.2022, chest");
    }

    @Test
    void leavesTheOtherValuesOfAnAttribute() {
        assertThat(GATE.release(Gate.ascii(0x00181030, Vr.LO, "chest\\Eusebia\\head"))
                        .strings(0x00181030))
                .containsExactly("chest", "", "head");
        assertThat(GATE.release(Gate.ascii(0x00080008, Vr.CS, "ORIGINAL\\EUSEBIA\\AXIAL"))
                        .strings(0x00080008))
                .containsExactly("ORIGINAL", "", "AXIAL");
        assertThat(GATE.release(Gate.ascii(0x00080008, Vr.CS, "ORIGINAL\\PRIMARY\\EUSEBIA_Q"))
                        .strings(0x00080008))
                .containsExactly("ORIGINAL", "PRIMARY");
    }

    @Test
    void takesAValueThatNoLongerFitsItsVr() {
        assertThat(GATE.release(Gate.ascii(0x00080070, Vr.SH, Gate.UID)).string(0x00080070))
                .isEmpty();
    }

    @Test
    void leavesADummyWhereNothingIsLeftAndAValueIsRequired() {
        assertThat(GATE.release(Gate.ascii(0x00080008, Vr.CS, "EUSEBIA")).string(0x00080008))
                .isEqualTo("UNKNOWN");
        assertThat(cleaned("Eusebia")).isEmpty();
    }
}
