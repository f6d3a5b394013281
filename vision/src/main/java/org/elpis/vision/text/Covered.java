package org.elpis.vision.text;

import java.util.BitSet;
import org.elpis.pixel.Box;

/// The pixels of a frame that boxes cover.
///
/// @param pixels  row by row
record Covered(int columns, BitSet pixels) {
    Covered(int columns) {
        this(columns, new BitSet());
    }

    void add(Box box) {
        for (int y = box.y(); y < box.bottom(); y++) {
            pixels.set(y * columns + box.x(), y * columns + box.right());
        }
    }

    /// The share of a box that is covered, 0 to 1.
    double share(Box box) {
        int count = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            int end = y * columns + box.right();
            int at = pixels.nextSetBit(y * columns + box.x());
            while (at >= 0 && at < end) {
                int stop = Math.min(end, pixels.nextClearBit(at));
                count += stop - at;
                at = stop < end ? pixels.nextSetBit(stop) : end;
            }
        }
        return count / ((double) box.width() * box.height());
    }
}
