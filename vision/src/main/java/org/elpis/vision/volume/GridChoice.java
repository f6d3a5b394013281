package org.elpis.vision.volume;

import java.util.List;

/// Which grid a volume is looked at on.
///
/// Voxels are as fine as the slices are on the average, 1 to 2 mm: a face is told by nothing smaller, and a
/// nose is 2 mm thick nowhere. What is longer than 640 mm from head to foot is looked at from its upper end on.
final class GridChoice {
    private static final double FINEST_MM = 1;
    private static final double COARSEST_MM = 2;
    private static final int USUAL_SIDE = 320;

    /// Across the body; the widest fields of scanners have 800 mm.
    private static final int WIDEST_SIDE = 400;

    private double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    private double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};

    private GridChoice() {}

    /// The grid of one volume.
    static WorkGrid of(SliceStack stack) {
        GridChoice box = new GridChoice();
        double beyond = stack.gapMm() / 2;
        for (Slice slice : stack.slices()) {
            box.add(slice.plane(), stack.normal(), beyond);
        }
        SlicePlane middle = stack.slices().get(stack.slices().size() / 2).plane();
        return box.grid(StrictMath.cbrt(middle.columnMm() * middle.rowMm() * stack.gapMm()));
    }

    /// A grid around others, as fine as the finest where that fits.
    static WorkGrid around(List<WorkGrid> grids) {
        GridChoice box = new GridChoice();
        double finest = COARSEST_MM;
        for (WorkGrid grid : grids) {
            Vector3 first = new Vector3(grid.x0(), grid.y0(), grid.z0());
            box.add(first);
            box.add(first.plus(new Vector3(grid.nx() - 1.0, grid.ny() - 1.0, grid.nz() - 1.0), grid.mm()));
            finest = Math.min(finest, grid.mm());
        }
        return box.grid(finest);
    }

    private void add(SlicePlane plane, Vector3 normal, double beyond) {
        for (int corner = 0; corner < 8; corner++) {
            Vector3 at = plane.at(
                    (corner & 1) == 0 ? -0.5 : plane.columns() - 0.5, (corner & 2) == 0 ? -0.5 : plane.rows() - 0.5);
            add(at.plus(normal, (corner & 4) == 0 ? -beyond : beyond));
        }
    }

    private void add(Vector3 place) {
        for (int axis = 0; axis < 3; axis++) {
            least[axis] = Math.min(least[axis], place.along(axis));
            most[axis] = Math.max(most[axis], place.along(axis));
        }
    }

    private WorkGrid grid(double wantedMm) {
        double longest = Math.max(side(0), Math.max(side(1), side(2)));
        double widest = Math.max(side(0), side(1));
        double mm = Math.clamp(wantedMm, FINEST_MM, COARSEST_MM);
        mm = Math.max(mm, Math.min(COARSEST_MM, longest / (USUAL_SIDE - 1)));
        mm = Math.max(mm, widest / (WIDEST_SIDE - 1));
        int nz = Math.min(USUAL_SIDE, voxels(2, mm));
        double z0 = nz == USUAL_SIDE ? Math.max(least[2], most[2] - (nz - 1) * mm) : least[2];
        return new WorkGrid(voxels(0, mm), voxels(1, mm), nz, mm, least[0], least[1], z0);
    }

    private double side(int axis) {
        return most[axis] - least[axis];
    }

    private int voxels(int axis, double mm) {
        return (int) Math.ceil(side(axis) / mm - 1e-6) + 1;
    }
}
