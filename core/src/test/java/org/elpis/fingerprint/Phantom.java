package org.elpis.fingerprint;

import java.util.Random;

/// Made-up grey frames with tissue, air and noise.
final class Phantom {
    private Phantom() {}

    /// A disc with structure on air, unsigned 12 bits.
    static MarkedFrame of(int width, int height, double noise, long seed) {
        Random random = new Random(seed);
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            double x = (i % width + 0.5) / width - 0.5;
            int row = i / width;
            double y = (double) row / height - 0.5;
            double brightness = x * x + y * y > 0.2
                    ? 24
                    : 900 + 300 * Math.sin(9 * x + 4 * y) + 200 * Math.cos(23 * x * y + 11 * y);
            values[i] = Math.clamp(Math.round(brightness + noise * random.nextGaussian()), 0, 4095);
        }
        return new MarkedFrame(width, height, values, 0, 4095, MarkedFrame.Padding.NONE, false);
    }

    static Plane plane(MarkedFrame frame) {
        float[] values = new float[frame.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = frame.values()[i];
        }
        return new Plane(frame.width(), frame.height(), values);
    }
}
