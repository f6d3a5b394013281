package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormedTest {
    private static boolean isClinical(String word, Identity identity) {
        return Formed.isClinical(word, 0, word.length(), Vocabulary.clinical(), identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Verkuerzungen", "Gefaessverschluesse", "HUEFTGELENKE", "roetlicher", "Hueftkopfentrundung"})
    void knowsWordsWithUmlautsWrittenOut(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jaeger",
                "Mueller",
                "Schroeder",
                "Froehlich",
                "Schaefer",
                "Koestner",
                "Manuela",
                "Raphael",
                "Scheuer",
                "Oberscheuer",
                "Maessen",
                "Figueres",
                "Piqueres",
                "Schuele",
                "Luedicke",
                "Voeller",
                "Hartlage",
                "Haberstumpf",
                "Espigares",
                "Speziale",
                "Tricarico",
                "Havelange"
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

    @ParameterizedTest
    @ValueSource(strings = {"Verkuerzung"})
    void knowsNoWordThatHidesThePatientsName(String word) {
        assertThat(isClinical(word, Left.patient("Verkürzung^Anna"))).isFalse();
    }
}
