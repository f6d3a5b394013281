package org.elpis.models.net;

import java.util.Arrays;

/// The mean of each rectangle.
final class AveragePoolLayer implements Layer {
    private final Shape in;
    private final Shape out;
    private final int high;
    private final int wide;

    AveragePoolLayer(Placed layer, int high, int wide) {
        in = layer.in();
        out = layer.out();
        this.high = high;
        this.wide = wide;
    }

    @Override
    public void forward(float[] w, float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            float sum = 0;
            int corner = corner(j);
            for (int r = 0; r < high; r++) {
                for (int c = 0; c < wide; c++) {
                    sum += x[corner + r * in.width() + c];
                }
            }
            y[j] = sum / (high * wide);
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        Arrays.fill(dx, 0);
        for (int j = 0; j < dy.length; j++) {
            int corner = corner(j);
            float slope = dy[j] / (high * wide);
            for (int r = 0; r < high; r++) {
                Arrays.fill(dx, corner + r * in.width(), corner + r * in.width() + wide, slope);
            }
        }
    }

    private int corner(int output) {
        int line = output / out.width();
        int row = line / out.height() * in.height() + line % out.height() * high;
        return row * in.width() + output % out.width() * wide;
    }
}
