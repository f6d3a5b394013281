package org.elpis.compare;

import java.io.IOException;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;

/// Bits of the cells beside the stored ones, in which a message can lie.
///
/// No seal covers them but as the overlay that is drawn into them, for most compressions drop them. Those above a
/// signed value that repeat its sign, or are zero, hide nothing. Codestreams have none.
///
/// @param original  samples beside which something is hidden
/// @param copy  the same of the copy
/// @param differing  samples beside which the two hide different things; where only one of them has cells, those
///     that hide anything
public record HiddenBits(long original, long copy, long differing) {
    static final HiddenBits NONE = new HiddenBits(0, 0, 0);

    static HiddenBits between(StoredImage before, StoredImage after) throws IOException {
        int frames = Math.max(before.layout().frames(), after.layout().frames());
        long hiddenBefore = 0;
        long hiddenAfter = 0;
        long differing = 0;
        for (int i = 0; i < frames; i++) {
            int[] one = frame(before, i);
            int[] other = frame(after, i);
            hiddenBefore += count(one);
            hiddenAfter += count(other);
            differing += differing(one, other);
        }
        return new HiddenBits(hiddenBefore, hiddenAfter, differing);
    }

    private static long count(int[] cells) {
        long count = 0;
        for (int cell : cells) {
            count += cell == 0 ? 0 : 1;
        }
        return count;
    }

    private static long differing(int[] one, int[] other) {
        if (one.length != other.length) {
            return count(one) + count(other);
        }
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            count += one[i] == other[i] ? 0 : 1;
        }
        return count;
    }

    /// What stands beside each sample, 0 for nothing; empty where nothing can.
    private static int[] frame(StoredImage image, int number) throws IOException {
        PixelLayout layout = image.layout();
        int allocated = layout.bitsAllocated();
        if (number >= layout.frames() || allocated != 8 && allocated != 16 || layout.bitsStored() == allocated) {
            return new int[0];
        }
        byte[] cells = image.cells(image.written(number)).orElse(new byte[0]);
        int size = allocated / 8;
        int[] hidden = new int[(int) Math.min(layout.cells(), cells.length / size)];
        int low = layout.highBit() + 1 - layout.bitsStored();
        int whole = (1 << allocated) - 1;
        int beside = whole & ~((1 << layout.bitsStored()) - 1 << low);
        int above = whole & -1 << layout.highBit() + 1;
        for (int i = 0; i < hidden.length; i++) {
            int cell = cells[i * size] & 0xFF | (size == 2 ? (cells[i * size + 1] & 0xFF) << 8 : 0);
            boolean isNegative = layout.isSigned() && (cell >> layout.highBit() & 1) == 1;
            int found = cell & beside;
            hidden[i] = isNegative && found == above ? 0 : found;
        }
        return hidden;
    }
}
