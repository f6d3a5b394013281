package org.elpis.models.net;

/// Layers whose output is added to their input.
final class ResidualLayer implements Layer {
    private final Chain inner;

    ResidualLayer(Placed layer, Arithmetic arithmetic) {
        inner = new Chain(layer.inner(), true, arithmetic);
    }

    @Override
    public void forward(float[] w, float[] x, float[] y) {
        float[] added = inner.forward(w, x);
        for (int j = 0; j < y.length; j++) {
            y[j] = x[j] + added[j];
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        inner.backward(w, dy, dw);
        float[] through = inner.inputGradient();
        for (int j = 0; j < dx.length; j++) {
            dx[j] = dy[j] + through[j];
        }
    }
}
