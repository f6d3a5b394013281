package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.UnsetDate;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateShiftTest {
    private static final long SEED = 20261120;
    private static final DateTimeFormatter DA = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter DT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private static Optional<String> shift(String value, Vr vr, int days) {
        return new DateShift(days).shift(value, vr);
    }

    @Test
    void keepsEveryIntervalOfSeededDates() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            DateShift shift = new DateShift(-random.nextInt(365, 4018));
            LocalDate one = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000));
            LocalDate other = one.plusDays(random.nextInt(10_000));
            if (UnsetDate.is(one) || UnsetDate.is(other)) {
                continue;
            }
            LocalDate newOne =
                    LocalDate.parse(shift.shift(DA.format(one), Vr.DA).orElseThrow(), DA);
            LocalDate newOther =
                    LocalDate.parse(shift.shift(DA.format(other), Vr.DA).orElseThrow(), DA);
            assertThat(ChronoUnit.DAYS.between(newOne, newOther))
                    .as("seed %d, step %d", SEED, i)
                    .isEqualTo(ChronoUnit.DAYS.between(one, other));
        }
    }

    @Test
    void keepsIntervalsOverMidnightToTheSecond() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            DateShift shift = new DateShift(-random.nextInt(365, 4018));
            LocalDateTime one = LocalDateTime.of(2024, 2, 28, 12, 0).plusSeconds(random.nextInt(200_000));
            LocalDateTime other = one.plusSeconds(random.nextInt(100_000));
            LocalDateTime newOne =
                    LocalDateTime.parse(shift.shift(DT.format(one), Vr.DT).orElseThrow(), DT);
            LocalDateTime newOther =
                    LocalDateTime.parse(shift.shift(DT.format(other), Vr.DT).orElseThrow(), DT);
            assertThat(ChronoUnit.SECONDS.between(newOne, newOther))
                    .as("seed %d, step %d", SEED, i)
                    .isEqualTo(ChronoUnit.SECONDS.between(one, other));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DA, 20240229, -365, 20230301",
        "DA, 20240229, -366, 20230228",
        "DA, 20240301, -1, 20240229",
        "DA, 20000101, -1, 19991231",
        "DA, 2024.02.29, -366, 2023.02.28",
        "DA, 2024-02-29, -366, 2023-02-28",
        "DA, 20240229-20240301, -366, 20230228-20230301",
        "DA, 20240229-, -366, 20230228-",
        "DA, -20240229, -366, -20230228",
        "DT, 20240229235959.123456+0100, -366, 20230228235959.123456+0100",
        "DT, 20240229235959-0500, -366, 20230228235959-0500",
        "DT, 20240229-0500, -366, 20230228-0500",
        "DT, 202402291030, -366, 202302281030",
        "DT, 20240229235959-20240301000000, -366, 20230228235959-20230301000000",
        "DT, 2024, -366, 2023",
        "DT, 202402, -366, 202302",
    })
    void writesTheNewDateAsTheOldOneWasWritten(Vr vr, String date, int days, String shifted) {
        assertThat(shift(date, vr, days)).contains(shifted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20240230",
                "20241301",
                "00000000",
                "2024022",
                "202402290",
                "20240229x",
                "x20240229",
                "20240229 4711",
                "Eusebia",
                "2024-02-29 Eusebia",
                "20240229--20240301",
                "99991231",
                "13.45.2024"
            })
    void leavesNothingOfWhatIsNoDate(String value) {
        assertThat(shift(value, Vr.DA, -400)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20240229 4711", "202402294711883", "20240229235959.1234567", "20240229235959+01000", "20240229Q"
            })
    void leavesNothingOfWhatIsNoDateTime(String value) {
        assertThat(shift(value, Vr.DT, -400)).isEmpty();
    }

    @Test
    void movesAPartialDateByLessThanHalfItsUnitTooFarOrTooShort() {
        assertThat(shift("2024", Vr.DT, -365)).contains("2023");
        assertThat(shift("2024", Vr.DT, -600)).contains("2022");
        assertThat(shift("202403", Vr.DT, -400)).contains("202302");
    }

    /// Otherwise the difference to the day that everybody knows is the patient's secret number of days.
    @ParameterizedTest
    @CsvSource({
        "DA, 19000101",
        "DA, 18581117",
        "DA, 19700101",
        "DA, 19691231",
        "DA, 18991230",
        "DA, 19040101",
        "DA, 19800101",
        "DA, 1900.01.01",
        "DA, 1970-01-01",
        "DA, 00010101",
        "DA, 18000101",
        "DA, 99991231",
        "DT, 19000101000000",
        "DT, 19700101010000+0100",
        "DT, 18581117000000.0000",
        "DT, 1900",
        "DT, 190001",
        "DT, 197001",
        "DT, 0001",
        "DT, 1800",
        "DT, 9999",
        "DT, 999912",
        "DT, 000101"
    })
    void movesNoDateThatStandsForNone(Vr vr, String unset) {
        assertThat(shift(unset, vr, -3123)).isEmpty();
    }

    @Test
    void movesTheDaysBesideThoseThatStandForNone() {
        assertThat(shift("19000102", Vr.DA, -1)).contains("19000101");
        assertThat(shift("19700102", Vr.DA, -2)).contains("19691231");
        assertThat(shift("20000101", Vr.DA, -1)).contains("19991231");
        assertThat(shift("1970", Vr.DT, -365)).contains("1969");
    }

    private static ByteBuffer shifted(byte[] seconds) {
        return ByteBuffer.wrap(new DateShift(-3123).shiftSeconds(seconds, Encoding.EXPLICIT_LITTLE))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int shiftedSeconds(int seconds) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(seconds);
        return shifted(bytes).getInt(0);
    }

    private static double shiftedSeconds(double seconds) {
        byte[] bytes = new byte[Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(seconds);
        return shifted(bytes).getDouble(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3_600, -18_000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void makesZeroOfSecondsThatStandForNoTime(int seconds) {
        assertThat(shiftedSeconds(seconds)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, 0.5, 1e300, -1e300, 253_402_300_799.0, Double.NaN, Double.POSITIVE_INFINITY})
    void makesZeroOfFractionsOfSecondsThatStandForNoTime(double seconds) {
        assertThat(shiftedSeconds(seconds)).isZero();
    }

    @Test
    void movesOtherSecondsByWholeDays() {
        assertThat(shiftedSeconds(1_578_650_000)).isEqualTo(1_578_650_000 - 3123 * 86_400);
        assertThat(shiftedSeconds(1_578_650_000.25)).isEqualTo(1_578_650_000.25 - 3123 * 86_400.0);
    }
}
