package org.elpis.models.net;

/// How a convolution becomes sums over flat arrays: the input with its zero border is split by row and column modulo
/// the stride into phases, planes of `width` columns, so that the output at flat place i takes its terms at i plus
/// fixed offsets, whatever the stride. Columns of a plane beyond the output's are computed too and thrown away.
///
/// @param ins  input channels that one filter sees
/// @param kernel  side of the kernel
/// @param stride  between outputs
/// @param side  phases in each direction
/// @param width  columns of a plane
/// @param height  rows of a plane
/// @param reach  greatest offset of a term in its plane
record Correlation(int ins, int kernel, int stride, int side, int width, int height, int reach) {
    /// More than a quarter of a gigabyte of floats for one layer is asked for by mistake or malice only.
    private static final long MOST_VALUES = 1L << 26;

    static Correlation of(Placed layer, int kernel, int stride, int ins) {
        int width = side(layer.in().width(), layer.out().width(), kernel, stride);
        int height = side(layer.in().height(), layer.out().height(), kernel, stride);
        int last = (kernel - 1) / stride;
        Correlation correlation =
                new Correlation(ins, kernel, stride, Math.min(kernel, stride), width, height, last * width + last);
        long phases = (long) correlation.side * correlation.side * layer.in().channels();
        if (phases * ((long) width * height + Arithmetic.BLOCK) > MOST_VALUES) {
            throw new IllegalArgumentException("a kernel of " + kernel + " by stride " + stride + " over " + layer.in()
                    + " needs more than 2^26 values of memory");
        }
        return correlation;
    }

    /// Room for all terms of all outputs, and for all inputs, those that no output takes too.
    private static int side(int in, int out, int kernel, int stride) {
        return Math.max(out + (kernel - 1) / stride, (in - 1 + kernel / 2) / stride + 1);
    }

    int taps() {
        return kernel * kernel;
    }

    /// Values of one phase of one channel, up to a whole block.
    int phase() {
        return Math.ceilDiv(width * height, Arithmetic.BLOCK) * Arithmetic.BLOCK;
    }

    int phases() {
        return side * side;
    }

    /// Values of all phases of one channel.
    int plane() {
        return phases() * phase();
    }

    /// The phase that a tap takes its value from.
    int phaseOf(int tap) {
        return tap / kernel % stride * side + tap % kernel % stride;
    }

    /// How far from the output's place a tap's value lies in its phase.
    int offset(int tap) {
        return tap / kernel / stride * width + tap % kernel / stride;
    }

    /// Copies a sample into planes whose borders are 0 already.
    void spread(Shape in, float[] x, float[] planes) {
        for (int line = 0; line < in.channels() * in.height(); line++) {
            int row = row(in, line);
            if (row >= 0 && stride == 1) {
                System.arraycopy(x, line * in.width(), planes, row + kernel / 2, in.width());
            } else if (row >= 0) {
                for (int i = 0; i < in.width(); i++) {
                    int column = i + kernel / 2;
                    if (column % stride < side) {
                        planes[row + column % stride * phase() + column / stride] = x[line * in.width() + i];
                    }
                }
            }
        }
    }

    /// Copies the sample's places back out of planes; those that no output takes are 0.
    void gather(Shape in, float[] planes, float[] x) {
        for (int line = 0; line < in.channels() * in.height(); line++) {
            int row = row(in, line);
            if (row >= 0 && stride == 1) {
                System.arraycopy(planes, row + kernel / 2, x, line * in.width(), in.width());
            } else {
                for (int i = 0; i < in.width(); i++) {
                    int column = i + kernel / 2;
                    boolean taken = row >= 0 && column % stride < side;
                    x[line * in.width() + i] = taken ? planes[row + column % stride * phase() + column / stride] : 0;
                }
            }
        }
    }

    /// Where a line of the sample begins in the planes, or -1 when no output takes it.
    private int row(Shape in, int line) {
        int y = line % in.height() + kernel / 2;
        return y % stride < side ? line / in.height() * plane() + y % stride * side * phase() + y / stride * width : -1;
    }
}
