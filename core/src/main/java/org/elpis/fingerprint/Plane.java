package org.elpis.fingerprint;

import java.util.Arrays;

/// Grey values of a picture, with sums that tell the mean of any rectangle, also of parts of pixels.
///
/// A rectangle one pixel wide between two pixels has their linear interpolation as its mean.
final class Plane {
    private final int width;
    private final int height;
    private final float[] values;
    /// Sums of everything left of and above a corner of a pixel.
    private final double[] sums;

    Plane(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException("values must be width x height");
        }
        this.width = width;
        this.height = height;
        this.values = values;
        this.sums = new double[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += values[y * width + x];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float[] values() {
        return values;
    }

    /// The mean of a rectangle in pixels from the upper left corner; beyond the edges the rectangle ends.
    float mean(double left, double top, double right, double bottom) {
        double x0 = Math.clamp(left, 0, width - 1e-3);
        double y0 = Math.clamp(top, 0, height - 1e-3);
        double x1 = Math.clamp(right, x0 + 1e-3, width);
        double y1 = Math.clamp(bottom, y0 + 1e-3, height);
        double sum = sum(x1, y1) - sum(x0, y1) - sum(x1, y0) + sum(x0, y0);
        return (float) (sum / ((x1 - x0) * (y1 - y0)));
    }

    private double sum(double x, double y) {
        int column = Math.min((int) x, width - 1);
        int row = Math.min((int) y, height - 1);
        double fx = x - column;
        double fy = y - row;
        int at = row * (width + 1) + column;
        double upper = sums[at] + fx * (sums[at + 1] - sums[at]);
        int below = at + width + 1;
        double lower = sums[below] + fx * (sums[below + 1] - sums[below]);
        return upper + fy * (lower - upper);
    }

    /// The same picture with another number of pixels.
    Plane resized(int columns, int rows) {
        float[] resized = new float[columns * rows];
        double stepX = (double) width / columns;
        double stepY = (double) height / rows;
        Placement placement = new Placement(stepX, stepY, 0, 0);
        placement.sample(this, columns, rows, resized);
        return new Plane(columns, rows, resized);
    }

    /// Values by their rank, from 0 to 1; equal values have one rank. So no curve of brightness matters.
    Plane ranked() {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] ranks = new float[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (lower(sorted, values[i]) + upper(sorted, values[i])) / (2f * sorted.length);
        }
        return new Plane(width, height, ranks);
    }

    private static int lower(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int upper(float[] sorted, float value) {
        return lower(sorted, Math.nextUp(value));
    }
}
