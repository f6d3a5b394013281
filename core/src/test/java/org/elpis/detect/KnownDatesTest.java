package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.Element;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class KnownDatesTest {
    private static KnownDates dates(Element... elements) {
        KnownDates dates = new KnownDates();
        for (Element element : elements) {
            dates.harvest(element);
        }
        return dates;
    }

    private static Element birth(String date) {
        return Element.ofAscii(0x00100030, Vr.DA, date);
    }

    private static Element study(String date) {
        return Element.ofAscii(0x00080020, Vr.DA, date);
    }

    private static List<LocalDate> readings(String text) {
        return DateInText.at(text, 0).orElseThrow().readings();
    }

    @Test
    void believeADateThatHasOneReading() {
        assertThat(dates().choose(readings("19.01.2004"))).hasValue(0);
    }

    @Test
    void chooseTheReadingThatTheStudyStates() {
        KnownDates dates = dates(study("20040102"));
        assertThat(dates.choose(readings("02/01/2004"))).hasValue(0);
        assertThat(dates.choose(readings("01/02/2004"))).hasValue(1);
        assertThat(dates.choose(readings("02.01.04"))).hasValue(0);
        assertThat(dates.choose(readings("03/04/2004"))).isEmpty();
    }

    @Test
    void chooseNothingWhenTheStudyStatesBothReadings() {
        KnownDates dates = dates(study("20040102"), Element.ofAscii(0x00080021, Vr.DA, "20040201"));
        assertThat(dates.choose(readings("02/01/2004"))).isEmpty();
    }

    @Test
    void chooseTheCenturyInWhichThePatientLives() {
        KnownDates dates = dates(study("20190601"), birth("19510312"));
        assertThat(dates.choose(readings("19.01.04"))).hasValue(0);
        assertThat(dates.choose(readings("19.01.60"))).hasValue(1);
        assertThat(dates.choose(readings("19.01.40")))
                .as("neither 1940 nor 2040")
                .isEmpty();
        assertThat(dates(study("20190601"), birth("19190312")).choose(readings("19.04.19")))
                .as("1919 or 2019")
                .isEmpty();
        assertThat(dates(study("20190601")).choose(readings("19.01.04"))).isEmpty();
    }

    @Test
    void ignoreWhatIsNoDate() {
        KnownDates dates = dates(study("EUSEBIA"), study("2004"), study("20041399"), study("99999999"));
        assertThat(dates.choose(readings("02/01/2004"))).isEmpty();
    }
}
