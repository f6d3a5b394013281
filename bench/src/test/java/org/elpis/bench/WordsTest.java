package org.elpis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "5 mm lesion, 5 mm, true",
        "15 mm lesion, 5 mm, false",
        "Hépatique, hepatique, true",
        "lung, ng, false",
        "CT (lung), lung, true",
        "L4-L5, L4-L5, true",
        "b1000, b100, false"
    })
    void findsAWordButNotAPartOfOne(String text, String token, boolean there) {
        assertThat(Words.standsIn(Words.fold(text), Words.fold(token))).isEqualTo(there);
    }
}
