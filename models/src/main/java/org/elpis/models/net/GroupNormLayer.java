package org.elpis.models.net;

/// Normalization of groups of channels, with scale and shift a channel.
final class GroupNormLayer implements Layer {
    private static final float EPSILON = 1e-5f;

    private final Placed layer;
    private final Arithmetic arithmetic;
    private final int channels;
    private final int area;
    private final int share;
    private final float[] normal;
    private final float[] scales;

    GroupNormLayer(Placed layer, int groups, Arithmetic arithmetic) {
        this.layer = layer;
        this.arithmetic = arithmetic;
        channels = layer.in().channels();
        area = layer.in().height() * layer.in().width();
        share = channels / groups;
        normal = new float[layer.in().size()];
        scales = new float[groups];
    }

    @Override
    public void forward(float[] w, float[] x, float[] y) {
        int size = share * area;
        for (int g = 0; g < scales.length; g++) {
            int from = g * size;
            float mean = arithmetic.sum(x, from, size) / size;
            for (int j = from; j < from + size; j++) {
                normal[j] = x[j] - mean;
            }
            float variance = arithmetic.dot(normal, from, normal, from, size) / size;
            scales[g] = (float) (1 / Math.sqrt(variance + EPSILON));
            for (int j = from; j < from + size; j++) {
                normal[j] *= scales[g];
            }
        }
        for (int c = 0; c < channels; c++) {
            float scale = w[layer.parameters() + c];
            float shift = w[layer.parameters() + channels + c];
            for (int j = c * area; j < (c + 1) * area; j++) {
                y[j] = normal[j] * scale + shift;
            }
        }
    }

    @Override
    public void backward(float[] w, float[] x, float[] y, float[] dy, float[] dx, float[] dw) {
        for (int g = 0; g < scales.length; g++) {
            float sum = 0;
            float product = 0;
            for (int c = g * share; c < (g + 1) * share; c++) {
                float slopes = arithmetic.sum(dy, c * area, area);
                float products = arithmetic.dot(dy, c * area, normal, c * area, area);
                dw[layer.parameters() + c] += products;
                dw[layer.parameters() + channels + c] += slopes;
                sum += w[layer.parameters() + c] * slopes;
                product += w[layer.parameters() + c] * products;
            }
            float mean = sum / (share * area);
            float along = product / (share * area);
            for (int c = g * share; c < (g + 1) * share; c++) {
                float scale = w[layer.parameters() + c];
                for (int j = c * area; j < (c + 1) * area; j++) {
                    dx[j] = scales[g] * (dy[j] * scale - mean - normal[j] * along);
                }
            }
        }
    }
}
