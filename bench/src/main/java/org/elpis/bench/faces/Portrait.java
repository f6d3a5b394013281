package org.elpis.bench.faces;

import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Tissue;
import org.elpis.vision.face.HeadView;
import org.elpis.vision.face.HeadView.Camera;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// What an attacker keeps of one scan: depth maps from seven sides, and edges within the head, all put
/// straight by the brain.
///
/// @param maps  64 by 64 depths in millimetres from each side, the first three show the face
/// @param inside  steepness of the values on a grid within the braincase, with mean 0 and length 1
@SuppressWarnings("ArrayRecordComponent") // compared by distances
record Portrait(float[][] maps, float[] inside) {
    static final int PIXELS = 64;
    static final double SIDE_MM = 270;
    private static final double CENTRE_Y = -12;
    private static final double CENTRE_Z = -28;
    private static final double MM = 2;
    private static final double[][] SIDES = {{0, 0}, {45, 0}, {-45, 0}, {90, 0}, {-90, 0}, {180, 0}, {0, 85}};
    private static final int INSIDE = 28;

    /// How a scan lies: what turns it straight, and the voxel of the middle of its brain.
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Place(double[] turn, double[] middle) {
        /// As the truth says, so that no attacker can do better.
        static Place of(HeadScan scan) {
            double[] sum = new double[3];
            long count = 0;
            for (int i = 0; i < scan.labels().length; i++) {
                if (Tissue.of(scan.labels()[i]).isBrain()) {
                    sum[0] += i % scan.nx();
                    sum[1] += i / scan.nx() % scan.ny();
                    int slice = i / scan.nx() / scan.ny();
                    sum[2] += slice;
                    count++;
                }
            }
            for (int i = 0; i < 3; i++) {
                sum[i] /= Math.max(1, count);
            }
            return new Place(scan.acquisition().turn(), sum);
        }
    }

    /// @param level  of a body's darkest voxel
    static Portrait of(WorkVolume volume, Place place, float level) {
        WorkVolume straight = straight(volume, place);
        HeadView head = new HeadView(straight, level);
        float[][] maps = new float[SIDES.length][];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = head.depths(new Camera(SIDES[i][0], SIDES[i][1], 0, 0, CENTRE_Y, CENTRE_Z, SIDE_MM, PIXELS));
        }
        return new Portrait(maps, inside(straight));
    }

    private static WorkVolume straight(WorkVolume volume, Place place) {
        WorkGrid to = new WorkGrid(111, 131, 131, MM, -110, -150, -155);
        float[] values = new float[to.voxels()];
        for (int i = 0; i < values.length; i++) {
            double x = to.x0() + MM * (i % to.nx());
            double y = to.y0() + MM * (i / to.nx() % to.ny());
            int slice = i / to.nx() / to.ny();
            double z = to.z0() + MM * slice;
            values[i] = at(volume, place, x, y, z);
        }
        return new WorkVolume(to, volume.kind(), values);
    }

    /// The value at a point in millimetres from the middle of a head that lies straight.
    static float at(WorkVolume volume, Place place, double x, double y, double z) {
        double[] r = place.turn();
        double[] middle = place.middle();
        double mm = volume.grid().mm();
        return at(
                volume,
                middle[0] + (r[0] * x + r[1] * y + r[2] * z) / mm,
                middle[1] + (r[3] * x + r[4] * y + r[5] * z) / mm,
                middle[2] + (r[6] * x + r[7] * y + r[8] * z) / mm);
    }

    private static float at(WorkVolume volume, double x, double y, double z) {
        WorkGrid grid = volume.grid();
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        if (!grid.contains(i, j, k) || !grid.contains(i + 1, j + 1, k + 1)) {
            return Float.NaN;
        }
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int u = i + (corner & 1);
            int v = j + (corner >> 1 & 1);
            int w = k + (corner >> 2);
            sum += (1 - Math.abs(x - u))
                    * (1 - Math.abs(y - v))
                    * (1 - Math.abs(z - w))
                    * volume.values()[grid.index(u, v, w)];
        }
        return (float) sum;
    }

    /// Steepness says the same of tissue borders in every contrast.
    private static float[] inside(WorkVolume straight) {
        WorkGrid grid = straight.grid();
        float[] edges = new float[INSIDE * INSIDE * INSIDE];
        double sum = 0;
        for (int i = 0; i < edges.length; i++) {
            int x = (int) ((i % INSIDE * 4.0 - 54 - grid.x0()) / MM);
            int y = (int) ((i / INSIDE % INSIDE * 4.0 - 54 - grid.y0()) / MM);
            int layer = i / INSIDE / INSIDE;
            int z = (int) ((layer * 3.0 - 24 - grid.z0()) / MM);
            float[] v = straight.values();
            double dx = v[grid.index(x + 1, y, z)] - v[grid.index(x - 1, y, z)];
            double dy = v[grid.index(x, y + 1, z)] - v[grid.index(x, y - 1, z)];
            double dz = v[grid.index(x, y, z + 1)] - v[grid.index(x, y, z - 1)];
            double steep = Math.sqrt(dx * dx + dy * dy + dz * dz);
            edges[i] = Double.isNaN(steep) ? 0 : (float) Math.sqrt(steep);
            sum += edges[i];
        }
        double square = 0;
        for (int i = 0; i < edges.length; i++) {
            edges[i] -= (float) (sum / edges.length);
            square += edges[i] * edges[i];
        }
        for (int i = 0; i < edges.length; i++) {
            edges[i] /= (float) Math.sqrt(square + 1e-9);
        }
        return edges;
    }

    /// How unlike two faces are: mean difference of depths where the face lies, in millimetres, at most
    /// `most`.
    double face(Portrait other, double most) {
        double sum = 0;
        int count = 0;
        for (int side = 0; side < 3; side++) {
            for (int i = 0; i < maps[side].length; i++) {
                double right = (i % PIXELS + 0.5) * SIDE_MM / PIXELS - SIDE_MM / 2;
                int row = i / PIXELS;
                double up = SIDE_MM / 2 - (row + 0.5) * SIDE_MM / PIXELS + CENTRE_Z;
                if (Math.abs(right) < 72 && up > -125 && up < 5) {
                    sum += apart(maps[side][i], other.maps[side][i], most);
                    count++;
                }
            }
        }
        return sum / count;
    }

    /// How unlike two surfaces are from all sides.
    double surface(Portrait other, double most) {
        double sum = 0;
        for (int side = 0; side < maps.length; side++) {
            for (int i = 0; i < maps[side].length; i++) {
                sum += apart(maps[side][i], other.maps[side][i], most);
            }
        }
        return sum / maps.length / PIXELS / PIXELS;
    }

    /// Only where both have a surface at about the same depth: what was cut from one of them says nothing.
    double kept(Portrait other, double most) {
        double sum = 0;
        int count = 1;
        for (int side = 0; side < maps.length; side++) {
            for (int i = 0; i < maps[side].length; i++) {
                double apart = Math.abs(maps[side][i] - other.maps[side][i]);
                if (apart < most) {
                    sum += apart;
                    count++;
                }
            }
        }
        return sum / count;
    }

    double within(Portrait other) {
        double product = 0;
        for (int i = 0; i < inside.length; i++) {
            product += inside[i] * other.inside[i];
        }
        return 1 - product;
    }

    private static double apart(float a, float b, double most) {
        if (Float.isNaN(a) && Float.isNaN(b)) {
            return 0;
        }
        return Float.isNaN(a) || Float.isNaN(b) ? most : Math.min(most, Math.abs(a - b));
    }
}
