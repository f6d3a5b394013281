package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.Condition;
import org.elpis.policy.Action.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {
    private static final Surrogates SURROGATES = new Surrogates(Gate.keys("gate"));

    private static String made(Sort sort, String original) {
        return SURROGATES.of(sort, original, word -> false);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, Quastenflosser, [A-Z][a-z]+",
        "NAME, QUASTENFLOSSER, [A-Z]+",
        "NAME, quastenflosser, [a-z]+",
        "NAME, Müller-Lüdenscheidt, [A-Z][a-z]+-[A-Z][a-z]+",
        "NAME, 'Dr. E. Quast', '[A-Z][a-z]+\\. [A-Z]\\. [A-Z][a-z]+'",
        "NAME, 山田, [A-Z][a-z]+",
        "PLACE, Oberwaldhausen, [A-Z][a-z]+ville",
        "PLACE, 'Klinik am Waldrand, 3. Stock', [A-Z][a-z]+ville",
        "PLACE, 81675, [1-9][0-9]{4}",
        "ID, 47118832, [1-9][0-9]{7}",
        "ID, HX-7730418-b, '[A-Z]{2}-[1-9][0-9]{6}-[a-z]'",
        "ID, 0047, [0-9]{4}",
        "CONTACT, eusebia@klinik.example.com, user[0-9]+@example.org",
        "CONTACT, http://klinik.example.com/e, www[0-9]+.example.org",
        "CONTACT, +49 89 1234567, 555-01[0-9]{2}",
        "CONTACT, 10.1.2.3, 192\\.0\\.2\\.[0-9]+",
    })
    void areOfTheSameKind(Sort sort, String original, String form) {
        assertThat(made(sort, original))
                .matches(form)
                .isEqualTo(made(sort, original))
                .doesNotContainIgnoringCase(original)
                .isNotEqualTo(new Surrogates(Gate.keys("other")).of(sort, original, word -> false))
                .is(new Condition<>(text -> text.chars().allMatch(c -> c < 0x7F), "written in ASCII"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Sort.class,
            names = {"DATE", "AGE", "WORD"})
    void areNotMadeUpForFacts(Sort sort) {
        assertThat(made(sort, "2004")).isEqualTo("[" + sort + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "ZOË", "zoe\u0308", "ｚｏe\u0308"})
    void areTheSameForEverySpelling(String name) {
        assertThat(made(Sort.NAME, name)).isEqualToIgnoringCase(made(Sort.NAME, "Zoë"));
    }

    @Test
    void areDifferentForMostNames() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            made.add(made(Sort.NAME, "Name" + (char) ('a' + i % 26) + (char) ('a' + i / 26)));
        }
        assertThat(made).hasSizeGreaterThan(80);
    }

    @Test
    void areNeverWordsOfThePatient() {
        String first = made(Sort.NAME, "Quastenflosser");
        String second = SURROGATES.of(Sort.NAME, "Quastenflosser", word -> word.equals(first));
        assertThat(second).isNotEqualTo(first).matches("[A-Z][a-z]+");
        String inside = first.toLowerCase(Locale.ROOT).substring(1);
        String third = SURROGATES.of(
                Sort.NAME,
                "Quastenflosser",
                word -> word.toLowerCase(Locale.ROOT).equals(inside));
        assertThat(third).as("a name of six letters inside it").isNotEqualTo(first);
        assertThat(SURROGATES.of(Sort.NAME, "Quastenflosser", word -> true)).isEqualTo("[NAME]");
    }

    /// All parts of a made-up word are looked at, by the cube of its length: hours, for these.
    @ParameterizedTest
    @EnumSource(
            value = Sort.class,
            names = {"NAME", "ID", "PLACE"})
    void areNotMadeUpForEndlessWords(Sort sort) {
        assertThat(made(sort, "4711 " + "8".repeat(30_000))).isEqualTo("[" + sort + "]");
        assertThat(made(sort, "8".repeat(65))).isEqualTo("[" + sort + "]");
        assertThat(made(sort, "8".repeat(64))).isNotEqualTo("[" + sort + "]");
    }
}
