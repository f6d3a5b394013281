package org.elpis.vision.codec;

import org.elpis.pixel.UndecodableFrameException;

/// The coding parameters of a JPEG-LS scan.
///
/// @param maxValue  highest sample, 1 to 65535
/// @param near  how far a decoded sample may be from the original, 0 to 255; 0 is lossless
/// @param t1  lowest gradient of the second region, and so on
/// @param reset  samples in a context after which its sums are halved, 3 to 65535
/// Source: ITU-T T.87 (1998) C.2.4.1.1 and A.2.1
record JpegLsParameters(int maxValue, int near, int t1, int t2, int t3, int reset) {
    private static final int RESET = 64;
    /// Thresholds for samples of 8 bits; others are scaled from them.
    private static final int T1 = 3;

    private static final int T2 = 7;
    private static final int T3 = 21;

    /// What holds where a codestream says nothing.
    static JpegLsParameters standard(int maxValue, int near) {
        int t1;
        int t2;
        int t3;
        if (maxValue >= 128) {
            int factor = (Math.min(maxValue, 4095) + 128) / 256;
            t1 = factor * (T1 - 2) + 2 + 3 * near;
            t2 = factor * (T2 - 3) + 3 + 5 * near;
            t3 = factor * (T3 - 4) + 4 + 7 * near;
        } else {
            int factor = 256 / (maxValue + 1);
            t1 = Math.max(2, T1 / factor + 3 * near);
            t2 = Math.max(3, T2 / factor + 5 * near);
            t3 = Math.max(4, T3 / factor + 7 * near);
        }
        t1 = within(t1, near + 1, maxValue);
        t2 = within(t2, t1, maxValue);
        return new JpegLsParameters(maxValue, near, t1, t2, within(t3, t2, maxValue), RESET);
    }

    private static int within(int threshold, int least, int most) {
        return threshold > most || threshold < least ? least : threshold;
    }

    /// As a codestream sets them; 0 stands for the standard value.
    static JpegLsParameters preset(int bits, int near, int[] set) throws UndecodableFrameException {
        int highest = (1 << bits) - 1;
        int maxValue = set[0] == 0 ? highest : set[0];
        if (maxValue > highest || near > Math.min(255, maxValue / 2)) {
            throw new UndecodableFrameException("JPEG-LS parameters go beyond the bits of a sample");
        }
        JpegLsParameters standard = standard(maxValue, near);
        int t1 = set[1] == 0 ? standard.t1 : set[1];
        int t2 = set[2] == 0 ? standard.t2 : set[2];
        int t3 = set[3] == 0 ? standard.t3 : set[3];
        int reset = set[4] == 0 ? RESET : set[4];
        boolean isOrdered = near < t1 && t1 <= t2 && t2 <= t3 && t3 <= maxValue;
        if (!isOrdered || reset < 3 || reset > Math.max(255, maxValue)) {
            throw new UndecodableFrameException("JPEG-LS thresholds are out of order");
        }
        return new JpegLsParameters(maxValue, near, t1, t2, t3, reset);
    }

    /// Distance of two neighbouring reconstructed values.
    int step() {
        return 2 * near + 1;
    }

    /// How many prediction errors there are.
    int range() {
        return (maxValue + 2 * near) / step() + 1;
    }

    /// Bits of a prediction error that is written plainly.
    int errorBits() {
        return bitsOf(range() - 1);
    }

    /// Bits that a coded error has at most.
    int limit() {
        int bits = Math.max(2, bitsOf(maxValue));
        return 2 * (bits + Math.max(8, bits));
    }

    private static int bitsOf(int highest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
    }
}
