package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final double[] IMAGE = Chests.batch(1, 1)[0];

    @Test
    void anImageIsWhollyLikeItself() {
        assertThat(Likeness.ssim(IMAGE, IMAGE, Chests.SHAPE, 1)).isCloseTo(1, within(1e-12));
        assertThat(Likeness.psnr(IMAGE, IMAGE, 1)).isEqualTo(200);
    }

    @Test
    void anErrorOfATenthIsTwentyDecibels() {
        double[] moved = IMAGE.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += i % 2 == 0 ? 0.1 : -0.1;
        }
        assertThat(Likeness.psnr(IMAGE, moved, 1)).isCloseTo(20, within(1e-9));
        assertThat(Likeness.psnr(IMAGE, moved, 10)).isCloseTo(40, within(1e-9));
    }

    @Test
    void aNegativeIsUnlike() {
        double[] negative = IMAGE.clone();
        for (int i = 0; i < negative.length; i++) {
            negative[i] = 1 - negative[i];
        }
        assertThat(Likeness.ssim(IMAGE, negative, Chests.SHAPE, 1)).isLessThan(0);
    }

    @Test
    void aShiftOfAPixelIsNotHeldAgainstAPatient() {
        double[] mean = new double[IMAGE.length];
        double[] shifted = new double[IMAGE.length];
        for (int i = 0; i < IMAGE.length; i++) {
            shifted[i] = IMAGE[i / 16 * 16 + Math.min(i % 16 + 1, 15)];
        }
        assertThat(likeness(IMAGE, shifted, mean)).isCloseTo(1, within(1e-9));
    }

    @Test
    void theMeanImageIsLikeNobody() {
        assertThat(likeness(IMAGE, Chests.batch(9, 1)[0], IMAGE)).isZero();
    }

    /// Pearson's correlation by its definition, at the shift that is found.
    @Test
    void likenessIsTheGreatestCorrelationOverShifts() {
        double[] other = Chests.batch(2, 1)[0];
        double[] mean = Chests.prior().mean();
        double greatest = -1;
        for (int shift = 0; shift < 9; shift++) {
            greatest = Math.max(greatest, correlation(IMAGE, other, mean, shift / 3 - 1, shift % 3 - 1));
        }
        assertThat(likeness(IMAGE, other, mean)).isCloseTo(greatest, within(1e-9));
    }

    private static double likeness(double[] a, double[] b, double[] mean) {
        return new Deviation(a, mean, Chests.SHAPE).likeness(new Deviation(b, mean, Chests.SHAPE));
    }

    private static double correlation(double[] a, double[] b, double[] mean, int dy, int dx) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            int y = i / 16 + dy;
            int x = i % 16 + dx;
            if (y >= 0 && y < 16 && x >= 0 && x < 16) {
                int j = y * 16 + x;
                pairs.add(new double[] {a[i] - mean[i], b[j] - mean[j]});
            }
        }
        double p = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        double q = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double product = 0;
        double first = 0;
        double second = 0;
        for (double[] pair : pairs) {
            product += (pair[0] - p) * (pair[1] - q);
            first += (pair[0] - p) * (pair[0] - p);
            second += (pair[1] - q) * (pair[1] - q);
        }
        return product / Math.sqrt(first * second);
    }

    @Test
    void theAssignmentIsTheCheapestOfAllOrders() {
        Draws draws = new Draws(4);
        for (int trial = 0; trial < 50; trial++) {
            double[][] costs = new double[5][5];
            for (int i = 0; i < 25; i++) {
                costs[i / 5][i % 5] = draws.nextDouble();
            }
            int[] columns = Assignment.of(costs);
            double sum = 0;
            for (int i = 0; i < 5; i++) {
                sum += costs[i][columns[i]];
            }
            assertThat(sum).isCloseTo(cheapest(costs, 0, new boolean[5]), within(1e-12));
        }
    }

    private static double cheapest(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < costs.length; c++) {
            if (!taken[c]) {
                taken[c] = true;
                best = Math.min(best, costs[row][c] + cheapest(costs, row + 1, taken));
                taken[c] = false;
            }
        }
        return best;
    }
}
