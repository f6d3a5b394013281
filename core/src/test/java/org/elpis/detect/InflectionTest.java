package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflectionTest {
    private static boolean isClinical(String word, Identity identity) {
        return Inflection.isClinical(word, 0, word.length(), Vocabulary.clinical(), identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abgeschlossener",
                "Periventrikuläre",
                "metastasenverdächtigen",
                "wandverkalktes",
                "umschriebenem",
                "KALZIFIZIERTE",
                "gecalcificeerde"
            })
    void knowsAdjectivesAndParticiplesWithAnEnding(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Becker", "Steiner", "Kniegelenker", "Portales", "Canales", "Ehrlicher", "Ludwiger", "Albrechte"
            })
    void knowsNoNamesThatLookLikeIt(String word) {
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
    @ValueSource(strings = {"periventrikuläre"})
    void knowsNoWordThatHidesThePatientsName(String word) {
        assertThat(isClinical(word, Left.patient("Periventrikulär^Anna"))).isFalse();
    }
}
