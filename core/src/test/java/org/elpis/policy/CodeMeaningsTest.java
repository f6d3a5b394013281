package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeMeaningsTest {
    private static final Path MEANINGS = Path.of("../../shared/data/reference/vocabulary/ps316-code-meanings.txt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hounsfield unit",
                "IEC Body Dosimetry Phantom",
                " SEGMENTATION ",
                "Müller Method Planning for Hip Replacement"
            })
    void knowWhatTheStandardPublishes(String meaning) {
        assertThat(CodeMeanings.isPublished(meaning)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hounsfield", "Hounsfield unit of Eusebia", "Quastenflosser", "Segmentation."})
    void knowNothingElse(String meaning) {
        assertThat(CodeMeanings.isPublished(meaning)).isFalse();
    }

    @Test
    void areMadeFromTheWholeList() throws IOException {
        assumeThat(MEANINGS).exists();
        assertThat(Files.readAllLines(MEANINGS)).isNotEmpty().allMatch(CodeMeanings::isPublished);
    }
}
