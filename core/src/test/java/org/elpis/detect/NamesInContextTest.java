package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.detect.Left.gone;
import static org.elpis.detect.Left.kinds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that are words of the vocabulary too: who is a person, and what is only called after one.
class NamesInContextTest {
    @ParameterizedTest
    @CsvSource({
        "'The findings were told to Dr. Long, May in person.', 'Long|May'",
        "'Dr Hall was informed.', Hall",
        "'Prof. Hand will see her.', Hand",
        "'Mr. Head was imaged with contrast.', Head",
        "'Ms. Day fell from a horse.', Day",
        "'Der Befund wurde Frau Dr. Stein mitgeteilt.', Stein",
        "'Vielen Dank für die Überweisung von Herrn Lang.', Lang",
        "'Madame Petit est adressée pour un examen.', Petit",
        "'Le scanner de M. Roux est normal.', 'M|Roux'",
        "'Informado por la Dra. Dolores Fuentes.', 'Dolores|Fuentes'",
        "'Mevrouw Vos is gezien met klachten.', Vos",
        "'seen by dr. long in the clinic', long",
        "'no evidence of fracture; dr. head agrees', head",
    })
    void takesWhatStandsBehindATitle(String text, String names) {
        assertThat(gone(text)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "NO INFILTRAXT IS SEEN IN THE LEFT LUNG, INFILTRAXT",
        "THE OUTPUT OF IT IS FOR BROMMELKAMP ONLY, BROMMELKAMP",
        "'NO EFFUSION OR QASTENEDEMA, SEEN BY DR. NO', 'QASTENEDEMA|NO'",
    })
    void leavesSmallWordsInSentencesOfCapitals(String text, String gone) {
        assertThat(gone(text)).isEqualTo(gone);
    }

    @ParameterizedTest
    @CsvSource({
        "'Dictated by: Marcus Young, MD', 'Marcus|Young'",
        "'SIGNED BY LONG, MAY', 'LONG|MAY'",
        "'Electronically signed by Stone', Stone",
        "'He was seen by Baker in the clinic.', Baker",
        "'Findings were discussed by telephone with Hall.', Hall",
        "'I spoke with Green about the findings.', Green",
        "'She was referred by White and Cook of oncology.', 'White|Cook'",
        "'The report was read by Rose on the ward.', Rose",
        "'REFERRING PHYSICIAN: WOOD, A', 'WOOD|A'",
        "'CC: Fields, Banks', 'Fields|Banks'",
        "'Attending: Head', Head",
        "'gez. Klein', Klein",
        "'Befundet von Klein', Klein",
        "'Examen validé par Marchand', Marchand",
        "'Médico: Blanco', Blanco",
        "'The nodule was seen by de Leon last week.', 'de|Leon'",
    })
    void takesWhoActed(String text, String names) {
        assertThat(gone(text)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "'In the opinion of Brown, the lesion is stable.', Brown",
        "'The patient Young reports pain in the knee.', Young",
        "'Rose lives with her sister in a house.', Rose",
        "'The question does not apply. Summer Park, RN, was present.', 'Summer|Park'",
    })
    void takesACapitalWhereAWordHasNone(String text, String names) {
        assertThat(gone(text)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is a small Baker cyst and no Hodgkin lymphoma.",
                "Graves' disease and Wilson's disease are known.",
                "Virchow-Robin spaces are prominent. The May-Thurner question is not answered.",
                "A Schatzki ring is seen. A Foley catheter decompresses the bladder.",
                "Known Parkinson with tremor.",
                "V. a. Morbus Parkinson, bekannter Morbus Crohn.",
                "Befund: Leber und Herz sind unauffällig.",
                "Baker-Zyste in der Kniekehle ohne Ruptur.",
                "Antécédent de maladie de Hodgkin et signe de Babinski.",
                "Enfermedad de Crohn conocida sin cambios.",
                "The cyst was caused by Baker cyst rupture.",
                "Compatible with the Right Upper Lobe nodule of the prior.",
            })
    void keepsWhatIsCalledAfterAPerson(String text) {
        assertThat(gone(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is a long segment of narrow bowel with a rose thorn appearance.",
                "She may walk for a short time in the cold.",
                "He will rest in bed and drink water by mouth.",
                "Long axis view",
                "CT of the Chest, Abdomen and Pelvis with Contrast",
                "Heart and Lungs: Normal. Bones: Intact. Soft Tissues: Unremarkable.",
            })
    void keepsOrdinaryWords(String text) {
        assertThat(gone(text)).isEmpty();
    }

    @Test
    void doesNotTakeASmallWordForTheNeighbourOfAMisspelledOne() {
        assertThat(gone("There is a large hernnia in the right groin.")).isEqualTo("hernnia");
    }

    @Test
    void trustsNoLetterCaseWhereThereIsNone() {
        assertThat(gone("chest pain for two days and smithson long was seen on the ward"))
                .isEqualTo("smithson|long");
    }

    @Test
    void doesNotReachBeyondTheSentence() {
        assertThat(gone("The scan was read by Kowalski. Mild edema is seen.")).isEqualTo("Kowalski");
    }

    @Test
    void takesAPlainWordThatStandsWhereTheFamilyNameIs() {
        assertThat(gone("The exam was explained to Samantha Basic in the clinic."))
                .isEqualTo("Samantha|Basic");
    }

    @Test
    void saysThatItIsAName() {
        assertThat(kinds("He was seen by Baker in the clinic.")).containsExactly(Span.Kind.NAME);
        assertThat(kinds("Told to Dr. Kowalski in person.")).containsExactly(Span.Kind.NAME);
        assertThat(kinds("KOWALSKI HEAD ROUTINE")).containsExactly(Span.Kind.UNKNOWN_WORD);
    }
}
