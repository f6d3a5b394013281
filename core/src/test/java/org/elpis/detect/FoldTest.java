package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void lowersLetters() {
        assertThat(Fold.fold("CT Thorax 5MM")).isEqualTo("ct thorax 5mm");
    }

    @Test
    void returnsTheTextItselfWhenNothingFolds() {
        String text = "ct thorax 5mm";
        assertThat(Fold.fold(text)).isSameAs(text);
    }

    @Test
    void stripsAccentsOfComposedLetters() {
        assertThat(Fold.fold("Müller Šimůnek Çelik Şahin Ñuñez İnan Ğ Ő"))
                .isEqualTo("muller simunek celik sahin nunez inan g o");
    }

    @Test
    void foldsDecomposedLettersLikeComposedOnes() {
        assertThat(Fold.fold("Mu\u0308ller")).isEqualTo(Fold.fold("Müller"));
    }

    @Test
    void spreadsLigatures() {
        assertThat(Fold.fold("Straße ẞ Ægir Œuvre Þór Ĳssel")).isEqualTo("strasse ss aegir oeuvre thor ijssel");
    }

    @Test
    void removesStrokes() {
        assertThat(Fold.fold("Søren Łódź Đorđe")).isEqualTo("soren lodz dorde");
    }

    @Test
    void narrowsFullWidthLetters() {
        assertThat(Fold.fold("ＹＡＭＡＤＡ\u3000Ｔ１")).isEqualTo("yamada t1");
    }

    @Test
    void foldsVietnameseGreekAndCyrillic() {
        assertThat(Fold.fold("NGUYỄN Ά Й")).isEqualTo("nguyen α и");
    }

    @Test
    void keepsScriptsWithoutCase() {
        assertThat(Fold.fold("山田 김 が")).isEqualTo("山田 김 が");
    }

    @Test
    void isStableForEveryCharacter() {
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            String once = Fold.fold(String.valueOf(c));
            assertThat(Fold.fold(once)).as("U+%04X", (int) c).isEqualTo(once);
        }
    }

    @Test
    void agreesWithTheLibraryOnLatinLetters() {
        for (char c = '\u00C0'; c < '\u0180'; c++) {
            String decomposed = java.text.Normalizer.normalize(
                    String.valueOf(Character.toLowerCase(c)), java.text.Normalizer.Form.NFD);
            if (decomposed.length() > 1) {
                assertThat(Fold.fold(String.valueOf(c))).as("U+%04X", (int) c).isEqualTo(decomposed.substring(0, 1));
            }
        }
    }
}
