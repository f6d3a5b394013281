package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommonWordsTest {
    private static final Vocabulary CLINICAL = Vocabulary.clinical();

    private static CommonWords words(String... texts) {
        CommonWords words = new CommonWords(CLINICAL, 3);
        for (int patient = 0; patient < texts.length; patient++) {
            words.add(texts[patient], patient);
        }
        return words;
    }

    @Test
    void areThoseOfEnoughDifferentPatients() {
        CommonWords words =
                words("Perfusoskop chest", "chest PERFUSOSKOP", "perfusoskop", "kniespulator", "Kniespulator");
        words.add("kniespulator again kniespulator", 4);
        Vocabulary vocabulary = words.addTo(CLINICAL);
        assertThat(vocabulary.contains("Perfusoskop")).isTrue();
        assertThat(vocabulary.contains("kniespulator")).isFalse();
    }

    @Test
    void areNeverShortWordsAndCodes() {
        Vocabulary vocabulary = words("xyq a4711b", "xyq a4711b", "xyq a4711b").addTo(CLINICAL);
        assertThat(vocabulary.contains("xyq")).isFalse();
        assertThat(vocabulary.contains("a4711b")).isFalse();
    }

    @Test
    void areNeverNames() {
        Vocabulary vocabulary = words("Johansson", "Johansson", "Johansson").addTo(CLINICAL);
        assertThat(vocabulary.contains("Johansson")).isFalse();
    }

    @Test
    void areNeverExcludedOnes() {
        CommonWords words = words("Perfusoskop Eusebia", "Perfusoskop Eusebia", "Perfusoskop Eusebia");
        words.exclude("Clinic Perfusoskop");
        words.exclude(Left.patient("Quastenflosser^Eusebia"));
        Vocabulary vocabulary = words.addTo(CLINICAL);
        assertThat(vocabulary.contains("Perfusoskop")).isFalse();
        assertThat(vocabulary.contains("Eusebia")).isFalse();
    }

    @Test
    void areTheSameInEveryOrder() {
        List<Integer> texts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            texts.add(i);
        }
        for (int seed = 0; seed < 4; seed++) {
            Collections.shuffle(texts, new Random(seed));
            CommonWords words = new CommonWords(CLINICAL, 3, 100_000);
            for (int i : texts) {
                words.add("zqword" + letters(i % 700) + " zqother" + letters(i % 1500), i);
            }
            Vocabulary vocabulary = words.addTo(CLINICAL);
            for (int i = 0; i < 700; i++) {
                assertThat(vocabulary.contains("zqword" + letters(i))).isTrue();
            }
            for (int i = 0; i < 1500; i++) {
                assertThat(vocabulary.contains("zqother" + letters(i))).isFalse();
            }
        }
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.append('x').toString();
    }

    @Test
    void areNoneBeyondTheBoundWhicheverCameFirst() {
        for (boolean isReversed : new boolean[] {false, true}) {
            CommonWords words = new CommonWords(CLINICAL, 3, 50);
            List<String> texts = new ArrayList<>(Collections.nCopies(3, "Perfusoskop"));
            for (int i = 0; i < 60; i++) {
                texts.add("zqword" + letters(i));
            }
            if (isReversed) {
                Collections.reverse(texts);
            }
            for (int i = 0; i < texts.size(); i++) {
                words.add(texts.get(i), i);
            }
            assertThat(words.addTo(CLINICAL).contains("Perfusoskop")).isFalse();
        }
    }
}
