package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// Sets of voxels made thicker, thinner, smoother and whole, by true distances in millimetres.
///
/// What lies outside the grid is nothing: a set that is cut by the edge of the grid is not eroded from there.
final class Morphology {
    /// Squared voxels; larger than any distance within a grid.
    private static final float FAR = 1e9f;

    private Morphology() {}

    /// The squared distance of every voxel to the nearest of a set, in voxels; at least 10^8 when the set is
    /// empty.
    static float[] squaredDistances(Mask set) {
        VoxelBox all = VoxelBox.all(set.grid());
        return Distances.onGrid(Distances.of(set, all, true, WorkGrid.MAX_SIDE), all, set.grid(), FAR, FAR);
    }

    /// The same up to so many millimetres; farther away any larger number.
    static float[] squaredDistances(Mask set, double mm) {
        int reach = reach(set, mm);
        VoxelBox box = VoxelBox.around(set, reach);
        return Distances.onGrid(Distances.of(set, box, true, reach), box, set.grid(), FAR, FAR);
    }

    /// The squared distance of every voxel to the nearest outside a set, in voxels.
    static float[] squaredDepths(Mask set) {
        VoxelBox box = VoxelBox.around(set, 1);
        return Distances.onGrid(Distances.of(set, box, false, WorkGrid.MAX_SIDE), box, set.grid(), 0, FAR);
    }

    /// The same up to so many millimetres; deeper any larger number.
    static float[] squaredDepths(Mask set, double mm) {
        VoxelBox box = VoxelBox.around(set, 1);
        return Distances.onGrid(Distances.of(set, box, false, reach(set, mm)), box, set.grid(), 0, FAR);
    }

    private static int reach(Mask set, double mm) {
        return (int) Math.ceil(mm / set.grid().mm());
    }

    /// All voxels that are no farther from a set than so many millimetres.
    static Mask dilated(Mask set, double mm) {
        return below(set, VoxelBox.around(set, reach(set, mm)), true, mm);
    }

    /// The voxels of a set that are farther than so many millimetres from everything outside it.
    static Mask eroded(Mask set, double mm) {
        return below(set, VoxelBox.around(set, 1), false, mm);
    }

    static Mask closed(Mask set, double mm) {
        return eroded(dilated(set, mm), mm);
    }

    static Mask opened(Mask set, double mm) {
        return dilated(eroded(set, mm), mm);
    }

    private static Mask below(Mask set, VoxelBox box, boolean isIn, double mm) {
        WorkGrid grid = set.grid();
        float limit = (float) (mm / grid.mm() * (mm / grid.mm()));
        int[] squared = Distances.of(set, box, isIn, reach(set, mm));
        Mask result = new Mask(grid);
        int at = 0;
        for (int z = 0; z < box.nz(); z++) {
            for (int y = 0; y < box.ny(); y++) {
                int row = box.row(grid, y, z);
                for (int x = 0; x < box.nx(); x++, at++) {
                    if (squared[at] <= limit == isIn) {
                        result.add(row + x);
                    }
                }
            }
        }
        return result;
    }

    /// The complement of what can be reached from the edges of the grid without entering a set.
    static Mask filled(Mask set) {
        Flood flood = new Flood(set, VoxelBox.around(set, 1));
        flood.fromSides();
        return flood.mask(Flood.SEEN, false);
    }

    /// The part of a set, connected across faces, with the most voxels.
    static Mask largest(Mask set) {
        return large(set, 1);
    }

    /// The parts of a set, each connected across faces, that have at least a share of the voxels of the
    /// largest.
    static Mask large(Mask set, double share) {
        Flood flood = new Flood(set, VoxelBox.around(set, 0));
        int[] starts = new int[64];
        int[] counts = new int[64];
        int parts = 0;
        int most = 0;
        for (int i = 0; i < flood.cells(); i++) {
            if (flood.at(i) == Flood.IN) {
                int count = flood.from(i, Flood.SEEN);
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
        for (int i = 0; i < parts; i++) {
            if (counts[i] >= share * most) {
                flood.from(starts[i], Flood.KEPT);
            }
        }
        return flood.mask(Flood.KEPT, true);
    }

    /// Voxels of one set that are in another, too.
    static Mask common(Mask one, Mask other) {
        Mask rest = one.copy();
        rest.removeAll(other);
        Mask result = one.copy();
        result.removeAll(rest);
        return result;
    }
}
