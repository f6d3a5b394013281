package org.elpis.vision.study;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// Stored values that stand where a scanner saw nothing.
///
/// @param least  the lowest of them
/// @param most  the highest; below `least` when there are none
/// Source: PS3.3 C.7.5.1.1.2
record Padding(int least, int most) {
    private static final int PIXEL_PADDING_RANGE_LIMIT = 0x0028_0121;
    private static final int ABSENT = Integer.MIN_VALUE;

    static Padding of(DataSet image, boolean isSigned) {
        int value = signed(image.number(Tag.PIXEL_PADDING_VALUE, ABSENT), isSigned);
        if (value == ABSENT) {
            return new Padding(0, -1);
        }
        int limit = signed(image.number(PIXEL_PADDING_RANGE_LIMIT, value), isSigned);
        return new Padding(Math.min(value, limit), Math.max(value, limit));
    }

    /// Some files write a signed value as an unsigned one, and the other way round.
    private static int signed(int value, boolean isSigned) {
        return value == ABSENT ? ABSENT : isSigned ? (short) value : value & 0xFFFF;
    }

    boolean has(int value) {
        return value >= least && value <= most;
    }
}
