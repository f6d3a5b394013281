package org.elpis.compare;

import java.util.BitSet;
import org.elpis.pixel.Raster;

/// Which pixels differ between two frames of the same size, bits and colours.
final class ChangedPixels {
    private final Raster original;
    private final Raster copy;
    private final BitSet changed;
    private int largest;

    private ChangedPixels(Raster original, Raster copy) {
        this.original = original;
        this.copy = copy;
        this.changed = new BitSet(copy.columns() * copy.rows());
    }

    static ChangedPixels between(Raster original, Raster copy) {
        ChangedPixels found = new ChangedPixels(original, copy);
        short[] before = original.values();
        short[] after = copy.values();
        int samples = copy.samples();
        for (int i = 0; i < after.length; i++) {
            if (before[i] != after[i]) {
                found.changed.set(i / samples);
                found.largest = Math.max(found.largest, Math.abs(found.difference(i)));
            }
        }
        return found;
    }

    Raster original() {
        return original;
    }

    Raster copy() {
        return copy;
    }

    int columns() {
        return copy.columns();
    }

    int rows() {
        return copy.rows();
    }

    /// Pixels row by row.
    BitSet pixels() {
        return changed;
    }

    long count() {
        return changed.cardinality();
    }

    /// The largest absolute difference of a sample.
    int largest() {
        return largest;
    }

    /// Copy minus original of a sample.
    ///
    /// @param at  place in the arrays of the rasters
    int difference(int at) {
        return copy.isSigned()
                ? copy.values()[at] - original.values()[at]
                : (copy.values()[at] & 0xFFFF) - (original.values()[at] & 0xFFFF);
    }
}
