package org.elpis.vision.likeness;

/// Makes images smaller: a pixel of the result is the mean of the area that it covers, with the parts of
/// pixels at its edges counted by their share.
///
/// Reads an image row by row, so that nothing but a row and the result is in memory.
public final class AreaMean {
    private final int width;
    private final int height;
    private final double[] sums;
    private final int sourceWidth;
    private final int sourceHeight;

    /// Gives the rows of an image, each once, from the upper to the lower edge.
    @FunctionalInterface
    public interface Rows {
        /// Gives one row.
        ///
        /// @param values  gets the row `y`
        void read(int y, float[] values);
    }

    private AreaMean(int sourceWidth, int sourceHeight, int maxSide) {
        this.sourceWidth = sourceWidth;
        this.sourceHeight = sourceHeight;
        int side = Math.max(sourceWidth, sourceHeight);
        this.width = scaled(sourceWidth, side, maxSide);
        this.height = scaled(sourceHeight, side, maxSide);
        this.sums = new double[width * height];
    }

    private static int scaled(int length, int side, int maxSide) {
        return side <= maxSide ? length : (int) Math.max(1, ((long) length * maxSide + side / 2) / side);
    }

    /// An image made to fit into a square.
    ///
    /// @param maxSide  of the result, at least 1; an image that fits stays as it is
    public static GreyImage of(int width, int height, int maxSide, Rows rows) {
        if (width < 1 || height < 1 || maxSide < 1) {
            throw new IllegalArgumentException("width, height and maxSide must be at least 1");
        }
        AreaMean mean = new AreaMean(width, height, maxSide);
        float[] row = new float[width];
        double[] across = new double[mean.width];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            mean.across(row, across);
            mean.down(y, across);
        }
        return mean.image();
    }

    /// A source pixel spans `width` units, one of the result `sourceWidth` of them.
    private void across(float[] row, double[] across) {
        if (width == sourceWidth) {
            for (int x = 0; x < width; x++) {
                across[x] = row[x];
            }
            return;
        }
        for (int x = 0; x < width; x++) {
            long from = (long) x * sourceWidth;
            long to = from + sourceWidth;
            double sum = 0;
            for (int i = (int) (from / width); (long) i * width < to; i++) {
                long overlap = Math.min(to, (long) (i + 1) * width) - Math.max(from, (long) i * width);
                sum += row[i] * (double) overlap;
            }
            across[x] = sum / sourceWidth;
        }
    }

    private void down(int row, double[] across) {
        long from = (long) row * height;
        long to = from + height;
        for (int y = (int) (from / sourceHeight); (long) y * sourceHeight < to; y++) {
            long overlap = Math.min(to, (long) (y + 1) * sourceHeight) - Math.max(from, (long) y * sourceHeight);
            int at = y * width;
            for (int x = 0; x < width; x++) {
                sums[at + x] += across[x] * overlap;
            }
        }
    }

    private GreyImage image() {
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sums[i] / sourceHeight);
        }
        return new GreyImage(width, height, values);
    }
}
