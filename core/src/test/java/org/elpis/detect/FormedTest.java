package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
            strings = {"Jaeger", "Mueller", "Schroeder", "Froehlich", "Schaefer", "Koestner", "Manuela", "Raphael"})
    void knowsNoNames(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Verkuerzung"})
    void knowsNoWordThatHidesThePatientsName(String word) {
        assertThat(isClinical(word, Left.patient("Verkürzung^Anna"))).isFalse();
    }
}
