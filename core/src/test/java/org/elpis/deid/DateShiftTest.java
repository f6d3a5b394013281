package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;
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
}
