package org.elpis.models.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {
    /// Expected by the definition: each end is where the tail of the binomial distribution, summed term by term, is 2.5
    /// %.
    @ParameterizedTest
    @CsvSource({"0, 100", "1, 10", "5, 10", "10, 10", "3, 2995", "40, 1000", "999, 1000"})
    void endsWhereTheTailsAreHalfOfWhatIsLeftOfTheConfidence(int hits, int trials) {
        Interval interval = ClopperPearson.of(hits, trials, 0.95);
        if (hits > 0) {
            assertThat(tail(hits, trials, interval.low())).isCloseTo(0.025, within(1e-9));
        }
        if (hits < trials) {
            assertThat(1 - tail(hits + 1, trials, interval.high())).isCloseTo(0.025, within(1e-9));
        }
        assertThat(interval.contains((double) hits / trials)).isTrue();
    }

    /// The rule of three: none in n bounds the share by about 3 / n, one-sided at 95 %.
    @ParameterizedTest
    @CsvSource({"100, 0.0295", "1000, 0.0030", "2995, 0.001"})
    void noneOfManyBoundsTheShare(int trials, double bound) {
        assertThat(ClopperPearson.of(0, trials, 0.9).high()).isCloseTo(bound, within(1e-4));
    }

    private static double tail(int hits, int trials, double p) {
        double sum = 0;
        for (int k = hits; k <= trials; k++) {
            double log = 0;
            for (int i = 1; i <= k; i++) {
                log += Math.log((double) (trials - k + i) / i);
            }
            sum += Math.exp(log + k * Math.log(p) + (trials - k) * Math.log1p(-p));
        }
        return sum;
    }
}
