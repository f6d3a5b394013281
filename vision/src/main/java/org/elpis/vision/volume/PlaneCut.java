package org.elpis.vision.volume;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which pixels of a slice a mask covers: those whose footprint touches it, through the whole thickness.
///
/// So thick and oblique slices lose all that the mask has of them. Where such a pixel also touches what must be
/// kept, its centre decides: neither the brain nor the face is cut by half a slice.
public final class PlaneCut {
    private static final byte GONE = 1;
    private static final byte GUARDED = 2;
    private static final byte BOTH = GONE | GUARDED;

    /// What goes at the edge of the grid also goes this far beyond it, in millimetres: other series see more of
    /// the same nose and chin.
    private static final double BEYOND_MM = 50;

    private final Mask gone;
    private final Mask guard;
    private final WorkGrid grid;
    private final int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    private final int[] most = {-1, -1, -1};

    /// @param gone  what is taken away
    /// @param guard  what is kept, on the same grid; none of it is in `gone`
    public PlaneCut(Mask gone, Mask guard) {
        this.gone = gone;
        this.guard = guard;
        this.grid = gone.grid();
        int index = 0;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++, index++) {
                    if (gone.has(index)) {
                        grow(x, y, z);
                    }
                }
            }
        }
    }

    /// The last voxel of an axis that can be gone; beyond the grid where its edge is.
    private double reach(int axis, int side) {
        double beyond = BEYOND_MM / grid.mm();
        return side == 0
                ? (least[axis] == 0 ? -beyond : least[axis]) - 1
                : (most[axis] == grid.side(axis) - 1 ? most[axis] + beyond : most[axis]) + 1;
    }

    private void grow(int x, int y, int z) {
        least[0] = Math.min(least[0], x);
        least[1] = Math.min(least[1], y);
        least[2] = Math.min(least[2], z);
        most[0] = Math.max(most[0], x);
        most[1] = Math.max(most[1], y);
        most[2] = Math.max(most[2], z);
    }

    /// Pairs of first pixel and number of pixels, ascending and apart; empty when the slice keeps all.
    ///
    /// @param thicknessMm  of what the slice shows; a projection shows everything before and behind it
    public int[] runs(SlicePlane plane, double thicknessMm) {
        Window window = window(plane, thicknessMm);
        if (window == null) {
            return new int[0];
        }
        RunList runs = new RunList();
        Sampling sampling = new Sampling(plane, thicknessMm, window);
        for (int row = window.top; row < window.bottom; row++) {
            sampling.toRow(row);
            for (int column = window.left; column < window.right; column++) {
                if (sampling.isGone(column)) {
                    runs.add(row * plane.columns() + column);
                }
            }
        }
        return runs.toArray();
    }

    /// Pixels within which all lies that can be gone.
    private record Window(int left, int top, int right, int bottom) {}

    private @Nullable Window window(SlicePlane plane, double thicknessMm) {
        if (most[0] < 0) {
            return null;
        }
        double[] columns = {Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] rows = {Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] depths = {Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < 8; corner++) {
            Vector3 from = new Vector3(
                            grid.x0() + reach(0, corner & 1) * grid.mm(),
                            grid.y0() + reach(1, corner & 2) * grid.mm(),
                            grid.z0() + reach(2, corner & 4) * grid.mm())
                    .plus(plane.origin(), -1);
            grow(columns, plane.right().dot(from) / plane.columnMm());
            grow(rows, plane.down().dot(from) / plane.rowMm());
            grow(depths, plane.normal().dot(from));
        }
        double half = thicknessMm / 2;
        int left = (int) Math.clamp(Math.floor(columns[0]), 0, plane.columns());
        int top = (int) Math.clamp(Math.floor(rows[0]), 0, plane.rows());
        int right = (int) Math.clamp(Math.ceil(columns[1]) + 1, 0, plane.columns());
        int bottom = (int) Math.clamp(Math.ceil(rows[1]) + 1, 0, plane.rows());
        boolean isAway = depths[0] > half || depths[1] < -half || left >= right || top >= bottom;
        return isAway ? null : new Window(left, top, right, bottom);
    }

    private static void grow(double[] range, double value) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
    }

    /// What points of the pixels' edges touch, row by row: each pixel has `steps + 1` by `steps + 1` of them,
    /// shared with its neighbours, no further apart than a voxel is long.
    private final class Sampling {
        private final SlicePlane plane;
        private final Window window;
        private final double[] depths;
        private final int across;
        private final int along;
        /// One a line of points of the row of pixels, from its upper edge to its lower one.
        private final byte[][] lines;

        private int row = Integer.MIN_VALUE;

        Sampling(SlicePlane plane, double thicknessMm, Window window) {
            this.plane = plane;
            this.window = window;
            this.depths = depths(thicknessMm);
            this.across = (int) Math.max(1, Math.ceil(plane.columnMm() / grid.mm() - 0.01));
            this.along = (int) Math.max(1, Math.ceil(plane.rowMm() / grid.mm() - 0.01));
            this.lines = new byte[along + 1][(window.right - window.left) * across + 1];
        }

        private double[] depths(double thicknessMm) {
            int steps = (int) Math.max(1, Math.ceil(thicknessMm / grid.mm() - 0.01));
            double[] all = new double[steps + 1];
            for (int i = 0; i <= steps; i++) {
                all[i] = thicknessMm * (i / (double) steps - 0.5);
            }
            return all;
        }

        void toRow(int next) {
            boolean follows = next == row + 1;
            row = next;
            if (follows) {
                byte[] upper = lines[0];
                lines[0] = lines[along];
                lines[along] = upper;
            }
            for (int i = follows ? 1 : 0; i <= along; i++) {
                look(lines[i], row - 0.5 + i / (double) along);
            }
        }

        /// Looks at all points of one line, through the thickness of the slice.
        private void look(byte[] line, double atRow) {
            Arrays.fill(line, (byte) 0);
            for (double depth : depths) {
                Vector3 first = plane.at(window.left - 0.5, atRow).plus(plane.normal(), depth);
                double step = plane.columnMm() / across / grid.mm();
                double x = (first.x() - grid.x0()) / grid.mm() + 0.5;
                double y = (first.y() - grid.y0()) / grid.mm() + 0.5;
                double z = (first.z() - grid.z0()) / grid.mm() + 0.5;
                double dx = plane.right().x() * step;
                double dy = plane.right().y() * step;
                double dz = plane.right().z() * step;
                for (int i = 0; i < line.length; i++) {
                    // What is both cannot become more.
                    line[i] |= line[i] == BOTH ? 0 : touched(x + i * dx, y + i * dy, z + i * dz);
                }
            }
        }

        boolean isGone(int column) {
            int first = (column - window.left) * across;
            byte touched = 0;
            for (byte[] line : lines) {
                for (int i = first; i <= first + across; i++) {
                    touched |= line[i];
                }
            }
            if (touched == 0 || touched == GONE) {
                return touched == GONE;
            }
            Vector3 centre = plane.at(column, row);
            byte at = touched(
                    (centre.x() - grid.x0()) / grid.mm() + 0.5,
                    (centre.y() - grid.y0()) / grid.mm() + 0.5,
                    (centre.z() - grid.z0()) / grid.mm() + 0.5);
            return at == GONE;
        }
    }

    /// @param x  in voxels, half a voxel up: whole numbers are edges
    private byte touched(double x, double y, double z) {
        if (x >= 0 && y >= 0 && z >= 0 && x < grid.nx() && y < grid.ny() && z < grid.nz()) {
            return at(grid.index((int) x, (int) y, (int) z));
        }
        double beyond = BEYOND_MM / grid.mm();
        boolean isAway = Math.min(x, Math.min(y, z)) < -beyond
                || x >= grid.nx() + beyond
                || y >= grid.ny() + beyond
                || z >= grid.nz() + beyond;
        return isAway ? 0 : at(grid.index(clamp(x, grid.nx()), clamp(y, grid.ny()), clamp(z, grid.nz())));
    }

    private byte at(int index) {
        return gone.has(index) ? GONE : guard.has(index) ? GUARDED : 0;
    }

    private static int clamp(double coordinate, int side) {
        return coordinate <= 0 ? 0 : Math.min((int) coordinate, side - 1);
    }

    /// Runs of pixels that are added in ascending order.
    private static final class RunList {
        private int[] runs = new int[64];
        private int length;

        void add(int pixel) {
            if (length > 0 && runs[length - 2] + runs[length - 1] == pixel) {
                runs[length - 1]++;
                return;
            }
            if (length == runs.length) {
                runs = Arrays.copyOf(runs, length * 2);
            }
            runs[length++] = pixel;
            runs[length++] = 1;
        }

        int[] toArray() {
            return Arrays.copyOf(runs, length);
        }
    }
}
