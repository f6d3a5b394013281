package org.elpis.vision.codec;

import org.elpis.pixel.Raster;

/// Grey values that are shown from black to white, or from white to black; those beyond are as its ends.
///
/// @param least  a stored value
/// @param most  a stored value, at least `least`
public record ValueRange(int least, int most) {
    public ValueRange {
        if (least > most) {
            throw new IllegalArgumentException("least must be <= most, got " + least + " and " + most);
        }
    }

    /// All values that a frame has.
    public static ValueRange of(Raster raster) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (short each : raster.values()) {
            int value = raster.isSigned() ? each : each & 0xFFFF;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new ValueRange(least, most);
    }

    /// All values that a frame could have.
    public static ValueRange stored(int bits, boolean isSigned) {
        int half = 1 << bits - 1;
        return isSigned ? new ValueRange(-half, half - 1) : new ValueRange(0, 2 * half - 1);
    }
}
