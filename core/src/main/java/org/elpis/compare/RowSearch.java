package org.elpis.compare;

import java.util.Arrays;
import org.elpis.pixel.Raster;

/// Looks for places of a frame where a run of pixels of another one stands, value by value.
final class RowSearch {
    private final Raster where;
    private final short[] run;
    private int at;

    /// @param run  samples of whole pixels, at least one
    RowSearch(Raster where, short[] run) {
        this.where = where;
        this.run = run;
    }

    /// The next place.
    ///
    /// @return number of the pixel at which the run starts, row by row; -1 when there is no further one
    int next() {
        int samples = where.samples();
        int width = run.length / samples;
        short[] values = where.values();
        int pixels = where.columns() * where.rows();
        short first = run[0];
        while (at + width <= pixels) {
            int found = at++;
            int from = found * samples;
            if (values[from] == first
                    && found % where.columns() + width <= where.columns()
                    && Arrays.equals(values, from, from + run.length, run, 0, run.length)) {
                return found;
            }
        }
        return -1;
    }

    /// Different values in a part of an array, counted up to `enough`.
    static int different(short[] values, int from, int to, int enough) {
        short[] seen = new short[enough];
        int count = 0;
        for (int i = from; i < to && count < enough; i++) {
            boolean isNew = true;
            for (int j = 0; j < count && isNew; j++) {
                isNew = seen[j] != values[i];
            }
            if (isNew) {
                seen[count++] = values[i];
            }
        }
        return count;
    }
}
