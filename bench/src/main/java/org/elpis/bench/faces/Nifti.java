package org.elpis.bench.faces;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Reads the bench's own NIfTI-1 heads, which are known to be well-formed. Not for files of others.
///
/// Source: NIfTI-1 header, nifti1.h of the NIfTI Data Format Working Group, 2003
final class Nifti {
    private final ByteBuffer bytes;
    private final int[] size = new int[3];
    private final double[] toWorld = new double[12];

    private Nifti(byte[] all) {
        bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getShort(40) < 0 || bytes.getShort(40) > 7) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        }
        for (int i = 0; i < 3; i++) {
            size[i] = bytes.getShort(42 + 2 * i);
        }
        if (bytes.getShort(254) > 0) {
            for (int i = 0; i < 12; i++) {
                toWorld[i] = bytes.getFloat(280 + 4 * i);
            }
        } else {
            quaternion();
        }
    }

    private void quaternion() {
        double b = bytes.getFloat(256);
        double c = bytes.getFloat(260);
        double d = bytes.getFloat(264);
        double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
        double[] turn = {
            a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c),
            2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b),
            2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - c * c - b * b
        };
        double handed = bytes.getFloat(76) < 0 ? -1 : 1;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double mm = bytes.getFloat(80 + 4 * column) * (column == 2 ? handed : 1);
                toWorld[4 * row + column] = turn[3 * row + column] * mm;
            }
            toWorld[4 * row + 3] = bytes.getFloat(268 + 4 * row);
        }
    }

    /// On cubic voxels along the patient's axes, the smallest side of a voxel of the file wide but no less than 1 mm.
    static WorkVolume read(Path file, WorkVolume.Kind kind) throws IOException {
        try (InputStream in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))
                : Files.newInputStream(file)) {
            return new Nifti(in.readAllBytes()).volume(kind);
        }
    }

    /// NIfTI's x and y grow to the right and to the front, those of DICOM the other way.
    private WorkVolume volume(WorkVolume.Kind kind) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        double mm = 9;
        for (int corner = 0; corner < 8; corner++) {
            for (int row = 0; row < 3; row++) {
                double at = toWorld[4 * row + 3];
                for (int axis = 0; axis < 3; axis++) {
                    at += toWorld[4 * row + axis] * ((corner >> axis & 1) * (size[axis] - 1));
                }
                at *= row < 2 ? -1 : 1;
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
        float[] source = values();
        double[] back = inverse();
        float[] values = new float[grid.voxels()];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            double z = grid.z0() + k * grid.mm() - toWorld[11];
            for (int j = 0; j < grid.ny(); j++) {
                double y = -(grid.y0() + j * grid.mm()) - toWorld[7];
                for (int i = 0; i < grid.nx(); i++, at++) {
                    double x = -(grid.x0() + i * grid.mm()) - toWorld[3];
                    values[at] = linear(
                            source,
                            back[0] * x + back[1] * y + back[2] * z,
                            back[3] * x + back[4] * y + back[5] * z,
                            back[6] * x + back[7] * y + back[8] * z);
                }
            }
        }
        return values;
    }

    private float linear(float[] source, double x, double y, double z) {
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

    private float[] values() {
        int count = size[0] * size[1] * size[2];
        float slope = bytes.getFloat(112) == 0 ? 1 : bytes.getFloat(112);
        float intercept = bytes.getFloat(116);
        int from = (int) bytes.getFloat(108);
        int type = bytes.getShort(70);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            float stored =
                    switch (type) {
                        case 2 -> bytes.get(from + i) & 0xFF;
                        case 4 -> bytes.getShort(from + 2 * i);
                        case 8 -> bytes.getInt(from + 4 * i);
                        case 16 -> bytes.getFloat(from + 4 * i);
                        case 64 -> (float) bytes.getDouble(from + 8 * i);
                        case 512 -> bytes.getShort(from + 2 * i) & 0xFFFF;
                        default -> throw new IllegalArgumentException("datatype of the NIfTI file is not read here");
                    };
            values[i] = slope * stored + intercept;
        }
        return values;
    }
}
