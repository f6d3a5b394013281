package org.elpis.vision.face;

import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A box of a volume in voxels so many times as large, each the mean of those that it holds.
///
/// @param factor  voxels of the volume along an edge of a coarse voxel, at least 1
/// @param x  first voxel of the volume in the box, as y and z
record Reduction(WorkVolume coarse, int factor, int x, int y, int z) {
    /// Of the whole volume, in voxels of about so many millimetres.
    static Reduction of(WorkVolume volume, double mm) {
        WorkGrid grid = volume.grid();
        return of(volume, mm, new int[] {0, 0, 0, grid.nx(), grid.ny(), grid.nz()});
    }

    /// @param box  first voxels along x, y and z, and the first ones behind it
    static Reduction of(WorkVolume volume, double mm, int[] box) {
        WorkGrid grid = volume.grid();
        int factor = Math.max(1, (int) StrictMath.rint(mm / grid.mm()));
        int nx = (box[3] - box[0] + factor - 1) / factor;
        int ny = (box[4] - box[1] + factor - 1) / factor;
        int nz = (box[5] - box[2] + factor - 1) / factor;
        double shift = (factor - 1) / 2.0;
        WorkGrid coarse = new WorkGrid(
                nx,
                ny,
                nz,
                grid.mm() * factor,
                grid.x0() + (box[0] + shift) * grid.mm(),
                grid.y0() + (box[1] + shift) * grid.mm(),
                grid.z0() + (box[2] + shift) * grid.mm());
        float[] means = new float[coarse.voxels()];
        int n = 0;
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < ny; j++) {
                for (int i = 0; i < nx; i++) {
                    means[n++] =
                            mean(volume, box[0] + i * factor, box[1] + j * factor, box[2] + k * factor, factor, box);
                }
            }
        }
        return new Reduction(new WorkVolume(coarse, volume.kind(), means), factor, box[0], box[1], box[2]);
    }

    /// `NaN` where no voxel has a value.
    private static float mean(WorkVolume volume, int x, int y, int z, int factor, int[] box) {
        WorkGrid grid = volume.grid();
        float[] values = volume.values();
        double sum = 0;
        int count = 0;
        for (int k = z; k < Math.min(z + factor, box[5]); k++) {
            for (int j = y; j < Math.min(y + factor, box[4]); j++) {
                int row = grid.index(0, j, k);
                for (int i = x; i < Math.min(x + factor, box[3]); i++) {
                    float value = values[row + i];
                    if (Float.isFinite(value)) {
                        sum += value;
                        count++;
                    }
                }
            }
        }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }

    /// A coarse mask in the voxels of the volume.
    Mask fine(Mask mask, WorkGrid grid) {
        WorkGrid at = coarse.grid();
        Mask result = new Mask(grid);
        for (int k = 0; k < at.nz() * factor && z + k < grid.nz(); k++) {
            for (int j = 0; j < at.ny() * factor && y + j < grid.ny(); j++) {
                int row = at.index(0, j / factor, k / factor);
                int fineRow = grid.index(x, y + j, z + k);
                for (int i = 0; i < at.nx() * factor && x + i < grid.nx(); i++) {
                    if (mask.has(row + i / factor)) {
                        result.add(fineRow + i);
                    }
                }
            }
        }
        return result;
    }
}
