package org.elpis.vision.volume;

/// The values of one slice and where they lie, made coarser where the grid is: neighbours that fall into one
/// voxel are averaged, so that their noise is not taken for structure. Around them stands a margin of one
/// pixel, the same as the edge, so that places up to half a pixel beyond it have a value.
///
/// @param plane  of the values without their margin
/// @param position  along the normal of the stack, in millimetres
/// @param values  `(columns + 2) * (rows + 2)` of the plane
@SuppressWarnings("ArrayRecordComponent") // never compared
record PlacedValues(SlicePlane plane, double position, float[] values) {
    /// @param values  one a pixel of the plane
    /// @param mm  edge of a voxel
    static PlacedValues of(SlicePlane plane, double position, float[] values, double mm) {
        int across = factor(plane.columns(), plane.columnMm(), mm);
        int along = factor(plane.rows(), plane.rowMm(), mm);
        SlicePlane coarse = new SlicePlane(
                plane.columns() / across,
                plane.rows() / along,
                plane.at((across - 1) / 2.0, (along - 1) / 2.0),
                plane.right(),
                plane.down(),
                plane.columnMm() * across,
                plane.rowMm() * along,
                plane.thicknessMm());
        float[] placed = new float[(coarse.columns() + 2) * (coarse.rows() + 2)];
        average(values, plane.columns(), coarse, across, along, placed);
        extend(placed, coarse.columns() + 2, coarse.rows() + 2);
        return new PlacedValues(coarse, position, placed);
    }

    /// Two pixels and more that fall into one voxel; a little more than a voxel is as good.
    private static int factor(int pixels, double pixelMm, double mm) {
        return Math.clamp((int) (mm / pixelMm + 0.4), 1, pixels / 2);
    }

    private static void average(float[] values, int columns, SlicePlane coarse, int across, int along, float[] sums) {
        int width = coarse.columns() + 2;
        if (across == 1 && along == 1) {
            for (int y = 0; y < coarse.rows(); y++) {
                System.arraycopy(values, y * columns, sums, (y + 1) * width + 1, columns);
            }
            return;
        }
        float share = 1f / (across * along);
        for (int y = 0; y < coarse.rows(); y++) {
            int to = (y + 1) * width + 1;
            for (int line = 0; line < along; line++) {
                int at = (y * along + line) * columns;
                for (int x = 0; x < coarse.columns(); x++) {
                    float sum = 0;
                    for (int i = 0; i < across; i++) {
                        sum += values[at++];
                    }
                    sums[to + x] += sum;
                }
            }
            for (int x = 0; x < coarse.columns(); x++) {
                sums[to + x] *= share;
            }
        }
    }

    private static void extend(float[] values, int width, int height) {
        for (int y = 1; y < height - 1; y++) {
            values[y * width] = values[y * width + 1];
            values[y * width + width - 1] = values[y * width + width - 2];
        }
        System.arraycopy(values, width, values, 0, width);
        System.arraycopy(values, (height - 2) * width, values, (height - 1) * width, width);
    }

    int width() {
        return plane.columns() + 2;
    }

    /// The column of each voxel of a grid, counted with the margin.
    Ramp columns(WorkGrid grid) {
        return Ramp.along(plane.right().times(1 / plane.columnMm()), plane.origin(), grid)
                .plus(1);
    }

    Ramp rows(WorkGrid grid) {
        return Ramp.along(plane.down().times(1 / plane.rowMm()), plane.origin(), grid)
                .plus(1);
    }

    /// The least coordinate that the slice has between two depths along a normal.
    double least(int axis, Vector3 normal, double lowest, double highest) {
        double deep = normal.along(axis);
        return plane.at(-0.5, -0.5).along(axis)
                + Math.min(0, across(axis))
                + Math.min(0, along(axis))
                + Math.min(deep * (lowest - position), deep * (highest - position));
    }

    double most(int axis, Vector3 normal, double lowest, double highest) {
        double deep = normal.along(axis);
        return plane.at(-0.5, -0.5).along(axis)
                + Math.max(0, across(axis))
                + Math.max(0, along(axis))
                + Math.max(deep * (lowest - position), deep * (highest - position));
    }

    private double across(int axis) {
        return plane.right().along(axis) * plane.columnMm() * plane.columns();
    }

    private double along(int axis) {
        return plane.down().along(axis) * plane.rowMm() * plane.rows();
    }
}
