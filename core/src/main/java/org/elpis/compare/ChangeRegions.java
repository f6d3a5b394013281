package org.elpis.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.elpis.pixel.Box;

/// Gathers changed pixels into regions.
///
/// The frame is laid out in cells; cells with changed pixels that touch, also at a corner, are one region, so pixels
/// less than a cell apart always lie together. Boxes are as small as the pixels allow; those that overlap become one.
final class ChangeRegions {
    /// More regions of a frame are counted and not listed: nobody reads them, and a page must end.
    static final int MOST = 50;

    /// Beyond, boxes are not merged: the time for it grows with the square.
    private static final int MOST_MERGED = 400;
    /// Cells of smaller frames have 8 pixels a side, those of others 16: half a tile of a seal.
    private static final int SMALL_FRAME = 1024;

    private final ChangedPixels pixels;
    private final int side;
    private final int columns;
    private final int rows;
    private final int[] labels;
    private final List<Draft> drafts = new ArrayList<>();

    /// Changed pixels of a region before their kind is known.
    record Draft(Box box, long changed, long sum, int largest) {
        Draft with(Draft other) {
            return new Draft(
                    box.union(other.box), changed + other.changed, sum + other.sum, Math.max(largest, other.largest));
        }
    }

    private ChangeRegions(ChangedPixels pixels) {
        this.pixels = pixels;
        this.side = Math.max(pixels.columns(), pixels.rows()) <= SMALL_FRAME ? 8 : 16;
        this.columns = (pixels.columns() + side - 1) / side;
        this.rows = (pixels.rows() + side - 1) / side;
        this.labels = new int[columns * rows];
    }

    static ChangeRegions of(ChangedPixels pixels) {
        ChangeRegions regions = new ChangeRegions(pixels);
        regions.mark();
        regions.label();
        regions.collect();
        regions.merge();
        regions.drafts.sort(Comparator.comparingLong((Draft draft) -> -draft.changed())
                .thenComparingInt(draft -> draft.box().y())
                .thenComparingInt(draft -> draft.box().x()));
        return regions;
    }

    /// The largest first.
    List<Draft> drafts() {
        return drafts;
    }

    /// Share of the cells that have changed pixels, 0 to 1.
    double share() {
        int marked = 0;
        for (int label : labels) {
            marked += label != 0 ? 1 : 0;
        }
        return (double) marked / labels.length;
    }

    private int cell(int pixel) {
        return pixel / pixels.columns() / side * columns + pixel % pixels.columns() / side;
    }

    private void mark() {
        BitSet changed = pixels.pixels();
        for (int at = changed.nextSetBit(0); at >= 0; at = changed.nextSetBit(at + 1)) {
            labels[cell(at)] = -1;
        }
    }

    private void label() {
        int[] waiting = new int[labels.length];
        int next = 0;
        for (int start = 0; start < labels.length; start++) {
            if (labels[start] != -1) {
                continue;
            }
            next++;
            labels[start] = next;
            waiting[0] = start;
            int count = 1;
            while (count > 0) {
                int at = waiting[--count];
                count = spread(at, next, waiting, count);
            }
        }
    }

    private int spread(int at, int label, int[] waiting, int count) {
        int end = count;
        int x = at % columns;
        int y = at / columns;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
                int neighbour = ny * columns + nx;
                if (labels[neighbour] == -1) {
                    labels[neighbour] = label;
                    waiting[end++] = neighbour;
                }
            }
        }
        return end;
    }

    private void collect() {
        int count = 0;
        for (int label : labels) {
            count = Math.max(count, label);
        }
        int[][] bounds = new int[count][];
        long[][] sums = new long[count][3];
        BitSet changed = pixels.pixels();
        int samples = pixels.copy().samples();
        for (int at = changed.nextSetBit(0); at >= 0; at = changed.nextSetBit(at + 1)) {
            int region = labels[cell(at)] - 1;
            int x = at % pixels.columns();
            int y = at / pixels.columns();
            if (bounds[region] == null) {
                bounds[region] = new int[] {x, y, x, y};
            }
            int[] bound = bounds[region];
            bound[0] = Math.min(bound[0], x);
            bound[2] = Math.max(bound[2], x);
            bound[3] = y;
            long[] sum = sums[region];
            sum[0]++;
            for (int sample = 0; sample < samples; sample++) {
                int difference = pixels.difference(at * samples + sample);
                sum[1] += difference;
                sum[2] = Math.max(sum[2], Math.abs(difference));
            }
        }
        for (int i = 0; i < count; i++) {
            int[] bound = bounds[i];
            drafts.add(new Draft(
                    new Box(bound[0], bound[1], bound[2] - bound[0] + 1, bound[3] - bound[1] + 1),
                    sums[i][0],
                    sums[i][1],
                    (int) sums[i][2]));
        }
    }

    private void merge() {
        boolean again = drafts.size() <= MOST_MERGED;
        while (again) {
            again = false;
            for (int i = 0; i < drafts.size(); i++) {
                for (int j = drafts.size() - 1; j > i; j--) {
                    if (drafts.get(i).box().overlaps(drafts.get(j).box())) {
                        drafts.set(i, drafts.get(i).with(drafts.remove(j)));
                        again = true;
                    }
                }
            }
        }
    }
}
