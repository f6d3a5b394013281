package org.elpis.vision.nifti;

/// Where voxels lie: takes the indices of a voxel to millimetres, or the other way round when inverted.
///
/// `x = m[0] * i + m[1] * j + m[2] * k + m[3]`, y with `m[4]` to `m[7]`, z with `m[8]` to `m[11]`.
final class Affine {
    private static final int LENGTH = 12;

    private final double[] m;

    /// @param m  twelve finite numbers, row by row
    Affine(double... m) {
        if (m.length != LENGTH) {
            throw new IllegalArgumentException("m must be twelve numbers");
        }
        this.m = m.clone();
    }

    double x(double i, double j, double k) {
        return m[0] * i + m[1] * j + m[2] * k + m[3];
    }

    double y(double i, double j, double k) {
        return m[4] * i + m[5] * j + m[6] * k + m[7];
    }

    double z(double i, double j, double k) {
        return m[8] * i + m[9] * j + m[10] * k + m[11];
    }

    /// One of the twelve numbers.
    double at(int row, int column) {
        return m[row * 4 + column];
    }

    /// Length of the step along one axis of voxels.
    ///
    /// @param axis  0 to 2
    double step(int axis) {
        return Math.sqrt(m[axis] * m[axis] + m[4 + axis] * m[4 + axis] + m[8 + axis] * m[8 + axis]);
    }

    /// Cosine of the angle between this axis of voxels and that of another affine.
    double cosine(Affine other, int axis) {
        double product = m[axis] * other.m[axis] + m[4 + axis] * other.m[4 + axis] + m[8 + axis] * other.m[8 + axis];
        return product / (step(axis) * other.step(axis));
    }

    /// Volume of a voxel, negative where the axes are left-handed.
    double determinant() {
        return m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
    }

    /// Volume of a voxel beside that of a brick with the same edges: 1 where axes stand upright, 0 where they
    /// lie in a plane.
    double uprightness() {
        return Math.abs(determinant()) / (step(0) * step(1) * step(2));
    }

    Affine inverse() {
        double d = determinant();
        double[] r = new double[LENGTH];
        r[0] = (m[5] * m[10] - m[6] * m[9]) / d;
        r[1] = (m[2] * m[9] - m[1] * m[10]) / d;
        r[2] = (m[1] * m[6] - m[2] * m[5]) / d;
        r[4] = (m[6] * m[8] - m[4] * m[10]) / d;
        r[5] = (m[0] * m[10] - m[2] * m[8]) / d;
        r[6] = (m[2] * m[4] - m[0] * m[6]) / d;
        r[8] = (m[4] * m[9] - m[5] * m[8]) / d;
        r[9] = (m[1] * m[8] - m[0] * m[9]) / d;
        r[10] = (m[0] * m[5] - m[1] * m[4]) / d;
        for (int row = 0; row < LENGTH; row += 4) {
            r[row + 3] = -(r[row] * m[3] + r[row + 1] * m[7] + r[row + 2] * m[11]);
        }
        return new Affine(r);
    }

    /// The same place in axes that grow to the left and to the back, as those of DICOM do, where NIfTI's grow
    /// to the right and to the front; and back again.
    Affine turned() {
        double[] r = m.clone();
        for (int i = 0; i < 8; i++) {
            r[i] = 0 - r[i];
        }
        return new Affine(r);
    }

    /// All lengths times a factor.
    Affine times(double factor) {
        double[] r = m.clone();
        for (int i = 0; i < LENGTH; i++) {
            r[i] *= factor;
        }
        return new Affine(r);
    }
}
