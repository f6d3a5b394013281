package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.pixel.View;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A head as somebody would see it who drew its surface: pictures for a report, and depth maps for who
/// attacks.
///
/// The body is the largest thing above a level; rays are parallel. The orientation is that of the
/// volume's grid. Thread-safe
/// after it is made; takes about three times the memory of the volume while it is made, once afterwards.
public final class HeadView {
    /// From where a head is looked at.
    public enum Side {
        FRONT(0),
        /// From its left and front.
        THREE_QUARTER(45),
        /// From its left.
        PROFILE(90);

        private final double yaw;

        Side(double yaw) {
            this.yaw = yaw;
        }
    }

    /// Where to look from, with parallel rays.
    ///
    /// @param yaw  degrees around the head's long axis, 0 from the front, 90 from its left
    /// @param pitch  degrees from above
    /// @param roll  degrees around the line of sight
    /// @param x  millimetres in the volume's frame of reference of the point in the middle of the
    ///     picture, as y and z
    /// @param sideMm  edge of the square that is seen
    /// @param pixels  along the edge, 1 to 2048
    public record Camera(
            double yaw, double pitch, double roll, double x, double y, double z, double sideMm, int pixels) {
        public Camera {
            if (!(sideMm > 0) || !Double.isFinite(sideMm) || pixels < 1 || pixels > 2048) {
                throw new IllegalArgumentException("a camera must see something, in 1 to 2048 pixels a side");
            }
        }
    }

    private static final double AMBIENT = 0.12;

    private final HeadSolid solid;

    /// The head at a level that suits what made the volume.
    public HeadView(WorkVolume volume) {
        this(volume, level(volume));
    }

    /// @param level  lowest value of a body, in the volume's units
    public HeadView(WorkVolume volume, float level) {
        this.solid = HeadSolid.of(volume, level);
    }

    /// The lowest value of a body: -300 HU in CT, a share of the brain's uptake in PET, between air and
    /// tissue in MR.
    ///
    /// The level of the original is the one to draw what is left of it, too.
    public static float level(WorkVolume volume) {
        return HeadSolid.level(volume);
    }

    /// The same volume after a removal, as far as its surface goes: what is gone is air.
    public static WorkVolume without(WorkVolume volume, Mask gone) {
        float[] values = volume.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (gone.has(i)) {
                values[i] = Float.NaN;
            }
        }
        return new WorkVolume(volume.grid(), volume.kind(), values);
    }

    /// The head in grey, lit from where it is looked at from and a little from above.
    ///
    /// @param pixels  along each edge, 1 to 2048
    public View shaded(Side side, int pixels) {
        Camera camera = camera(side, pixels);
        float[] depths = depths(camera);
        byte[] grey = new byte[pixels * pixels];
        double[] ray = new double[3];
        double[] axes = axes(camera);
        for (int i = 0; i < depths.length; i++) {
            if (!Float.isNaN(depths[i])) {
                at(camera, axes, i % pixels, i / pixels, depths[i], ray);
                grey[i] = (byte) (255 * light(axes, ray));
            }
        }
        return new View(pixels, pixels, 1, grey);
    }

    /// The whole grid from one side.
    public Camera camera(Side side, int pixels) {
        WorkGrid grid = solid.grid();
        double mm = grid.mm();
        double width = Math.max(grid.nx(), grid.ny());
        return new Camera(
                side.yaw,
                0,
                0,
                grid.x0() + (grid.nx() - 1) * mm / 2,
                grid.y0() + (grid.ny() - 1) * mm / 2,
                grid.z0() + (grid.nz() - 1) * mm / 2,
                Math.max(width, grid.nz()) * mm,
                pixels);
    }

    /// How far the surface lies before the plane through the camera's point, in millimetres; `NaN` where
    /// a ray meets nothing.
    ///
    /// Row by row from the upper left.
    public float[] depths(Camera camera) {
        int pixels = camera.pixels();
        float[] depths = new float[pixels * pixels];
        Arrays.fill(depths, Float.NaN);
        double[] axes = axes(camera);
        double[] at = new double[3];
        double reach = reach(camera);
        int steps = (int) (2 * reach / solid.grid().mm());
        for (int i = 0; i < depths.length; i++) {
            at(camera, axes, i % pixels, i / pixels, reach, at);
            for (int step = 0; step < steps; step++) {
                if (solid.isAt(at[0] - step * axes[6], at[1] - step * axes[7], at[2] - step * axes[8])) {
                    depths[i] = (float)
                            exact(camera, axes, i, reach - step * solid.grid().mm(), at);
                    break;
                }
            }
        }
        return depths;
    }

    /// Where the field rises above the level, by halving.
    private double exact(Camera camera, double[] axes, int pixel, double hit, double[] at) {
        double inside = hit - solid.grid().mm();
        double outside = hit + solid.grid().mm();
        for (int i = 0; i < 8; i++) {
            double middle = (inside + outside) / 2;
            at(camera, axes, pixel % camera.pixels(), pixel / camera.pixels(), middle, at);
            if (solid.depthAt(at[0], at[1], at[2]) > 0) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    /// Half the way that a ray takes through the grid at most.
    private double reach(Camera camera) {
        WorkGrid grid = solid.grid();
        double far = 0;
        for (int corner = 0; corner < 8; corner++) {
            double x = grid.x0() + (corner & 1) * (grid.nx() - 1) * grid.mm() - camera.x();
            double y = grid.y0() + (corner >> 1 & 1) * (grid.ny() - 1) * grid.mm() - camera.y();
            double z = grid.z0() + (corner >> 2) * (grid.nz() - 1) * grid.mm() - camera.z();
            far = Math.max(far, Math.sqrt(x * x + y * y + z * z));
        }
        return far + grid.mm();
    }

    /// Three unit vectors in the volume: to the right of the picture, up in it, and towards who looks.
    private static double[] axes(Camera camera) {
        double a = StrictMath.toRadians(camera.yaw());
        double b = StrictMath.toRadians(camera.pitch());
        double c = StrictMath.toRadians(camera.roll());
        double sa = StrictMath.sin(a);
        double ca = StrictMath.cos(a);
        double sb = StrictMath.sin(b);
        double cb = StrictMath.cos(b);
        double[] right = {ca, sa, 0};
        double[] towards = {sa * cb, -ca * cb, sb};
        double[] up = {-sa * sb, ca * sb, cb};
        double cc = StrictMath.cos(c);
        double sc = StrictMath.sin(c);
        double[] axes = new double[9];
        for (int i = 0; i < 3; i++) {
            axes[i] = cc * right[i] + sc * up[i];
            axes[3 + i] = cc * up[i] - sc * right[i];
            axes[6 + i] = towards[i];
        }
        return axes;
    }

    /// A point of a ray, in voxels.
    private void at(Camera camera, double[] axes, int column, int row, double depth, double[] at) {
        double mm = camera.sideMm() / camera.pixels();
        double right = (column + 0.5) * mm - camera.sideMm() / 2;
        double up = camera.sideMm() / 2 - (row + 0.5) * mm;
        WorkGrid grid = solid.grid();
        at[0] = (camera.x() + axes[0] * right + axes[3] * up + axes[6] * depth - grid.x0()) / grid.mm();
        at[1] = (camera.y() + axes[1] * right + axes[4] * up + axes[7] * depth - grid.y0()) / grid.mm();
        at[2] = (camera.z() + axes[2] * right + axes[5] * up + axes[8] * depth - grid.z0()) / grid.mm();
    }

    /// Lambert's law, 0 to 1.
    private double light(double[] axes, double[] at) {
        double gx = solid.depthAt(at[0] - 1, at[1], at[2]) - solid.depthAt(at[0] + 1, at[1], at[2]);
        double gy = solid.depthAt(at[0], at[1] - 1, at[2]) - solid.depthAt(at[0], at[1] + 1, at[2]);
        double gz = solid.depthAt(at[0], at[1], at[2] - 1) - solid.depthAt(at[0], at[1], at[2] + 1);
        double norm = Math.sqrt(gx * gx + gy * gy + gz * gz);
        if (norm < 1e-9) {
            return AMBIENT;
        }
        double towards = (gx * axes[6] + gy * axes[7] + gz * axes[8]) / norm;
        double up = (gx * axes[3] + gy * axes[4] + gz * axes[5]) / norm;
        double lit = 0.92 * towards + 0.39 * up;
        return Math.clamp(AMBIENT + (1 - AMBIENT) * lit, 0, 1);
    }
}
