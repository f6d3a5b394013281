package org.elpis.deid;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries to get an identifier through the transform in the place of a number, time or other value that has a form.
class SmuggledValuesTest {
    private static final Gate GATE = new Gate(Profile.RESEARCH);

    @ParameterizedTest
    @ValueSource(strings = {"US", "AT", "OW", "FD", "UL", "SS"})
    void takesANameSpelledInNumbers(String vr) {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            byte[] bytes = (Gate.FAMILY + "  ").getBytes(charset);
            Gate.assertGone(GATE.released(new Element(0x00189073, Vr.valueOf(vr), Value.Bytes.of(bytes))));
            Gate.assertGone(GATE.released(new Element(0x00281201, Vr.valueOf(vr), Value.Bytes.of(bytes))));
            Gate.assertGone(GATE.released(new Element(0x00280034, Vr.valueOf(vr), Value.Bytes.of(bytes))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00283006, OW, 'Ref. Dr. Zbigniew Kowalczyk, Tel. 0171-5556677, geb. 12.03.1950'",
        "00660023, OW, JANE^DOE",
        "00189073, FD, 'Zbigniew Kowalczyk of Ward 5 '",
        "54001010, OW, '<Operator><Name>Zbigniew Kowalczyk</Name></Operator>'"
    })
    void takesTextOfWhomeverFromNumbers(String tag, Vr vr, String text) {
        Element element = new Element(Integer.parseUnsignedInt(tag, 16), vr, Value.Bytes.of(text.getBytes(UTF_8)));
        assertThat(Gate.bytes(GATE.released(element))).doesNotContain("Kowal").doesNotContain("JANE");
    }

    /// Rows of colours are letters more often than not: an image without its palette is none.
    @Test
    void keepsPalettesWhoseColoursLookLikeWords() {
        Element palette = new Element(
                0x00281203,
                Vr.OW,
                Value.Bytes.of("\u0001\u0002spe RfcZJYWOAKIC8=<7//.+&\u0007\u0001 ".getBytes(UTF_8)));
        assertThat(GATE.release(palette).get(0x00281203))
                .hasValueSatisfying(after ->
                        assertThat(((Value.Bytes) after.value()).length()).isEqualTo(30));
    }

    @Test
    void keepsNumbersThatAreNumbers() {
        byte[] window = {0, 1, 0, 2, 0, 3, 127, 127};
        DataSet after = GATE.release(
                new Element(0x00283002, Vr.US, Value.Bytes.of(new byte[] {0, 1, 0, 0, 16, 0})),
                new Element(0x00189073, Vr.FD, Value.Bytes.of(window)),
                Gate.ascii(0x00200032, Vr.DS, "-1.5\\20\\1e-3"),
                Gate.ascii(0x00200013, Vr.IS, "1204"));
        assertThat(after.contains(0x00283002)).isTrue();
        assertThat(after.contains(0x00189073)).isTrue();
        assertThat(after.strings(0x00200032)).containsExactly("-1.5", "20", "1e-3");
        assertThat(after.string(0x00200013)).isEqualTo("1204");
    }

    @Test
    void keepsNumbersThatAreEncodedAsUnknown() {
        Element position = Gate.ascii(0x00200032, Vr.UN, "-1.5\\20\\1e-3");
        assertThat(GATE.release(position).get(0x00200032))
                .hasValueSatisfying(after ->
                        assertThat(((Value.Bytes) after.value()).ascii()).isEqualTo("-1.5\\20\\1e-3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "47118832",
                "+47118832",
                "0047118832",
                "47118832.0",
                "4.7118832E7",
                "1980-01-19",
                "20040119",
                "0171-5551234",
                "1.2.3",
                "12 34",
                "--",
                "1-2",
                "19310503",
                "+19310503",
                "0019310503",
                "19310503.0",
                "19310503.00E0",
                "1.9310503E7",
                "1931.0503e+4",
                "193105030E-1",
                "20200110101010",
                "202001101010.0",
                "1E7.5"
            })
    void takesWhatIsNoMeasureFromDecimalStrings(String value) {
        DataSet after = GATE.release(Gate.ascii(0x00180050, Vr.DS, value));
        assertThat(after.string(0x00180050)).isIn("", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1931.0503",
                "-1931.0503",
                "19.310503",
                "0.19310503",
                "1931.05030",
                "3051.931",
                "03051931",
                "3051931",
                "5031931",
                "1.9310503E-5"
            })
    void takesTheDayOfBirthFromDecimalStringsHoweverItIsWritten(String value) {
        DataSet after = GATE.release(Gate.ascii(0x00100030, Vr.DA, "19310503"), Gate.ascii(0x00180050, Vr.DS, value));
        assertThat(after.string(0x00180050)).isIn("", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19310503.5",
                "1931.0504",
                "-150.30215",
                "-1.2345678e-05",
                "2019031",
                "20041399",
                "123456789012",
                "1e999999999",
                "0",
                "1E400"
            })
    void keepsMeasuresWithManyDigits(String value) {
        DataSet after = GATE.release(Gate.ascii(0x00100030, Vr.DA, "19310503"), Gate.ascii(0x00180050, Vr.DS, value));
        assertThat(after.string(0x00180050)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1931-05-03",
                "1931.05.03",
                "2020-01-10",
                "0171-5556677",
                "0305-1931",
                "193105.03",
                "19:31:05.03",
                "25",
                "1060",
                "101161",
                "10:60",
                "1:1:1",
                "101",
                "10.11",
                "1011.12",
                "101112.",
                "101112.12345678",
                "101112-",
                "10:11:",
                "10:1112",
                "1011:12"
            })
    void takesDatesAndNumbersFromTimes(String time) {
        DataSet after = GATE.release(
                Gate.ascii(0x00080020, Vr.DA, "20200110"),
                Gate.ascii(0x00080030, Vr.TM, time),
                Gate.ascii(0x00100030, Vr.DA, "19310503"),
                Gate.ascii(0x00189073, Vr.TM, time));
        assertThat(after.string(0x00080030)).isIn("", "000000");
        assertThat(after.string(0x00189073)).isIn("", "000000", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "1011",
                "101112",
                "235960",
                "101112.1",
                "101112.123456",
                "101112.1234567",
                "10:11",
                "10:11:12",
                "9:11:12",
                "10:11:12.5",
                "101112\\101113",
                "000000.000000",
                "101010.00",
                "193105.04"
            })
    void keepsTimesOfDay(String time) {
        DataSet after = GATE.release(Gate.ascii(0x00080030, Vr.TM, time), Gate.ascii(0x00100030, Vr.DA, "19310503"));
        assertThat(String.join("\\", after.strings(0x00080030))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"235959 Eusebia", "EUSEBIA", "47118832x", "Q1"})
    void takesWhatIsNoTimeFromTimes(String time) {
        assertThat(GATE.release(Gate.ascii(0x00080030, Vr.TM, time)).string(0x00080030))
                .isIn("", "000000");
        assertThat(GATE.release(Gate.ascii(0x00189073, Vr.TM, time)).string(0x00189073))
                .isIn("", "000000", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20240229 4711",
                "2024022947118832",
                "20240229 Eusebia",
                "EUSEBIA",
                "99999999",
                "2024-02-29x",
                "240229"
            })
    void takesWhatIsNoDateFromDates(String date) {
        assertThat(GATE.release(Gate.ascii(0x00080020, Vr.DA, date)).string(0x00080020))
                .isIn("", "19000101");
    }

    private static DataSet withFullDates(Element... elements) {
        Set<Option> options = EnumSet.of(Option.RETAIN_LONGITUDINAL_FULL_DATES);
        Gate gate =
                new Gate(new Profile("full", "", options, Profile.PseudonymSource.KEYED, List.of(), Handling.DEFAULT));
        return gate.release(elements);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0171-5556677",
                "47118832",
                "4711-8832",
                "20200110-4711883",
                "12-34",
                "-",
                "2020.1.1",
                "+0100",
                "202001101",
                "20200110 4711",
                "20200110256060",
                "00010101"
            })
    void takesNumbersFromDatesThatStayAsTheyAre(String value) {
        assertThat(withFullDates(Gate.ascii(0x0008002A, Vr.DT, value)).string(0x0008002A))
                .isIn("", "19000101000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20200110",
                "2020.01.10",
                "2020-01-10",
                "20200110101112.123456+0100",
                "20200110-0500",
                "2020",
                "202001",
                "20200110-20200111",
                "20200110-",
                "-20200110",
                "20200110101112-0500"
            })
    void keepsDatesThatStayAsTheyAre(String value) {
        assertThat(withFullDates(Gate.ascii(0x0008002A, Vr.DT, value)).string(0x0008002A))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"47118832", "+4711", "+0161", "Eusebia", "0100", "+0100 Q"})
    void takesWhatIsNoOffsetFromTimeZones(String zone) {
        assertThat(GATE.release(Gate.ascii(0x00080201, Vr.SH, zone)).string(0x00080201))
                .isIn("", "REMOVED");
        assertThat(GATE.release(Gate.ascii(0x00080201, Vr.SH, "+0100")).string(0x00080201))
                .isEqualTo("+0100");
    }

    @Test
    void keepsTheCharacterSetAndNothingInItsPlace() {
        for (String set :
                List.of("ISO_IR 100", "ISO_IR 192", "GB18030", "\\ISO 2022 IR 87", "ISO 2022 IR 13\\ISO 2022 IR 87")) {
            assertThat(GATE.release(Gate.ascii(0x00080005, Vr.CS, set))
                            .get(0x00080005)
                            .orElseThrow()
                            .value())
                    .isInstanceOfSatisfying(
                            Value.Bytes.class,
                            bytes -> assertThat(bytes.ascii()).isEqualTo(set));
        }
        assertThat(GATE.release(Gate.ascii(0x00080005, Vr.CS, "EUSEBIA")).string(0x00080005))
                .isNotEqualTo("EUSEBIA");
    }

    @ParameterizedTest
    @CsvSource({
        "00102160, SH, Brommelkamper",
        "001021A0, CS, BROMMELKAMPER",
        "00102203, CS, BROMMELKAMPER",
        "00100040, CS, BROMMELKAMPER",
        "00080032, TM, 19510817"
    })
    void takesWhatNoOtherAttributeTold(String tag, Vr vr, String value) {
        DataSet after = GATE.release(Gate.ascii(Integer.parseUnsignedInt(tag, 16), vr, value));

        assertThat(after.string(Integer.parseUnsignedInt(tag, 16))).isNotEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "00102160, SH, Caucasian", "00102160, SH, Hispanic or Latino", "001021A0, CS, UNKNOWN", "001021A0, CS, YES",
        "00102203, CS, UNALTERED", "00100040, CS, O", "00100040, CS, F", "00080032, TM, 101112.123456",
        "00080032, TM, 10:11:12", "00101020, DS, 1.75", "00102203, CS, ALTERED"
    })
    void keepsWhatDescribesAPatient(String tag, Vr vr, String value) {
        DataSet after = GATE.release(Gate.ascii(Integer.parseUnsignedInt(tag, 16), vr, value));

        assertThat(after.string(Integer.parseUnsignedInt(tag, 16))).isEqualTo(value);
    }
}
