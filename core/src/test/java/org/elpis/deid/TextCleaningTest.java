package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Vr;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleaningTest {
    private static final int DESCRIPTION = 0x00081030;
    private static final Gate GATE = new Gate(Profile.RESEARCH);
    private static final Gate DROPPING = new Gate(with(Handling.Texts.DROP));
    private static final Gate INVENTING = new Gate(with(Handling.Texts.SURROGATE));

    private static final Gate FULL_DATES = new Gate(new Profile(
            "full",
            "",
            EnumSet.of(Option.CLEAN_DESCRIPTORS, Option.RETAIN_LONGITUDINAL_FULL_DATES),
            Profile.PseudonymSource.KEYED,
            List.of(),
            Handling.DEFAULT));

    private static Profile with(Handling.Texts texts) {
        Handling usual = Handling.DEFAULT;
        return new Profile(
                "test",
                "",
                Profile.RESEARCH.options(),
                Profile.PseudonymSource.KEYED,
                List.of(),
                new Handling(
                        texts, usual.privateElements(), usual.documents(), usual.words(), usual.commonWordPatients()));
    }

    private static String cleaned(String text) {
        return GATE.release(Gate.ascii(DESCRIPTION, Vr.LO, text)).string(DESCRIPTION);
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
    void takesTheCutAndThePunctuationThatHeldItWhereNothingIsPutInItsPlace(String text, String left) {
        assertThat(DROPPING.release(Gate.ascii(DESCRIPTION, Vr.LO, text)).string(DESCRIPTION))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "'CT chest Eusebia', 'CT chest [NAME]'",
        "'Eusebia CT chest', '[NAME] CT chest'",
        "'CT, Eusebia, chest', 'CT, [NAME], chest'",
        "'CT (Eusebia) chest', 'CT ([NAME]) chest'",
        "'CT chest: Eusebia Quastenflosser', 'CT chest: [NAME]'",
        "'CT chest: Quastenflosser^Eusebia', 'CT chest: [NAME]'",
        "'Eusebia (Quastenflosser) chest', '[NAME] ([NAME]) chest'",
        "'CT chest 47118832', 'CT chest [ID]'",
        "'CT chest Eusebia 47118832', 'CT chest [NAME] [ID]'",
        "'CT chest 2004', 'CT chest [DATE]'",
        "'CT chest 01/02/2004', 'CT chest [DATE]'",
        "'Quastenflosser^Eusebia', '[NAME]'",
    })
    void putsAPlaceholderThatSaysWhatStoodThere(String text, String left) {
        assertThat(cleaned(text)).isEqualTo(left);
    }

    @Test
    void dropsPlaceholdersThatAValueHasNoRoomFor() {
        DataSet after = GATE.release(
                Gate.ascii(0x00180010, Vr.LO, "chest " + "thorax ".repeat(7) + "MRI Eusebia\\chest Eusebia"),
                Gate.ascii(0x00181250, Vr.SH, "abdomen EUSEBIA"));
        assertThat(after.strings(0x00180010)).containsExactly("chest " + "thorax ".repeat(7) + "MRI", "chest [NAME]");
        assertThat(after.string(0x00181250)).as("14 characters").isEqualTo("abdomen [NAME]");
        assertThat(GATE.release(Gate.ascii(0x00181250, Vr.SH, "abdomen aorta EU\\EUSEBIA"))
                        .strings(0x00181250))
                .allMatch(value -> value.length() <= 16);
    }

    @Test
    void putsNoPlaceholderIntoCodedStringsCodesAndApplicationTitles() {
        DataSet after = GATE.release(
                Gate.ascii(0x00080008, Vr.CS, "ORIGINAL\\PRIMARY\\EUSEBIA"),
                Gate.sequence(
                        0x00082218,
                        Gate.ascii(0x00080100, Vr.SH, "EUSEBIA"),
                        Gate.ascii(0x00080102, Vr.SH, "99EUSEBIA"),
                        Gate.ascii(0x00080104, Vr.LO, "Chest")));
        assertThat(after.strings(0x00080008)).containsExactly("ORIGINAL", "PRIMARY");
        assertThat(after.items(0x00082218).getFirst().string(0x00080100)).doesNotContain("[");
        assertThat(after.items(0x00082218).getFirst().string(0x00080102)).doesNotContain("[");
    }

    @Test
    void putsNoPlaceholderThatIsThePatientsName() {
        DataSet after = GATE.release(
                Gate.ascii(DESCRIPTION, Vr.LO, "CT chest Name Eusebia"), Gate.ascii(0x00100010, Vr.PN, "Name^Eusebia"));
        assertThat(after.string(DESCRIPTION)).isEqualTo("CT chest [WORD]");
    }

    @Test
    void putsDerivedUidsAndShiftedDatesWhereTheOthersStood() {
        String uid = new UidDeriver(Gate.keys("gate")).derive(Gate.UID);
        assertThat(cleaned("CT of " + Gate.UID)).isEqualTo("CT of " + uid);
        assertThat(cleaned("CT of 29.02.2024, chest")).isEqualTo("CT of 17.12.2022, chest");
    }

    @ParameterizedTest
    @CsvSource({
        "'CT of 29. Februar 2024', 'CT of 17. Dezember 2022'",
        "'CT of 2024-02-29 10:15', 'CT of 2022-12-17 10:15'",
        "'CT, Feb 29, 2024', 'CT, Dec 17, 2022'",
        "'CT 29FEB2024', 'CT 17DEC2022'",
        "'CT February 2024', 'CT December 2022'",
        "'CT 29.2.24', 'CT 17.12.22'",
        "'CT 03/05/2024', 'CT 19/02/2023'",
        "'CT 05/03/2024', 'CT 02/19/2023'",
        "'CT 04/06/2024', 'CT [DATE]'",
        "'CT 01/02/19', 'CT [DATE]'",
    })
    void movesADateWhoseMeaningIsCertain(String text, String left) {
        DataSet after = GATE.release(
                Gate.ascii(0x00080020, Vr.DA, Gate.DATE),
                Gate.ascii(0x00080021, Vr.DA, "20240503"),
                Gate.ascii(DESCRIPTION, Vr.LO, text),
                Gate.ascii(0x00100030, Vr.DA, "19510312"));
        assertThat(after.string(DESCRIPTION)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "'calibrated 01.01.1900', 'calibrated [DATE]'",
        "'calibrated 1970-01-01 00:00', 'calibrated [DATE]'",
        "'calibrated 17 November 1858', 'calibrated [DATE]'",
        "'calibrated January 1900', 'calibrated [DATE]'",
        "'calibrated 01.01.70', 'calibrated [DATE]'",
        "'calibrated 02.01.1970', 'calibrated 20.10.1968'",
    })
    void takesADateThatStandsForNone(String text, String left) {
        assertThat(cleaned(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "DA, 1931.05.03",
        "LO, 1931.05.03",
        "LO, 03.05.1931",
        "LO, 3.5.1931",
        "SH, 'May 3, 1931'",
        "UN, 19310503",
        "DT, 19310503101500",
        "DA, 19500101\\19310503",
        "LO, 'born 03.05.1931'",
    })
    void takesTheDayOfBirthInWhateverFormItIsStated(Vr vr, String stated) {
        Element birth = Gate.ascii(0x00100030, vr, stated);
        Element text = Gate.ascii(DESCRIPTION, Vr.LO, "CT, born 03.05.1931");
        assertThat(GATE.release(text, birth).string(DESCRIPTION)).endsWith(", [WORD] [DATE]");
        assertThat(FULL_DATES.release(text, birth).string(DESCRIPTION)).endsWith(", [WORD] [DATE]");
    }

    @Test
    void leavesDatesWhereDatesAreRetained() {
        Element text = Gate.ascii(DESCRIPTION, Vr.LO, "CT of 29. Februar 2024, Eusebia");
        DataSet after = FULL_DATES
                .release(Gate.instance(Gate.object(Gate.CT, text)))
                .instance()
                .dataSet();
        assertThat(after.string(DESCRIPTION)).isEqualTo("CT of 29. Februar 2024, [NAME]");
    }

    @Test
    void takesDatesWhereNoOptionLetsThemStay() {
        Gate gate = new Gate(Profile.HIPAA_SAFE_HARBOR);
        Element text = Gate.ascii(DESCRIPTION, Vr.LO, "CT of 29. Februar 2024, 3/2024");
        DataSet after = gate.release(Gate.instance(Gate.object(Gate.CT, text)))
                .instance()
                .dataSet();
        assertThat(after.string(DESCRIPTION)).doesNotContain("2024").contains("[DATE]");
    }

    @Test
    void leavesTheOtherValuesOfAnAttribute() {
        assertThat(GATE.release(Gate.ascii(0x00181030, Vr.LO, "chest\\Eusebia\\head"))
                        .strings(0x00181030))
                .containsExactly("chest", "[NAME]", "head");
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
        assertThat(DROPPING.release(Gate.ascii(DESCRIPTION, Vr.LO, "Eusebia")).string(DESCRIPTION))
                .isEmpty();
    }

    @Test
    void makesUpTheSameForTheSameName() {
        String first = invented("CT chest Quastenflosser, Eusebia");
        String second = invented("CT chest EUSEBIA Quastenflosser");
        assertThat(first).matches("CT chest [A-Z][a-z]+, [A-Z][a-z]+").doesNotContain("Eusebia");
        String family = first.substring(9, first.indexOf(','));
        String given = first.substring(first.indexOf(',') + 2);
        assertThat(second).isEqualTo("CT chest " + given.toUpperCase(Locale.ROOT) + " " + family);
        assertThat(invented("CT chest Eusebia")).isEqualTo("CT chest " + given);
    }

    @Test
    void makesUpNumbersOfTheSamePattern() {
        assertThat(invented("CT chest 47118832"))
                .matches("CT chest [0-9]{8}")
                .isEqualTo(invented("CT chest 47118832"))
                .isNotEqualTo("CT chest 47118832");
        assertThat(invented("CT chest AB-47118832")).doesNotContain("47118832");
    }

    @Test
    void inventsNoDatesAndNoWords() {
        assertThat(invented("CT chest 2004 xyzzyplugh")).isEqualTo("CT chest [DATE] [WORD]");
    }

    private static String invented(String text) {
        return INVENTING.release(Gate.ascii(DESCRIPTION, Vr.LO, text)).string(DESCRIPTION);
    }

    @Test
    void dropsPlaceholdersThatTheLengthOfAllValuesHasNoRoomFor() {
        String text = "lung zqz\\".repeat(7_000) + "lung";
        DataSet after = GATE.release(Gate.ascii(0x00181030, Vr.LO, text));
        assertThat(after.strings(0x00181030)).hasSize(7_001).allMatch(value -> value.equals("lung"));
    }

    @Test
    void takesAnElementWhoseValuesNoLongerFitTogether() {
        String uids = (Gate.UID + "\\").repeat(3_000);
        DataSet after = GATE.release(Gate.ascii(0x00081030, Vr.LO, uids), Gate.ascii(0x0008001A, Vr.UI, uids));
        assertThat(after.strings(0x00081030)).isEmpty();
        assertThat(after.strings(0x0008001A)).isEmpty();
    }
}
