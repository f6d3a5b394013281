package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.detect.Left.gone;
import static org.elpis.detect.Left.kinds;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
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

    /// Words that nobody thinks of as names until somebody is called so.
    @ParameterizedTest
    @CsvSource({
        "Discussed with Annette Kern., Annette|Kern",
        "Dictated by Pugh, Pugh",
        "Referring physician: Collier, Collier",
        "Referring physician: Dr. Ulrike Nash, Ulrike|Nash",
        "Signed by: Gaines, Gaines",
        "SIGNED BY PORTER, PORTER",
        "gez. Sauter, Sauter",
        "Überweiser: Cordes, Cordes",
        "Findings were discussed with Silvio Donner., Silvio|Donner",
        "'Report to Frances Bridges, tel.', Frances|Bridges",
        "Informe firmado por Camilla Urbano., Camilla|Urbano",
        "Besproken met Anke Brands., Anke|Brands",
        "Discussed with Lu Vu., Lu|Vu",
        "Seen with Sheldon Quinton and Clive Morse., Sheldon|Quinton|Clive|Morse",
        "CT Head Dr. Kern, Kern",
        "Untersucht von Dr. Rau., Rau",
        "Besprochen mit Dr. Zimmer und der Station, Zimmer",
        "Adressé par le Dr Jean CORNET, Jean|CORNET",
        "Report dictated by Porter and signed by Huffman., Porter|Huffman",
        "'Patient: Porter, Moises', Porter|Moises",
        "The patient Urbano reports pain in the knee., Urbano",
        "'Kern, Gerd', Kern|Gerd",
    })
    void takesOrdinaryWordsWhereAPersonIsNamed(String text, String names) {
        assertThat(gone(text)).isEqualTo(names);
    }

    /// Words that no list of names has are family names too: what stays has a role that says why.
    @ParameterizedTest
    @ValueSource(strings = {"Discussed with %s.", "Dr. %s", "Referring physician: %s", "Dictated by %s and sent."})
    void takesEveryWordOfTheListsWhereAPersonIsNamed(String frame) throws IOException {
        Set<String> stayed = new TreeSet<>();
        for (String word : WordListsTest.allWords()) {
            String name = Character.toUpperCase(word.charAt(0)) + word.substring(1);
            boolean mayStay = word.length() < 2 || !word.matches("[a-z]+") || hasRole(word);
            if (!mayStay && !gone(frame.formatted(name)).contains(name)) {
                stayed.add(word);
            }
        }
        assertThat(stayed).isEmpty();
    }

    private static boolean hasRole(String word) {
        return Cue.of(WordTable.hash(word, 0, word.length())) != 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Discussed with Radiology and the Emergency department.",
                "Reviewed with Neurosurgery by phone.",
                "Referring physician: Unknown",
                "Patient: Female, supine",
                "Study Performed With Contrast",
                "MRI PERFORMED WITH CONTRAST",
                "REVIEWED BY NEURORADIOLOGY",
                "Untersucht mit Ultraschall, besprochen mit der Chirurgie und den Angehörigen.",
                "Die Leber wurde untersucht mit Kontrastmittel.",
                "Compared with CT. Seen with ICU staff.",
                "Slice time 5 ms. Axial",
                "CC: Cough for two weeks",
                "Mother: Diabetes",
                "Protocol Name: Abdomen",
                "Factor V Leiden is known in this patient.",
                "Se observa la cisura de Silvio sin alteraciones.",
                "Ductal carcinoma of Nottingham grade 2.",
                "Known GERD with hiatal hernia.",
                "Comentado con Urgencias y con la familia.",
                "Besproken met Chirurgie.",
            })
    void keepsDepartmentsAndTechniquesWhereAPersonCouldBeNamed(String text) {
        assertThat(gone(text)).isEmpty();
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
