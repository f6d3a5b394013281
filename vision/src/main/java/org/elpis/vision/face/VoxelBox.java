package org.elpis.vision.face;

import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// A box of voxels of a grid, so that work on a small set does not walk through the whole of a large grid.
///
/// @param x0  first voxel along x, as y0 and z0
/// @param nx  voxels along x, as ny and nz; all 0 around an empty set
record VoxelBox(int x0, int y0, int z0, int nx, int ny, int nz) {
    static VoxelBox all(WorkGrid grid) {
        return new VoxelBox(0, 0, 0, grid.nx(), grid.ny(), grid.nz());
    }

    /// The smallest around a set, wider on every side by so many voxels where the grid has them.
    static VoxelBox around(Mask set, int margin) {
        WorkGrid grid = set.grid();
        int[] least = {grid.nx(), grid.ny(), grid.nz()};
        int[] most = {-1, -1, -1};
        for (int at = set.next(0); at < grid.voxels(); ) {
            int row = at / grid.nx();
            int end = (row + 1) * grid.nx();
            least[0] = Math.min(least[0], at % grid.nx());
            most[0] = Math.max(most[0], set.previous(end - 1) % grid.nx());
            least[1] = Math.min(least[1], row % grid.ny());
            most[1] = Math.max(most[1], row % grid.ny());
            least[2] = Math.min(least[2], row / grid.ny());
            most[2] = row / grid.ny();
            at = set.next(end);
        }
        return most[0] < 0 ? new VoxelBox(0, 0, 0, 0, 0, 0) : widened(grid, least, most, margin);
    }

    private static VoxelBox widened(WorkGrid grid, int[] least, int[] most, int margin) {
        int[] sides = {grid.nx(), grid.ny(), grid.nz()};
        for (int axis = 0; axis < 3; axis++) {
            least[axis] = Math.max(0, least[axis] - margin);
            most[axis] = Math.min(sides[axis] - 1, most[axis] + margin);
        }
        return new VoxelBox(
                least[0], least[1], least[2], most[0] - least[0] + 1, most[1] - least[1] + 1, most[2] - least[2] + 1);
    }

    int voxels() {
        return nx * ny * nz;
    }

    /// The index in the grid of the first voxel of a row of the box.
    int row(WorkGrid grid, int y, int z) {
        return grid.index(x0, y0 + y, z0 + z);
    }
}
