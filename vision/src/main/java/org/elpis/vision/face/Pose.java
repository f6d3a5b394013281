package org.elpis.vision.face;

import org.elpis.vision.volume.WorkGrid;

/// How a head lies: where the middle of its brain is, which ways its left, its front and its crown point, and
/// how large it is.
///
/// @param centre  of the brain, x, y, z in voxels
/// @param left  of length 1 and at right angles to the others, as `front` and `crown`
/// @param scale  length of this head as a share of an adult's
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pose(WorkGrid grid, double[] centre, double[] left, double[] front, double[] crown, double scale) {
    /// Millilitres of the brain of which the lengths in this package speak.
    ///
    /// Source: Allen, Damasio and Grabowski, Am. J. Phys. Anthropol. 118 (2002) 341: 1130 to 1270 ml without
    /// the fluid around it; with it, as it is measured here, about a fifth more
    static final double ADULT_ML = 1500;

    static double scale(double brainMl) {
        return Math.clamp(StrictMath.cbrt(brainMl / ADULT_ML), 0.62, 1.12);
    }

    /// Millimetres of an adult's head to the left of the middle of the brain.
    double leftOf(int x, int y, int z) {
        return along(left, x, y, z);
    }

    /// Millimetres of an adult's head in front of the middle of the brain.
    double frontOf(int x, int y, int z) {
        return along(front, x, y, z);
    }

    /// Millimetres of an adult's head above the middle of the brain.
    double crownOf(int x, int y, int z) {
        return along(crown, x, y, z);
    }

    private double along(double[] axis, int x, int y, int z) {
        return ((x - centre[0]) * axis[0] + (y - centre[1]) * axis[1] + (z - centre[2]) * axis[2]) * grid.mm() / scale;
    }

    /// The voxel at a place in millimetres of an adult's head, along one axis of the grid.
    int voxel(int axis, double toLeft, double toFront, double toCrown) {
        double mm = toLeft * left[axis] + toFront * front[axis] + toCrown * crown[axis];
        return (int) Math.floor(centre[axis] + mm * scale / grid.mm() + 0.5);
    }

    /// The index of the voxel at a place in millimetres of an adult's head; -1 outside the grid.
    int index(double toLeft, double toFront, double toCrown) {
        int x = voxel(0, toLeft, toFront, toCrown);
        int y = voxel(1, toLeft, toFront, toCrown);
        int z = voxel(2, toLeft, toFront, toCrown);
        return grid.contains(x, y, z) ? grid.index(x, y, z) : -1;
    }
}
