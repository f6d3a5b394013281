package org.elpis.detect;

import org.elpis.dicom.Vr;

/// Finds readable text among numbers: a run of printable characters that weighs more than numbers come to by chance,
/// and that are no samples ([PrintableRun]).
///
/// What a run has to weigh grows with the length of the value, in which it may start anywhere, so that random bytes
/// are taken for text less than once in 100,000 values of any length. What was measured is in
/// `docs/evidence/texts.md`. Stateless.
final class ReadableText {
    /// Tenths of bits for a value that is text from its first byte to its last: `JANE^DOE` weighs as much, `Dr. May`
    /// does not. Twenty bits are once in a million.
    private static final int LEAST = 190;
    /// Between other bytes text may start anywhere.
    private static final int MORE_INSIDE = 40;
    /// One byte or two of each floating-point number are printable more often than not.
    private static final int MORE_AMONG_FLOATING = 80;
    /// Numbers of 16 bits are small more often than not, so that half of their bytes are zeros and the others are
    /// printable three times as often as random ones.
    private static final int MORE_WITH_ZEROS = 200;
    /// For each doubling of the length.
    private static final int MORE_FOR_LENGTH = 10;

    private ReadableText() {}

    /// @param step  1 for bytes, 2 for every second byte with zeros between
    /// @param vr  of the value
    static boolean isIn(byte[] bytes, int offset, int length, int step, Vr vr) {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end + step; i += step) {
            boolean isInside =
                    i < end && PrintableRun.isPrintable(bytes[i]) && (step == 1 || i + 1 >= end || bytes[i + 1] == 0);
            if (!isInside) {
                boolean isWhole = start == offset && isPadding(bytes, i, end);
                int least = least(length, step, vr) + (isWhole ? 0 : MORE_INSIDE);
                if (PrintableRun.mayWeigh((i - start) / step, least)
                        && PrintableRun.of(bytes, start, i, step, isWhole).isText(least, vr)) {
                    return true;
                }
                start = i + step;
            }
        }
        return false;
    }

    private static int least(int length, int step, Vr vr) {
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(length);
        return LEAST
                + doublings * MORE_FOR_LENGTH
                + (step == 1 ? 0 : MORE_WITH_ZEROS)
                + (PrintableRun.isFloating(vr) ? MORE_AMONG_FLOATING : 0);
    }

    private static boolean isPadding(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
