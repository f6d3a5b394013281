package org.elpis.vision.volume;

/// How far neighbouring voxels along x, y and z lie apart in an array.
///
/// Slices that follow each other along x are filled in an array in which their own voxels lie together, and
/// brought into the order of the grid at the end: written one by one where the grid has them, every voxel would
/// cost a line of the cache.
record Strides(int x, int y, int z) {
    private static final int BLOCK = 16;

    /// For slices at right angles to a direction.
    static Strides of(WorkGrid grid, Vector3 normal) {
        return steepest(normal) == 0 ? new Strides(grid.ny() * grid.nz(), 1, grid.ny()) : own(grid);
    }

    private static Strides own(WorkGrid grid) {
        return new Strides(grid.stride(0), grid.stride(1), grid.stride(2));
    }

    /// The axis that a direction follows most.
    static int steepest(Vector3 normal) {
        double x = Math.abs(normal.x());
        double y = Math.abs(normal.y());
        double z = Math.abs(normal.z());
        return x > y && x > z ? 0 : y > z ? 1 : 2;
    }

    int of(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    boolean isOwn(WorkGrid grid) {
        return equals(own(grid));
    }

    /// Brings values into the order of the grid.
    void toOwn(float[] values, WorkGrid grid, float[] target) {
        for (int k = 0; k < grid.nz(); k++) {
            for (int firstX = 0; firstX < grid.nx(); firstX += BLOCK) {
                int endX = Math.min(grid.nx(), firstX + BLOCK);
                for (int j = 0; j < grid.ny(); j++) {
                    int to = grid.index(0, j, k);
                    int from = j * y + k * z;
                    for (int i = firstX; i < endX; i++) {
                        target[to + i] = values[from + i * x];
                    }
                }
            }
        }
    }
}
