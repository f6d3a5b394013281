package org.elpis.vision.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The values of an anatomy that grows evenly are the same on any slices of it, since between them is
/// interpolated
/// linearly: so every voxel of every geometry can be held to the formula.
class GridFillTest {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 DOWN = new Vector3(0, 0, -1);
    private static final Vector3 MIDDLE = new Vector3(7, -11, 23);

    private static double anatomy(Vector3 at) {
        return 1000 + 3 * at.x() + 2 * at.y() + 5 * at.z();
    }

    private static WorkVolume volume(List<SlicePlane> planes) {
        return volume(stack(planes));
    }

    private static SliceStack stack(List<SlicePlane> planes) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            slices.add(new Slice(i, 0, planes.get(i)));
        }
        List<SliceStack> stacks = SliceStack.of(slices);
        assertThat(stacks).hasSize(1);
        return stacks.getFirst();
    }

    private static WorkVolume volume(SliceStack stack) {
        GridFill fill = GridFill.of(stack, GridFill.grid(stack), WorkVolume.Kind.MR);
        for (int i = 0; i < stack.slices().size(); i++) {
            fill.add(i, values(stack.slices().get(i).plane()));
        }
        return fill.finish();
    }

    private static float[] values(SlicePlane plane) {
        float[] values = new float[plane.columns() * plane.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) anatomy(plane.at(i));
        }
        return values;
    }

    /// Holds every voxel at least one pixel from the edges of the stack to the formula.
    private static void assertRight(WorkVolume volume, List<SlicePlane> planes) {
        WorkGrid grid = volume.grid();
        int looked = 0;
        double worst = 0;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    Vector3 at = new Vector3(
                            grid.x0() + x * grid.mm(), grid.y0() + y * grid.mm(), grid.z0() + z * grid.mm());
                    if (isInside(at, planes)) {
                        double error = Math.abs(volume.values()[grid.index(x, y, z)] - anatomy(at));
                        worst = error <= worst ? worst : error;
                        looked++;
                    }
                }
            }
        }
        assertThat(worst).isLessThan(0.15);
        assertThat(looked).isGreaterThan(grid.voxels() / 8);
    }

    private static boolean isInside(Vector3 at, List<SlicePlane> planes) {
        Vector3 normal = planes.getFirst().normal();
        double depth = normal.dot(at);
        boolean isAbove = false;
        boolean isBelow = false;
        for (SlicePlane plane : planes) {
            double position = normal.dot(plane.origin());
            isAbove |= depth >= position;
            isBelow |= depth <= position;
            Vector3 from = at.plus(plane.origin(), -1);
            double column = plane.right().dot(from) / plane.columnMm();
            double row = plane.down().dot(from) / plane.rowMm();
            if (column < 2 || row < 2 || column > plane.columns() - 3 || row > plane.rows() - 3) {
                return false;
            }
        }
        return isAbove && isBelow;
    }

    private static void assertRight(List<SlicePlane> planes) {
        assertRight(volume(planes), planes);
    }

    @Test
    void putsAxialSlicesInPlace() {
        assertRight(DrawnScan.planes(MIDDLE, X, Y, 20, 3.3, 50, 1.7));
    }

    @Test
    void putsSagittalSlicesInPlace() {
        assertRight(DrawnScan.planes(MIDDLE, Y, DOWN, 20, 3.3, 50, 1.7));
    }

    @Test
    void putsCoronalSlicesInPlace() {
        assertRight(DrawnScan.planes(MIDDLE, X, DOWN, 20, 3.3, 50, 1.7));
    }

    @Test
    void putsObliqueSlicesInPlace() {
        Vector3 right = new Vector3(0.8, 0.36, 0.48);
        Vector3 down = new Vector3(-0.6, 0.48, 0.64);
        assertRight(DrawnScan.planes(MIDDLE, right, down, 30, 2.1, 50, 1.7));
    }

    @Test
    void putsSlicesWithManyPixelsAVoxelInPlace() {
        assertRight(DrawnScan.planes(MIDDLE, X, Y, 12, 3, 180, 0.3));
    }

    /// The table moves along z while the slices lean: each has its own origin.
    @Test
    void putsSlicesOfATiltedGantryInPlace() {
        Vector3 leaning = new Vector3(0, 0.9483237, -0.3173047);
        List<SlicePlane> planes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            planes.add(DrawnScan.plane(new Vector3(7, -11, i * 4), X, leaning, 60, 1.7, 4));
        }
        assertRight(planes);
    }

    @Test
    void putsSlicesAtUnevenDistancesInPlace() {
        List<SlicePlane> planes = new ArrayList<>();
        double z = 0;
        for (int i = 0; i < 25; i++) {
            planes.add(DrawnScan.plane(new Vector3(7, -11, z), X, Y, 50, 1.7, 4));
            z += i % 3 == 0 ? 1.08 : 6.99;
        }
        assertRight(planes);
    }

    @Test
    void doesNotDependOnTheOrderOfTheSlices() {
        List<SlicePlane> planes = DrawnScan.planes(MIDDLE, X, Y, 20, 3.3, 50, 1.7);
        assertThat(volume(planes.reversed()).values()).isEqualTo(volume(planes).values());
    }

    @Test
    void makesAStackOfEachTimeThatAPlaceWasScanned() {
        List<SlicePlane> planes = DrawnScan.planes(MIDDLE, X, Y, 20, 3.3, 50, 1.7);
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            slices.add(new Slice(i, 0, planes.get(i % 20)));
        }

        List<SliceStack> stacks = SliceStack.of(slices);

        assertThat(stacks).hasSize(3);
        for (int i = 0; i < 3; i++) {
            int time = i;
            assertThat(stacks.get(i).slices()).hasSize(20);
            assertThat(stacks.get(i).slices()).allMatch(slice -> slice.object() / 20 == time);
        }
    }

    @Test
    void bridgesAMissingSlice() {
        List<SlicePlane> planes = new ArrayList<>(DrawnScan.planes(MIDDLE, X, Y, 20, 3.3, 50, 1.7));
        planes.remove(9);
        assertThat(stack(planes).isWhole()).isTrue();
        assertRight(planes);
    }

    @Test
    void leavesAHoleWhereManySlicesAreMissing() {
        List<SlicePlane> planes = new ArrayList<>(DrawnScan.planes(MIDDLE, X, Y, 30, 3, 50, 1.7));
        planes.subList(10, 20).clear();
        SliceStack stack = stack(planes);
        assertThat(stack.isWhole()).isFalse();
        WorkVolume volume = volume(stack);
        WorkGrid grid = volume.grid();
        int hole = grid.indexAt(MIDDLE.x(), MIDDLE.y(), MIDDLE.z());
        assertThat(volume.values()[hole]).isNaN();
        int slice = grid.indexAt(MIDDLE.x(), MIDDLE.y(), planes.get(4).origin().z());
        assertThat(volume.values()[slice]).isNotNaN();
    }

    @Test
    void hasNoHolesBetweenSlices() {
        Vector3 right = new Vector3(1, 0, 0);
        Vector3 down = new Vector3(0, 0.9998477, 0.0174524);
        WorkVolume volume = volume(DrawnScan.planes(MIDDLE, right, down, 40, 1, 60, 1));
        WorkGrid grid = volume.grid();
        for (int z = 5; z < grid.nz() - 5; z++) {
            for (int y = 5; y < grid.ny() - 5; y++) {
                assertThat(volume.values()[grid.index(grid.nx() / 2, y, z)]).isNotNaN();
            }
        }
    }

    @Test
    void looksAtTheUpperEndOfALongScan() {
        List<SlicePlane> planes = DrawnScan.planes(new Vector3(0, 0, 0), X, Y, 400, 5, 40, 10);
        SliceStack stack = stack(planes);
        WorkGrid grid = GridFill.grid(stack);
        assertThat(grid.mm()).isEqualTo(2);
        assertThat(grid.z0() + grid.nz() * grid.mm()).isCloseTo(1000, within(5.0));
        GridFill fill = GridFill.of(stack, grid, WorkVolume.Kind.CT);
        assertThat(fill.reaches(0)).isFalse();
        assertThat(fill.reaches(399)).isTrue();
    }

    @Test
    void takesNoMoreVoxelsThanItSays() {
        for (double gap : new double[] {0.3, 1, 5, 10}) {
            for (double mm : new double[] {0.2, 1, 4, 11}) {
                WorkGrid grid = GridFill.grid(stack(DrawnScan.planes(MIDDLE, X, Y, 300, gap, 256, mm)));
                assertThat(Math.max(grid.nx(), grid.ny())).isLessThanOrEqualTo(400);
                assertThat(grid.nz()).isLessThanOrEqualTo(320);
                assertThat(grid.mm()).isGreaterThanOrEqualTo(1);
            }
        }
    }
}
