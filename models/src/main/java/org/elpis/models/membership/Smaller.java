package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.net.Shape;

/// An image of one channel and few pixels, by means of blocks: what surrogates and blind classifiers see.
final class Smaller {
    private Smaller() {}

    static Shape shape(Shape shape, int side) {
        return new Shape(1, Math.min(side, shape.height()), Math.min(side, shape.width()));
    }

    static float[] of(float[] values, Shape from, Shape to) {
        if (from.equals(to)) {
            return values;
        }
        float[] small = new float[to.size()];
        for (int y = 0; y < to.height(); y++) {
            int top = y * from.height() / to.height();
            int bottom = Math.max(top + 1, (y + 1) * from.height() / to.height());
            for (int x = 0; x < to.width(); x++) {
                int left = x * from.width() / to.width();
                int right = Math.max(left + 1, (x + 1) * from.width() / to.width());
                small[y * to.width() + x] = (float) mean(values, from, top, bottom, left, right);
            }
        }
        return small;
    }

    /// Images made small, with mean 0 and deviation 1 over all values of all: small nets learn faster so.
    static List<float[]> normalized(Pool pool, Shape to) {
        List<float[]> small = new ArrayList<>();
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < pool.rows(); row++) {
            float[] values = of(pool.sample(row).values(), pool.shape(), to);
            small.add(values);
            for (float value : row < pool.realRows() ? values : new float[0]) {
                sum += value;
                squares += (double) value * value;
            }
        }
        double count = (double) pool.realRows() * to.size();
        double mean = sum / count;
        double scale = 1 / Math.sqrt(Math.max(1e-12, squares / count - mean * mean));
        List<float[]> normal = new ArrayList<>();
        for (float[] values : small) {
            float[] moved = new float[values.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = (float) ((values[i] - mean) * scale);
            }
            normal.add(moved);
        }
        return normal;
    }

    private static double mean(float[] values, Shape shape, int top, int bottom, int left, int right) {
        double sum = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    sum += values[(c * shape.height() + y) * shape.width() + x];
                }
            }
        }
        return sum / ((double) shape.channels() * (bottom - top) * (right - left));
    }
}
