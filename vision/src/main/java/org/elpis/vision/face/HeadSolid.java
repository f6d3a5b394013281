package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// The largest thing in a volume that is no air, as a smooth field whose surface can be drawn.
///
/// Specks of noise and what a head lies on are other things and left out. Allocates two arrays and a
/// queue of the volume's
/// size.
final class HeadSolid {
    /// Between air and the skin of CT, in Hounsfield units.
    private static final float CT_LEVEL = -300;
    /// The uptake of skin is low; its edge is drawn at this share of the brain's.
    private static final double PET_SHARE = 0.05;

    private static final int BINS = 256;

    private final WorkGrid grid;
    private final float level;
    private final float[] field;

    private HeadSolid(WorkGrid grid, float level, float[] field) {
        this.grid = grid;
        this.level = level;
        this.field = field;
    }

    /// @param level  lowest value of a body, in the volume's units
    static HeadSolid of(WorkVolume volume, float level) {
        WorkGrid grid = volume.grid();
        float[] field = volume.values().clone();
        float nothing = level - Math.max(1, Math.abs(level));
        for (int i = 0; i < field.length; i++) {
            if (!(field[i] > nothing)) {
                field[i] = nothing;
            }
        }
        smooth(grid, field);
        keepLargest(grid, field, level, nothing);
        return new HeadSolid(grid, level, field);
    }

    /// A level between air and body that suits what made the volume.
    static float level(WorkVolume volume) {
        return switch (volume.kind()) {
            case CT -> lowest(volume.values()) < CT_LEVEL ? CT_LEVEL : between(volume.values());
            case PET -> (float) (PET_SHARE * Math.max(high(volume.values()), 1e-6));
            case MR -> between(volume.values());
        };
    }

    /// A CT that holds no air was not rescaled to Hounsfield units.
    private static float lowest(float[] values) {
        float[] sample = sample(values);
        return sample.length == 0 ? 0 : sample[sample.length / 100];
    }

    /// The 99th percentile of a sample of the values.
    private static double high(float[] values) {
        float[] sample = sample(values);
        return sample.length == 0 ? 1 : sample[(int) (sample.length * 0.99)];
    }

    private static float[] sample(float[] values) {
        int step = Math.max(1, values.length / 200_000);
        float[] sample = new float[values.length / step];
        int count = 0;
        for (int i = 0; i < sample.length; i++) {
            float value = values[i * step];
            if (Float.isFinite(value)) {
                sample[count++] = value;
            }
        }
        sample = Arrays.copyOf(sample, count);
        Arrays.sort(sample);
        return sample;
    }

    /// Otsu's level on the square roots of the values, so that fat does not outweigh skin, taken down by
    /// a quarter.
    ///
    /// Source: Otsu, A threshold selection method from gray-level histograms, 1979
    private static float between(float[] values) {
        float[] sample = sample(values);
        if (sample.length == 0) {
            return 1;
        }
        double low = Math.max(0, sample[0]);
        double top = Math.sqrt(Math.max(1e-6, sample[(int) (sample.length * 0.99)] - low));
        long[] counts = new long[BINS];
        double sum = 0;
        for (float value : sample) {
            int bin = (int) Math.min(BINS - 1, Math.sqrt(Math.max(0, value - low)) / top * (BINS - 1));
            counts[bin]++;
            sum += bin;
        }
        long below = 0;
        double sumBelow = 0;
        double best = -1;
        int cut = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += counts[bin];
            sumBelow += (double) bin * counts[bin];
            long above = sample.length - below;
            if (below > 0 && above > 0) {
                double apart = sumBelow / below - (sum - sumBelow) / above;
                double spread = (double) below * above * apart * apart;
                if (spread > best) {
                    best = spread;
                    cut = bin;
                }
            }
        }
        double root = 0.87 * cut / (BINS - 1) * top;
        return (float) Math.max(low + root * root, 1e-6);
    }

    private static void smooth(WorkGrid grid, float[] field) {
        int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
        int[] lengths = {grid.nx(), grid.ny(), grid.nz()};
        for (int axis = 0; axis < 3; axis++) {
            int stride = strides[axis];
            int length = lengths[axis];
            for (int line = 0; line < field.length / length; line++) {
                int at = line / stride * stride * length + line % stride;
                float before = field[at];
                for (int i = 0; i < length; i++, at += stride) {
                    float here = field[at];
                    float after = i + 1 < length ? field[at + stride] : here;
                    field[at] = 0.25f * before + 0.5f * here + 0.25f * after;
                    before = here;
                }
            }
        }
    }

    private static void keepLargest(WorkGrid grid, float[] field, float level, float nothing) {
        int[] part = new int[field.length];
        int[] queue = new int[field.length];
        int parts = 0;
        int largest = 0;
        int most = 0;
        for (int seed = 0; seed < field.length; seed++) {
            if (part[seed] == 0 && field[seed] >= level) {
                int size = flood(grid, field, level, part, queue, seed, ++parts);
                if (size > most) {
                    most = size;
                    largest = parts;
                }
            }
        }
        for (int i = 0; i < field.length; i++) {
            if (part[i] != largest && field[i] >= level) {
                field[i] = nothing;
            }
        }
    }

    private static int flood(WorkGrid grid, float[] field, float level, int[] part, int[] queue, int seed, int number) {
        int nx = grid.nx();
        int slice = nx * grid.ny();
        int end = 0;
        queue[end++] = seed;
        part[seed] = number;
        for (int head = 0; head < end; head++) {
            int at = queue[head];
            int x = at % nx;
            int y = at / nx % grid.ny();
            int z = at / slice;
            for (int side = 0; side < 6; side++) {
                int to = switch (side) {
                    case 0 -> x > 0 ? at - 1 : -1;
                    case 1 -> x < nx - 1 ? at + 1 : -1;
                    case 2 -> y > 0 ? at - nx : -1;
                    case 3 -> y < grid.ny() - 1 ? at + nx : -1;
                    case 4 -> z > 0 ? at - slice : -1;
                    default -> z < grid.nz() - 1 ? at + slice : -1;
                };
                if (to >= 0 && part[to] == 0 && field[to] >= level) {
                    part[to] = number;
                    queue[end++] = to;
                }
            }
        }
        return end;
    }

    WorkGrid grid() {
        return grid;
    }

    /// Whether the voxel nearest to a point in voxels is of the body.
    boolean isAt(double x, double y, double z) {
        int i = (int) (x + 0.5);
        int j = (int) (y + 0.5);
        int k = (int) (z + 0.5);
        return x > -0.5 && y > -0.5 && z > -0.5 && grid.contains(i, j, k) && field[grid.index(i, j, k)] >= level;
    }

    /// Above zero within the body; between voxels a mean of the eight around the point.
    float depthAt(double x, double y, double z) {
        int i = Math.clamp((int) Math.floor(x), 0, Math.max(0, grid.nx() - 2));
        int j = Math.clamp((int) Math.floor(y), 0, Math.max(0, grid.ny() - 2));
        int k = Math.clamp((int) Math.floor(z), 0, Math.max(0, grid.nz() - 2));
        float a = Math.clamp((float) x - i, 0, 1);
        float b = Math.clamp((float) y - j, 0, 1);
        float c = Math.clamp((float) z - k, 0, 1);
        int at = grid.index(i, j, k);
        int dx = grid.nx() > 1 ? 1 : 0;
        int dy = grid.ny() > 1 ? grid.nx() : 0;
        int dz = grid.nz() > 1 ? grid.nx() * grid.ny() : 0;
        float near = mix(mix(field[at], field[at + dx], a), mix(field[at + dy], field[at + dx + dy], a), b);
        at += dz;
        float far = mix(mix(field[at], field[at + dx], a), mix(field[at + dy], field[at + dx + dy], a), b);
        return mix(near, far, c) - level;
    }

    private static float mix(float a, float b, float share) {
        return a + share * (b - a);
    }
}
