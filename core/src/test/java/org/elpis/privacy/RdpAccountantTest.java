package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdpAccountantTest {
    private static Composition poisson(double noise, double rate, long steps) {
        return Composition.of(new Mechanism.PoissonGaussian(noise, rate), steps);
    }

    private static double epsilon(Composition composition, double delta) {
        return RdpAccountant.of(composition).epsilon(delta, Conversion.IMPROVED);
    }

    @ParameterizedTest
    @CsvSource({
        "60000, 150, 1.3, 15, 1e-5, 0.7242234026",
        "100000, 100, 1.0, 30, 1e-7, 1.4154988495",
    })
    void givesTheNumbersOfTensorFlowPrivacy(
            long patients, long batch, double noise, double epochs, double delta, double expected) {
        NoisyTraining training = NoisyTraining.ofEpochs(noise, batch, patients, epochs, Sampling.POISSON);
        assertThat(epsilon(training.composition(), delta)).isBetween(expected * 0.995, expected * (1 + 1e-6));
    }

    /// The statement of TensorFlow Privacy (compute_dp_sgd_privacy_lib.py) is for a noise multiplier of 2: it assumes
    /// microbatches unless told otherwise, and halves the noise for them, because one example may
    /// move a microbatch's clipped mean by twice the clipping norm.
    @Test
    void tellsSamplingByCoinsFromTakingEveryPatientOnceAnEpoch() {
        NoisyTraining training = NoisyTraining.ofEpochs(1, 64, 10_000, 5, Sampling.POISSON);
        NoisyTraining shuffled = training.withSampling(Sampling.SHUFFLE);
        assertThat(epsilon(training.composition(), 1e-6)).isCloseTo(1.616, within(5e-4));
        assertThat(epsilon(shuffled.composition(), 1e-6)).isCloseTo(13.376, within(5e-4));
        assertThat(training.byDistributions(1e-6).epsilon()).isCloseTo(1.199, within(1e-3));
        assertThat(shuffled.byDistributions(1e-6).epsilon()).isCloseTo(12.595, within(1e-3));
    }

    /// What the tests of TensorFlow Privacy expect of 1.2 epochs at noise 0.7 and delta 1e-5, with microbatches half of
    /// it. Where patients are sampled the source's orders are fractional, and its divergences too large (see
    /// [ReferenceValuesTest]).
    @ParameterizedTest
    @CsvSource({
        "0.7, 10.8602036, 3.2392676, 10.1224946, 2.4612381",
        "0.35, 26.2880374, 22.6248601, 24.7160779, 18.6977407"
    })
    void givesTheExamplesOfTensorFlowPrivacy(
            double noise, double rdp, double rdpSampled, double pld, double pldSampled) {
        NoisyTraining training = new NoisyTraining(noise, 0.01, 120, 2, Sampling.POISSON);
        NoisyTraining shuffled = training.withSampling(Sampling.SHUFFLE);
        assertThat(epsilon(shuffled.composition(), 1e-5)).isCloseTo(rdp, within(1e-7));
        assertThat(epsilon(training.composition(), 1e-5)).isBetween(rdpSampled * 0.998, rdpSampled);
        assertThat(GaussianPrivacy.exactly(noise, 2).epsilon(1e-5)).isCloseTo(pld, within(1e-7));
        assertThat(shuffled.byDistributions(1e-5).epsilon()).isBetween(pld, pld * 1.001);
        assertThat(training.byDistributions(1e-5).epsilon()).isBetween(pldSampled * 0.9999, pldSampled * 1.001);
    }

    @ParameterizedTest
    @CsvSource({"1.1, 60, 3.009, 2.597", "1.3, 15, 1.19, 0.954", "0.7, 45, 7.10, 6.37"})
    void namesTheConversionBecauseTheyDiffer(double noise, double epochs, double classic, double improved) {
        NoisyTraining training = NoisyTraining.ofEpochs(noise, 256, 60_000, epochs, Sampling.POISSON);
        RdpAccountant accountant = RdpAccountant.of(training.composition());
        assertThat(accountant.epsilon(1e-5, Conversion.CLASSIC)).isCloseTo(classic, within(0.01));
        assertThat(accountant.epsilon(1e-5, Conversion.IMPROVED)).isBetween(improved - 0.06, improved + 0.01);
    }

    @Test
    void givesTheNumbersOfOpacusAndOfExponentialChoices() {
        assertThat(epsilon(poisson(1.5, 0.04, 2250), 1e-5)).isCloseTo(7.32911117143, within(7e-6));
        Composition choice = Composition.of(new Mechanism.Exponential(1), 1);
        assertThat(RdpAccountant.divergence(choice, 1)).isCloseTo(0.123301561, within(1e-9));
        assertThat(RdpAccountant.divergence(choice, 1000)).isCloseTo(1, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 0.01, 1.5",
        "2.5, 0.01, 2.5",
        "1, 0.0001, 1.5",
        "1, 0.1, 1.01",
        "4, 0.3, 7.7",
        "1.3, 0.02, 3.14159",
        "10, 0.2, 20.5",
        "0.7, 0.05, 1.9"
    })
    void integratesFractionalOrdersToWhatTheSeriesSays(double noise, double rate, double order) {
        double series = FractionalSeries.logMoment(noise, rate, order, true);
        assertThat(PoissonRenyi.logMoment(noise, rate, order)).isCloseTo(series, within(1e-6 * series + 1e-13));
    }

    @ParameterizedTest
    @CsvSource({"1.1, 0.01", "0.5, 0.2", "6, 0.001", "0.15, 0.3"})
    void risesSmoothlyThroughWholeOrders(double noise, double rate) {
        for (int order = 2; order < 40; order++) {
            double below = PoissonRenyi.logMoment(noise, rate, order - 1e-7);
            double at = PoissonRenyi.logMoment(noise, rate, order);
            double above = PoissonRenyi.logMoment(noise, rate, order + 1e-7);
            assertThat(below).isLessThan(at);
            assertThat(above).isGreaterThan(at).isCloseTo(at, within(1e-4 * at));
        }
    }

    /// The moment is 1 and a part in 10^18, which a sum of doubles around 1 could not hold.
    @Test
    void keepsTheDigitsOfTinyRates() {
        assertThat(PoissonRenyi.logMoment(1, 1e-9, 2)).isCloseTo(1e-18 * StrictMath.expm1(1), within(1e-26));
        assertThat(PoissonRenyi.logMoment(1, 1e-9, 1.5)).isCloseTo(0.375e-18 * StrictMath.expm1(1), within(1e-24));
    }

    @Test
    void isThePlainGaussianWhenEveryPatientTakesPart() {
        assertThat(RdpAccountant.divergence(poisson(2, 1, 3), 7)).isEqualTo(3 * 7 / 8.0);
        assertThat(PoissonRenyi.logMoment(2, 1 - 1e-12, 7) / 6).isCloseTo(7 / 8.0, within(1e-9));
    }

    @Test
    void knowsLaplaceAndPurePromises() {
        Composition laplace = Composition.of(new Mechanism.Laplace(2), 3);
        assertThat(epsilon(laplace, 0)).isEqualTo(1.5);
        assertThat(RdpAccountant.divergence(laplace, 1)).isCloseTo(3 * (0.5 + StrictMath.expm1(-0.5)), within(1e-12));
        assertThat(epsilon(Composition.of(new Mechanism.Pure(0.3), 2), 0)).isEqualTo(0.6);
        assertThat(epsilon(Composition.of(new Mechanism.Pure(0.3), 100), 1e-6)).isLessThan(25);
    }

    @Test
    void callsFixedBatchesWorseThanCoinsBecauseOnePatientReplacesAnother() {
        NoisyTraining coins = NoisyTraining.ofSteps(2, 0.01, 1000, Sampling.POISSON);
        double fixed = epsilon(coins.withSampling(Sampling.FIXED_SIZE).composition(), 1e-5);
        assertThat(fixed).isGreaterThan(epsilon(coins.composition(), 1e-5)).isLessThan(20);
        assertThat(coins.withSampling(Sampling.FIXED_SIZE).composition().adjacency())
                .contains(Adjacency.REPLACE_ONE);
    }

    @Test
    void addsUpTrialsOfSettings() {
        Composition search = poisson(1.2, 0.02, 500).and(poisson(0.9, 0.02, 500));
        for (double order : new double[] {1.5, 3, 20}) {
            assertThat(RdpAccountant.divergence(search, order))
                    .isEqualTo(RdpAccountant.divergence(poisson(1.2, 0.02, 500), order)
                            + RdpAccountant.divergence(poisson(0.9, 0.02, 500), order));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.and(Composition.of(new Mechanism.FixedSizeGaussian(1, 0.1), 1)))
                .withMessageContaining("same neighbours");
    }

    @Test
    void losesNothingWithoutStepsAndEverythingWithoutNoise() {
        assertThat(epsilon(poisson(1, 0.1, 0), 0)).isZero();
        assertThat(epsilon(poisson(1, 0, 1000), 0)).isZero();
        assertThat(epsilon(poisson(0, 0.1, 1), 1e-5)).isInfinite();
        assertThat(epsilon(poisson(1, 0.1, 1), 0)).isInfinite();
    }

    @Test
    void refusesWhatIsNoTraining() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mechanism.PoissonGaussian(1, 1.5))
                .withMessage("rate must be from 0.0 to 1.0, got 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mechanism.Gaussian(Double.NaN))
                .withMessageContaining("noise")
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poisson(1, 0.1, -1))
                .withMessageContaining("times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> epsilon(poisson(1, 0.1, 1), 2))
                .withMessage("delta must be from 0.0 to 1.0, got 2.0");
    }
}
