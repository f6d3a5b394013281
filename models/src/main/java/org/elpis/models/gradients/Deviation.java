package org.elpis.models.gradients;

import org.elpis.models.net.Shape;

/// What sets an image apart from the mean of other patients. Chests are alike; it is the deviation that names a
/// patient.
///
/// Sums over rectangles are kept in a table (Crow, 1984), so that a correlation at one shift costs one product a pixel.
final class Deviation {
    private final double[] values;
    private final Shape shape;
    private final double[] sums;
    private final double[] squares;

    Deviation(double[] image, double[] mean, Shape shape) {
        this.shape = shape;
        values = new double[image.length];
        Vectors.add(image, -1, mean, values);
        int wide = shape.width() + 1;
        sums = new double[(shape.height() + 1) * wide];
        squares = new double[sums.length];
        for (int y = 0; y < shape.height(); y++) {
            double row = 0;
            double rowSquares = 0;
            for (int x = 0; x < shape.width(); x++) {
                for (int c = 0; c < shape.channels(); c++) {
                    double value = values[(c * shape.height() + y) * shape.width() + x];
                    row += value;
                    rowSquares += value * value;
                }
                int at = (y + 1) * wide + x + 1;
                sums[at] = sums[at - wide] + row;
                squares[at] = squares[at - wide] + rowSquares;
            }
        }
    }

    /// The greatest correlation over shifts of up to a sixteenth of the side, -1 to 1; 0 where one of both is flat.
    double likeness(Deviation other) {
        int reach = Math.max(1, Math.min(shape.height(), shape.width()) / 16);
        double best = -1;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                best = Math.max(best, correlation(other, dy, dx));
            }
        }
        return best;
    }

    private double correlation(Deviation other, int dy, int dx) {
        int top = Math.max(0, -dy);
        int bottom = shape.height() - Math.max(0, dy);
        int left = Math.max(0, -dx);
        int right = shape.width() - Math.max(0, dx);
        double n = (double) shape.channels() * Math.max(0, bottom - top) * Math.max(0, right - left);
        if (n == 0) {
            return 0;
        }
        double product = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = top; y < bottom; y++) {
                int i = (c * shape.height() + y) * shape.width();
                int j = i + dy * shape.width() + dx;
                for (int x = left; x < right; x++) {
                    product += values[i + x] * other.values[j + x];
                }
            }
        }
        double sumA = over(sums, top, bottom, left, right);
        double sumB = over(other.sums, top + dy, bottom + dy, left + dx, right + dx);
        double varianceA = over(squares, top, bottom, left, right) - sumA * sumA / n;
        double varianceB = over(other.squares, top + dy, bottom + dy, left + dx, right + dx) - sumB * sumB / n;
        return varianceA <= 1e-12 * n || varianceB <= 1e-12 * n
                ? 0
                : (product - sumA * sumB / n) / Math.sqrt(varianceA * varianceB);
    }

    private double over(double[] table, int top, int bottom, int left, int right) {
        int wide = shape.width() + 1;
        return table[bottom * wide + right]
                - table[top * wide + right]
                - table[bottom * wide + left]
                + table[top * wide + left];
    }
}
