package org.elpis.models.net;

/// ln(1 + e^x).
record SoftplusLayer() implements Layer {
    @Override
    public void forward(float[] w, float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = (float) (Math.max(x[j], 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x[j]))));
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        for (int j = 0; j < dx.length; j++) {
            dx[j] = (float) (dy[j] / (1 + StrictMath.exp(-x[j])));
        }
    }
}
