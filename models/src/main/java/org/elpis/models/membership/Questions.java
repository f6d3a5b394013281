package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.net.Augmentation;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;

/// The forms in which an image is shown to a model: as it is, and as training with augmentation saw it.
final class Questions {
    private static final int MOVED = 12;

    private Questions() {}

    /// As it is; mirrored and moved when training did so.
    static List<float[]> of(float[] sample, Shape shape, Augmentation augmentation) {
        List<float[]> asked = new ArrayList<>();
        asked.add(sample);
        if (augmentation.flip()) {
            asked.add(moved(sample, shape, true, 0, 0));
        }
        if (augmentation.shift() > 0) {
            int step = Math.max(1, augmentation.shift() / 2);
            asked.add(moved(sample, shape, false, step, step));
            asked.add(moved(sample, shape, false, -step, -step));
        }
        return asked;
    }

    /// Moved and noisy forms, ever more so, by which a model that gives labels alone is asked how sure it is
    /// (Choquette-Choo and others, ICML 2021).
    static List<float[]> disturbed(float[] sample, Shape shape, long seed, int row) {
        Draws draws = Draws.of(seed, "disturbed", row);
        List<float[]> asked = new ArrayList<>();
        int side = Math.min(shape.height(), shape.width());
        for (int i = 0; i < MOVED; i++) {
            int reach = Math.max(1, side * (i + 1) / (8 * MOVED));
            float[] form = moved(
                    sample, shape, false, draws.nextInt(2 * reach + 1) - reach, draws.nextInt(2 * reach + 1) - reach);
            double noise = spread(sample) * 0.08 * (i + 1);
            for (int v = 0; v < form.length; v++) {
                form[v] += (float) (noise * draws.nextGaussian());
            }
            asked.add(form);
        }
        return asked;
    }

    private static double spread(float[] sample) {
        double sum = 0;
        double squares = 0;
        for (float value : sample) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / sample.length;
        return Math.sqrt(Math.max(0, squares / sample.length - mean * mean));
    }

    private static float[] moved(float[] sample, Shape shape, boolean isMirrored, int down, int right) {
        float[] form = new float[sample.length];
        int height = shape.height();
        int width = shape.width();
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < height; y++) {
                int from = (c * height + Math.clamp(y - (long) down, 0, height - 1)) * width;
                for (int x = 0; x < width; x++) {
                    int column = Math.clamp(x - (long) right, 0, width - 1);
                    form[(c * height + y) * width + x] = sample[from + (isMirrored ? width - 1 - column : column)];
                }
            }
        }
        return form;
    }
}
