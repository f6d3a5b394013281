package org.elpis.vision.text;

import java.util.Random;
import org.elpis.testkit.picture.Picture;

/// Frames as 8-bit colour pictures: grey, or tinted as flesh, skin and stains are.
final class Tint {
    private Tint() {}

    /// The picture in colour of 8 bits, its own where it has one.
    static Picture of(long seed, Picture source) {
        Random random = new Random(seed);
        double[] tint = {1, 1, 1};
        if (random.nextInt(3) > 0) {
            tint = new double[] {1, 0.3 + 0.6 * random.nextDouble(), 0.3 + 0.6 * random.nextDouble()};
        }
        int[] range = range(source);
        short[] values = new short[source.columns() * source.rows() * 3];
        for (int i = 0; i < values.length; i++) {
            int sample = i % 3;
            int at = source.samples() == 3 ? i : i / 3;
            double share = ((source.values()[at] & 0xFFFF) - range[0]) / (double) Math.max(1, range[1] - range[0]);
            values[i] = (short) Math.round(255 * Math.clamp(share, 0, 1) * tint[sample]);
        }
        return new Picture(source.columns(), source.rows(), 3, 8, values);
    }

    private static int[] range(Picture source) {
        if (source.bits() == 8) {
            return new int[] {0, 255};
        }
        int low = 0xFFFF;
        int high = 0;
        for (short value : source.values()) {
            low = Math.min(low, value & 0xFFFF);
            high = Math.max(high, value & 0xFFFF);
        }
        return new int[] {low, high};
    }
}
