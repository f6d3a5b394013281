package org.elpis.models.net;

/// What is above 0, and 0 for the rest.
record ReluLayer(Arithmetic arithmetic) implements Layer {
    @Override
    public void forward(float[] w, float[] x, float[] y) {
        arithmetic.rectify(x, y);
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        arithmetic.unrectify(x, dy, dx);
    }
}
