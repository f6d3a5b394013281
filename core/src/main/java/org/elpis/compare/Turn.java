package org.elpis.compare;

import java.util.Arrays;
import java.util.Optional;
import org.elpis.pixel.Raster;

/// A way to lay a frame down anew without touching a pixel.
public enum Turn {
    /// Left and right change places.
    MIRRORED(false, true, false),
    /// Top and bottom change places.
    UPSIDE_DOWN(false, false, true),
    HALF_TURN(false, true, true),
    QUARTER_RIGHT(true, false, true),
    QUARTER_LEFT(true, true, false),
    /// Mirrored at the diagonal from the upper left.
    TRANSPOSED(true, false, false),
    /// Mirrored at the other diagonal.
    ANTI_TRANSPOSED(true, true, true);

    private final boolean swaps;
    private final boolean flipsX;
    private final boolean flipsY;

    /// @param swaps  columns and rows change places first, then the flips of the original's columns and rows
    Turn(boolean swaps, boolean flipsX, boolean flipsY) {
        this.swaps = swaps;
        this.flipsX = flipsX;
        this.flipsY = flipsY;
    }

    /// The turn that makes the copy from the original exactly.
    static Optional<Turn> between(Raster original, Raster copy) {
        return Arrays.stream(values())
                .filter(turn -> turn.makes(copy, original))
                .findFirst();
    }

    private boolean makes(Raster copy, Raster original) {
        int columns = original.columns();
        int rows = original.rows();
        if (copy.columns() != (swaps ? rows : columns)
                || copy.rows() != (swaps ? columns : rows)
                || copy.samples() != original.samples()) {
            return false;
        }
        int samples = copy.samples();
        for (int y = 0; y < copy.rows(); y++) {
            for (int x = 0; x < copy.columns(); x++) {
                int fromX = flipsX ? columns - 1 - (swaps ? y : x) : swaps ? y : x;
                int fromY = flipsY ? rows - 1 - (swaps ? x : y) : swaps ? x : y;
                int from = (fromY * columns + fromX) * samples;
                int to = (y * copy.columns() + x) * samples;
                for (int sample = 0; sample < samples; sample++) {
                    if (copy.values()[to + sample] != original.values()[from + sample]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
