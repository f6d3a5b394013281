package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// Smooths by a Gaussian; the edge goes on beyond the edge.
final class Blur {
    private Blur() {}

    /// @param sigma  in pixels, over 0
    static GreyImage of(GreyImage image, double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= radius; i++) {
            kernel[i] /= (float) sum;
        }
        return down(across(image, kernel), kernel);
    }

    private static GreyImage across(GreyImage image, float[] kernel) {
        int width = image.width();
        float[] result = new float[image.values().length];
        int radius = kernel.length - 1;
        float[] line = new float[width + 2 * radius];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = image.values()[y * width + Math.clamp(x - radius, 0, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                float sum = kernel[0] * line[x + radius];
                for (int k = 1; k <= radius; k++) {
                    sum += kernel[k] * (line[x + radius - k] + line[x + radius + k]);
                }
                result[y * width + x] = sum;
            }
        }
        return new GreyImage(width, image.height(), result);
    }

    private static GreyImage down(GreyImage image, float[] kernel) {
        int width = image.width();
        int height = image.height();
        float[] values = image.values();
        float[] result = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < kernel.length; k++) {
                int above = Math.max(0, y - k) * width;
                int below = Math.min(height - 1, y + k) * width;
                float weight = k == 0 ? kernel[0] / 2 : kernel[k];
                for (int x = 0; x < width; x++) {
                    result[y * width + x] += weight * (values[above + x] + values[below + x]);
                }
            }
        }
        return new GreyImage(width, height, result);
    }
}
