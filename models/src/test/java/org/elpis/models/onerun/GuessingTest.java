package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.elpis.models.onerun.Guessing.End;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class GuessingTest {
    private static final int CANARIES = 400;
    private static final boolean[] COINS = coins();

    @Test
    void showsAQuarterAndCountsTheOthers() {
        Guessing.Split split = Guessing.Split.of(CANARIES, 1);
        assertThat(split.shown()).hasSize(100);
        assertThat(split.counted()).hasSize(300).doesNotContain(split.shown());
    }

    @Test
    void neverLooksAtTheCoinsOfThoseThatCount() {
        double[] scores = noise(2);
        Guessing.Split split = Guessing.Split.of(CANARIES, 1);
        boolean[] others = COINS.clone();
        for (int canary : split.counted()) {
            others[canary] = !others[canary];
        }
        ScoreSheet sheet = sheet(scores, noise(3));
        assertThat(Guessing.choose(sheet, others, split, 1e-5, 0.05))
                .isEqualTo(Guessing.choose(sheet, COINS, split, 1e-5, 0.05));
    }

    @Test
    void usesTheScoreThatTells() {
        OneRunResult result = OneRunResult.of(sheet(noise(2), telling(0.2)), COINS, 1e-5, 0.05, 1);
        assertThat(result.guessing().way()).isOne();
        assertThat(result.epsilon()).isGreaterThan(3);
        assertThat(result.epsilon()).isLessThanOrEqualTo(result.greatest());
    }

    @Test
    void guessesFewWhereFewAreSure() {
        double[] scores = noise(2);
        for (int i = 0; i < CANARIES; i += 5) {
            scores[i] = COINS[i] ? 10 : scores[i];
        }
        OneRunResult result = OneRunResult.of(sheet(scores), COINS, 0, 0.05, 1);
        assertThat(result.guessing().share()).isLessThanOrEqualTo(0.2);
        assertThat(result.guessing().end()).isEqualTo(End.HIGH);
        assertThat(result.epsilon()).isGreaterThan(1);
    }

    @Test
    void learnsNothingFromScoresThatAreAllEqualInAnyOrderOfTheFile() {
        boolean[] sorted = new boolean[CANARIES];
        Arrays.fill(sorted, 0, CANARIES / 2, true);
        for (int seed = 0; seed < 20; seed++) {
            double bound = OneRunResult.of(sheet(new double[CANARIES]), sorted, 0, 0.05, seed)
                    .epsilon();
            assertThat(bound).isLessThan(0.5);
        }
    }

    private static ScoreSheet sheet(double[]... scores) {
        return new ScoreSheet(
                IntStream.range(0, scores.length).mapToObj(i -> "way " + i).toList(), scores);
    }

    private static double[] telling(double noise) {
        double[] scores = noise(4);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = noise * scores[i] + (COINS[i] ? 1 : -1);
        }
        return scores;
    }

    private static double[] noise(long seed) {
        Draws draws = Draws.of(seed, "scores", 0);
        return IntStream.range(0, CANARIES)
                .mapToDouble(i -> draws.nextGaussian())
                .toArray();
    }

    private static boolean[] coins() {
        boolean[] coins = new boolean[CANARIES];
        Draws draws = Draws.of(1, "coins", 0);
        for (int i = 0; i < CANARIES; i++) {
            coins[i] = draws.nextBoolean();
        }
        return coins;
    }
}
