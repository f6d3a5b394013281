package org.elpis.models.net;

import java.util.Arrays;

/// Every input to every unit.
record DenseLayer(Placed layer, boolean through, Arithmetic arithmetic) implements Layer {
    @Override
    public void forward(float[] w, float[] x, float[] y) {
        int bias = layer.parameters() + layer.count() - y.length;
        for (int u = 0; u < y.length; u++) {
            y[u] = w[bias + u] + arithmetic.dot(w, layer.parameters() + u * x.length, x, 0, x.length);
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        int bias = layer.parameters() + layer.count() - dy.length;
        for (int u = 0; u < dy.length; u++) {
            dw[bias + u] += dy[u];
            arithmetic.addScaled(dy[u], x, 0, dw, layer.parameters() + u * x.length, x.length);
        }
        if (through) {
            Arrays.fill(dx, 0);
            for (int u = 0; u < dy.length; u++) {
                arithmetic.addScaled(dy[u], w, layer.parameters() + u * dx.length, dx, 0, dx.length);
            }
        }
    }
}
