package org.elpis.vision.volume;

/// A grid of cubic voxels along the axes of the patient, as DICOM counts them: x grows to the patient's left, y to the
/// back, z to the head. Volumes are looked at on such a grid, and never changed on it.
///
/// Voxel `(x, y, z)` has the index `(z * ny + y) * nx + x`; its centre lies at `x0 + x * mm` and so on.
///
/// @param nx  1 to 512, as ny and nz
/// @param mm  edge of a voxel in millimetres
/// @param x0  millimetres of the centre of the first voxel, in the frame of reference of the series
/// Source: PS3.3 C.7.6.2.1.1
public record WorkGrid(int nx, int ny, int nz, double mm, double x0, double y0, double z0) {
    /// Along one axis.
    public static final int MAX_SIDE = 512;

    public WorkGrid {
        if (Math.min(nx, Math.min(ny, nz)) < 1 || Math.max(nx, Math.max(ny, nz)) > MAX_SIDE) {
            throw new IllegalArgumentException("a grid must have 1 to 512 voxels along each axis");
        }
        if (!(mm > 0) || !Double.isFinite(mm) || !Double.isFinite(x0 + y0 + z0)) {
            throw new IllegalArgumentException("a grid must have a size and a place");
        }
    }

    public int voxels() {
        return nx * ny * nz;
    }

    /// Voxels along x, y or z, by 0, 1 and 2.
    int side(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }

    /// How much the index grows from one voxel to the next along an axis.
    int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? nx : nx * ny;
    }

    public int index(int x, int y, int z) {
        return (z * ny + y) * nx + x;
    }

    public boolean contains(int x, int y, int z) {
        return x >= 0 && x < nx && y >= 0 && y < ny && z >= 0 && z < nz;
    }

    /// The voxel that holds a point given in millimetres; -1 outside the grid.
    public int indexAt(double x, double y, double z) {
        int i = (int) Math.floor((x - x0) / mm + 0.5);
        int j = (int) Math.floor((y - y0) / mm + 0.5);
        int k = (int) Math.floor((z - z0) / mm + 0.5);
        return contains(i, j, k) ? index(i, j, k) : -1;
    }
}
