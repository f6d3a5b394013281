package org.elpis.models.memorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.elpis.models.audit.Policy;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final int PATIENTS = 999;
    private static final int IMAGES = 5000;
    private static final Yardstick YARDSTICK = Yardstick.of(
            looks(PATIENTS, 1),
            IntStream.range(0, PATIENTS).mapToObj(i -> "p" + i).toList(),
            Policy.bundled(),
            IMAGES);

    /// Distances whose share nearer than x times the furthest is x to the power of 8.
    private static List<Look> looks(int count, double furthest) {
        return IntStream.range(0, count)
                .mapToObj(i -> furthest * StrictMath.pow((i + 0.5) / count, 1.0 / 8))
                .map(distance -> new Look(0, distance, 0, distance))
                .toList();
    }

    @Test
    void oneInAThousandNewPatientsComesToTheLimitOfACopy() {
        double share = StrictMath.pow(YARDSTICK.limit() * YARDSTICK.identity(), 8);
        assertThat(share).isBetween(0.0004, 0.001);
    }

    @Test
    void aClearCopyIsSoNearThatOfAllImagesAHundredthIsExpectedThere() {
        double share = StrictMath.pow(YARDSTICK.clear() * YARDSTICK.identity(), 8);
        assertThat(IMAGES * share).isBetween(0.005, 0.02);
    }

    @Test
    void moreImagesMakeAClearCopyNearer() {
        Yardstick more = Yardstick.of(
                looks(PATIENTS, 1),
                IntStream.range(0, PATIENTS).mapToObj(i -> "p" + i).toList(),
                Policy.bundled(),
                10 * IMAGES);
        assertThat(more.clear()).isLessThan(YARDSTICK.clear());
    }

    @Test
    void imagesThatComeNearStrangersMustComeNearerToBeClearCopies() {
        double usual = YARDSTICK.clearFor(looks(IMAGES, 1), 0.01, 1);
        double plain = YARDSTICK.clearFor(looks(IMAGES, 0.5), 0.01, 1);
        assertThat(usual).isGreaterThan(0.9 * YARDSTICK.clear());
        assertThat(plain).isLessThan(0.6 * usual);
    }

    @Test
    void imagesFarFromEverybodyAreNoReasonToCallMoreOfThemClearCopies() {
        assertThat(YARDSTICK.clearFor(looks(IMAGES, 3), 0.01, 1)).isEqualTo(YARDSTICK.clear());
    }

    @Test
    void fewerHeldOutPatientsAreFurtherAwayAndCountForLess() {
        assertThat(YARDSTICK.clearFor(looks(IMAGES, 0.5), 0.01, 0.2))
                .isLessThan(YARDSTICK.clearFor(looks(IMAGES, 0.5), 0.01, 1));
    }
}
