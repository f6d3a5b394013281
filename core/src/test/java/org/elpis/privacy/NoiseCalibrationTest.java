package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseCalibrationTest {
    private int asked;

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.7, 8, 1e6})
    void findsTheLeastNoiseWithFewQuestions(double target) {
        DoubleUnaryOperator epsilon = noise -> {
            asked++;
            return RdpAccountant.of(Composition.of(new Mechanism.PoissonGaussian(noise, 0.02), 700))
                    .epsilon(1e-5, Conversion.IMPROVED);
        };
        double noise = NoiseCalibration.least(target, epsilon);
        assertThat(asked).isLessThanOrEqualTo(20);
        assertThat(epsilon.applyAsDouble(noise)).isLessThanOrEqualTo(target);
        assertThat(epsilon.applyAsDouble(noise * (1 - 1.01e-4))).isGreaterThan(target);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 77, 4e5})
    void findsAStepThatNoLineLeadsTo(double edge) {
        double noise = NoiseCalibration.least(1, other -> other >= edge ? 0 : Double.POSITIVE_INFINITY);
        assertThat(noise).isBetween(edge, edge * (1 + 1e-4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refusesWhatIsNoTarget(double target) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoiseCalibration.least(target, noise -> 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, 2})
    void saysWhenNoNoiseIsEnough(double always) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseCalibration.least(1, noise -> always))
                .withMessageContaining("some noise up to");
    }
}
