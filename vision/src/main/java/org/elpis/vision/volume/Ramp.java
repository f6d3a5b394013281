package org.elpis.vision.volume;

/// A number that grows evenly along each axis of a grid.
///
/// @param first  at the first voxel
/// @param steps  what one voxel along x, y and z adds
record Ramp(double first, Vector3 steps) {
    /// How far along a direction the voxels of a grid lie from a place.
    ///
    /// @param direction  longer directions give larger numbers
    static Ramp along(Vector3 direction, Vector3 from, WorkGrid grid) {
        Vector3 start = new Vector3(grid.x0(), grid.y0(), grid.z0());
        return new Ramp(direction.dot(start.plus(from, -1)), direction.times(grid.mm()));
    }

    double step(int axis) {
        return steps.along(axis);
    }

    Ramp plus(double more) {
        return new Ramp(first + more, steps);
    }
}
