package org.elpis.models.net;

import java.util.Arrays;

/// The greatest of each square; of equals the first.
final class MaxPoolLayer implements Layer {
    private final Shape in;
    private final Shape out;
    private final int size;
    private final Arithmetic arithmetic;

    MaxPoolLayer(Placed layer, int size, Arithmetic arithmetic) {
        in = layer.in();
        out = layer.out();
        this.size = size;
        this.arithmetic = arithmetic;
    }

    @Override
    public void forward(float[] w, float[] x, float[] y) {
        for (int line = 0; line < out.channels() * out.height(); line++) {
            int corner = corner(line);
            int to = line * out.width();
            if (size == 2) {
                arithmetic.poolPairs(x, corner, corner + in.width(), y, to, out.width());
            } else {
                for (int i = 0; i < out.width(); i++) {
                    y[to + i] = x[greatest(x, corner + i * size)];
                }
            }
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
                arithmetic.partPairs(x, corner, corner + in.width(), y, dy, from, out.width(), dx);
            } else {
                for (int i = 0; i < out.width(); i++) {
                    dx[greatest(x, corner + i * size)] = dy[from + i];
                }
            }
        }
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
