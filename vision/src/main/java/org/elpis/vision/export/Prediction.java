package org.elpis.vision.export;

import java.util.List;
import java.util.Objects;
import org.elpis.vision.likeness.GreyImage;
import org.jspecify.annotations.Nullable;

/// What a picture should show, to a fraction of a grey: the way of resizing that explains it best, and small shifts and
/// sharpening fitted on top.
///
/// @param shown  the frame as it should look
/// @param rest  what the picture has more than that
/// @param counts  pixels that are judged
@SuppressWarnings("ArrayRecordComponent") // two predictions are not compared
record Prediction(GreyImage shown, GreyImage rest, boolean[] counts, Kernel kernel, boolean isWindowFirst) {
    private static final int TERMS = 9;
    /// Pixels that are enough to fit them.
    private static final int SAMPLES = 40_000;

    /// @param counts  pixels that are judged
    static Prediction of(GreyImage frame, Fit fit, boolean[] counts) {
        GreyImage toned = fit.curve().of(frame);
        Prediction best = null;
        for (Kernel kernel : kernels(fit)) {
            GreyImage after = fit.curve().of(Resampling.of(frame, fit.across(), fit.down(), kernel));
            GreyImage before = Resampling.of(toned, fit.across(), fit.down(), kernel);
            best = better(best, raw(before, fit.picture(), counts, kernel, true));
            best = better(best, raw(after, fit.picture(), counts, kernel, false));
        }
        return Objects.requireNonNull(best, "there are kernels").corrected(fit.picture());
    }

    /// Of a picture that is not smaller than its frame all ways lead to the same.
    private static List<Kernel> kernels(Fit fit) {
        boolean isSmaller = Math.max(fit.across().scale(), fit.down().scale()) > 1.02;
        return isSmaller ? List.of(Kernel.values()) : List.of(Kernel.AREA, Kernel.POINT_CUBIC);
    }

    private static Prediction better(@Nullable Prediction one, Prediction other) {
        return one == null || other.spread() < one.spread() ? other : one;
    }

    private static Prediction raw(
            GreyImage shown, GreyImage picture, boolean[] counts, Kernel kernel, boolean isWindowFirst) {
        return new Prediction(shown, difference(picture, shown.values()), counts, kernel, isWindowFirst);
    }

    private Prediction corrected(GreyImage picture) {
        float[] fitted = fitted();
        float[] values = shown.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += fitted[i];
        }
        return raw(new GreyImage(shown.width(), shown.height(), values), picture, counts, kernel, isWindowFirst);
    }

    private static GreyImage difference(GreyImage picture, float[] shown) {
        float[] rest = new float[shown.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = picture.values()[i] - shown[i];
        }
        return new GreyImage(picture.width(), picture.height(), rest);
    }

    /// The part of the rest that shift, stretch, and sharpening of what is shown explain.
    private float[] fitted() {
        int width = shown.width();
        int height = shown.height();
        double[] row = new double[TERMS];
        double[] solution = new double[TERMS];
        double spread = 2 * Math.max(0.5, spread());
        for (int round = 0; round < 2; round++) {
            Equations equations = new Equations(TERMS);
            int step = Math.max(1, (int) Math.sqrt(width * height / (double) SAMPLES));
            for (int y = 2; y < height - 2; y += step) {
                for (int x = 2; x < width - 2; x += step) {
                    int i = y * width + x;
                    if (counts[i] && terms(x, y, row)) {
                        double value = rest.values()[i];
                        double far = (value - dot(row, solution)) / spread;
                        equations.add(row, value, 1 / (1 + far * far));
                    }
                }
            }
            solution = equations.solve();
        }
        float[] fitted = new float[rest.values().length];
        for (int y = 2; y < height - 2; y++) {
            for (int x = 2; x < width - 2; x++) {
                terms(x, y, row);
                fitted[y * width + x] = (float) dot(row, solution);
            }
        }
        return fitted;
    }

    private static double dot(double[] row, double[] solution) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * solution[i];
        }
        return sum;
    }

    /// @return whether there is any structure
    private boolean terms(int x, int y, double[] row) {
        int width = shown.width();
        int i = y * width + x;
        float[] v = shown.values();
        double gx = (v[i + 1] - v[i - 1]) / 2;
        double gy = (v[i + width] - v[i - width]) / 2;
        row[0] = gx;
        row[1] = gx * (x - width / 2.0) / width;
        row[2] = gy;
        row[3] = gy * (y - shown.height() / 2.0) / shown.height();
        row[4] = v[i - 1] + v[i + 1] - 2 * v[i];
        row[5] = v[i - width] + v[i + width] - 2 * v[i];
        row[6] = v[i - 2] + v[i + 2] - 2 * v[i];
        row[7] = v[i - 2 * width] + v[i + 2 * width] - 2 * v[i];
        row[8] = v[i - width - 1] + v[i - width + 1] + v[i + width - 1] + v[i + width + 1] - 4 * v[i];
        return gx != 0 || gy != 0 || row[4] != 0 || row[5] != 0;
    }

    /// Pixels by which an edge may lie elsewhere: whoever takes the nearest pixel moves edges by up to half of one.
    double shift() {
        return kernel == Kernel.NEAREST ? 0.35 : 0.1;
    }

    /// Mean of what is left, of which single places count little.
    double spread() {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                sum += Math.min(20, Math.abs(rest.values()[i]));
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }
}
