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
        for (int i = 0; i < out.width(); i++) {
            int upper = corner + 2 * i;
            int lower = upper + in.width();
            y[to + i] = Math.max(Math.max(x[upper], x[upper + 1]), Math.max(x[lower], x[lower + 1]));
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        Arrays.fill(dx, 0);
        for (int line = 0; line < out.channels() * out.height(); line++) {
            int corner = corner(line);
            int from = line * out.width();
            for (int i = 0; i < out.width(); i++) {
                float slope = dy[from + i];
                if (slope != 0) {
                    dx[greatest(x, corner + i * size)] = slope;
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
