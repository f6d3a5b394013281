package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// The second way to find a brain: what is as bright as the middle of the head, lies deep enough in it, and
/// hangs together after its bridges are broken.
///
/// Shares nothing with [BrainSurface] but the place where both begin.
final class BrainGrowth {
    /// Skin, fat and skull together are nowhere thinner, not even those of a newborn.
    private static final double SCALP_MM = 5;
    /// Half the width of the bridges that are broken.
    private static final double[] BRIDGES_MM = {2, 3, 4, 5, 6, 8, 10, 12, 14};
    /// A wider bridge leaves at least this share of a brain that has no other left.
    private static final double SETTLED = 0.92;
    /// The least that will do when none does.
    private static final double NEARLY = 0.8;
    /// Sulci and ventricles are closed up to twice this.
    private static final double FOLD_MM = 8;

    /// The radius of an eye; no part of a brain is thinner but its stem.
    private static final double EYE_MM = 12;

    /// From the deepest point of a head to the end of its brain.
    private static final double FARTHEST_MM = 125;

    private static final double LARGEST_ML = 2200;

    private final WorkGrid grid;
    private final Mask candidates;
    private final double[] centre;
    private final double radiusMm;

    /// @param values  one a voxel of the grid, finite
    /// @param depths  squared depths in the head, in voxels
    /// @param centre  x, y, z in voxels, well inside the brain
    /// @param radiusMm  of a ball around the centre that is brain
    /// @param dark  the value of air
    /// @param least  brightness of brain, as a share of that of the ball
    BrainGrowth(
            WorkGrid grid, float[] values, float[] depths, double[] centre, double radiusMm, float dark, float least) {
        this.grid = grid;
        this.centre = centre;
        this.radiusMm = radiusMm;
        float[] ball = ball(values, radiusMm);
        float middle = ball[ball.length / 2];
        // Grey matter of T1 has about two thirds of the brightness of white matter, of T2 the other way round.
        float low = dark + least * (middle - dark);
        float high = dark + 1.75f * (middle - dark);
        float scalp = (float) (SCALP_MM / grid.mm() * (SCALP_MM / grid.mm()));
        candidates = new Mask(grid);
        for (int i = 0; i < values.length; i++) {
            if (depths[i] > scalp && values[i] >= low && values[i] <= high && isWithin(i, FARTHEST_MM)) {
                candidates.add(i);
            }
        }
    }

    /// Whether a voxel is so near to where it began.
    private boolean isWithin(int voxel, double mm) {
        int row = voxel / grid.nx();
        int slice = row / grid.ny();
        double x = voxel % grid.nx() - centre[0];
        double y = row % grid.ny() - centre[1];
        double z = slice - centre[2];
        return (x * x + y * y + z * z) * grid.mm() * grid.mm() < mm * mm;
    }

    private float[] ball(float[] values, double radiusMm) {
        int reach = Math.max(1, (int) (radiusMm / grid.mm()));
        float[] found = new float[(2 * reach + 1) * (2 * reach + 1) * (2 * reach + 1)];
        int count = 0;
        for (int z = -reach; z <= reach; z++) {
            for (int y = -reach; y <= reach; y++) {
                for (int x = -reach; x <= reach; x++) {
                    int cx = (int) centre[0] + x;
                    int cy = (int) centre[1] + y;
                    int cz = (int) centre[2] + z;
                    if (x * x + y * y + z * z <= reach * reach && grid.contains(cx, cy, cz)) {
                        found[count++] = values[grid.index(cx, cy, cz)];
                    }
                }
            }
        }
        float[] sorted = Arrays.copyOf(found, Math.max(1, count));
        Arrays.sort(sorted);
        return sorted;
    }

    /// The brain; empty when nothing of its size hangs together.
    ///
    /// Wider and wider bridges are broken, until a wider one changes little: then the brain was let go by
    /// what is not.
    Mask grown() {
        float[] depths = Morphology.squaredDepths(candidates);
        Mask before = new Mask(grid);
        double mlBefore = Double.MAX_VALUE;
        Mask steadiest = before;
        double most = NEARLY;
        for (double bridge : BRIDGES_MM) {
            Mask part = around(deeper(depths, bridge));
            if (Moments.of(part).ml(grid) > LARGEST_ML) {
                continue;
            }
            Mask whole = regrown(part, bridge);
            double ml = Moments.of(whole).ml(grid);
            if (mlBefore < LARGEST_ML && ml > SETTLED * mlBefore) {
                return before;
            }
            if (mlBefore < LARGEST_ML && ml > most * mlBefore) {
                steadiest = before;
                most = ml / mlBefore;
            }
            before = whole;
            mlBefore = ml;
        }
        return steadiest;
    }

    private Mask regrown(Mask part, double bridge) {
        Mask whole = Morphology.common(Morphology.dilated(part, bridge + grid.mm()), candidates);
        whole = Morphology.filled(closed(Morphology.largest(whole)));
        // Closing may have taken in an eye, which no fold of the brain holds.
        Mask core = Morphology.largest(Morphology.eroded(whole, EYE_MM));
        return Morphology.common(Morphology.dilated(core, EYE_MM + grid.mm()), whole);
    }

    /// Closes folds, but not between a brain and the edge of the grid: nobody knows what lies beyond.
    private Mask closed(Mask set) {
        Mask closed = Morphology.closed(set, FOLD_MM);
        int edge = (int) Math.ceil(FOLD_MM / grid.mm());
        for (int i = 0; i < grid.voxels(); i++) {
            int x = i % grid.nx();
            int y = i / grid.nx() % grid.ny();
            int z = i / grid.nx() / grid.ny();
            int near = Math.min(
                    Math.min(Math.min(x, grid.nx() - 1 - x), Math.min(y, grid.ny() - 1 - y)),
                    Math.min(z, grid.nz() - 1 - z));
            if (near < edge && !set.has(i)) {
                closed.remove(i);
            }
        }
        return closed;
    }

    /// The part of a set, connected across faces, that has most of the ball: that of a neck can be larger.
    private Mask around(Mask set) {
        int[] queue = new int[set.count()];
        Mask seen = new Mask(grid);
        int best = 0;
        int from = 0;
        int to = 0;
        int end = 0;
        for (int i = 0; i < grid.voxels(); i++) {
            if (set.has(i) && !seen.has(i) && isWithin(i, radiusMm)) {
                int start = end;
                int inBall = 0;
                queue[end++] = i;
                seen.add(i);
                for (int head = start; head < end; head++) {
                    inBall += isWithin(queue[head], radiusMm) ? 1 : 0;
                    end = neighbours(queue[head], set, seen, queue, end);
                }
                if (inBall > best) {
                    best = inBall;
                    from = start;
                    to = end;
                }
            }
        }
        Mask part = new Mask(grid);
        for (int i = from; i < to; i++) {
            part.add(queue[i]);
        }
        return part;
    }

    private int neighbours(int at, Mask set, Mask seen, int[] queue, int end) {
        int x = at % grid.nx();
        int y = at / grid.nx() % grid.ny();
        int z = at / grid.nx() / grid.ny();
        int last = end;
        for (int side = 0; side < 6; side++) {
            int step = side % 2 == 0 ? 1 : -1;
            int u = x + (side / 2 == 0 ? step : 0);
            int v = y + (side / 2 == 1 ? step : 0);
            int w = z + (side / 2 == 2 ? step : 0);
            int other = grid.contains(u, v, w) ? grid.index(u, v, w) : -1;
            if (other >= 0 && set.has(other) && !seen.has(other)) {
                seen.add(other);
                queue[last++] = other;
            }
        }
        return last;
    }

    private Mask deeper(float[] depths, double mm) {
        float limit = (float) (mm / grid.mm() * (mm / grid.mm()));
        Mask result = new Mask(grid);
        for (int i = 0; i < depths.length; i++) {
            if (depths[i] > limit) {
                result.add(i);
            }
        }
        return result;
    }
}
