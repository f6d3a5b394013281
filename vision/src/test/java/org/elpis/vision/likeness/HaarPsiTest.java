package org.elpis.vision.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaarPsiTest {
    /// Expected values were made once by the authors' own program in Python (github.com/rgcda/haarpsi, commit
    /// of 2018-01-08, with C and alpha replaced for the medical ones) under NumPy 1.24 and SciPy 1.10, on the
    /// images of [TestImages] made there by the same formulas.
    @ParameterizedTest
    @CsvSource({
        "64, 48, 1, 0.577204, 0.470365, 0.947946, 0.859515",
        "63, 51, 2, 0.642554, 0.540877, 0.952334, 0.871815",
        "200, 180, 3, 0.556187, 0.413706, 0.940919, 0.847047",
        "321, 217, 4, 0.481015, 0.363085, 0.943402, 0.850231",
        "16, 16, 5, 0.883444, 0.825778, 0.960143, 0.889077",
        "12, 40, 6, 0.838929, 0.750313, 0.946658, 0.853780"
    })
    void agreesWithTheProgramOfItsAuthors(
            int width,
            int height,
            int seed,
            double boxNatural,
            double boxMedical,
            double patternNatural,
            double patternMedical) {
        GreyImage image = TestImages.scene(width, height, seed);
        GreyImage box = TestImages.withBox(image);
        GreyImage pattern = TestImages.withPattern(image);

        assertThat(HaarPsi.NATURAL.of(image, box)).isCloseTo(boxNatural, within(2e-6));
        assertThat(HaarPsi.MEDICAL.of(image, box)).isCloseTo(boxMedical, within(2e-6));
        assertThat(HaarPsi.NATURAL.of(image, pattern)).isCloseTo(patternNatural, within(2e-6));
        assertThat(HaarPsi.MEDICAL.of(image, pattern)).isCloseTo(patternMedical, within(2e-6));
    }

    @Test
    void isOneForTheSameImage() {
        GreyImage image = TestImages.scene(70, 33, 9);

        assertThat(HaarPsi.MEDICAL.of(image, image)).isCloseTo(1, within(1e-12));
    }

    @Test
    void isOneForImagesWithoutAnyStructure() {
        GreyImage black = new GreyImage(20, 20, new float[400]);

        assertThat(HaarPsi.MEDICAL.of(black, black)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 9", "9, 1"})
    void hasAValueForTheSmallestImages(int width, int height) {
        GreyImage image = TestImages.scene(width, height, 1);

        assertThat(HaarPsi.MEDICAL.of(image, TestImages.withPattern(image))).isBetween(0.0, 1.0);
    }

    @Test
    void refusesImagesOfDifferentSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HaarPsi.MEDICAL.of(TestImages.scene(8, 9, 1), TestImages.scene(9, 8, 1)));
    }
}
