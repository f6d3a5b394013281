package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.elpis.dicom.WrittenDate.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
    @ParameterizedTest
    @CsvSource({
        "20040119, YEAR_MONTH_DAY, 20040221",
        "2004-01-19, YEAR_MONTH_DAY, 2004-02-21",
        "2004.01.19, YEAR_MONTH_DAY, 2004.02.21",
        "2004/01/19, YEAR_MONTH_DAY, 2004/02/21",
        "19.01.2004, DAY_MONTH_YEAR, 21.02.2004",
        "19-01-2004, DAY_MONTH_YEAR, 21-02-2004",
        "19/01/2004, DAY_MONTH_YEAR, 21/02/2004",
        "01/19/2004, MONTH_DAY_YEAR, 02/21/2004"
    })
    void isReadAndWrittenInItsOwnForm(String text, Order order, String shifted) {
        WrittenDate date = WrittenDate.at(text, 0).orElseThrow();
        assertThat(date.date()).isEqualTo(LocalDate.of(2004, 1, 19));
        assertThat(date.order()).isEqualTo(order);
        assertThat(date.length()).isEqualTo(text.length());
        assertThat(date.shifted(33)).isEqualTo(shifted);
        assertThat(date.shifted(0)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2004",
                "2004011",
                "20041319",
                "20040230",
                "20030229",
                "18490101",
                "21000101",
                "2004-01.19",
                "2004-01-199",
                "01/02/2004",
                "32.01.2004",
                "19.13.2004",
                "19.01.20041",
                "19.01-2004",
                "١٩.٠١.٢٠٠٤"
            })
    void isAbsentWhereNoDateCanBeToldForCertain(String text) {
        assertThat(WrittenDate.at(text, 0)).isEmpty();
    }

    @Test
    void isFoundAtAnyPlaceInAText() {
        assertThat(WrittenDate.at("taken 19.01.2004, ok", 6).orElseThrow().length())
                .isEqualTo(10);
        assertThat(WrittenDate.at("taken 19.01.2004", 100)).isEmpty();
    }

    @Test
    void knowsLeapDays() {
        assertThat(WrittenDate.at("20040229", 0).orElseThrow().shifted(365)).isEqualTo("20050228");
        assertThat(WrittenDate.at("2004-03-01", 0).orElseThrow().shifted(-1)).isEqualTo("2004-02-29");
    }
}
