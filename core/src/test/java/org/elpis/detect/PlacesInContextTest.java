package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.detect.Left.gone;
import static org.elpis.detect.Left.kinds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and institutions that are made of plain words.
class PlacesInContextTest {
    @ParameterizedTest
    @CsvSource({
        "'She lives at 12 Main Street with her sister.', '12|Main|Street'",
        "'She lives at 48 Church Road, Apt 9 with her sister.', '48|Church|Road|Apt|9'",
        "'Long Street 12', 'Long|Street|12'",
        "'Der Patient wohnt in der Hauptstr. 5 mit der Familie.', 'Hauptstr|5'",
        "'Le patient habite 14 rue de la Gare avec sa fille.', '14|rue|de|la|Gare'",
        "'La paciente vive en calle Mayor 8 con la familia.', 'calle|Mayor|8'",
        "'Zij woont in de Dorpsstraat 7 met haar man.', 'Dorpsstraat|7'",
        "'Zij is van 3512 JE Utrecht en is bekend.', '3512|JE|Utrecht'",
    })
    void takesAddresses(String text, String parts) {
        assertThat(gone(text)).isEqualTo(parts);
    }

    /// Towns that are ordinary words, or the names of diseases.
    @ParameterizedTest
    @CsvSource({
        "Patient lives in Detroit., Detroit",
        "wohnt in Konstanz, Konstanz",
        "Der Patient ist wohnhaft in Bad Essen und kommt allein., Bad|Essen",
        "Moved to Los Altos last year., Los|Altos",
        "La paciente reside en Florida., Florida",
        "Zij woont in Gent., Gent",
    })
    void takesTheTownWhereSomebodyLives(String text, String town) {
        assertThat(gone(text)).isEqualTo(town);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lives in Hospital care.", "wohnt im Pflegeheim", "wohnt in Wohnung", "He lives in pain."})
    void keepsWhereSomebodyLivesWhenItIsNoTown(String text) {
        assertThat(gone(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'The prior is from Mercy Hospital and is not here.', 'Mercy|Hospital'",
        "'T2 and FLAIR at St. Mary Medical Center in the morning.', 'St|Mary|Medical|Center'",
        "'Riverside Imaging', 'Riverside|Imaging'",
        "'Hôpital Sainte-Claire', 'Hôpital|Sainte|Claire'",
        "'Clinique des Peupliers', 'Clinique|des|Peupliers'",
        "'Hospital Santa Clara', 'Hospital|Santa|Clara'",
        "'Seen at the Church Hospital in the morning.', 'Church|Hospital'",
    })
    void takesInstitutionsWhole(String text, String parts) {
        assertThat(gone(text)).isEqualTo(parts);
        assertThat(kinds(text)).containsExactly(Span.Kind.PLACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Siemens Medical Solutions",
                "GE Medical Systems",
                "He was sent to the hospital and the clinic.",
                "Department of Radiology",
                "A drive by the road in the park is no address.",
            })
    void keepsMakersAndPlainWords(String text) {
        assertThat(gone(text)).isEmpty();
    }

    @Test
    void stopsAtTheDash() {
        assertThat(gone("St. Brendan's Regional Hospital - Department of Radiology"))
                .doesNotContain("Department");
    }
}
