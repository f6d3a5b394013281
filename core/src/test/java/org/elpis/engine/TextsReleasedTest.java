package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is put in the place of texts passes the independent check and holds nothing of the patient.
class TextsReleasedTest {
    @TempDir
    private Path work;

    private static Profile with(Handling.Texts texts) {
        return new Profile(
                "test",
                "",
                Profile.RESEARCH.options(),
                Profile.PseudonymSource.KEYED,
                List.of(),
                Handling.DEFAULT.with(texts));
    }

    private JobReport run(Handling.Texts texts) throws IOException {
        SmallObjects.putFixedKey(work);
        return new LocalRunner(SmallObjects.job(work, with(texts)), Progress.NONE).run();
    }

    private String released() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private void put(int number, String comment) {
        SmallObjects.put(
                work,
                "in/" + number + ".dcm",
                SmallObjects.file(
                        SmallObjects.ct("PAT-7731902", "1", "" + number).text(0x00204000, "LT", comment)));
    }

    @ParameterizedTest
    @EnumSource(Handling.Texts.class)
    void passesTheCheckWhateverTakesThePlaceOfTexts(Handling.Texts texts) throws IOException {
        put(1, "Quastenflosser, Eusebia (PAT-7731902), born 12.03.1951, chest of February 29th, 2024");
        put(2, "Frau Quastenflosser chest 7731902, 29.2.24");

        JobReport report = run(texts);

        assertThat(report.total().released()).as("%s", report.quarantined()).isEqualTo(2);
        assertThat(released())
                .doesNotContainIgnoringCase("quastenflosser")
                .doesNotContainIgnoringCase("eusebia")
                .doesNotContain("7731902", "1951", "29th, 2024", "29.2.24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20240229",
                "2024-02-29",
                "29.02.2024",
                "29. Februar 2024",
                "February 29, 2024",
                "29-FEB-2024",
                "29 fevrier 2024",
                "29 de febrero de 2024",
                "29 februari 2024",
                "29 febbraio 2024",
                "29FEB2024",
                "2024-02-29T10:15:00",
                "29.2.24",
                "29-Feb-24",
                "02/29/2024"
            })
    void passesTheCheckWithEveryFormOfADate(String date) throws IOException {
        put(1, "chest of " + date + ", contrast");

        JobReport report = run(Handling.Texts.PLACEHOLDER);

        assertThat(report.total().released()).as("%s", report.quarantined()).isEqualTo(1);
        assertThat(released()).doesNotContain(date).doesNotContain("[DATE]").contains(", contrast");
    }

    @Test
    void takesTheDateOfBirthThatAnAttributeStates() throws IOException {
        SmallObjects.put(
                work,
                "in/1.dcm",
                SmallObjects.file(SmallObjects.ct("PAT-7731902", "1", "1")
                        .text(0x00100030, "DA", "19300312")
                        .text(0x00204000, "LT", "birth 12.03.1930, chest of 29.02.2024, contrast")));

        run(Handling.Texts.PLACEHOLDER);

        assertThat(released()).contains("birth [DATE], chest of ").doesNotContain("chest of [DATE]");
    }

    @Test
    void isTheSameInAnotherJobOfTheProject() throws IOException {
        put(1, "chest of Quastenflosser");
        run(Handling.Texts.SURROGATE);
        String first = released();
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        run(Handling.Texts.SURROGATE);
        String made = "chest of [A-Z][a-z]+";
        assertThat(match(released(), made)).isEqualTo(match(first, made)).hasSizeGreaterThan(12);
    }

    private static String match(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }
}
