package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryPlanTest {
    private static final byte[] KEY = "a key of just thirty-two bytes..".getBytes(StandardCharsets.US_ASCII);

    @Test
    void isGivenAgainByTheSameKey() {
        assertThat(CanaryPlan.of(KEY, 300).csv())
                .isEqualTo(CanaryPlan.of(KEY, 300).csv());
    }

    /// The coins of docs/formats/canaries.md, made once in another language.
    @Test
    void flipsTheCoinsThatTheFormatSays() {
        boolean[] coins = CanaryPlan.of(KEY, 24).included();
        StringBuilder shown = new StringBuilder();
        for (boolean coin : coins) {
            shown.append(coin ? '1' : '0');
        }
        assertThat(shown).hasToString("110101000011001000100110");
    }

    @Test
    void flipsOtherCoinsWithAnotherKey() {
        byte[] other = KEY.clone();
        other[0]++;
        boolean[] coins = CanaryPlan.of(KEY, 2000).included();
        boolean[] others = CanaryPlan.of(other, 2000).included();
        long same = IntStream.range(0, 2000).filter(i -> coins[i] == others[i]).count();
        // 1,000 with a deviation of 22; five deviations come once in 10^6 keys.
        assertThat(same).isBetween(888L, 1112L);
    }

    @Test
    void flipsFairCoins() {
        boolean[] coins = CanaryPlan.of(KEY, 2000).included();
        assertThat(IntStream.range(0, 2000).filter(i -> coins[i]).count()).isBetween(888L, 1112L);
    }

    @Test
    void writesAFileThatWaitsForScores() {
        assertThat(CanaryPlan.of(KEY, 2).csv())
                .matches("canary,included,score\ncanary-000001,[01],\ncanary-000002,[01],\n");
    }

    @Test
    void refusesShortKeys() {
        assertThatThrownBy(() -> CanaryPlan.of(new byte[16], 300)).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> CanaryPlan.of(KEY, 0)).hasMessageContaining("count must be");
    }
}
