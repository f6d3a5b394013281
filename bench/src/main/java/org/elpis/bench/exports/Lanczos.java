package org.elpis.bench.exports;

import java.awt.image.BufferedImage;
import org.elpis.vision.likeness.GreyImage;

/// Lanczos' filter with three lobes, widened when a picture becomes smaller.
final class Lanczos {
    private static final int LOBES = 3;

    private Lanczos() {}

    static BufferedImage of(BufferedImage picture, int width, int height) {
        double[] grey = new double[picture.getWidth() * picture.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xFF;
        }
        double[] turned = across(grey, picture.getWidth(), picture.getHeight(), width);
        double[] result = across(turned, picture.getHeight(), width, height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = Math.clamp(Math.round(result[y * width + x]), 0, 255);
                image.setRGB(x, y, value * 0x010101);
            }
        }
        return image;
    }

    /// Values of any range.
    static GreyImage of(GreyImage values, int width, int height) {
        double[] source = new double[values.values().length];
        for (int i = 0; i < source.length; i++) {
            source[i] = values.values()[i];
        }
        double[] turned = across(source, values.width(), values.height(), width);
        double[] result = across(turned, values.height(), width, height);
        float[] smaller = new float[result.length];
        for (int i = 0; i < result.length; i++) {
            smaller[i] = (float) result[i];
        }
        return new GreyImage(width, height, smaller);
    }

    /// Rows become `to` long; columns and rows change places.
    private static double[] across(double[] values, int width, int height, int to) {
        double[] result = new double[to * height];
        double scale = (double) width / to;
        double stretch = Math.max(1, scale);
        for (int x = 0; x < to; x++) {
            double place = (x + 0.5) * scale - 0.5;
            int from = (int) Math.ceil(place - LOBES * stretch);
            int until = (int) Math.floor(place + LOBES * stretch);
            double[] weights = new double[until - from + 1];
            double sum = 0;
            for (int k = from; k <= until; k++) {
                weights[k - from] = weight((k - place) / stretch);
                sum += weights[k - from];
            }
            for (int y = 0; y < height; y++) {
                double value = 0;
                for (int k = from; k <= until; k++) {
                    value += weights[k - from] * values[y * width + Math.clamp(k, 0, width - 1)];
                }
                result[x * height + y] = value / sum;
            }
        }
        return result;
    }

    private static double weight(double t) {
        if (Math.abs(t) < 1e-9) {
            return 1;
        }
        double x = StrictMath.PI * t;
        return Math.abs(t) >= LOBES ? 0 : LOBES * StrictMath.sin(x) * StrictMath.sin(x / LOBES) / (x * x);
    }
}
