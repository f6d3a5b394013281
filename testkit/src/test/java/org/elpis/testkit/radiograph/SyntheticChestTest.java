package org.elpis.testkit.radiograph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// All seeds are fixed.
class SyntheticChestTest {
    private static final int SIZE = 32;

    @Test
    void drawsTheSameImageForTheSamePatientAndDay() {
        assertThat(SyntheticChest.of(3).image(1, SIZE, 0.5, true))
                .isEqualTo(SyntheticChest.of(3).image(1, SIZE, 0.5, true));
        assertThat(SyntheticChest.of(3)).isEqualTo(SyntheticChest.of(3));
    }

    @Test
    void keepsValuesBetweenBlackAndWhite() {
        for (float value : SyntheticChest.of(1).image(0, 64, 1, false)) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    /// What makes a matcher of patients possible: of 40 patients each is nearest to their own other day.
    @Test
    void looksMoreLikeItsOwnOtherDayThanLikeOtherPatients() {
        int own = 0;
        for (int patient = 0; patient < 40; patient++) {
            float[] image = SyntheticChest.of(patient).image(0, SIZE, 0, true);
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int other = 0; other < 40; other++) {
                double distance = distance(image, SyntheticChest.of(other).image(1, SIZE, 0, true));
                nearest = distance < least ? other : nearest;
                least = Math.min(least, distance);
            }
            own += nearest == patient ? 1 : 0;
        }
        assertThat(own).isGreaterThan(12); // by chance one of 40
    }

    @Test
    void showsAFindingInOneLungOnly() {
        SyntheticChest chest = SyntheticChest.of(5);
        float[] healthy = chest.image(0, SIZE, 0, true);
        float[] ill = chest.image(0, SIZE, 1, true);
        double left = 0;
        double right = 0;
        for (int i = 0; i < healthy.length; i++) {
            double added = ill[i] - healthy[i];
            assertThat(added).isGreaterThanOrEqualTo(0);
            left += i % SIZE < SIZE / 2 ? added : 0;
            right += i % SIZE < SIZE / 2 ? 0 : added;
        }
        assertThat(Math.max(left, right))
                .isGreaterThan(10 * Math.min(left, right))
                .isGreaterThan(1);
    }

    @Test
    void leavesTracesOfSexSiteAndView() {
        SyntheticChest woman = new SyntheticChest(9, "F", 50, 0);
        float[] image = woman.image(0, SIZE, 0, true);
        assertThat(new SyntheticChest(9, "M", 50, 0).image(0, SIZE, 0, true)).isNotEqualTo(image);
        assertThat(new SyntheticChest(9, "F", 50, 1).image(0, SIZE, 0, true)).isNotEqualTo(image);
        assertThat(woman.image(0, SIZE, 0, false)).isNotEqualTo(image);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
