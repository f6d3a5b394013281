package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Draws are secret and differ each time: each bound is one that a right sampler passes with 1e-6 of false alarms.
class SecureGaussianTest {
    private static final int DRAWS = 40_000;

    /// Chi-square of 13 classes: the 1e-6 quantile of 12 degrees of freedom is 50.9.
    @Test
    void drawsWholeNumbersAsOftenAsTheFormulaSays() {
        DiscreteGaussian sampler = new DiscreteGaussian(2, new SecureRandom());
        int[] counts = new int[13];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) Math.clamp(sampler.next(), -6L, 6L) + 6]++;
        }
        double[] expected = new double[13];
        double all = 0;
        for (int k = -100; k <= 100; k++) {
            double weight = StrictMath.exp(-k * k / 8.0);
            expected[Math.clamp(k, -6, 6) + 6] += weight;
            all += weight;
        }
        double square = 0;
        for (int i = 0; i < 13; i++) {
            double mean = expected[i] / all * DRAWS;
            square += (counts[i] - mean) * (counts[i] - mean) / mean;
        }
        assertThat(square).isLessThan(50.9);
    }

    /// Five standard deviations of a binomial: 6e-7.
    @Test
    void tossesCoinsOfExponentials() {
        DiscreteGaussian sampler = new DiscreteGaussian(1, new SecureRandom());
        for (long[] part : new long[][] {{1, 3}, {1, 1}, {5, 2}, {0, 7}}) {
            double expected = StrictMath.exp(-(double) part[0] / part[1]);
            int heads = 0;
            for (int i = 0; i < DRAWS; i++) {
                heads += sampler.isHead(part[0], part[1]) ? 1 : 0;
            }
            double deviation = StrictMath.sqrt(DRAWS * expected * (1 - expected));
            assertThat(Math.abs(heads - DRAWS * expected)).isLessThanOrEqualTo(5 * deviation);
        }
    }

    /// Kolmogorov's distance: 2 e^(-2 n d²) = 1e-6 at 2.694 / root n.
    @Test
    void isGaussianAroundTheValue() {
        double deviation = 1.3;
        SecureGaussian noise = new SecureGaussian(deviation, new SecureRandom());
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            drawn[i] = (noise.perturb(5) - 5) / deviation;
        }
        Arrays.sort(drawn);
        double farthest = 0;
        for (int i = 0; i < DRAWS; i++) {
            double share = NormalTail.below(drawn[i]);
            farthest = Math.max(farthest, Math.max(share - (double) i / DRAWS, (i + 1.0) / DRAWS - share));
        }
        assertThat(farthest).isLessThan(2.694 / StrictMath.sqrt(DRAWS));
    }

    /// What was added to cannot be told from the last digits: every result is a multiple of the grid, whatever the
    /// value.
    @Test
    void leavesOnlyMultiplesOfTheGrid() {
        SecureGaussian noise = new SecureGaussian(0.1, new SecureRandom());
        assertThat(noise.grid()).isBetween(0.1 / (1 << 24), 0.1 / (1 << 23));
        assertThat(Math.getExponent(noise.grid())).isEqualTo(-27);
        for (double value : new double[] {0, 1 / 3.0, -Math.PI, 1e-30, 12345.678}) {
            for (int i = 0; i < 200; i++) {
                double steps = noise.perturb(value) / noise.grid();
                assertThat(steps).isEqualTo(Math.rint(steps));
            }
        }
        assertThat(noise.sensitivityGrowth(10_000)).isEqualTo(100 * noise.grid());
    }

    @Test
    void refusesWhatItCannotHide() {
        SecureGaussian noise = new SecureGaussian(1, new SecureRandom());
        assertThatIllegalArgumentException().isThrownBy(() -> noise.perturb(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> noise.perturb(1e300));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecureGaussian(0, new SecureRandom()));
        assertThatIllegalArgumentException().isThrownBy(() -> new DiscreteGaussian(0, new SecureRandom()));
    }
}
