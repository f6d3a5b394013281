package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.detect.Left.gone;
import static org.elpis.detect.Left.kinds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates, ages, telephone and record numbers in sentences.
class NumbersInContextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "March 4, 2019",
                "4 March 2019",
                "12MAY2017",
                "2 Feb 21",
                "September 9th",
                "the 3rd of October",
                "third of March two thousand nineteen",
                "3. März 1948",
                "Okt. 2020",
                "2 avril 1960",
                "7 de mayo de 1955",
                "14 maart 1962",
                "9 luglio 1971",
                "12.1.22",
                "11/8/20",
                "May 2018",
            })
    void takesDatesAsDates(String date) {
        String text = "The patient was seen on " + date + " with pain.";
        assertThat(gone(text)).isNotEmpty();
        assertThat(kinds(text)).isSubsetOf(Span.Kind.DATE, Span.Kind.UNKNOWN_WORD);
        assertThat(text.replaceAll(java.util.regex.Pattern.quote(gone(text)), ""))
                .doesNotContainPattern("[0-9]");
    }

    @Test
    void makesOneSpanOfADate() {
        assertThat(gone("She was seen on March 4, 2019 with pain.")).isEqualTo("March 4, 2019");
        assertThat(gone("Comparison is made to 11/8/20 and before.")).isEqualTo("11/8/20");
        assertThat(gone("She was seen on 4.III.2019 with pain.")).isEqualTo("4.III.2019");
        assertThat(gone("4/XII/19")).isEqualTo("4/XII/19");
        assertThat(gone("Lesion of segment 4/V and of the liver")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " and the thorax is normal", " in the morning", ". The thorax is normal.", " at 5 mm"})
    void takesAllGroupsOfATelephoneNumberWhateverStandsBehind(String behind) {
        assertThat(gone("tel. 05139/77 44 11" + behind)).isEqualTo("05139|77|44|11");
        assertThat(gone("Tel 05139 774 411" + behind)).isEqualTo("05139|774|411");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aged ninety-five", "NINETY-FIVE YEARS OLD", "CT thorax, patient in her nineties"})
    void takesAgesOver89InPlainWordsAlone(String text) {
        assertThat(kinds(text)).containsExactly(Span.Kind.AGE);
    }

    @Test
    void knowsTheMonthThatIsAVerb() {
        assertThat(gone("There may be 3 nodules in the liver.")).isEmpty();
        assertThat(gone("He was well in May and has had pain since.")).isEqualTo("May");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A 93-year-old man with cough.",
                "A man, 93 y/o, with cough.",
                "He is 93yo and was seen with cough.",
                "Der 93jährige Patient ist mit Husten da.",
                "Patient âgé de 93 ans avec toux.",
                "Paciente de 93 años con tos.",
                "A woman aged 93 with cough.",
                "A 93M with cough and fever.",
                "A woman in her 90s with cough.",
                "De patiënt is 93 jaar en heeft koorts.",
            })
    void takesAgesOver89(String text) {
        assertThat(gone(text)).startsWith("9").hasSizeLessThan(10);
        assertThat(kinds(text)).containsExactly(Span.Kind.AGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A 46-year-old man with cough.",
                "A man, 89 y/o, with cough.",
                "He is 67yo and was seen with cough.",
                "Der 45jährige Patient ist mit Husten da.",
                "Patient âgé de 52 ans avec toux.",
                "A woman aged 63 with cough.",
                "A woman in her 60s with cough.",
            })
    void keepsOtherAges(String text) {
        assertThat(gone(text)).isEmpty();
    }

    @Test
    void takesAgesInWords() {
        assertThat(gone("A ninety-one year old lady with cough.")).isEqualTo("ninety|one");
        assertThat(kinds("A ninety-one year old lady with cough.")).containsExactly(Span.Kind.AGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'The patient is in room 12 of the ward.', 12",
        "'He was moved to bed 4 in the evening.', 4",
        "'She was seen on ward B3 by the team.', B3",
        "'Der Patient liegt auf Station 4a und ist wach.', 4a",
        "'Le patient est dans la chambre 212 ce jour.', 212",
        "'The room number 12 is on the left.', 12",
        "'Addendum to the report RAD-6379101 of the chest.', 'RAD|6379101'",
        "'The MRN is 12 and the exam is normal.', 12",
    })
    void takesNumbersThatAreSomebodys(String text, String number) {
        assertThat(gone(text)).isEqualTo(number);
        assertThat(kinds(text)).containsExactly(Span.Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The clinic can be reached at (020) 7946 0018 in the evening.",
                "He was told by telephone at +44 7700 900814 in the evening.",
                "Rückfragen bitte an Telefon 0511 / 927-4410 ohne Vorwahl.",
                "Please send it to records61@example.org in the evening.",
                "It is shown on www.example.org/may/long in the evening.",
                "Ask at ext 4471 in the evening.",
            })
    void takesWhatReachesSomebody(String text) {
        assertThat(kinds(text)).contains(Span.Kind.CONTACT).isSubsetOf(Span.Kind.CONTACT, Span.Kind.UNKNOWN_WORD);
        String left = text;
        for (String part : gone(text).split("\\|")) {
            left = left.replace(part, "");
        }
        assertThat(left).doesNotContainPattern("[0-9]").doesNotContain("example", "records", "long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There are 3 nodules of 2.3 x 1.1 cm at the level of L4-5 in series 3.",
                "Bandscheibenvorfall LWK 4/5 links mit Kontakt zur Nervenwurzel.",
                "BI-RADS 4a, T2 N1 M0, stage 3 of the disease.",
                "There is no change over 6 months and 2 weeks of rest.",
            })
    void keepsNumbersOfTheExamination(String text) {
        assertThat(gone(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93jährige Patientin",
                "93jarige vrouw",
                "männlich, 93 J",
                "zweiundneunzig Jahre",
                "tweeënnegentig jaar",
                "novantadue anni",
                "92yoF",
                "92yoF with pain",
                "92F",
                "92F with pain",
                "93M",
                "quatre-vingt-treize ans",
                "quatre-vingt-dix ans",
                "quatre vingt dix-sept ans",
                "Patiente de quatre-vingt-treize ans avec toux.",
            })
    void takesAgesOver89WhereNothingElseIsInDoubt(String text) {
        assertThat(kinds(text)).containsExactly(Span.Kind.AGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weiblich, 45 J",
                "45yoF with pain",
                "45F",
                "zweiundachtzig Jahre",
                "quatre-vingt-cinq ans",
                "93 mm",
                "100 ml",
                "120 kV",
                "90 Grad",
            })
    void keepsOtherNumbersWhereNothingElseIsInDoubt(String text) {
        assertThat(kinds(text)).doesNotContain(Span.Kind.AGE);
    }

    @ParameterizedTest
    @CsvSource({
        "Tel. 12 34 56, 12|34|56",
        "Bitte melden unter Tel. 12 34 56, 12|34|56",
        "Fax 12 34 56, 12|34|56",
        "Tel: 123 45, 123|45",
        "Durchwahl 345, 345",
        "Rückfragen unter Durchwahl 345, 345",
    })
    void takesShortNumbersBehindATelephone(String text, String number) {
        assertThat(gone(text)).isEqualTo(number);
        assertThat(kinds(text)).containsExactly(Span.Kind.CONTACT);
    }

    @Test
    void keepsMeasuresBehindAnExtension() {
        assertThat(gone("Flexion and extension of 30 degrees, extension of 120 mm"))
                .isEmpty();
    }
}
