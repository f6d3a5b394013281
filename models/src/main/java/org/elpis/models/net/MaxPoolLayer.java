package org.elpis.models.net;

import java.util.Arrays;

/// The greatest of each square; of equals the first.
final class MaxPoolLayer implements Layer {
    private final Shape in;
    private final Shape out;
    private final int size;

    MaxPoolLayer(Placed layer, int size) {
        in = layer.in();
        out = layer.out();
        this.size = size;
    }

    @Override
    public void forward(float[] w, float[] x, float[] y) {
        for (int line = 0; line < out.channels() * out.height(); line++) {
            int corner = corner(line);
            int to = line * out.width();
            if (size == 2) {
                pairs(x, corner, y, to);
            } else {
                for (int i = 0; i < out.width(); i++) {
                    y[to + i] = x[greatest(x, corner + i * size)];
                }
            }
        }
    }

    private void pairs(float[] x, int corner, float[] y, int to) {
        int lower = corner + in.width();
        for (int i = 0; i < out.width(); i++) {
            float above = Math.max(x[corner + 2 * i], x[corner + 2 * i + 1]);
            y[to + i] = Math.max(above, Math.max(x[lower + 2 * i], x[lower + 2 * i + 1]));
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        if (size != 2 || in.height() % 2 != 0 || in.width() % 2 != 0) {
            Arrays.fill(dx, 0);
        }
        for (int line = 0; line < out.channels() * out.height(); line++) {
            int corner = corner(line);
            int from = line * out.width();
            if (size == 2) {
                part(x, y, dy, from, dx, corner);
            } else {
                for (int i = 0; i < out.width(); i++) {
                    dx[greatest(x, corner + i * size)] = dy[from + i];
                }
            }
        }
    }

    /// Each slope to the first of its four that is the greatest, without a jump that a processor would have to guess.
    private void part(float[] x, float[] y, float[] dy, int from, float[] dx, int corner) {
        int lower = corner + in.width();
        for (int i = 0; i < out.width(); i++) {
            float most = y[from + i];
            float slope = dy[from + i];
            int a = mask(x[corner + 2 * i], most);
            int b = mask(x[corner + 2 * i + 1], most) & ~a;
            int c = mask(x[lower + 2 * i], most) & ~(a | b);
            int bits = Float.floatToRawIntBits(slope);
            dx[corner + 2 * i] = Float.intBitsToFloat(bits & a);
            dx[corner + 2 * i + 1] = Float.intBitsToFloat(bits & b);
            dx[lower + 2 * i] = Float.intBitsToFloat(bits & c);
            dx[lower + 2 * i + 1] = Float.intBitsToFloat(bits & ~(a | b | c));
        }
    }

    /// All bits set where the values are equal, else none; a zero that is negative is equal to one that is not.
    private static int mask(float value, float most) {
        return value == most ? -1 : 0;
    }

    private int corner(int line) {
        int row = line / out.height() * in.height() + line % out.height() * size;
        return row * in.width();
    }

    private int greatest(float[] x, int corner) {
        int best = corner;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                int place = corner + r * in.width() + c;
                best = x[place] > x[best] ? place : best;
            }
        }
        return best;
    }
}
