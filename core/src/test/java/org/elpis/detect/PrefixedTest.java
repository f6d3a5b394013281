package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixedTest {
    private static boolean isClinical(String word, Identity identity) {
        return Prefixed.isClinical(word, 0, word.length(), Vocabulary.clinical(), identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fémorotibiale",
                "Intraparenchymateux",
                "PÉRIBRONCHOVASCULAIRES",
                "rétropéritonéaux",
                "sottodiaframmatica",
                "intraparenchimali",
                "coracoacromiali",
                "broncovascolari",
                "scapulothoracic",
                "retrocrural"
            })
    void knowsAdjectivesPutTogetherFromClinicalOnes(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sottocorona",
                "Trimarchi",
                "Bilotta",
                "Interlandi",
                "Prevost",
                "Parasole",
                "Subramanian",
                "Transue",
                "Müllerrenal",
                "renal",
                "intraMartin",
                "Medioli",
                "Unicredit",
                "Perigordale"
            })
    void knowsNoNames(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isFalse();
    }

    @Test
    void knowsNoCommonName() throws IOException {
        assumeThat(WordListsTest.NAMES).exists();
        Set<String> known = WordListsTest.commonNames();
        known.removeIf(name -> !isClinical(name, Left.NOBODY));
        assertThat(known).isEmpty();
    }

    @Test
    void knowsNoWordThatHidesThePatientsName() {
        assertThat(isClinical("perirenal", Left.patient("Renal^Anna"))).isFalse();
    }
}
