package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharingFileTest {
    private static final String FULL = """
            images: 8
            local-steps: 4
            rate: 0.05
            clip-each-image: 1.5
            noise-multiplier: 1.1
            levels: 4194304
            sites: 10
            colluding: 2
            labels: unknown
            server: may-change-model
            """;

    @Test
    void whatIsWrittenReadsBackAsEqual() {
        Sharing sharing = SharingFile.parse(FULL);
        assertThat(SharingFile.parse(SharingFile.format(sharing))).isEqualTo(sharing);
        assertThat(sharing.honestSites()).isEqualTo(8);
        assertThat(sharing.mixedImages()).isEqualTo(64);
    }

    @Test
    void onlyTheImagesMustBeSaid() {
        assertThat(SharingFile.parse("images: 3")).isEqualTo(Sharing.undefended(3));
    }

    @ParameterizedTest
    @CsvSource({
        "'',must be lines",
        "'sites: 3',images is missing",
        "'{images: 0}','images must be 1 to 256, got 0'",
        "'{images: 4, sites: 3, colluding: 3}',colluding must be 0 to 2",
        "'{images: 4, noise-multiplier: 1}',set clip-each-image or clip-update",
        "'{images: 4, clip-update: -1}',norm must be > 0",
        "'{images: 4, clip-update: 1, clip-each-image: 1}',only one of",
        "'{images: 4, rate: .nan}',rate must be",
        "'{images: 4, levels: 1}',levels must be",
        "'{images: four}',images must be a whole number",
        "'{images: 4, labels: maybe}','labels must be one of known, unknown'",
        "'{images: 4, patient: 7}',a name that is none",
        "'{images: 4, rate: }',rate has no value",
        "'{images: 4, elpis-sharing: 2}',elpis-sharing must be 1"
    })
    void whatIsWrongIsSaid(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharingFile.parse(text))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedTextIsReadOrRefusedAndNothingElse(long seed) {
        Draws draws = new Draws(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(FULL);
            for (int k = 0; k < 3; k++) {
                text.setCharAt(draws.nextInt(text.length()), (char) (32 + draws.nextInt(95)));
            }
            text.setLength(draws.nextInt(text.length()));
            try {
                assertThat(SharingFile.parse(text.toString()).images()).isPositive();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
