package org.elpis.deid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries to get an identifier through the transform in the place of a code or UID.
class SmuggledCodesTest {
    private static final Gate GATE = new Gate(Profile.RESEARCH);

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
        Gate.assertGone(GATE.released(Gate.sequence(
                0x00082218,
                Gate.ascii(0x00080100, Vr.SH, code),
                Gate.ascii(0x00080102, Vr.SH, scheme),
                Gate.ascii(0x00080103, Vr.SH, Gate.NUMBER),
                Gate.ascii(0x00080104, Vr.LO, "Chest of Eusebia"))));
    }

    @Test
    void takesASecondCodeValueBehindATrueOne() {
        Gate.assertGone(GATE.released(Gate.sequence(
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
            Released released =
                    GATE.released(Gate.ascii(tag, Vr.UI, uid), Gate.ascii(0x00080014, Vr.UI, uid + "\\" + uid));
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

    @Test
    void writesAUidAsAUidWhateverVrItStoodUnder() {
        byte[] number = "QuastenflosserEusebia...".getBytes(US_ASCII);
        DataSet after = GATE.release(new Element(0x00200052, Vr.FD, Value.Bytes.of(number)));

        assertThat(after.get(0x00200052).orElseThrow().vr()).isEqualTo(Vr.UI);
        assertThat(Uids.isValid(after.string(0x00200052))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DCM, KIM^LEE",
        "SCT, Kim-Lee",
        "SCT, KIM_LEE",
        "SRT, Kim(Lee)",
        "DCM, O'Lee",
        "LN, M.12.03.1950",
        "LN, 12-03-1950",
        "SCT, 19500312",
        "DCM, 12.03.50",
        "RADLEX, RID1950/03/12"
    })
    void takesNamesAndDatesOfWhomeverInPlaceOfACode(String scheme, String code) {
        assertThat(released(scheme, code)).isNotEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "SCT, 80891009",
        "SCT, 19501003",
        "SRT, T-D1100",
        "SRT, G-A",
        "LN, 18748-4",
        "DCM, CT",
        "RFC5646, en-US",
        "MDC, MDC_ECG_LEAD_I",
        "SCPECG, 5.6.3-9-63",
        "UCUM, [hnsf'U]",
        "UCUM, g/ml{SUVbw}",
        "NCIt, C12345",
        "I10, M54.5",
        "ICDO3, 8140/3",
        "NDC, 0641-0403-21"
    })
    void keepsCodesOfThePublicSchemes(String scheme, String code) {
        assertThat(released(scheme, code)).isEqualTo(code);
    }

    private static String released(String scheme, String code) {
        return GATE.release(Gate.sequence(
                        0x00082218,
                        Gate.ascii(0x00080100, Vr.SH, code),
                        Gate.ascii(0x00080102, Vr.SH, scheme),
                        Gate.ascii(0x00080104, Vr.LO, "Chest")))
                .items(0x00082218)
                .getFirst()
                .string(0x00080100);
    }

    @Test
    void keepsTheVersionOfASchemeThatIsADateOfNobody() {
        assertThat(version("20020904")).isEqualTo("20020904");
        assertThat(version("19510817")).isNotEqualTo("19510817");
    }

    private static String version(String version) {
        return GATE.release(
                        Gate.sequence(
                                0x00082218,
                                Gate.ascii(0x00080100, Vr.SH, "T-D1100"),
                                Gate.ascii(0x00080102, Vr.SH, "SRT"),
                                Gate.ascii(0x00080103, Vr.SH, version),
                                Gate.ascii(0x00080104, Vr.LO, "Head")),
                        Gate.ascii(0x00100030, Vr.DA, "19510817"))
                .items(0x00082218)
                .getFirst()
                .string(0x00080103);
    }
}
