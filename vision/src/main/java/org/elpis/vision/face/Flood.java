package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// A set in its box, one byte a voxel, to be flooded through neighbours that share a face.
///
/// A border of one voxel that no flood enters surrounds the box, so that nobody has to ask where it ends.
final class Flood {
    static final byte OUT = 0;
    static final byte IN = 1;
    /// What was flooded once, and again.
    static final byte SEEN = 2;

    static final byte KEPT = 3;
    private static final byte BORDER = 4;

    private final WorkGrid grid;
    private final VoxelBox box;
    private final int row;
    private final int slice;
    private final byte[] cells;
    private int[] stack = new int[1 << 12];

    Flood(Mask set, VoxelBox box) {
        this.grid = set.grid();
        this.box = box;
        this.row = box.nx() + 2;
        this.slice = row * (box.ny() + 2);
        this.cells = new byte[slice * (box.nz() + 2)];
        Arrays.fill(cells, BORDER);
        for (int z = 0; z < box.nz(); z++) {
            for (int y = 0; y < box.ny(); y++) {
                int from = box.row(grid, y, z);
                int to = cell(0, y, z);
                for (int x = 0; x < box.nx(); x++) {
                    cells[to + x] = set.has(from + x) ? IN : OUT;
                }
            }
        }
    }

    /// The number of a voxel of the box.
    int cell(int x, int y, int z) {
        return (z + 1) * slice + (y + 1) * row + x + 1;
    }

    /// Of all cells, those of the border too.
    int cells() {
        return cells.length;
    }

    byte at(int cell) {
        return cells[cell];
    }

    /// Makes everything that hangs together with a cell, and was as it was, something else; counts it.
    int from(int start, byte to) {
        byte was = cells[start];
        int count = 0;
        int height = 0;
        stack[height++] = start;
        cells[start] = to;
        while (height > 0) {
            int at = stack[--height];
            count++;
            if (height + 6 > stack.length) {
                stack = Arrays.copyOf(stack, stack.length * 2);
            }
            height = next(at - 1, was, to, height);
            height = next(at + 1, was, to, height);
            height = next(at - row, was, to, height);
            height = next(at + row, was, to, height);
            height = next(at - slice, was, to, height);
            height = next(at + slice, was, to, height);
        }
        return count;
    }

    private int next(int at, byte was, byte to, int height) {
        if (cells[at] != was) {
            return height;
        }
        cells[at] = to;
        stack[height] = at;
        return height + 1;
    }

    /// Floods what is not of the set from the sides of the box; in a grid of one slice, which is a plane, from its
    /// outline.
    void fromSides() {
        boolean isPlane = grid.nz() == 1;
        for (int z = 0; z < box.nz(); z++) {
            for (int y = 0; y < box.ny(); y++) {
                boolean isEnd = z == 0 || z == box.nz() - 1;
                boolean isSide = isEnd && !isPlane || y == 0 || y == box.ny() - 1;
                int step = isSide ? 1 : Math.max(1, box.nx() - 1);
                for (int x = 0; x < box.nx(); x += step) {
                    if (cells[cell(x, y, z)] == OUT) {
                        from(cell(x, y, z), SEEN);
                    }
                }
            }
        }
    }

    /// The voxels whose cells are so, or are not.
    Mask mask(byte state, boolean isSo) {
        Mask mask = new Mask(grid);
        for (int z = 0; z < box.nz(); z++) {
            for (int y = 0; y < box.ny(); y++) {
                int to = box.row(grid, y, z);
                int from = cell(0, y, z);
                for (int x = 0; x < box.nx(); x++) {
                    if (cells[from + x] == state == isSo) {
                        mask.add(to + x);
                    }
                }
            }
        }
        return mask;
    }
}
