package org.elpis.vision.face;

import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// The plane in which a head mirrors itself best.
///
/// @param normal  of length 1, with x at least 0
/// @param offsetMm  of the plane from the centre that was given, along the normal
/// @param score  of the mirrored head's likeness, 1 at most
/// @param rivalScore  the best of planes that are farther than 45 degrees from the sagittal one
@SuppressWarnings("ArrayRecordComponent") // never compared
record Symmetry(double[] normal, double offsetMm, double score, double rivalScore) {
    private static final double REACH_MM = 110;
    private static final double STEP_MM = 6;
    private static final double[] OFFSETS_MM = {-12, -6, 0, 6, 12};

    /// Values that were taken out of a volume to be mirrored.
    private static final class Samples {
        private final WorkGrid grid;
        private final float[] values;
        private final float low;
        private final float scale;
        private final double[] centre;
        private final double[] points;
        private final float[] here;
        private int count;

        Samples(WorkVolume volume, double[] centre, float low, float range) {
            this.grid = volume.grid();
            this.values = volume.values();
            this.low = low;
            this.scale = 1 / range;
            this.centre = centre;
            int reach = (int) (REACH_MM / STEP_MM);
            int most = (2 * reach + 1) * (2 * reach + 1) * (2 * reach + 1);
            points = new double[most * 3];
            here = new float[most];
            for (int z = -reach; z <= reach; z++) {
                for (int y = -reach; y <= reach; y++) {
                    for (int x = -reach; x <= reach; x++) {
                        if (x * x + y * y + z * z <= reach * reach) {
                            add(x * STEP_MM / grid.mm(), y * STEP_MM / grid.mm(), z * STEP_MM / grid.mm());
                        }
                    }
                }
            }
        }

        private void add(double x, double y, double z) {
            float value = at(x, y, z);
            if (value >= 0) {
                points[count * 3] = x;
                points[count * 3 + 1] = y;
                points[count * 3 + 2] = z;
                here[count++] = value;
            }
        }

        /// 0 to 2; -1 where nothing is known.
        private float at(double x, double y, double z) {
            int i = (int) Math.floor(centre[0] + x + 0.5);
            int j = (int) Math.floor(centre[1] + y + 0.5);
            int k = (int) Math.floor(centre[2] + z + 0.5);
            if (!grid.contains(i, j, k)) {
                return -1;
            }
            float value = values[grid.index(i, j, k)];
            return Float.isFinite(value) ? Math.clamp((value - low) * scale, 0f, 2f) : -1;
        }

        double score(double nx, double ny, double nz, double offsetMm) {
            double offset = offsetMm / grid.mm();
            double apart = 0;
            double all = 1e-9;
            for (int i = 0; i < count; i++) {
                double x = points[i * 3];
                double y = points[i * 3 + 1];
                double z = points[i * 3 + 2];
                double away = 2 * (x * nx + y * ny + z * nz - offset);
                float there = at(x - away * nx, y - away * ny, z - away * nz);
                if (there >= 0) {
                    apart += Math.abs(here[i] - there);
                    all += here[i] + there;
                }
            }
            return 1 - apart / all;
        }
    }

    /// @param centre  in voxels, near the plane
    /// @param low  the value of air, and `range` the brightness of brain above it
    static Symmetry of(WorkVolume volume, double[] centre, float low, float range) {
        Samples samples = new Samples(volume, centre, low, range);
        double[] sphere = Sphere.of(2).points();
        double[] best = null;
        double[] rival = null;
        for (int i = 0; i < sphere.length; i += 3) {
            double x = sphere[i];
            if (x < 0) {
                continue;
            }
            for (double offset : OFFSETS_MM) {
                double score = samples.score(x, sphere[i + 1], sphere[i + 2], offset);
                double[] found = {x, sphere[i + 1], sphere[i + 2], offset, score};
                if (x * x > 0.5) {
                    best = best == null || score > best[4] ? found : best;
                } else {
                    rival = rival == null || score > rival[4] ? found : rival;
                }
            }
        }
        best = refined(samples, best == null ? new double[] {1, 0, 0, 0, 0} : best);
        rival = refined(samples, rival == null ? new double[] {0, 1, 0, 0, 0} : rival);
        return new Symmetry(new double[] {best[0], best[1], best[2]}, best[3], best[4], rival[4]);
    }

    private static double[] refined(Samples samples, double[] start) {
        double[] best = start;
        for (double step = 0.16; step > 0.01; step /= 2) {
            double[] from = best;
            for (int move = 0; move < 27; move++) {
                double turn = (move % 3 - 1) * step;
                double tilt = (move / 3 % 3 - 1) * step;
                double offset = from[3] + (move / 9 - 1) * step * 20;
                double[] at = turned(from, turn, tilt);
                double score = samples.score(at[0], at[1], at[2], offset);
                if (score > best[4]) {
                    best = new double[] {at[0], at[1], at[2], offset, score};
                }
            }
        }
        return best;
    }

    /// Moves a direction by small steps across itself.
    private static double[] turned(double[] n, double turn, double tilt) {
        double[] u = Math.abs(n[2]) < 0.8 ? unit(-n[1], n[0], 0) : unit(0, -n[2], n[1]);
        double vx = n[1] * u[2] - n[2] * u[1];
        double vy = n[2] * u[0] - n[0] * u[2];
        double vz = n[0] * u[1] - n[1] * u[0];
        return unit(n[0] + turn * u[0] + tilt * vx, n[1] + turn * u[1] + tilt * vy, n[2] + turn * u[2] + tilt * vz);
    }

    private static double[] unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new double[] {x / length, y / length, z / length};
    }
}
