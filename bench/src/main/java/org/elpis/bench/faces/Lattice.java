package org.elpis.bench.faces;

import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Voxels that lie evenly in a patient, along any axes.
///
/// @param source  values, the first index fastest
/// @param size  along the three indices
/// @param toWorld  three rows of four: millimetres of a voxel's middle from its indices, along DICOM's axes
@SuppressWarnings("ArrayRecordComponent") // not compared
record Lattice(float[] source, int[] size, double[] toWorld) {
    /// On cubic voxels along the patient's axes, as wide as the smallest side of a voxel here but no
    /// less than 1 mm.
    WorkVolume volume(WorkVolume.Kind kind) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        double mm = 9;
        for (int corner = 0; corner < 8; corner++) {
            for (int row = 0; row < 3; row++) {
                double at = toWorld[4 * row + 3];
                for (int axis = 0; axis < 3; axis++) {
                    at += toWorld[4 * row + axis] * ((corner >> axis & 1) * (size[axis] - 1));
                }
                low[row] = Math.min(low[row], at);
                high[row] = Math.max(high[row], at);
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            mm = Math.min(mm, Math.hypot(Math.hypot(toWorld[axis], toWorld[4 + axis]), toWorld[8 + axis]));
        }
        mm = Math.max(1, mm);
        WorkGrid grid = new WorkGrid(
                1 + (int) ((high[0] - low[0]) / mm),
                1 + (int) ((high[1] - low[1]) / mm),
                1 + (int) ((high[2] - low[2]) / mm),
                mm,
                low[0],
                low[1],
                low[2]);
        return new WorkVolume(grid, kind, resampled(grid));
    }

    private float[] resampled(WorkGrid grid) {
        double[] back = inverse();
        float[] values = new float[grid.voxels()];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            double z = grid.z0() + k * grid.mm() - toWorld[11];
            for (int j = 0; j < grid.ny(); j++) {
                double y = grid.y0() + j * grid.mm() - toWorld[7];
                for (int i = 0; i < grid.nx(); i++, at++) {
                    double x = grid.x0() + i * grid.mm() - toWorld[3];
                    values[at] = linear(
                            back[0] * x + back[1] * y + back[2] * z,
                            back[3] * x + back[4] * y + back[5] * z,
                            back[6] * x + back[7] * y + back[8] * z);
                }
            }
        }
        return values;
    }

    private float linear(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double sum = 0;
        double weights = 0;
        for (int corner = 0; corner < 8; corner++) {
            int u = i + (corner & 1);
            int v = j + (corner >> 1 & 1);
            int w = k + (corner >> 2);
            if (u >= 0 && v >= 0 && w >= 0 && u < size[0] && v < size[1] && w < size[2]) {
                double weight = (1 - Math.abs(x - u)) * (1 - Math.abs(y - v)) * (1 - Math.abs(z - w));
                sum += weight * source[(w * size[1] + v) * size[0] + u];
                weights += weight;
            }
        }
        return weights < 0.4 ? Float.NaN : (float) (sum / weights);
    }

    private double[] inverse() {
        double[] m = {
            toWorld[0], toWorld[1], toWorld[2], toWorld[4], toWorld[5], toWorld[6], toWorld[8], toWorld[9], toWorld[10]
        };
        double[] n = new double[9];
        double det = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r = (row + 1) % 3;
                int s = (row + 2) % 3;
                int c = (column + 1) % 3;
                int d = (column + 2) % 3;
                n[3 * column + row] = m[3 * r + c] * m[3 * s + d] - m[3 * r + d] * m[3 * s + c];
            }
        }
        for (int i = 0; i < 3; i++) {
            det += m[i] * n[3 * i];
        }
        for (int i = 0; i < 9; i++) {
            n[i] /= det;
        }
        return n;
    }
}
