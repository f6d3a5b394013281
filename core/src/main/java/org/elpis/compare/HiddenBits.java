package org.elpis.compare;

import java.io.IOException;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;

/// Bits beside the stored ones of native pixel data, in which an overlay or a message can lie.
///
/// No seal covers them, for every lossless compression drops them. Those above a signed value that repeat its sign
/// hide nothing. Of compressed pixel data there are none.
///
/// @param original  samples beside which something is hidden
/// @param copy  the same of the copy
/// @param differing  samples beside which the two hide different things; where only one of them is native, those
///     that hide anything
/// @param areShown  whether an overlay of either object says that it is drawn into them (PS3.5 8.1.2, retired)
public record HiddenBits(long original, long copy, long differing, boolean areShown) {
    static final HiddenBits NONE = new HiddenBits(0, 0, 0, false);

    private static final int FIRST_OVERLAY = 0x6000;
    private static final int LAST_OVERLAY = 0x601E;
    private static final int OVERLAY_BIT_POSITION = 0x0102;
    private static final int OVERLAY_DATA = 0x3000;

    static HiddenBits between(Instance original, StoredImage before, Instance copy, StoredImage after)
            throws IOException {
        int frames = Math.max(before.layout().frames(), after.layout().frames());
        long hiddenBefore = 0;
        long hiddenAfter = 0;
        long differing = 0;
        for (int i = 0; i < frames; i++) {
            short[] one = frame(original, before, i);
            short[] other = frame(copy, after, i);
            hiddenBefore += count(one);
            hiddenAfter += count(other);
            differing += differing(one, other);
        }
        return differing == 0 && hiddenBefore == hiddenAfter
                ? new HiddenBits(hiddenBefore, hiddenAfter, 0, false)
                : new HiddenBits(hiddenBefore, hiddenAfter, differing, drawsInto(original) || drawsInto(copy));
    }

    private static long count(short[] cells) {
        long count = 0;
        for (short cell : cells) {
            count += cell == 0 ? 0 : 1;
        }
        return count;
    }

    private static long differing(short[] one, short[] other) {
        if (one.length == 0 || other.length == 0 || one.length != other.length) {
            return count(one) + count(other);
        }
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            count += one[i] == other[i] ? 0 : 1;
        }
        return count;
    }

    /// What stands beside each sample, 0 for nothing; empty where nothing can.
    private static short[] frame(Instance instance, StoredImage image, int number) throws IOException {
        PixelLayout layout = image.layout();
        boolean canHide = !instance.transferSyntax().isEncapsulated()
                && number < layout.frames()
                && (layout.bitsAllocated() == 8 || layout.bitsAllocated() == 16)
                && layout.bitsStored() < layout.bitsAllocated();
        if (!canHide) {
            return new short[0];
        }
        byte[] bytes = image.written(number);
        boolean isBig = instance.dataSet().encoding() == Encoding.EXPLICIT_BIG;
        int size = layout.bitsAllocated() / 8;
        short[] hidden = new short[bytes.length / size];
        int low = layout.highBit() + 1 - layout.bitsStored();
        int stored = (1 << layout.bitsStored()) - 1 << low;
        int above = -1 << layout.highBit() + 1 & (1 << layout.bitsAllocated()) - 1;
        for (int i = 0; i < hidden.length; i++) {
            int first = bytes[i * size] & 0xFF;
            int second = size == 1 ? 0 : bytes[i * size + 1] & 0xFF;
            int cell = size == 1 ? first : isBig ? first << 8 | second : second << 8 | first;
            boolean isNegative = layout.isSigned() && (cell >> layout.highBit() & 1) == 1;
            int expected = isNegative ? above : 0;
            hidden[i] = (short) ((cell & ~stored & 0xFFFF) ^ expected);
        }
        return withoutUnsigned(hidden, layout, above);
    }

    /// Some makers leave the bits above a signed value clear: that says nothing either.
    private static short[] withoutUnsigned(short[] hidden, PixelLayout layout, int above) {
        if (layout.isSigned()) {
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = (hidden[i] & 0xFFFF) == above ? 0 : hidden[i];
            }
        }
        return hidden;
    }

    private static boolean drawsInto(Instance instance) {
        DataSet data = instance.dataSet();
        for (int group = FIRST_OVERLAY; group <= LAST_OVERLAY; group += 2) {
            if (data.number(group << 16 | OVERLAY_BIT_POSITION, 0) > 0 && !data.contains(group << 16 | OVERLAY_DATA)) {
                return true;
            }
        }
        return false;
    }
}
