package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PldAccountantTest {
    private static Composition poisson(double noise, double rate, long steps) {
        return Composition.of(new Mechanism.PoissonGaussian(noise, rate), steps);
    }

    private static double epsilon(Composition composition, double delta) {
        return PldAccountant.of(composition).epsilon(delta);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1e-5",
        "5, 100, 1e-6",
        "0.5, 3, 0.1",
        "20, 1000, 1e-12",
        "3, 10, 1e-100",
        "100, 1, 1e-4",
        "2, 1, 1e-300"
    })
    void isExactAndNeverBelowForThePlainGaussian(double noise, long times, double delta) {
        double exact = GaussianPrivacy.exactly(noise, times).epsilon(delta);
        Composition gaussian = Composition.of(new Mechanism.Gaussian(noise), times);
        double found = epsilon(gaussian, delta);
        assertThat(found).isBetween(exact * (1 - 1e-9), exact * 1.004);
        assertThat(PldAccountant.of(gaussian).delta(exact)).isBetween(delta * (1 - 1e-6), delta * 1.25);
    }

    /// The bounds are of sums with losses rounded up and rounded down in steps of 10^-6 and less, without any
    /// tilt, made once with numpy.
    @ParameterizedTest
    @CsvSource({"3, 0.001, 100, 0.011201597, 0.011206598", "0.8, 0.001, 100, 0.26002190, 0.26057890"})
    void liesInIntervalsThatPlainSumsGive(double noise, double rate, long steps, double least, double most) {
        assertThat(epsilon(poisson(noise, rate, steps), 1e-6)).isBetween(least, most * 1.003);
    }

    /// The chance that a patient took part at all bounds delta from both sides when the noise is next to none.
    @Test
    void knowsOneStepWithoutSum() {
        double rate = 0.03;
        double noise = 1.7;
        for (double epsilon : new double[] {0.01, 0.05, 0.2}) {
            double inner = StrictMath.log1p(StrictMath.expm1(epsilon) / rate);
            double exact = rate * GaussianPrivacy.exactly(noise, 1).delta(inner);
            assertThat(PldAccountant.of(poisson(noise, rate, 1)).delta(epsilon))
                    .isBetween(exact * (1 - 1e-9), exact * 1.01 + 1e-15);
        }
    }

    /// Losses of 10^-14 lie below what doubles around 1 can tell apart, and the first guess of where to look is
    /// far off.
    @ParameterizedTest
    @CsvSource({
        "178625.19506442553, 1.376970280914643e-9, 6.782912222332784e-67",
        "8564.742220200807, 1.0763199715388003e-9, 5.5131431120886865e-251",
        "1.655313101072835e8, 5.742255693949421e-8, 3.818527164739105e-281",
        "7.189288480769318e8, 1.8408730531172175e-6, 2.8383014973415134e-101",
        "12, 1e-9, 1e-15"
    })
    void isNeverBelowOneStepHoweverLittleItLoses(double noise, double rate, double delta) {
        double found = epsilon(poisson(noise, rate, 1), delta);
        double inner = StrictMath.log1p(StrictMath.expm1(found) / rate);
        double there = rate * GaussianPrivacy.exactly(noise, 1).delta(inner);
        assertThat(there).isLessThanOrEqualTo(delta * (1 + 1e-9));
    }

    /// Sums in steps of 10^-6 and 3 * 10^-7, made once with numpy.
    @ParameterizedTest
    @CsvSource({
        "2.3410607170506488, 2.27863564045198e-4, 7222, 8.84014384e-9, 0.0388366",
        "7.72622491015823, 1.2116320531924883e-4, 5553, 5.139065e-8, 0.0042066"
    })
    void isNeverBelowManyStepsThatLoseLittle(double noise, double rate, long steps, double delta, double sum) {
        assertThat(epsilon(poisson(noise, rate, steps), delta)).isBetween(sum, sum * 1.001);
    }

    @Test
    void knowsOneStepOfFixedBatches() {
        double rate = 0.1;
        Composition step = Composition.of(new Mechanism.FixedSizeGaussian(3, rate), 1);
        double epsilon = 0.1;
        double inner = StrictMath.log1p(StrictMath.expm1(epsilon) / rate);
        double exact = rate * GaussianPrivacy.exactly(1.5, 1).delta(inner);
        assertThat(PldAccountant.of(step).delta(epsilon)).isBetween(exact * (1 - 1e-9), exact * 1.01);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0.04, 2250, 1e-5", "1, 0.01, 5000, 1e-6", "4, 0.05, 2000, 1e-4", "0.6, 0.001, 300, 1e-7"})
    void isBelowRenyiAndAboveNothing(double noise, double rate, long steps, double delta) {
        double pld = epsilon(poisson(noise, rate, steps), delta);
        assertThat(pld).isLessThan(RdpAccountant.of(poisson(noise, rate, steps)).epsilon(delta, Conversion.IMPROVED));
        // Less than all steps cannot be lost together than in the steps that a patient takes part in for sure.
        assertThat(pld).isGreaterThan(epsilon(poisson(noise * 1.1, rate, steps), delta));
    }

    @Test
    void risesWithEveryThingThatLosesMore() {
        double middle = epsilon(poisson(1.2, 0.02, 1000), 1e-5);
        assertThat(epsilon(poisson(1.1, 0.02, 1000), 1e-5)).isGreaterThan(middle);
        assertThat(epsilon(poisson(1.2, 0.022, 1000), 1e-5)).isGreaterThan(middle);
        assertThat(epsilon(poisson(1.2, 0.02, 1100), 1e-5)).isGreaterThan(middle);
        assertThat(epsilon(poisson(1.2, 0.02, 1000), 1e-6)).isGreaterThan(middle);
        assertThat(epsilon(poisson(1.2, 0.02, 1000).and(poisson(3, 0.02, 100)), 1e-5))
                .isGreaterThan(middle);
    }

    @Test
    void addsUpWhateverTheOrder() {
        Composition both = poisson(1.2, 0.02, 700).and(poisson(1.2, 0.02, 300));
        assertThat(epsilon(both, 1e-5)).isCloseTo(epsilon(poisson(1.2, 0.02, 1000), 1e-5), within(1e-3));
        Composition mixed = new Composition(List.of(
                new Phase(new Mechanism.Laplace(5), 2),
                new Phase(new Mechanism.PoissonGaussian(1.2, 0.02), 500),
                new Phase(new Mechanism.Exponential(0.1), 1)));
        double training = epsilon(poisson(1.2, 0.02, 500), 1e-5);
        assertThat(epsilon(mixed, 1e-5)).isBetween(training, training + 2 * 0.2 + 0.1 + 0.01);
    }

    @Test
    void givesPurePromisesWhereDeltaIsNothing() {
        assertThat(epsilon(Composition.of(new Mechanism.Laplace(2), 3), 0)).isEqualTo(1.5);
        assertThat(epsilon(Composition.of(new Mechanism.Laplace(2), 3), 1e-9)).isBetween(1.45, 1.5);
        assertThat(epsilon(Composition.of(new Mechanism.Pure(0.1), 400), 1e-6))
                .isLessThan(RdpAccountant.of(Composition.of(new Mechanism.Pure(0.1), 400))
                        .epsilon(1e-6, Conversion.IMPROVED));
        assertThat(epsilon(poisson(1, 0.1, 1), 0)).isInfinite();
        assertThat(epsilon(poisson(1, 0, 1), 0)).isZero();
        assertThat(epsilon(poisson(1, 0.1, 0), 0)).isZero();
    }

    /// Randomised response, k of n times: the binomial sum is known.
    @Test
    void addsUpRandomisedResponses() {
        double one = 0.4;
        int times = 20;
        double win = 1 / (1 + StrictMath.exp(-one));
        double epsilon = 3;
        double exact = 0;
        for (int k = 0; k <= times; k++) {
            double log = StrictMath.log(win) * k + StrictMath.log(1 - win) * (times - k);
            for (int i = 0; i < k; i++) {
                log += StrictMath.log((times - i) / (i + 1.0));
            }
            exact += StrictMath.exp(log) * Math.max(0, 1 - StrictMath.exp(epsilon - one * (2 * k - times)));
        }
        assertThat(PldAccountant.of(Composition.of(new Mechanism.Pure(one), times))
                        .delta(epsilon))
                .isBetween(exact * (1 - 1e-9), exact * 1.01);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-3, 0.01, 1000, 1e-6", "1, 1e-9, 10000000, 1e-6", "1e-3, 1e-9, 10000000, 1e-300", "1, 1, 10000000, 0.5",
        "1e9, 0.5, 3, 1e-5", "1e-300, 0.5, 3, 1e-5", "1, 0.01, 100, 1e-320", "5, 0.01, 1000000000000, 1e-5",
        "0.3, 1e-9, 1, 0.5", "100, 0.01, 100, 0.999"
    })
    void answersExtremesWithABoundOrInfinity(double noise, double rate, long steps, double delta) {
        for (Sampling sampling : Sampling.values()) {
            Composition composition =
                    NoisyTraining.ofSteps(noise, rate, steps, sampling).composition();
            double epsilon = epsilon(composition, delta);
            assertThat(epsilon).isGreaterThanOrEqualTo(0);
            assertThat(epsilon)
                    .isLessThanOrEqualTo(RdpAccountant.of(composition).epsilon(delta, Conversion.IMPROVED));
            assertThat(PldAccountant.of(composition).delta(1)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void findsTheNoiseForATarget() {
        double noise = NoiseCalibration.least(2, sigma -> epsilon(poisson(sigma, 0.05, 500), 1e-5));
        assertThat(epsilon(poisson(noise, 0.05, 500), 1e-5)).isBetween(1.99, 2.0);
    }

    @Test
    void repeatsItselfBitForBit() {
        assertThat(epsilon(poisson(1.1, 0.02, 800), 1e-5)).isEqualTo(epsilon(poisson(1.1, 0.02, 800), 1e-5));
    }
}
