package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64})
    void isTheSumThatDefinesIt(int size) {
        double[] values = values(size);
        Fourier.Spectrum found = new Fourier(size).forward(values);
        for (int k = 0; k <= size / 2; k++) {
            double real = 0;
            double imaginary = 0;
            for (int j = 0; j < size; j++) {
                real += values[j] * StrictMath.cos(2 * Math.PI * j * k / size);
                imaginary -= values[j] * StrictMath.sin(2 * Math.PI * j * k / size);
            }
            assertThat(found.real()[k]).isCloseTo(real, within(1e-12));
            assertThat(found.imaginary()[k]).isCloseTo(imaginary, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 1 << 14})
    void transformsBackToWhatWasThere(int size) {
        Fourier fourier = new Fourier(size);
        assertThat(fourier.inverse(fourier.forward(values(size)))).containsExactly(values(size), within(1e-13));
    }

    private static double[] values(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = StrictMath.sin((double) i * i) + 0.3;
        }
        return values;
    }
}
