package org.elpis.vision.face;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A NIfTI-1 file read for tests: what is in it, put on a grid along the patient's axes.
///
/// Source: nifti1.h of the NIfTI Data Format Working Group
final class NiftiVolume {
    private final float[] values;
    private final int[] size;
    /// Millimetres right-anterior-superior of a voxel, row by row.
    private final double[][] affine;

    private NiftiVolume(float[] values, int[] size, double[][] affine) {
        this.values = values;
        this.size = size;
        this.affine = affine;
    }

    static NiftiVolume read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            bytes = in.readAllBytes();
        }
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (data.getInt(0) != 348) {
            data.order(ByteOrder.BIG_ENDIAN);
        }
        int[] size = {data.getShort(42), data.getShort(44), data.getShort(46)};
        return new NiftiVolume(values(data, size[0] * size[1] * size[2]), size, affine(data));
    }

    private static float[] values(ByteBuffer data, int count) {
        int type = data.getShort(70);
        int start = (int) data.getFloat(108);
        float slope = data.getFloat(112) == 0 ? 1 : data.getFloat(112);
        float intercept = data.getFloat(116);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double value = switch (type) {
                case 2 -> data.get(start + i) & 0xff;
                case 4 -> data.getShort(start + 2 * i);
                case 8 -> data.getInt(start + 4 * i);
                case 16 -> data.getFloat(start + 4 * i);
                case 64 -> data.getDouble(start + 8 * i);
                default -> throw new IllegalArgumentException("another type of voxels: " + type);
            };
            values[i] = (float) (value * slope + intercept);
        }
        return values;
    }

    private static double[][] affine(ByteBuffer data) {
        double[][] affine = new double[3][4];
        if (data.getShort(254) > 0) {
            for (int i = 0; i < 12; i++) {
                affine[i / 4][i % 4] = data.getFloat(280 + 4 * i);
            }
            return affine;
        }
        double b = data.getFloat(256);
        double c = data.getFloat(260);
        double d = data.getFloat(264);
        double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
        double[][] turn = {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
        };
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double mm = data.getFloat(80 + 4 * column);
                affine[row][column] = turn[row][column] * mm * (column == 2 && data.getFloat(76) < 0 ? -1 : 1);
            }
            affine[row][3] = data.getFloat(268 + 4 * row);
        }
        return affine;
    }

    /// On cubic voxels left-posterior-superior, by linear interpolation; `NaN` outside.
    WorkVolume on(double mm, WorkVolume.Kind kind) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (int corner = 0; corner < 8; corner++) {
            for (int world = 0; world < 3; world++) {
                double at = affine[world][3];
                for (int i = 0; i < 3; i++) {
                    at += (corner >> i & 1) * affine[world][i] * (size[i] - 1);
                }
                low[world] = Math.min(low[world], sign(world) * at);
                high[world] = Math.max(high[world], sign(world) * at);
            }
        }
        int nx = voxels(low[0], high[0], mm);
        int ny = voxels(low[1], high[1], mm);
        int nz = voxels(low[2], high[2], mm);
        WorkGrid grid = new WorkGrid(nx, ny, nz, mm, low[0], low[1], low[2]);
        float[] result = new float[grid.voxels()];
        double[][] back = inverse(affine);
        double[] index = new double[3];
        for (int n = 0; n < result.length; n++) {
            int row = n / nx;
            int slice = row / ny;
            double x = -(low[0] + n % nx * mm) - affine[0][3];
            double y = -(low[1] + row % ny * mm) - affine[1][3];
            double z = low[2] + slice * mm - affine[2][3];
            for (int i = 0; i < 3; i++) {
                index[i] = back[i][0] * x + back[i][1] * y + back[i][2] * z;
            }
            result[n] = at(index);
        }
        return new WorkVolume(grid, kind, result);
    }

    private static double sign(int world) {
        return world < 2 ? -1 : 1;
    }

    private static double[][] inverse(double[][] m) {
        double[][] result = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            determinant += m[0][i] * (m[1][j] * m[2][k] - m[1][k] * m[2][j]);
            for (int row = 0; row < 3; row++) {
                int r = (row + 1) % 3;
                int s = (row + 2) % 3;
                result[i][row] = m[r][j] * m[s][k] - m[r][k] * m[s][j];
            }
        }
        for (double[] row : result) {
            for (int i = 0; i < 3; i++) {
                row[i] /= determinant;
            }
        }
        return result;
    }

    private static int voxels(double low, double high, double mm) {
        return (int) Math.floor((high - low) / mm + 1e-6) + 1;
    }

    private float at(double[] index) {
        for (int i = 0; i < 3; i++) {
            if (index[i] < -0.51 || index[i] > size[i] - 0.49) {
                return Float.NaN;
            }
        }
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            double weight = 1;
            int offset = 0;
            int stride = 1;
            for (int i = 0; i < 3; i++) {
                int floor = (int) Math.floor(index[i]);
                double rest = index[i] - floor;
                int bit = corner >> i & 1;
                weight *= bit == 1 ? rest : 1 - rest;
                offset += Math.clamp(floor + bit, 0, size[i] - 1) * stride;
                stride *= size[i];
            }
            if (weight > 0) {
                sum += weight * values[offset];
            }
        }
        return (float) sum;
    }
}
