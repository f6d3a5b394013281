package org.elpis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;

/// Tells what kind of change made a region.
final class RegionKinds {
    /// Fewer pixels of one value are no filled area: 4 by 4.
    static final int LEAST_FILLED = 16;

    /// Fewer pixels, or fewer different values among them, may equal those of another place by chance.
    private static final int LEAST_COPIED = 25;

    private static final int LEAST_VALUES = 5;
    /// Longer runs find nothing that this one does not.
    private static final int LONGEST_RUN = 32;
    /// Places that are looked at in full before the search gives up.
    private static final int MOST_PLACES = 2_000;

    private final ChangedPixels pixels;
    private final BitSet changed;
    private final Raster original;
    private final Raster copy;
    private final int columns;
    private final int samples;

    RegionKinds(ChangedPixels pixels) {
        this.pixels = pixels;
        this.changed = pixels.pixels();
        this.original = pixels.original();
        this.copy = pixels.copy();
        this.columns = pixels.columns();
        this.samples = copy.samples();
    }

    RegionKind of(ChangeRegions.Draft region) {
        Optional<RegionKind> filled = filled(region);
        return filled.or(() -> copied(region)).orElseGet(RegionKind.Patch::new);
    }

    private Optional<RegionKind> filled(ChangeRegions.Draft region) {
        if (region.changed() < LEAST_FILLED) {
            return Optional.empty();
        }
        Box box = region.box();
        int first = -1;
        for (int y = box.y(); y < box.bottom(); y++) {
            int end = y * columns + box.right();
            for (int at = next(y * columns + box.x()); at >= 0 && at < end; at = next(at + 1)) {
                if (first < 0) {
                    first = at;
                } else if (!isEqual(copy, at, copy, first)) {
                    return Optional.empty();
                }
            }
        }
        List<Integer> values = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            values.add(copy.at(first % columns, first / columns, sample));
        }
        return Optional.of(new RegionKind.OneValue(values));
    }

    private int next(int from) {
        return changed.nextSetBit(from);
    }

    private boolean isEqual(Raster one, int at, Raster other, int place) {
        for (int sample = 0; sample < samples; sample++) {
            if (one.values()[at * samples + sample] != other.values()[place * samples + sample]) {
                return false;
            }
        }
        return true;
    }

    /// Looks everywhere in the original for the longest run of changed pixels, and where it stands for all others.
    private Optional<RegionKind> copied(ChangeRegions.Draft region) {
        if (region.changed() < LEAST_COPIED) {
            return Optional.empty();
        }
        Box box = region.box();
        int[] run = longestRun(box);
        int from = run[0] * samples;
        int to = from + run[1] * samples;
        if (run[1] == 0 || RowSearch.different(copy.values(), from, to, 2) < 2 || !hasManyValues(box)) {
            return Optional.empty();
        }
        RowSearch search = new RowSearch(original, Arrays.copyOfRange(copy.values(), from, to));
        int looked = 0;
        for (int place = search.next(); place >= 0 && looked < MOST_PLACES; place = search.next(), looked++) {
            int right = place % columns - run[0] % columns;
            int down = place / columns - run[0] / columns;
            if ((right != 0 || down != 0) && isCopied(box, right, down)) {
                return Optional.of(new RegionKind.Copied(box.x() + right, box.y() + down));
            }
        }
        return Optional.empty();
    }

    /// First pixel and length.
    private int[] longestRun(Box box) {
        int[] longest = {0, 0};
        for (int y = box.y(); y < box.bottom(); y++) {
            int end = y * columns + box.right();
            int at = next(y * columns + box.x());
            while (at >= 0 && at < end) {
                int stop = Math.min(changed.nextClearBit(at), end);
                int length = Math.min(stop - at, LONGEST_RUN);
                if (length > longest[1]) {
                    longest = new int[] {at, length};
                }
                at = next(stop);
            }
        }
        return longest;
    }

    private boolean hasManyValues(Box box) {
        short[] seen = new short[(int) Math.min(4096, (long) box.width() * box.height())];
        int count = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            int end = y * columns + box.right();
            for (int at = next(y * columns + box.x()); at >= 0 && at < end && count < seen.length; at = next(at + 1)) {
                seen[count++] = copy.values()[at * samples];
            }
        }
        return RowSearch.different(seen, 0, count, LEAST_VALUES) == LEAST_VALUES;
    }

    private boolean isCopied(Box box, int right, int down) {
        if (box.x() + right < 0
                || box.y() + down < 0
                || box.right() + right > columns
                || box.bottom() + down > pixels.rows()) {
            return false;
        }
        int shift = down * columns + right;
        for (int y = box.y(); y < box.bottom(); y++) {
            int end = y * columns + box.right();
            for (int at = next(y * columns + box.x()); at >= 0 && at < end; at = next(at + 1)) {
                if (!isEqual(copy, at, original, at + shift)) {
                    return false;
                }
            }
        }
        return true;
    }
}
