package org.elpis.models.memorization;

import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;

/// Alters an image as a generator does that learned it by heart: shifted, in another brightness, noised, blurred.
final class Alteration {
    private static final double SHIFT = 0.03;
    private static final double CONTRAST = 0.15;
    private static final double BRIGHTNESS = 0.05;
    private static final double NOISE = 0.03;

    private Alteration() {}

    /// Shifted by up to 3 % of the sides, contrast up to 15 % and brightness up to 5 % of the range other, noise of
    /// up to 3 % of the range, every other one blurred by 3 x 3.
    static float[] of(Shape shape, float[] image, Draws draws) {
        int right = shift(shape.width(), draws);
        int down = shift(shape.height(), draws);
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : image) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double range = most - least;
        double contrast = 1 + CONTRAST * (2 * draws.nextDouble() - 1);
        double brightness = BRIGHTNESS * range * (2 * draws.nextDouble() - 1);
        double noise = NOISE * range * draws.nextDouble();
        int blur = draws.nextBoolean() ? 1 : 0;
        float[] altered = new float[image.length];
        for (int i = 0; i < altered.length; i++) {
            int plane = i / (shape.height() * shape.width()) * shape.height() * shape.width();
            int row = i / shape.width() % shape.height() + down;
            int column = i % shape.width() + right;
            double value = mean(shape, image, plane, row, column, blur);
            altered[i] = (float) (least + contrast * (value - least) + brightness + noise * draws.nextGaussian());
        }
        return altered;
    }

    private static int shift(int side, Draws draws) {
        int most = (int) Math.round(SHIFT * side);
        return draws.nextInt(2 * most + 1) - most;
    }

    private static double mean(Shape shape, float[] image, int plane, int row, int column, int radius) {
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            int at = Math.clamp(row + i, 0, shape.height() - 1) * shape.width();
            for (int j = -radius; j <= radius; j++) {
                sum += image[plane + at + Math.clamp(column + j, 0, shape.width() - 1)];
            }
        }
        return sum / ((2 * radius + 1) * (2 * radius + 1));
    }
}
