package org.elpis.vision.volume;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the slices of a stack on a grid, one after the other: two of them are in memory at a time.
///
/// A voxel gets the values of the two slices around it at the feet of its perpendiculars on them, by its
/// distance from each. So it is right for any direction of the slices, a tilted gantry and uneven distances.
/// Where slices are missing it stays `NaN`.
public final class GridFill {
    private final SliceStack stack;
    private final WorkGrid grid;
    private final WorkVolume.Kind kind;
    private final Strides strides;
    private final float[] values;
    private @Nullable PlacedValues last;

    private GridFill(SliceStack stack, WorkGrid grid, WorkVolume.Kind kind) {
        this.stack = stack;
        this.grid = grid;
        this.kind = kind;
        this.strides = Strides.of(grid, stack.normal());
        this.values = new float[grid.voxels()];
        Arrays.fill(values, Float.NaN);
    }

    /// The grid that a stack is to be looked at on.
    public static WorkGrid grid(SliceStack stack) {
        return GridChoice.of(stack);
    }

    /// A grid around those of several stacks.
    public static WorkGrid around(List<WorkGrid> grids) {
        return GridChoice.around(grids);
    }

    /// Begins with an empty volume.
    public static GridFill of(SliceStack stack, WorkGrid grid, WorkVolume.Kind kind) {
        return new GridFill(stack, grid, kind);
    }

    /// Whether a slice of the stack lies near enough to the grid to be added.
    public boolean reaches(int slice) {
        SlicePlane plane = stack.slices().get(slice).plane();
        double near = stack.widestGapMm() + grid.mm();
        double[] start = {grid.x0(), grid.y0(), grid.z0()};
        for (int axis = 0; axis < 3; axis++) {
            double a = plane.at(0, 0).along(axis);
            double b = plane.at(plane.columns(), 0).along(axis);
            double c = plane.at(0, plane.rows()).along(axis);
            double least = Math.min(a, Math.min(b, Math.min(c, b + c - a)));
            double most = Math.max(a, Math.max(b, Math.max(c, b + c - a)));
            if (most + near < start[axis] || least - near > start[axis] + (grid.side(axis) - 1) * grid.mm()) {
                return false;
            }
        }
        return true;
    }

    /// Adds a slice. Slices are added in the order of the stack; some may be left out.
    ///
    /// @param pixels  rescaled, row by row
    public void add(int slice, float[] pixels) {
        double position = stack.position(slice);
        PlacedValues next = PlacedValues.of(stack.slices().get(slice).plane(), position, pixels, grid.mm());
        PlacedValues before = last;
        if (before != null && stack.isBridged(position - before.position())) {
            fill(before.position(), position, before, next);
        } else {
            if (before != null) {
                fill(before.position(), before.position() + stack.gapMm() / 2, before, before);
            }
            fill(position - stack.gapMm() / 2, position, next, next);
        }
        last = next;
    }

    /// What came of it.
    public WorkVolume finish() {
        PlacedValues end = last;
        if (end != null) {
            fill(end.position(), end.position() + stack.gapMm() / 2 + grid.mm() / 16, end, end);
        }
        last = null;
        if (strides.isOwn(grid)) {
            return new WorkVolume(grid, kind, values);
        }
        float[] own = new float[values.length];
        strides.toOwn(values, grid, own);
        return new WorkVolume(grid, kind, own);
    }

    /// Fills what lies between two depths along the normal of the stack.
    private void fill(double lowest, double highest, PlacedValues near, PlacedValues far) {
        new Slab(grid, strides, stack.normal(), lowest, highest, near, far).fill(values);
    }
}
