package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// Sets of voxels made thicker, thinner, smoother and whole, by true distances in millimetres.
///
/// What lies outside the grid is nothing: a set that is cut by the edge of the grid is not eroded from there.
///
/// Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, Theory of Computing 8
/// (2012) 415
final class Morphology {
    /// Squared voxels; larger than any distance within a grid.
    private static final float FAR = 1e9f;

    private Morphology() {}

    /// The squared distance of every voxel to the nearest of a set, in voxels; at least 10^8 when the set is
    /// empty.
    static float[] squaredDistances(Mask set) {
        return squaredDistances(set, true);
    }

    /// The squared distance of every voxel to the nearest outside a set, in voxels.
    static float[] squaredDepths(Mask set) {
        return squaredDistances(set, false);
    }

    private static float[] squaredDistances(Mask set, boolean isIn) {
        WorkGrid grid = set.grid();
        float[] result = new float[grid.voxels()];
        for (int i = 0; i < result.length; i++) {
            result[i] = set.has(i) == isIn ? 0 : FAR;
        }
        Line line = new Line(Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())));
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                line.sweep(result, grid.index(0, y, z), grid.nx());
            }
        }
        for (int z = 0; z < grid.nz(); z++) {
            for (int x = 0; x < grid.nx(); x++) {
                line.envelope(result, grid.index(x, 0, z), grid.nx(), grid.ny());
            }
        }
        for (int y = 0; y < grid.ny(); y++) {
            for (int x = 0; x < grid.nx(); x++) {
                line.envelope(result, grid.index(x, y, 0), grid.nx() * grid.ny(), grid.nz());
            }
        }
        return result;
    }

    /// One line of voxels at work.
    private static final class Line {
        private final float[] values;
        private final int[] feet;
        private final float[] bounds;

        Line(int longest) {
            values = new float[longest];
            feet = new int[longest];
            bounds = new float[longest + 1];
        }

        /// Along x, where distances are still 0 or far.
        void sweep(float[] all, int start, int length) {
            float distance = FAR;
            for (int i = start; i < start + length; i++) {
                distance = all[i] == 0 ? 0 : distance + 1;
                all[i] = distance;
            }
            distance = FAR;
            for (int i = start + length - 1; i >= start; i--) {
                distance = all[i] == 0 ? 0 : distance + 1;
                float least = Math.min(distance, all[i]);
                all[i] = least >= 1e4f ? FAR : least * least;
            }
        }

        /// The lower envelope of parabolas.
        void envelope(float[] all, int start, int stride, int length) {
            boolean isFlat = true;
            for (int i = 0; i < length; i++) {
                values[i] = all[start + i * stride];
                isFlat &= values[i] == values[0];
            }
            if (isFlat) {
                return;
            }
            int last = 0;
            feet[0] = 0;
            bounds[0] = -FAR;
            bounds[1] = FAR;
            for (int q = 1; q < length; q++) {
                float cut = cut(q, feet[last]);
                while (cut <= bounds[last]) {
                    last--;
                    cut = cut(q, feet[last]);
                }
                last++;
                feet[last] = q;
                bounds[last] = cut;
                bounds[last + 1] = FAR;
            }
            int k = 0;
            for (int q = 0; q < length; q++) {
                while (bounds[k + 1] < q) {
                    k++;
                }
                float away = q - feet[k];
                all[start + q * stride] = away * away + values[feet[k]];
            }
        }

        private float cut(int q, int foot) {
            double cut = (values[q] + (double) q * q - (values[foot] + (double) foot * foot)) / (2.0 * (q - foot));
            return (float) Math.clamp(cut, -FAR / 2, FAR / 2);
        }
    }

    /// All voxels that are no farther from a set than so many millimetres.
    static Mask dilated(Mask set, double mm) {
        return below(squaredDistances(set), set.grid(), mm, true);
    }

    /// The voxels of a set that are farther than so many millimetres from everything outside it.
    static Mask eroded(Mask set, double mm) {
        return below(squaredDepths(set), set.grid(), mm, false);
    }

    static Mask closed(Mask set, double mm) {
        return eroded(dilated(set, mm), mm);
    }

    static Mask opened(Mask set, double mm) {
        return dilated(eroded(set, mm), mm);
    }

    private static Mask below(float[] squared, WorkGrid grid, double mm, boolean isBelow) {
        float limit = (float) (mm / grid.mm() * (mm / grid.mm()));
        Mask result = new Mask(grid);
        for (int i = 0; i < squared.length; i++) {
            if (squared[i] <= limit == isBelow) {
                result.add(i);
            }
        }
        return result;
    }

    /// The complement of what can be reached from the edges of the grid without entering a set.
    static Mask filled(Mask set) {
        WorkGrid grid = set.grid();
        Mask result = outside(set);
        Mask inside = new Mask(grid);
        for (int i = 0; i < grid.voxels(); i++) {
            if (!result.has(i)) {
                inside.add(i);
            }
        }
        return inside;
    }

    /// What can be reached from the edges of the grid without entering a set.
    static Mask outside(Mask set) {
        WorkGrid grid = set.grid();
        Mask reached = new Mask(grid);
        Flood flood = new Flood(grid);
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                boolean isEdge = z == 0 || z == grid.nz() - 1 || y == 0 || y == grid.ny() - 1;
                int step = isEdge ? 1 : Math.max(1, grid.nx() - 1);
                for (int x = 0; x < grid.nx(); x += step) {
                    int at = grid.index(x, y, z);
                    if (!set.has(at) && !reached.has(at)) {
                        flood.from(at, set, false, reached);
                    }
                }
            }
        }
        return reached;
    }

    /// The part of a set, connected across faces, with the most voxels.
    static Mask largest(Mask set) {
        return large(set, 1);
    }

    /// The parts of a set, each connected across faces, that have at least a share of the voxels of the
    /// largest.
    static Mask large(Mask set, double share) {
        WorkGrid grid = set.grid();
        Mask seen = new Mask(grid);
        Flood flood = new Flood(grid);
        int[] starts = new int[64];
        int[] counts = new int[64];
        int parts = 0;
        int most = 0;
        for (int i = 0; i < grid.voxels(); i++) {
            if (set.has(i) && !seen.has(i)) {
                int count = flood.from(i, set, true, seen);
                if (count > most || share < 1 && count >= share * most) {
                    most = Math.max(most, count);
                    if (parts == starts.length) {
                        starts = Arrays.copyOf(starts, 2 * parts);
                        counts = Arrays.copyOf(counts, 2 * parts);
                    }
                    starts[parts] = i;
                    counts[parts++] = count;
                }
            }
        }
        Mask result = new Mask(grid);
        for (int i = 0; i < parts; i++) {
            if (counts[i] >= share * most) {
                flood.from(starts[i], set, true, result);
            }
        }
        return result;
    }

    /// Voxels of one set that are in another, too.
    static Mask common(Mask one, Mask other) {
        Mask rest = one.copy();
        rest.removeAll(other);
        Mask result = one.copy();
        result.removeAll(rest);
        return result;
    }

    /// A flood through neighbours that share a face.
    private static final class Flood {
        private final WorkGrid grid;
        private int[] stack = new int[1 << 12];

        Flood(WorkGrid grid) {
            this.grid = grid;
        }

        /// Adds to `reached` whatever is connected with a voxel, and counts it.
        int from(int start, Mask set, boolean isIn, Mask reached) {
            int plane = grid.nx() * grid.ny();
            int count = 0;
            int height = 0;
            stack[height++] = start;
            reached.add(start);
            while (height > 0) {
                int at = stack[--height];
                count++;
                int x = at % grid.nx();
                int y = at / grid.nx() % grid.ny();
                int z = at / plane;
                if (height + 6 > stack.length) {
                    stack = Arrays.copyOf(stack, stack.length * 2);
                }
                height = next(x > 0, at - 1, set, isIn, reached, height);
                height = next(x < grid.nx() - 1, at + 1, set, isIn, reached, height);
                height = next(y > 0, at - grid.nx(), set, isIn, reached, height);
                height = next(y < grid.ny() - 1, at + grid.nx(), set, isIn, reached, height);
                height = next(z > 0, at - plane, set, isIn, reached, height);
                height = next(z < grid.nz() - 1, at + plane, set, isIn, reached, height);
            }
            return count;
        }

        private int next(boolean isThere, int at, Mask set, boolean isIn, Mask reached, int height) {
            if (!isThere || set.has(at) != isIn || reached.has(at)) {
                return height;
            }
            reached.add(at);
            stack[height] = at;
            return height + 1;
        }
    }
}
