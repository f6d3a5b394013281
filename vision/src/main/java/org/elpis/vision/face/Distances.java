package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// The squared distance of every voxel of a box to the nearest one of a set, in voxels and exact.
///
/// One axis after the other: along x by counting, along y and z by the least sum of what the rows around have
/// and the square of how far they are. Whole rows are compared at once, nearest first, until nothing farther
/// can be nearer: that is faster than any cleverer order as long as heads are smaller than a hundred voxels.
final class Distances {
    /// Larger than any squared distance within a grid, and than any sum of it and one.
    static final int FAR = 1 << 29;
    /// Rows that are taken in before the greatest distance is asked for again.
    private static final int BETWEEN = 4;

    private Distances() {}

    /// @param isIn  to the nearest voxel of the set; else to the nearest that is not of it
    /// @param reach  distances above this, in voxels, may stay [#FAR]
    static int[] of(Mask set, VoxelBox box, boolean isIn, int reach) {
        int[] field = new int[box.voxels()];
        WorkGrid grid = set.grid();
        int at = 0;
        for (int z = 0; z < box.nz(); z++) {
            for (int y = 0; y < box.ny(); y++) {
                int row = box.row(grid, y, z);
                for (int x = 0; x < box.nx(); x++) {
                    field[at + x] = set.has(row + x) == isIn ? 0 : FAR;
                }
                sweep(field, at, box.nx());
                at += box.nx();
            }
        }
        int slice = box.nx() * box.ny();
        int[][] before = new int[Math.max(box.ny(), box.nz())][box.nx()];
        int[] row = new int[box.nx()];
        for (int z = 0; z < box.nz(); z++) {
            spread(field, z * slice, box.nx(), box.ny(), reach, before, row);
        }
        for (int y = 0; y < box.ny(); y++) {
            spread(field, y * box.nx(), slice, box.nz(), reach, before, row);
        }
        return field;
    }

    /// Along x, where distances are still 0 or far.
    private static void sweep(int[] field, int start, int length) {
        int distance = FAR;
        for (int i = start; i < start + length; i++) {
            distance = field[i] == 0 ? 0 : Math.min(FAR, distance + 1);
            field[i] = distance;
        }
        distance = FAR;
        for (int i = start + length - 1; i >= start; i--) {
            distance = field[i] == 0 ? 0 : Math.min(FAR, distance + 1);
            int least = Math.min(distance, field[i]);
            field[i] = least == FAR ? FAR : least * least;
        }
    }

    /// Across rows that lie side by side, each `stride` behind the one before.
    ///
    /// @param before  room for the rows as they are, and `now` for the one at work: with a place of its own for
    ///     each, and no offset, a compiler sees that it may take many voxels at once
    private static void spread(int[] field, int start, int stride, int rows, int reach, int[][] before, int[] now) {
        int least = FAR;
        int most = 0;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(field, start + row * stride, before[row], 0, now.length);
            least = Math.min(least, least(before[row]));
            most = Math.max(most, most(before[row]));
        }
        if (most == 0 || least == FAR) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(before[row], 0, now, 0, now.length);
            most = most(now);
            int farthest = Math.min(reach, Math.max(row, rows - 1 - row));
            for (int away = 1; away <= farthest && away * away < most; away++) {
                if (row >= away) {
                    lower(now, before[row - away], away * away);
                }
                if (row + away < rows) {
                    lower(now, before[row + away], away * away);
                }
                if (away % BETWEEN == 0) {
                    most = most(now);
                }
            }
            System.arraycopy(now, 0, field, start + row * stride, now.length);
        }
    }

    private static void lower(int[] now, int[] other, int more) {
        for (int x = 0; x < now.length; x++) {
            now[x] = Math.min(now[x], other[x] + more);
        }
    }

    private static int most(int[] values) {
        int most = 0;
        for (int value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    private static int least(int[] values) {
        int least = FAR;
        for (int value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    /// The distances of a box in the voxels of its grid, and `beyond` in all others.
    static float[] onGrid(int[] field, VoxelBox box, WorkGrid grid, float beyond, float far) {
        float[] result = new float[grid.voxels()];
        if (beyond != 0) {
            Arrays.fill(result, beyond);
        }
        int at = 0;
        for (int z = 0; z < box.nz(); z++) {
            for (int y = 0; y < box.ny(); y++) {
                int row = box.row(grid, y, z);
                for (int x = 0; x < box.nx(); x++, at++) {
                    result[row + x] = field[at] >= FAR ? far : field[at];
                }
            }
        }
        return result;
    }
}
