package org.elpis.vision.volume;

/// The voxels of a grid between two slices, or on one side of one.
///
/// They are gone through in rows along the axis that lies in the slices and has voxels nearest in memory. Where
/// a row begins and ends follows from five numbers that grow evenly along it: the depth, and column and row in
/// either slice.
final class Slab {
    /// What a number may change over a row of voxels and still count as the same, in pixels: less than is seen.
    private static final double STRAIGHT = 0.02;

    private static final double EDGE = 0.5 + 1e-9;

    private final Strides strides;
    private final Ramp depth;
    private final double lowest;
    private final double highest;
    private final PlacedValues near;
    private final PlacedValues far;
    private final Ramp[] places;

    /// Of columns and rows, counted with the margin: half a pixel beyond the last centre.
    private final double[] ends;

    private final float[] line;
    private final int[] least = new int[3];
    private final int[] end = new int[3];
    /// The axis that the slices follow each other along, and one that they lie in.
    private final int outer;

    private final int middle;
    private final int inner;

    /// The first and the last but one voxel of a row that the conditions so far allow.
    private int from;

    private int to;

    /// @param strides  of the array that will be filled
    /// @param normal  of the slices, along which their positions are counted
    /// @param lowest  depth of the first voxels
    /// @param highest  depth that all voxels stay below
    /// @param near  the slice at the lower depth
    /// @param far  the other one, or the same
    Slab(
            WorkGrid grid,
            Strides strides,
            Vector3 normal,
            double lowest,
            double highest,
            PlacedValues near,
            PlacedValues far) {
        this.strides = strides;
        this.depth = Ramp.along(normal, new Vector3(0, 0, 0), grid);
        this.lowest = lowest;
        this.highest = highest;
        this.near = near;
        this.far = far;
        this.places = new Ramp[] {near.columns(grid), near.rows(grid), far.columns(grid), far.rows(grid)};
        this.ends = new double[] {
            near.plane().columns() + EDGE,
            near.plane().rows() + EDGE,
            far.plane().columns() + EDGE,
            far.plane().rows() + EDGE
        };
        this.line = new float[near.width()];
        double[] start = {grid.x0(), grid.y0(), grid.z0()};
        for (int axis = 0; axis < 3; axis++) {
            double low = Math.min(near.least(axis, normal, lowest, highest), far.least(axis, normal, lowest, highest));
            double high = Math.max(near.most(axis, normal, lowest, highest), far.most(axis, normal, lowest, highest));
            least[axis] = (int) Math.clamp(Math.ceil((low - start[axis]) / grid.mm() - 1e-6), 0, grid.side(axis));
            end[axis] = (int) Math.clamp(Math.floor((high - start[axis]) / grid.mm() + 1e-6) + 1, 0, grid.side(axis));
        }
        this.outer = Strides.steepest(normal);
        this.inner = outer == 0 ? 1 : 0;
        this.middle = 3 - outer - inner;
    }

    /// Gives each voxel the values of the two slices at the feet of its perpendiculars, by its distances.
    void fill(float[] values) {
        for (int k = least[outer]; k < end[outer]; k++) {
            for (int j = least[middle]; j < end[middle]; j++) {
                from = least[inner];
                to = end[inner];
                narrow(at(depth, k, j), depth.step(inner), lowest, highest);
                for (int i = 0; i < 4 && from < to; i++) {
                    narrow(i, k, j);
                }
                if (from < to) {
                    fillRow(values, k, j);
                }
            }
        }
    }

    /// Leaves those voxels of the row that lie within the columns or rows of a slice: mostly all.
    private void narrow(int place, int k, int j) {
        double value = at(places[place], k, j);
        double step = places[place].step(inner);
        double first = value + from * step;
        double last = value + (to - 1) * step;
        if (Math.min(first, last) < 0.5 || Math.max(first, last) >= ends[place]) {
            narrow(value, step, 0.5, ends[place]);
        }
    }

    private double at(Ramp ramp, int k, int j) {
        return ramp.first() + k * ramp.step(outer) + j * ramp.step(middle);
    }

    private void fillRow(float[] values, int k, int j) {
        int length = to - from;
        double apart = far.position() - near.position();
        double scale = apart > 0 ? 1 / apart : 0;
        float share = (float) ((at(depth, k, j) + from * depth.step(inner) - near.position()) * scale);
        float shareStep = (float) (depth.step(inner) * scale);
        boolean isStraight = Math.abs(shareStep) * length < STRAIGHT
                && Math.abs(places[1].step(inner)) * length < STRAIGHT
                && Math.abs(places[3].step(inner)) * length < STRAIGHT
                && Math.abs(start(0, k, j) - start(2, k, j)) < STRAIGHT
                && near.width() == far.width()
                && Math.abs(places[0].step(inner) - places[2].step(inner)) * length < STRAIGHT;
        if (isStraight) {
            fillStraight(values, k, j, share + shareStep * length / 2);
        } else {
            fillAcross(values, k, j, share, shareStep);
        }
    }

    /// A row of voxels along a row of pixels: what the two slices have there is mixed once for all.
    private void fillStraight(float[] values, int k, int j, float share) {
        float ay = start(1, k, j);
        float by = start(3, k, j);
        int aLine = ((int) ay) * near.width();
        int bLine = ((int) by) * far.width();
        float aDown = ay - (int) ay;
        float bDown = by - (int) by;
        int width = near.width();
        mix(near.values(), aLine, width, aDown, 1 - share);
        add(far.values(), bLine, width, bDown, share);
        float column = start(0, k, j);
        float step = (float) places[0].step(inner);
        int stride = strides.of(inner);
        int index = k * strides.of(outer) + j * strides.of(middle) + from * stride;
        int length = to - from;
        for (int i = 0; i < length; i++, index += stride) {
            float at = column + i * step;
            int x = (int) at;
            values[index] = line[x] + (line[x + 1] - line[x]) * (at - x);
        }
    }

    private void mix(float[] values, int upper, int width, float down, float share) {
        float upperShare = (1 - down) * share;
        float lowerShare = down * share;
        int lower = upper + width;
        for (int x = 0; x < width; x++) {
            line[x] = values[upper + x] * upperShare + values[lower + x] * lowerShare;
        }
    }

    private void add(float[] values, int upper, int width, float down, float share) {
        float upperShare = (1 - down) * share;
        float lowerShare = down * share;
        int lower = upper + width;
        for (int x = 0; x < width; x++) {
            line[x] += values[upper + x] * upperShare + values[lower + x] * lowerShare;
        }
    }

    private void fillAcross(float[] values, int k, int j, float share, float shareStep) {
        int stride = strides.of(inner);
        int index = k * strides.of(outer) + j * strides.of(middle) + from * stride;
        float[] a = near.values();
        float[] b = far.values();
        int aWidth = near.width();
        int bWidth = far.width();
        float ax = start(0, k, j);
        float ay = start(1, k, j);
        float bx = start(2, k, j);
        float by = start(3, k, j);
        float axStep = (float) places[0].step(inner);
        float ayStep = (float) places[1].step(inner);
        float bxStep = (float) places[2].step(inner);
        float byStep = (float) places[3].step(inner);
        int length = to - from;
        for (int i = 0; i < length; i++, index += stride) {
            float one = between(a, aWidth, ax + i * axStep, ay + i * ayStep);
            float other = between(b, bWidth, bx + i * bxStep, by + i * byStep);
            values[index] = one + (other - one) * (share + i * shareStep);
        }
    }

    private float start(int place, int k, int j) {
        return (float) (at(places[place], k, j) + from * places[place].step(inner));
    }

    /// Between the four pixels around.
    private static float between(float[] values, int width, float column, float row) {
        int x = (int) column;
        int y = (int) row;
        float right = column - x;
        int at = y * width + x;
        float upper = values[at] + (values[at + 1] - values[at]) * right;
        float lower = values[at + width] + (values[at + width + 1] - values[at + width]) * right;
        return upper + (lower - upper) * (row - y);
    }

    /// Leaves those voxels of the row for which `value + i * step` is at least `low` and below `high`. Two
    /// ranges that meet share no voxel and lose none.
    private void narrow(double value, double step, double low, double high) {
        if (step > 0) {
            int first = firstAtLeast(value, step, low);
            to = firstAtLeast(value, step, high);
            from = first;
        } else if (step < 0) {
            int first = firstBelow(value, step, high);
            to = firstBelow(value, step, low);
            from = first;
        } else if (!(value >= low && value < high)) {
            to = from;
        }
    }

    private int firstAtLeast(double value, double step, double bound) {
        int i = (int) Math.max(from, Math.min(to, Math.ceil((bound - value) / step)));
        while (i > from && value + (i - 1) * step >= bound) {
            i--;
        }
        while (i < to && value + i * step < bound) {
            i++;
        }
        return i;
    }

    /// Of falling values.
    private int firstBelow(double value, double step, double bound) {
        int i = (int) Math.max(from, Math.min(to, Math.ceil((bound - value) / step)));
        while (i > from && value + (i - 1) * step < bound) {
            i--;
        }
        while (i < to && value + i * step >= bound) {
            i++;
        }
        return i;
    }
}
