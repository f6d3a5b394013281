package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateInTextTest {
    private static final LocalDate DATE = LocalDate.of(2019, 5, 3);

    private static DateInText date(String text) {
        return DateInText.at(text, 0).orElseThrow();
    }

    /// Moved by 240 days: 29 December 2019.
    @ParameterizedTest
    @CsvSource({
        "20190503, 20191229",
        "2019-05-03, 2019-12-29",
        "2019-5-3, 2019-12-29",
        "2019/05/03, 2019/12/29",
        "2019.05.03, 2019.12.29",
        "03.05.2019, 29.12.2019",
        "3.5.2019, 29.12.2019",
        "3. 5. 2019, 29. 12. 2019",
        "3. Mai 2019, 29. Dezember 2019",
        "03. Mai 2019, 29. Dezember 2019",
        "'May 3, 2019', 'December 29, 2019'",
        "'May 3rd, 2019', 'December 29th, 2019'",
        "3rd of May 2019, 29th of December 2019",
        "May 3 2019, December 29 2019",
        "3-MAY-2019, 29-DEC-2019",
        "03MAY2019, 29DEC2019",
        "3 May 2019, 29 December 2019",
        "3 mai 2019, 29 decembre 2019",
        "3 de mayo de 2019, 29 de diciembre de 2019",
        "3 de mayo del 2019, 29 de diciembre del 2019",
        "3 DE MAYO DEL 2019, 29 DE DICIEMBRE DEL 2019",
        "3 de maio de 2019, 29 de dezembro de 2019",
        "3 mei 2019, 29 december 2019",
        "3 maggio 2019, 29 dicembre 2019",
        "2019-May-03, 2019-Dec-29",
        "2019 May 3, 2019 December 29",
        "20190503T101530, 20191229T101530",
        "20190503101530, 20191229101530",
        "20190503101530.123, 20191229101530.123",
        "20190503_101530, 20191229_101530",
        "2019-05-03T10:15:30Z, 2019-12-29T10:15:30Z",
        "2019-05-03 10:15, 2019-12-29 10:15",
        "'03.05.2019, 10:15', '29.12.2019, 10:15'",
        "'May 3, 2019 9:05:07.25', 'December 29, 2019 9:05:07.25'"
    })
    void isWrittenInItsOwnForm(String text, String shifted) {
        DateInText date = date(text);
        assertThat(date.readings()).containsExactly(DATE);
        assertThat(date.end()).isEqualTo(text.length());
        assertThat(date.shifted(0, 240)).isEqualTo(shifted);
        assertThat(date.shifted(0, 0)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "9. Januar 2019, 60, 10. Maerz 2019",
        "9. März 2019, 0, 9. Maerz 2019",
        "9 août 2019, 31, 9 septembre 2019",
        "9 AOUT 2019, 31, 9 SEPTEMBRE 2019",
        "9 february 2019, 30, 11 march 2019",
        "9 april 2019, 30, 9 mei 2019",
        "9. April 2019, 30, 9. Mai 2019",
        "9 April 2019, 30, 9 May 2019",
        "Sept. 9 2019, 30, Oct. 9 2019",
        "9 janv. 2019, 31, 9 fevr. 2019",
        "9-okt-2019, 61, 9-dec-2019",
        "9.1.2019, 31, 9.2.2019",
        "09.01.2019, 31, 09.02.2019",
        "19.11.2019, 15, 04.12.2019",
        "30 Apr 2019, 1, 1 May 2019",
        "'May 31st, 2019', 1, 'June 1st, 2019'",
        "'May 11th, 2019', 11, 'May 22nd, 2019'",
        "'Dec. 31, 2019', 1, 'Jan. 1, 2020'",
        "9 agosto 2019, 31, 9 settembre 2019",
        "9 Marzo 2019, 31, 9 Aprile 2019",
        "9 de agosto de 2019, 31, 9 de septiembre de 2019",
        "9 de marzo de 2019, 31, 9 de abril de 2019",
        "9 abril 2019, 30, 9 mayo 2019",
        "9-agosto-2019, 31, 9-septiembre-2019",
        "9 de setiembre de 2019, 30, 9 de octubre de 2019",
        "9 de março de 2019, 31, 9 de abril de 2019",
        "9 de junho de 2019, 30, 9 de julho de 2019",
        "9 novembre 2019, 30, 9 decembre 2019",
        "10/out/2019, 31, 10/nov/2019",
        "luglio 2019, 31, agosto 2019",
        "enero 2019, 31, febrero 2019"
    })
    void writesTheMonthsOfItsLanguage(String text, int days, String shifted) {
        DateInText date = date(text);
        assertThat(date.readings()).hasSize(1);
        assertThat(date.shifted(0, days)).isEqualTo(shifted);
    }

    /// `abril` and `agosto` are Spanish and Portuguese, and so is their form.
    @ParameterizedTest
    @CsvSource({
        "'9 de agosto de 2019, sin cambios', 9 de septiembre de 2019",
        "'9 de agosto de 2019, sem alterações', 9 de setembro de 2019",
        "'9 de agosto de 2019: NÃO HÁ LESÃO', 9 de setembro de 2019"
    })
    void tellsPortugueseFromSpanishByTheLettersOfTheText(String text, String shifted) {
        assertThat(date(text).shifted(0, 31)).startsWith(shifted);
    }

    @ParameterizedTest
    @CsvSource({
        "May 2019, 240, January 2020",
        "Mai 2019, 240, Januar 2020",
        "mayo 2019, 240, enero 2020",
        "05/2019, 240, 01/2020",
        "05.2019, 240, 01.2020",
        "2019-05, 240, 2020-01",
        "MAY2019, 31, JUN2019"
    })
    void movesAMonthFromItsMiddle(String text, int days, String shifted) {
        assertThat(date(text).readings()).containsExactly(LocalDate.of(2019, 5, 15));
        assertThat(date(text).shifted(0, days)).isEqualTo(shifted);
    }

    @Test
    void hasAReadingForEachOrderOfDayAndMonth() {
        DateInText date = date("01/02/2004");
        assertThat(date.readings()).containsExactly(LocalDate.of(2004, 2, 1), LocalDate.of(2004, 1, 2));
        assertThat(date.shifted(0, 30)).isEqualTo("02/03/2004");
        assertThat(date.shifted(1, 30)).isEqualTo("02/01/2004");
        assertThat(date("19/01/2004").readings()).containsExactly(LocalDate.of(2004, 1, 19));
        assertThat(date("01/19/2004").readings()).containsExactly(LocalDate.of(2004, 1, 19));
        assertThat(date("01.19.2004").readings()).containsExactly(LocalDate.of(2004, 1, 19));
        assertThat(date("05-05-2004").readings()).containsExactly(LocalDate.of(2004, 5, 5));
        assertThat(date("01-02-2004").readings()).hasSize(2);
    }

    @Test
    void hasAReadingForEachCentury() {
        assertThat(date("19.01.04").readings()).containsExactly(LocalDate.of(2004, 1, 19), LocalDate.of(1904, 1, 19));
        assertThat(date("19.01.04").shifted(1, 1)).isEqualTo("20.01.04");
        assertThat(date("19JAN04").shifted(0, 31)).isEqualTo("19FEB04");
        assertThat(date("19-Jan-04").readings()).hasSize(2);
        assertThat(date("29.02.00").readings()).containsExactly(LocalDate.of(2000, 2, 29));
        assertThat(date("04-13-19").readings()).as("month, day, year").hasSize(2);
        assertThat(date("44-12-19").readings())
                .as("year, month, day")
                .containsExactly(LocalDate.of(2044, 12, 19), LocalDate.of(1944, 12, 19));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2004",
                "190104",
                "20041319",
                "20040230",
                "18490101",
                "2004011912345",
                "20040119990000",
                "2004-01.19",
                "2004-01-199",
                "2004-01-19-5",
                "19.01.2004.5",
                "32.01.2004",
                "19.13.2004",
                "19.01.20041",
                "19.01-2004",
                "19.01.2004x",
                "1.2.3",
                "10.0.0.1",
                "3 mm 2019",
                "mayor 3, 2019",
                "May",
                "May 3",
                "3 May",
                "3 set 20",
                "3 ruled out 2019",
                "8 out 2019",
                "out 2019",
                "mag 3 20",
                "5 maybe 2019",
                "13/2019",
                "May 45, 2019",
                "١٩.٠١.٢٠٠٤"
            })
    void isAbsentWhereThereIsNoDate(String text) {
        assertThat(DateInText.at(text, 0)).isEmpty();
    }

    @Test
    void takesNoNumberForATimeOfDay() {
        assertThat(date("20190503 471188").end()).isEqualTo(8);
        assertThat(date("2019-05-03 47:11").end()).isEqualTo(10);
        assertThat(date("2019-05-03 10:15:30:44").end()).isEqualTo(10);
        assertThat(DateInText.at("20190503_471188", 0).orElseThrow().end()).isEqualTo(8);
    }

    @Test
    void doesNotReachIntoTheNextValueOrLine() {
        assertThat(DateInText.at("3. Mai\\2019", 0)).isEmpty();
        assertThat(DateInText.at("3. Mai\n2019", 0)).isEmpty();
    }
}
