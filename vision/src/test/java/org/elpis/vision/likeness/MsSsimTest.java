package org.elpis.vision.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MsSsimTest {
    /// Expected values were made once by a program of ours in Python, written from the paper with SciPy's
    /// two-dimensional convolution in double precision, on the images of [TestImages].
    @ParameterizedTest
    @CsvSource({
        "64, 48, 1, 0.886953, 0.984923",
        "63, 51, 2, 0.928920, 0.984309",
        "200, 180, 3, 0.898531, 0.983663",
        "321, 217, 4, 0.882500, 0.983481",
        "16, 16, 5, 0.996093, 0.970537",
        "12, 40, 6, 0.837877, 0.888548"
    })
    void agreesWithAnIndependentProgram(int width, int height, int seed, double box, double pattern) {
        GreyImage image = TestImages.scene(width, height, seed);

        assertThat(MsSsim.of(image, TestImages.withBox(image)).orElseThrow()).isCloseTo(box, within(1e-5));
        assertThat(MsSsim.of(image, TestImages.withPattern(image)).orElseThrow())
                .isCloseTo(pattern, within(1e-5));
    }

    @Test
    void isOneForTheSameImage() {
        GreyImage image = TestImages.scene(180, 190, 9);

        assertThat(MsSsim.of(image, image)).hasValue(1);
    }

    @Test
    void isNoneWhereTheWindowDoesNotFit() {
        GreyImage image = TestImages.scene(10, 200, 1);

        assertThat(MsSsim.of(image, image)).isEmpty();
        assertThat(MsSsim.of(TestImages.scene(11, 11, 1), TestImages.scene(11, 11, 1)))
                .hasValue(1);
    }

    @Test
    void refusesImagesOfDifferentSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MsSsim.of(TestImages.scene(8, 9, 1), TestImages.scene(9, 8, 1)));
    }
}
