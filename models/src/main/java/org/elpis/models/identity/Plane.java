package org.elpis.models.identity;

import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;

/// A square grey picture that distances are taken on: channels averaged, resampled by area.
///
/// @param side  rows and columns
/// @param values  row by row; never changed
record Plane(int side, float[] values) {
    /// Values beyond this are no picture: their squares would not fit a float.
    private static final float MOST = 1e15f;

    /// The picture at a size. A value that is no number, or beyond 1e15, makes the whole picture black: it shows
    /// nobody.
    static Plane of(Shape shape, float[] sample, int side) {
        if (sample.length != shape.size()) {
            throw new IllegalArgumentException("a sample must have the shape " + shape);
        }
        float[] grey = grey(shape, sample);
        float[] wide = new float[shape.height() * side];
        resample(grey, shape.height(), shape.width(), side, wide, false);
        float[] square = new float[side * side];
        resample(wide, side, shape.height(), side, square, true);
        return new Plane(side, square);
    }

    private static float[] grey(Shape shape, float[] sample) {
        int size = shape.height() * shape.width();
        float[] grey = new float[size];
        for (int i = 0; i < sample.length; i++) {
            float value = sample[i];
            if (!(Math.abs(value) <= MOST)) {
                return new float[size];
            }
            grey[i % size] += value / shape.channels();
        }
        return grey;
    }

    /// Lines of `length` values become lines of `side`: each the mean of what it covers.
    private static void resample(float[] from, int lines, int length, int side, float[] to, boolean isDown) {
        double covered = (double) length / side;
        for (int i = 0; i < side; i++) {
            double start = i * covered;
            double end = Math.min(length, start + covered);
            for (int line = 0; line < lines; line++) {
                double sum = 0;
                for (int j = (int) start; j < end; j++) {
                    double share = Math.min(end, j + 1.0) - Math.max(start, j);
                    sum += share * from[isDown ? j * lines + line : line * length + j];
                }
                to[isDown ? i * lines + line : line * side + i] = (float) (sum / covered);
            }
        }
    }

    /// Laid anew, between pixels by straight lines, beyond the border the border's value.
    Plane warped(Warp warp) {
        double middle = (side - 1) / 2.0;
        double cos = StrictMath.cos(StrictMath.toRadians(warp.degrees())) * warp.scale();
        double sin = StrictMath.sin(StrictMath.toRadians(warp.degrees())) * warp.scale();
        float[] to = new float[values.length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = cos * (column - middle) - sin * (row - middle) + middle + warp.right();
                double y = sin * (column - middle) + cos * (row - middle) + middle + warp.down();
                to[row * side + column] = at(warp.isMirrored() ? side - 1 - x : x, y);
            }
        }
        return new Plane(side, to);
    }

    private float at(double x, double y) {
        double inX = Math.max(0, Math.min(x, side - 1.0));
        double inY = Math.max(0, Math.min(y, side - 1.0));
        int left = Math.min((int) inX, side - 2);
        int top = Math.min((int) inY, side - 2);
        float a = (float) (inX - left);
        float b = (float) (inY - top);
        int place = top * side + left;
        float upper = values[place] * (1 - a) + values[place + 1] * a;
        float lower = values[place + side] * (1 - a) + values[place + side + 1] * a;
        return upper * (1 - b) + lower * b;
    }

    /// With normal noise of a deviation that is a share of the range of values.
    Plane noised(double share, Draws draws) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double deviation = share * (most - least);
        float[] to = new float[values.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) (values[i] + deviation * draws.nextGaussian());
        }
        return new Plane(side, to);
    }

    /// Black for white.
    Plane negative() {
        float[] to = new float[values.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = -values[i];
        }
        return new Plane(side, to);
    }

    /// Half the side: the mean of each four.
    Plane halved() {
        int half = side / 2;
        float[] to = new float[half * half];
        for (int row = 0; row < half; row++) {
            for (int column = 0; column < half; column++) {
                int place = 2 * row * side + 2 * column;
                to[row * half + column] =
                        (values[place] + values[place + 1] + values[place + side] + values[place + side + 1]) / 4;
            }
        }
        return new Plane(half, to);
    }

    /// Each pixel less the mean around it, over the deviation around it: what brightness, contrast and slow shading
    /// cannot change. Windows of 2 `radius` + 1, twice.
    ///
    /// @param floor  added to the deviation, as a share of the picture's own, so that flat noise stays small
    Plane detail(int radius, double floor) {
        float[] mean = blurred(blurred(values, radius), radius);
        float[] less = new float[values.length];
        float[] square = new float[values.length];
        double total = 0;
        for (int i = 0; i < less.length; i++) {
            less[i] = values[i] - mean[i];
            square[i] = less[i] * less[i];
            total += square[i];
        }
        float least = (float) (floor * Math.sqrt(total / less.length) + 1e-12);
        float[] spread = blurred(blurred(square, radius), radius);
        for (int i = 0; i < less.length; i++) {
            less[i] /= (float) Math.sqrt(Math.max(0, spread[i])) + least;
        }
        return new Plane(side, less);
    }

    private float[] blurred(float[] from, int radius) {
        float[] wide = new float[from.length];
        float[] both = new float[from.length];
        for (int line = 0; line < side; line++) {
            running(from, line * side, 1, radius, wide);
        }
        for (int line = 0; line < side; line++) {
            running(wide, line, side, radius, both);
        }
        return both;
    }

    private void running(float[] from, int start, int step, int radius, float[] to) {
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += from[start + step * Math.clamp(i, 0, side - 1)];
        }
        for (int i = 0; i < side; i++) {
            to[start + step * i] = (float) (sum / (2 * radius + 1));
            sum += from[start + step * Math.min(side - 1, i + radius + 1)];
            sum -= from[start + step * Math.max(0, i - radius)];
        }
    }

    /// Mean 0 and length 1; all 0 when there is nothing to see.
    float[] unit() {
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double square = 0;
        for (float value : values) {
            square += (value - mean) * (value - mean);
        }
        float[] unit = new float[values.length];
        double length = Math.sqrt(square);
        if (length <= 1e-6 * (Math.abs(mean) + 1e-6) * side) {
            return unit;
        }
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) ((values[i] - mean) / length);
        }
        return unit;
    }
}
