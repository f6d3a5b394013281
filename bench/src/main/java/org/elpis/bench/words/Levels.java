package org.elpis.bench.words;

import java.util.Arrays;
import org.elpis.testkit.picture.Picture;

/// Stored values of a picture as 256 levels, as shown when all but the outermost thousandth at each end is.
///
/// @param base  the stored value of level 0
/// @param step  stored values of a level
/// @param limit  the highest stored value that there can be
record Levels(double base, double step, int limit) {
    static Levels of(Picture picture) {
        int limit = (1 << picture.bits()) - 1;
        if (picture.bits() == 8) {
            return new Levels(0, 1, limit);
        }
        int[] sorted = new int[Math.min(picture.values().length, 40_000)];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = picture.values()[(int) ((long) i * picture.values().length / sorted.length)] & 0xFFFF;
        }
        Arrays.sort(sorted);
        int low = sorted[sorted.length / 1000];
        int high = sorted[sorted.length - 1 - sorted.length / 1000];
        return new Levels(low, Math.max(1, high - low) / 255.0, limit);
    }

    double value(double level) {
        return Math.clamp(base + level * step, 0, limit);
    }

    /// The same picture in eight bits.
    Picture shown(Picture picture) {
        short[] values = new short[picture.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) Math.clamp(Math.round(((picture.values()[i] & 0xFFFF) - base) / step), 0, 255);
        }
        return new Picture(picture.columns(), picture.rows(), picture.samples(), 8, values);
    }
}
