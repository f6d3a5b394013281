package org.elpis.vision.nifti;

import org.elpis.vision.volume.WorkGrid;

/// Puts the values of a volume on a grid along the axes of the patient.
///
/// A volume of DICOM comes slice by slice at distances of their own, and [org.elpis.vision.volume.GridFill] needs two
/// of them at a time. Here all voxels are in memory and evenly spaced along any three axes, also such as no slices
/// have, and each cell is one look-up.
final class GridView {
    /// A face is told by nothing smaller, as in series of DICOM.
    private static final double FINEST_MM = 1;

    /// A nose is thinner than this nowhere.
    private static final double COARSEST_MM = 2;

    /// Voxels of a grid: a cube of 363 mm in millimetres, in 190 MB.
    private static final double MAX_VOXELS = 48e6;

    private GridView() {}

    /// The smallest grid that holds all of a volume: as fine as its voxels are on the average, from 1 to 2 mm,
    /// and coarser only where that were too many.
    ///
    /// @param place  takes indices of voxels to millimetres in the axes of DICOM
    static WorkGrid grid(NiftiHeader header, Affine place) {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) == 0 ? -0.5 : header.nx() - 0.5;
            double j = (corner & 2) == 0 ? -0.5 : header.ny() - 0.5;
            double k = (corner & 4) == 0 ? -0.5 : header.nz() - 0.5;
            double[] at = {place.x(i, j, k), place.y(i, j, k), place.z(i, j, k)};
            for (int axis = 0; axis < 3; axis++) {
                least[axis] = Math.min(least[axis], at[axis]);
                most[axis] = Math.max(most[axis], at[axis]);
            }
        }
        double wanted = Math.clamp(StrictMath.cbrt(Math.abs(place.determinant())), FINEST_MM, COARSEST_MM);
        double longest = 0;
        double volume = 1;
        for (int axis = 0; axis < 3; axis++) {
            longest = Math.max(longest, most[axis] - least[axis]);
            volume *= Math.max(wanted, most[axis] - least[axis]);
        }
        double fitting = Math.max(longest / (WorkGrid.MAX_SIDE - 1), StrictMath.cbrt(volume / MAX_VOXELS));
        double mm = Math.max(wanted, fitting);
        return new WorkGrid(
                cells(most[0] - least[0], mm),
                cells(most[1] - least[1], mm),
                cells(most[2] - least[2], mm),
                mm,
                least[0] + mm / 2,
                least[1] + mm / 2,
                least[2] + mm / 2);
    }

    private static int cells(double side, double mm) {
        // An edge that rounding puts a hair beyond a whole number is not worth a layer of nothing.
        return Math.max(1, (int) Math.ceil(side / mm - 1e-6));
    }

    /// The values at the centres of the grid, between voxels by distance; no number outside the volume.
    static float[] values(NiftiHeader header, float[] values, Affine place, WorkGrid grid) {
        Affine index = place.inverse();
        float[] seen = new float[grid.voxels()];
        int at = 0;
        for (int z = 0; z < grid.nz(); z++) {
            double mmZ = grid.z0() + z * grid.mm();
            for (int y = 0; y < grid.ny(); y++) {
                double mmY = grid.y0() + y * grid.mm();
                for (int x = 0; x < grid.nx(); x++) {
                    double mmX = grid.x0() + x * grid.mm();
                    seen[at++] = value(
                            header, values, index.x(mmX, mmY, mmZ), index.y(mmX, mmY, mmZ), index.z(mmX, mmY, mmZ));
                }
            }
        }
        return seen;
    }

    private static float value(NiftiHeader header, float[] values, double i, double j, double k) {
        int nx = header.nx();
        int ny = header.ny();
        int nz = header.nz();
        if (!(i >= -0.5 && i <= nx - 0.5 && j >= -0.5 && j <= ny - 0.5 && k >= -0.5 && k <= nz - 0.5)) {
            return Float.NaN;
        }
        double ci = Math.clamp(i, 0, nx - 1);
        double cj = Math.clamp(j, 0, ny - 1);
        double ck = Math.clamp(k, 0, nz - 1);
        int i0 = (int) ci;
        int j0 = (int) cj;
        int k0 = (int) ck;
        int right = i0 + 1 < nx ? 1 : 0;
        int down = j0 + 1 < ny ? nx : 0;
        int up = k0 + 1 < nz ? nx * ny : 0;
        int first = (k0 * ny + j0) * nx + i0;
        double fi = ci - i0;
        double fj = cj - j0;
        double near = mix(
                mix(values[first], values[first + right], fi),
                mix(values[first + down], values[first + down + right], fi),
                fj);
        int other = first + up;
        double far = mix(
                mix(values[other], values[other + right], fi),
                mix(values[other + down], values[other + down + right], fi),
                fj);
        return (float) mix(near, far, ck - k0);
    }

    private static double mix(double one, double other, double share) {
        return one + (other - one) * share;
    }
}
