package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneRunBoundTest {
    /// Computed apart from this code, by the binomial tail and bisection in another language.
    @ParameterizedTest
    @CsvSource({
        "10, 100, 1.05",
        "30, 100, 2.25",
        "100, 100, 3.49",
        "300, 100, 4.60",
        "1000, 100, 5.81",
        "10, 90, 0.43",
        "30, 90, 1.16",
        "100, 90, 1.63",
        "300, 90, 1.87",
        "1000, 90, 2.02",
        "100, 75, 0.70",
        "300, 75, 0.87",
        "1000, 75, 0.98",
        "100, 60, 0.05",
        "300, 60, 0.21",
        "1000, 60, 0.30"
    })
    void showsWhatSoManyRightGuessesProve(int guessed, int percentRight, double epsilon) {
        Guesses guesses = new Guesses(guessed, guessed, guessed * percentRight / 100);
        assertThat(OneRunBound.lower(guesses, 0, 0.05)).isCloseTo(epsilon, within(0.0051));
    }

    /// The theorem spelled out: every binomial probability as a product, every sum anew.
    @ParameterizedTest
    @CsvSource({"1000, 40, 38, 1.5, 1e-5", "300, 100, 80, 0.7, 1e-3", "500, 25, 25, 2.5, 1e-4", "400, 60, 12, 1, 1e-2"})
    void countsWhatDeltaMayHide(int canaries, int guessed, int right, double epsilon, double delta) {
        double success = Math.exp(epsilon) / (1 + Math.exp(epsilon));
        double tail = 0;
        for (int k = right; k <= guessed; k++) {
            tail += probability(guessed, k, success);
        }
        double steepest = 0;
        for (int i = 1; i <= canaries; i++) {
            double sum = 0;
            for (int k = Math.max(0, right - i); k < right; k++) {
                sum += probability(guessed, k, success);
            }
            steepest = Math.max(steepest, sum / i);
        }
        assertThat(OneRunBound.probability(new Guesses(canaries, guessed, right), epsilon, delta))
                .isCloseTo(Math.min(1, tail + 2 * canaries * delta * steepest), within(1e-10));
    }

    private static double probability(int trials, int hits, double success) {
        double product = 1;
        for (int i = 0; i < hits; i++) {
            product *= success * (trials - i) / (hits - i);
        }
        return product * Math.pow(1 - success, trials - hits);
    }

    @Test
    void provesNothingByGuessesThatChanceGives() {
        assertThat(OneRunBound.lower(new Guesses(300, 300, 150), 0, 0.05)).isZero();
        assertThat(OneRunBound.lower(new Guesses(300, 300, 0), 1e-5, 0.05)).isZero();
        assertThat(OneRunBound.lower(new Guesses(300, 0, 0), 1e-5, 0.05)).isZero();
    }

    @Test
    void provesLessTheGreaterDeltaIs() {
        Guesses guesses = new Guesses(1000, 100, 98);
        double none = OneRunBound.lower(guesses, 0, 0.05);
        double small = OneRunBound.lower(guesses, 1e-5, 0.05);
        double great = OneRunBound.lower(guesses, 1e-3, 0.05);
        assertThat(none).isGreaterThan(small);
        assertThat(small).isGreaterThan(great);
        assertThat(OneRunBound.lower(guesses, 0.5, 0.05)).isZero();
    }

    @Test
    void isQuickWithTheMostCanaries() {
        assertThat(OneRunBound.greatest(Guesses.MOST, 1e-9, 0.05)).isBetween(10.0, 10.5);
    }

    /// A claim that is exact may be exceeded by one run in twenty. Of 600, 59 or more come once in 10^6 seeds.
    @ParameterizedTest
    @CsvSource({"0.5", "1", "2", "4"})
    void isAboveAnExactClaimAtMostAsOftenAsItsLevelSays(double epsilon) {
        int above = 0;
        for (int run = 0; run < 600; run++) {
            Draws draws = Draws.of(run, "answers", 0);
            boolean[] coins = new boolean[300];
            double[] scores = new double[coins.length];
            for (int i = 0; i < coins.length; i++) {
                coins[i] = draws.nextBoolean();
                boolean isTold = draws.nextDouble() < 1 / (1 + StrictMath.exp(-epsilon));
                scores[i] = coins[i] == isTold ? 1 : -1;
            }
            ScoreSheet sheet = new ScoreSheet(List.of("answer"), new double[][] {scores});
            above += OneRunResult.of(sheet, coins, 0, 0.05, run).epsilon() > epsilon ? 1 : 0;
        }
        assertThat(above).isLessThan(59);
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatThrownBy(() -> new Guesses(10, 11, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Guesses(Guesses.MOST + 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OneRunBound.lower(new Guesses(10, 10, 5), 0, 0))
                .hasMessageContaining("level must be");
    }
}
