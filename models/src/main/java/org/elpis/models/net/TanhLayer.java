package org.elpis.models.net;

/// The hyperbolic tangent.
record TanhLayer() implements Layer {
    @Override
    public void forward(float[] w, float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = (float) StrictMath.tanh(x[j]);
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        for (int j = 0; j < dx.length; j++) {
            dx[j] = dy[j] * (1 - y[j] * y[j]);
        }
    }
}
