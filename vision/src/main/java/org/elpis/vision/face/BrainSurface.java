package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// A balloon that grows in the brain until it meets what is darker than brain: the first of two ways to find
/// one.
///
/// Forces, their constants and their order are those of the paper; where the paper takes the centre of
/// gravity of the head, which a long neck would move out of the brain, the caller says where to begin.
///
/// Source: Smith, Fast robust automated brain extraction, Human Brain Mapping 17 (2002) 143, 2.2 to 2.4
final class BrainSurface {
    private static final int HALVINGS = 4;
    private static final int ROUNDS = 800;
    /// Millimetres of curvature that are smoothed little and much.
    private static final double WIDE_MM = 10;

    private static final double NARROW_MM = 3.33;
    /// How far inwards a dark voxel is looked for, and a bright one.
    private static final double DARK_MM = 20;

    private static final double BRIGHT_MM = 10;
    private static final double STEP_MM = 2;

    private final WorkGrid grid;
    private final float[] values;
    private final Sphere sphere = Sphere.of(HALVINGS);
    private final double[] points;
    private final double[] normals;
    private final float dark;
    private final float tissue;
    private final float brain;
    /// The paper's b_t: the share of the local brightness below which brain ends.
    private final double share;

    /// @param values  one a voxel of the grid, finite
    /// @param centre  x, y, z in voxels, well inside the brain
    /// @param radiusMm  about that of the brain
    /// @param dark  the value of air; `tissue` of the darkest tissue
    /// @param share  0 to 1; larger makes the brain smaller
    BrainSurface(
            WorkGrid grid, float[] values, double[] centre, double radiusMm, float dark, float tissue, double share) {
        this.grid = grid;
        this.values = values;
        this.dark = dark;
        this.tissue = tissue;
        this.share = share;
        this.brain = median(centre, radiusMm * 0.8);
        this.points = new double[sphere.points().length];
        this.normals = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = centre[i % 3] * grid.mm() + sphere.points()[i] * radiusMm * 0.5;
        }
    }

    /// The brightness of the brain: the median around the centre.
    float brightness() {
        return brain;
    }

    private float median(double[] centre, double radiusMm) {
        int reach = (int) (radiusMm / grid.mm());
        int[] c = {(int) centre[0], (int) centre[1], (int) centre[2]};
        float[] found = new float[(2 * reach + 1) * (2 * reach + 1) * (2 * reach + 1)];
        int count = 0;
        for (int z = -reach; z <= reach; z++) {
            for (int y = -reach; y <= reach; y++) {
                for (int x = -reach; x <= reach; x++) {
                    if (x * x + y * y + z * z <= reach * reach && grid.contains(c[0] + x, c[1] + y, c[2] + z)) {
                        float value = values[grid.index(c[0] + x, c[1] + y, c[2] + z)];
                        if (value > tissue) {
                            found[count++] = value;
                        }
                    }
                }
            }
        }
        Arrays.sort(found, 0, count);
        return count == 0 ? tissue : found[count / 2];
    }

    /// Lets it grow, and says which voxels are inside.
    Mask grown() {
        double[] next = new double[points.length];
        for (int round = 0; round < ROUNDS; round++) {
            double edge = edge();
            normals();
            for (int i = 0; i < sphere.count(); i++) {
                move(i, edge, next);
            }
            System.arraycopy(next, 0, points, 0, points.length);
        }
        return inside();
    }

    /// The mean length of edges in millimetres.
    private double edge() {
        double sum = 0;
        int[] triangles = sphere.triangles();
        for (int i = 0; i < triangles.length; i++) {
            int a = triangles[i] * 3;
            int b = triangles[i / 3 * 3 + (i + 1) % 3] * 3;
            double x = points[a] - points[b];
            double y = points[a + 1] - points[b + 1];
            double z = points[a + 2] - points[b + 2];
            sum += Math.sqrt(x * x + y * y + z * z);
        }
        return sum / triangles.length;
    }

    private void normals() {
        Arrays.fill(normals, 0);
        int[] triangles = sphere.triangles();
        for (int i = 0; i < triangles.length; i += 3) {
            int a = triangles[i] * 3;
            int b = triangles[i + 1] * 3;
            int c = triangles[i + 2] * 3;
            double ux = points[b] - points[a];
            double uy = points[b + 1] - points[a + 1];
            double uz = points[b + 2] - points[a + 2];
            double vx = points[c] - points[a];
            double vy = points[c + 1] - points[a + 1];
            double vz = points[c + 2] - points[a + 2];
            for (int corner = 0; corner < 3; corner++) {
                int at = triangles[i + corner] * 3;
                normals[at] += uy * vz - uz * vy;
                normals[at + 1] += uz * vx - ux * vz;
                normals[at + 2] += ux * vy - uy * vx;
            }
        }
        for (int i = 0; i < normals.length; i += 3) {
            double length = Math.sqrt(
                    normals[i] * normals[i] + normals[i + 1] * normals[i + 1] + normals[i + 2] * normals[i + 2]);
            double scale = length > 0 ? 1 / length : 0;
            normals[i] *= scale;
            normals[i + 1] *= scale;
            normals[i + 2] *= scale;
        }
    }

    /// One step of one point: evenly spread, smooth, and outwards as long as there is brain.
    private void move(int point, double edge, double[] next) {
        int at = point * 3;
        double sx = 0;
        double sy = 0;
        double sz = 0;
        int[] around = sphere.neighbours()[point];
        for (int other : around) {
            sx += points[other * 3];
            sy += points[other * 3 + 1];
            sz += points[other * 3 + 2];
        }
        sx = sx / around.length - points[at];
        sy = sy / around.length - points[at + 1];
        sz = sz / around.length - points[at + 2];
        double nx = normals[at];
        double ny = normals[at + 1];
        double nz = normals[at + 2];
        double along = sx * nx + sy * ny + sz * nz;
        double curvature = 2 * Math.abs(along) / (edge * edge);
        double middle = (1 / NARROW_MM + 1 / WIDE_MM) / 2;
        double steep = 6 / (1 / NARROW_MM - 1 / WIDE_MM);
        double smooth = (1 + StrictMath.tanh(steep * (curvature - middle))) / 2;
        double outwards = smooth * along + 0.05 * push(at) * edge - 0.5 * along;
        next[at] = points[at] + 0.5 * sx + outwards * nx;
        next[at + 1] = points[at + 1] + 0.5 * sy + outwards * ny;
        next[at + 2] = points[at + 2] + 0.5 * sz + outwards * nz;
    }

    /// The paper's f_3: above 0 where brain lies inwards, below 0 where something dark does.
    private double push(int at) {
        float least = brain;
        float most = tissue;
        for (double mm = 0; mm <= DARK_MM; mm += STEP_MM) {
            float value = value(
                    points[at] - mm * normals[at],
                    points[at + 1] - mm * normals[at + 1],
                    points[at + 2] - mm * normals[at + 2]);
            least = Math.min(least, value);
            if (mm <= BRIGHT_MM) {
                most = Math.max(most, value);
            }
        }
        least = Math.max(dark, least);
        most = Math.min(brain, most);
        double limit = (most - dark) * share + dark;
        return most > dark ? 2 * (least - limit) / (most - dark) : -1;
    }

    private float value(double xMm, double yMm, double zMm) {
        int x = (int) Math.floor(xMm / grid.mm() + 0.5);
        int y = (int) Math.floor(yMm / grid.mm() + 0.5);
        int z = (int) Math.floor(zMm / grid.mm() + 0.5);
        return grid.contains(x, y, z) ? values[grid.index(x, y, z)] : dark;
    }

    private Mask inside() {
        Mask wall = new Mask(grid);
        int[] triangles = sphere.triangles();
        for (int i = 0; i < triangles.length; i += 3) {
            draw(triangles[i] * 3, triangles[i + 1] * 3, triangles[i + 2] * 3, wall);
        }
        return Morphology.filled(wall);
    }

    private void draw(int a, int b, int c, Mask wall) {
        double longest = Math.max(length(a, b), Math.max(length(b, c), length(c, a)));
        int steps = (int) Math.clamp(longest / grid.mm() * 3 + 1, 2, 200);
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; i + j <= steps; j++) {
                double u = (double) i / steps;
                double v = (double) j / steps;
                double w = 1 - u - v;
                int x = voxel(u * points[a] + v * points[b] + w * points[c], grid.nx());
                int y = voxel(u * points[a + 1] + v * points[b + 1] + w * points[c + 1], grid.ny());
                int z = voxel(u * points[a + 2] + v * points[b + 2] + w * points[c + 2], grid.nz());
                wall.add(grid.index(x, y, z));
            }
        }
    }

    /// Beyond the grid its edge, so that a brain that is cut by it stays closed.
    private int voxel(double mm, int side) {
        return Math.clamp((int) Math.floor(mm / grid.mm() + 0.5), 0, side - 1);
    }

    private double length(int a, int b) {
        double x = points[a] - points[b];
        double y = points[a + 1] - points[b + 1];
        double z = points[a + 2] - points[b + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }
}
