package org.elpis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "Meier^Anna,Xxxxx^Xxxx",
        "1951-03-12,9999-99-99",
        "MRN-4711 (old),XXX-9999 (xxx)",
        "Ärztin Ørsted,Xxxxxx Xxxxxx",
        "山田^太郎,xx^xx",
        "٣٤,99",
        "CT of [NAME] ([ID]),XX xx [NAME] ([ID])",
        "[Meier],[Xxxxx]",
    })
    void showsTheClassOfEveryCharacter(String text, String mask) {
        assertThat(Mask.of(text)).isEqualTo(mask);
    }

    @Test
    void standsForOneCharacterWithOne() {
        String text = "a\u0301\ud83d\ude00\n\u200bZ";

        assertThat(Mask.of(text)).hasSameSizeAs(text).isEqualTo("x·····X");
    }
}
