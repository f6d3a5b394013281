package org.elpis.compare;

import java.util.Arrays;
import java.util.Optional;
import org.elpis.pixel.Raster;

/// Finds by how much the content of a frame lies elsewhere in another one, exactly.
final class Shift {
    private static final int SIDE = 16;
    /// Blocks of the original that are looked for, those with most different values in a row of theirs first found.
    private static final int MOST_BLOCKS = 9;

    private static final int LEAST_VALUES = 6;
    private static final int MOST_PLACES = 500;

    private final Raster original;
    private final Raster copy;

    private Shift(Raster original, Raster copy) {
        this.original = original;
        this.copy = copy;
    }

    static Optional<FrameKind.Moved> between(Raster original, Raster copy) {
        if (original.samples() != copy.samples() || original.columns() < SIDE || original.rows() < SIDE) {
            return Optional.empty();
        }
        return new Shift(original, copy).find();
    }

    private Optional<FrameKind.Moved> find() {
        for (int block = 0; block < MOST_BLOCKS; block++) {
            // Middle first, then around it: what is cut off lies at the edges.
            int column = new int[] {1, 0, 2, 1, 1, 0, 2, 0, 2}[block];
            int row = new int[] {1, 1, 1, 0, 2, 0, 0, 2, 2}[block];
            int x = (original.columns() - SIDE) * (1 + column * 2) / 6;
            int y = (original.rows() - SIDE) * (1 + row * 2) / 6;
            Optional<FrameKind.Moved> found = from(x, y);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FrameKind.Moved> from(int x, int y) {
        int samples = original.samples();
        int from = (y * original.columns() + x) * samples;
        int to = from + SIDE * samples;
        if (RowSearch.different(original.values(), from, to, LEAST_VALUES) < LEAST_VALUES) {
            return Optional.empty();
        }
        RowSearch search = new RowSearch(copy, Arrays.copyOfRange(original.values(), from, to));
        int looked = 0;
        for (int place = search.next(); place >= 0 && looked < MOST_PLACES; place = search.next(), looked++) {
            int right = place % copy.columns() - x;
            int down = place / copy.columns() - y;
            if (holds(right, down)) {
                return Optional.of(new FrameKind.Moved(right, down));
            }
        }
        return Optional.empty();
    }

    private boolean holds(int right, int down) {
        int left = Math.max(0, right);
        int top = Math.max(0, down);
        int width = Math.min(copy.columns(), original.columns() + right) - left;
        int height = Math.min(copy.rows(), original.rows() + down) - top;
        long smaller = Math.min((long) copy.columns() * copy.rows(), (long) original.columns() * original.rows());
        if (width < 1 || height < 1 || (long) width * height * 2 < smaller) {
            return false;
        }
        int samples = copy.samples();
        for (int y = top; y < top + height; y++) {
            int to = (y * copy.columns() + left) * samples;
            int from = ((y - down) * original.columns() + left - right) * samples;
            int length = width * samples;
            if (!Arrays.equals(copy.values(), to, to + length, original.values(), from, from + length)) {
                return false;
            }
        }
        return true;
    }
}
