package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.clinical();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thorax", "Schädel", "SCHAEDEL", "hígado", "poumon", "wervelkolom", "mprage", "b30f", "siemens",
                "localizer", "dis2d", "monochrome2", "hfs", "gadolinium", "pneumothorax", "sagittal", "with", "ＴＯＦ",
                "spin_and_gradient"
            })
    void knowsWordsOfTheField(String word) {
        assertThat(vocabulary.contains(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "schmidt",
                "Müller",
                "yamada",
                "nguyen",
                "garcia",
                "fernandez",
                "kowalski",
                "johnson",
                "fatima",
                "mohammed",
                "ivanov",
                "van der",
                "thorax ct",
                "山田",
                "march",
                "monday",
                "januar",
                "mars",
                "juin",
                "enero",
                "augustus",
                "montag",
                "lundi",
                "lunes",
                "zondag"
            })
    void doesNotKnowNamesDaysAndMonths(String word) {
        assertThat(vocabulary.contains(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May",
                "HEAD",
                "hand",
                "young",
                "long",
                "short",
                "white",
                "brown",
                "bone",
                "Stone",
                "Parkinson",
                "hodgkin",
                "Marfan",
                "a",
                "lang",
                "klein",
                "petit",
                "cabeza",
                "st"
            })
    void marksWordsThatAreNamesToo(String word) {
        assertThat(vocabulary.contains(word)).isTrue();
        assertThat(vocabulary.isAlsoName(word)).isTrue();
    }

    @Test
    void doesNotMarkPlainWordsNorUnknownOnes() {
        assertThat(vocabulary.isAlsoName("thorax")).isFalse();
        assertThat(vocabulary.isAlsoName("schmidt")).isFalse();
    }

    @Test
    void looksAtTheGivenPartOfTheTextOnly() {
        String text = "xThoraxSchmidt";
        assertThat(vocabulary.contains(text, 1, 7)).isTrue();
        assertThat(vocabulary.contains(text, 7, text.length())).isFalse();
    }

    @Test
    void takesASitesOwnWords() {
        Vocabulary wider = vocabulary.with(Set.of("Kölnprotokoll", "シーメンス"));
        assertThat(wider.contains("KOLNPROTOKOLL")).isTrue();
        assertThat(wider.contains("シーメンス")).isTrue();
        assertThat(wider.contains("thorax")).isTrue();
        assertThat(wider.with(Set.of("xyzprotokoll")).contains("kölnprotokoll")).isTrue();
        assertThat(vocabulary.contains("kölnprotokoll")).isFalse();
    }

    @Test
    void keepsTheMarkOfANameThatASiteAdds() {
        assertThat(vocabulary.with(Set.of("may")).isAlsoName("may")).isTrue();
    }

    @Test
    void refusesSiteWordsThatAreNoSingleWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vocabulary.with(Set.of("two words")))
                .withMessage("siteWords must hold single words of letters, digits and underscores");
        assertThatIllegalArgumentException().isThrownBy(() -> vocabulary.with(Set.of("")));
    }

    @Test
    void knowsMeasuresAndSmallNumbersByTheirForm() {
        assertThat(Vocabulary.isMeasure("5mm")).isTrue();
        assertThat(Vocabulary.isMeasure("12")).isTrue();
        assertThat(Vocabulary.isMeasure("MRN 12 5mm", 4, 6)).isTrue();
        assertThat(Vocabulary.isMeasure("1985")).isFalse();
    }
}
