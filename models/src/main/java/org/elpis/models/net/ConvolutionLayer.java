package org.elpis.models.net;

/// A convolution, full or depthwise, as sums over flat planes.
final class ConvolutionLayer implements Layer {
    private final Placed layer;
    private final Correlation form;
    private final boolean through;
    private final Arithmetic arithmetic;
    /// Filters that see the same channels: all of a full convolution, one of a depthwise one.
    private final int together;

    private final float[] planes;
    private final float[] outputs;
    private final float[] slopes;
    private final float[] slopePlanes;
    private final int[] at;
    private final int slopePlane;
    private final int length;
    private final ConvolutionReturn[] returns;

    ConvolutionLayer(Placed layer, Correlation form, boolean through, Arithmetic arithmetic) {
        this.layer = layer;
        this.form = form;
        this.through = through;
        this.arithmetic = arithmetic;
        Shape out = layer.out();
        together = form.ins() == 1 && layer.spec() instanceof LayerSpec.Depthwise ? 1 : out.channels();
        int outputLength = out.height() * form.width();
        length = Math.ceilDiv(outputLength, Arithmetic.BLOCK) * Arithmetic.BLOCK;
        slopePlane = form.reach() + form.phase();
        int channels = layer.in().channels();
        planes = new float[channels * form.plane() + form.reach()];
        outputs = new float[out.channels() * length];
        slopes = new float[out.channels() * slopePlane];
        slopePlanes = new float[through ? channels * form.plane() : 0];
        at = new int[form.ins() * form.taps()];
        for (int q = 0; q < at.length; q++) {
            int tap = q % form.taps();
            at[q] = q / form.taps() * form.plane() + form.phaseOf(tap) * form.phase() + form.offset(tap);
        }
        returns = new ConvolutionReturn[through ? form.phases() : 0];
        for (int phase = 0; phase < returns.length; phase++) {
            returns[phase] = ConvolutionReturn.of(form, phase, together, slopePlane);
        }
    }

    private int bias() {
        return layer.parameters() + layer.count() - layer.out().channels();
    }

    @Override
    public void forward(float[] w, float[] x, float[] y) {
        form.spread(layer.in(), x, planes);
        Shape out = layer.out();
        for (int f = 0; f < out.channels(); f += together) {
            int weights = layer.parameters() + f * at.length;
            int from = together == 1 ? f * form.plane() : 0;
            int to = f * length;
            arithmetic.correlate(planes, from, at, w, weights, w, bias() + f, outputs, to, length, together, length);
        }
        for (int line = 0; line < out.channels() * out.height(); line++) {
            int from = line / out.height() * length + line % out.height() * form.width();
            System.arraycopy(outputs, from, y, line * out.width(), out.width());
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        Shape out = layer.out();
        for (int line = 0; line < out.channels() * out.height(); line++) {
            int to = line / out.height() * slopePlane + form.reach() + line % out.height() * form.width();
            System.arraycopy(dy, line * out.width(), slopes, to, out.width());
        }
        int area = out.height() * out.width();
        for (int f = 0; f < out.channels(); f++) {
            dw[bias() + f] += arithmetic.sum(dy, f * area, area);
        }
        for (int f = 0; f < out.channels(); f += together) {
            int from = together == 1 ? f * form.plane() : 0;
            int slope = f * slopePlane + form.reach();
            int sums = layer.parameters() + f * at.length;
            arithmetic.products(slopes, slope, slopePlane, together, planes, from, at, dw, sums, length);
        }
        if (through) {
            goBack(w, dx);
        }
    }

    private void goBack(float[] w, float[] dx) {
        for (int phase = 0; phase < returns.length; phase++) {
            ConvolutionReturn back = returns[phase];
            for (int f = 0; f < layer.out().channels(); f += together) {
                back.turn(w, layer.parameters() + f * at.length);
                int to = (together == 1 ? f * form.plane() : 0) + phase * form.phase();
                arithmetic.correlate(
                        slopes,
                        f * slopePlane,
                        back.at(),
                        back.weights(),
                        0,
                        back.start(),
                        0,
                        slopePlanes,
                        to,
                        form.plane(),
                        form.ins(),
                        form.phase());
            }
        }
        form.gather(layer.in(), slopePlanes, dx);
    }
}
