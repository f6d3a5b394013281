package org.elpis.vision.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneCutTest {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 DOWN = new Vector3(0, 0, -1);
    private static final WorkGrid GRID = new WorkGrid(80, 70, 60, 1.5, -60, -50, -45);
    private static final Vector3 CENTRE = new Vector3(2, -5, 4);
    private static final double RADIUS = 18;

    private static Mask ball(Vector3 centre, double radius) {
        Mask mask = new Mask(GRID);
        for (int z = 0; z < GRID.nz(); z++) {
            for (int y = 0; y < GRID.ny(); y++) {
                for (int x = 0; x < GRID.nx(); x++) {
                    if (place(x, y, z).plus(centre, -1).length() <= radius) {
                        mask.add(GRID.index(x, y, z));
                    }
                }
            }
        }
        return mask;
    }

    private static Vector3 place(int x, int y, int z) {
        return new Vector3(GRID.x0() + x * GRID.mm(), GRID.y0() + y * GRID.mm(), GRID.z0() + z * GRID.mm());
    }

    private static BitSet pixels(PlaneCut cut, SlicePlane plane) {
        return pixels(cut.runs(plane, plane.thicknessMm()));
    }

    private static BitSet pixels(int[] runs) {
        BitSet pixels = new BitSet();
        int end = -1;
        for (int i = 0; i < runs.length; i += 2) {
            assertThat(runs[i]).isGreaterThan(end);
            end = runs[i] + runs[i + 1];
            pixels.set(runs[i], end);
        }
        return pixels;
    }

    private static PlaneCut cut() {
        return new PlaneCut(ball(CENTRE, RADIUS), new Mask(GRID));
    }

    /// The ball is reached by what lies within its radius and half a voxel's diagonal, and certainly by what lies as
    /// much deeper.
    private static void assertFollowsBall(SlicePlane plane) {
        BitSet pixels = pixels(cut(), plane);
        double slack = GRID.mm() * 0.87 + Math.hypot(plane.columnMm(), plane.rowMm()) / 2;
        int inside = 0;
        for (int i = 0; i < plane.columns() * plane.rows(); i++) {
            Vector3 from = plane.at(i).plus(CENTRE, -1);
            double deep = plane.normal().dot(from);
            double flat = Math.sqrt(Math.max(0, from.dot(from) - deep * deep));
            double nearest = Math.max(0, Math.abs(deep) - plane.thicknessMm() / 2);
            double distance = Math.hypot(flat, nearest);
            if (distance < RADIUS - slack) {
                assertThat(pixels.get(i)).isTrue();
                inside++;
            }
            if (distance > RADIUS + slack) {
                assertThat(pixels.get(i)).isFalse();
            }
        }
        assertThat(inside).isPositive();
    }

    @Test
    void followsTheMaskOnSlicesOfAnyDirection() {
        assertFollowsBall(DrawnScan.plane(CENTRE, X, Y, 60, 1, 1));
        assertFollowsBall(DrawnScan.plane(CENTRE, Y, DOWN, 60, 1, 1));
        assertFollowsBall(DrawnScan.plane(CENTRE, X, DOWN, 60, 1, 1));
        assertFollowsBall(
                DrawnScan.plane(CENTRE, new Vector3(0.8, 0.36, 0.48), new Vector3(-0.6, 0.48, 0.64), 60, 1, 1));
    }

    @Test
    void followsTheMaskOnFineAndCoarsePixels() {
        assertFollowsBall(DrawnScan.plane(CENTRE, X, Y, 200, 0.25, 1));
        assertFollowsBall(DrawnScan.plane(CENTRE, X, Y, 30, 4, 2));
    }

    @Test
    void reachesTheMaskThroughTheThicknessOfASlice() {
        Vector3 above = CENTRE.plus(new Vector3(0, 0, 1), RADIUS + 4);
        assertThat(pixels(cut(), DrawnScan.plane(above, X, Y, 60, 1, 1)).isEmpty())
                .isTrue();
        assertFollowsBall(DrawnScan.plane(above, X, Y, 60, 1, 20));
    }

    @Test
    void seesEverythingInAProjection() {
        SlicePlane scout = DrawnScan.plane(new Vector3(-200, 0, 0), Y, DOWN, 100, 1, 1);
        assertThat(cut().runs(scout, 1)).isEmpty();
        assertThat(pixels(cut().runs(scout, 1200)).cardinality()).isGreaterThan((int) (Math.PI * RADIUS * RADIUS));
    }

    @Test
    void isEmptyAwayFromTheMask() {
        assertThat(cut().runs(DrawnScan.plane(new Vector3(0, 0, 35), X, Y, 60, 1, 2), 2))
                .isEmpty();
        assertThat(cut().runs(DrawnScan.plane(new Vector3(300, 0, 4), X, Y, 60, 1, 2), 2))
                .isEmpty();
        assertThat(new PlaneCut(new Mask(GRID), new Mask(GRID)).runs(DrawnScan.plane(CENTRE, X, Y, 60, 1, 2), 2))
                .isEmpty();
    }

    /// A thick slice has face and brain in one pixel: where its centre is brain it stays.
    @Test
    void leavesPixelsWhoseCentreIsGuarded() {
        Mask gone = ball(CENTRE, RADIUS);
        Mask guard = ball(CENTRE.plus(new Vector3(0, 0, 1), -20), 14);
        gone.removeAll(guard);
        SlicePlane plane = DrawnScan.plane(CENTRE.plus(new Vector3(0, 0, 1), -12), X, Y, 60, 1, 8);
        BitSet pixels = pixels(new PlaneCut(gone, guard), plane);
        for (int i = 0; i < 3600; i++) {
            Vector3 at = plane.at(i);
            int index = GRID.indexAt(at.x(), at.y(), at.z());
            if (index >= 0 && guard.has(index)) {
                assertThat(pixels.get(i)).isFalse();
            }
            if (index >= 0 && gone.has(index)) {
                assertThat(pixels.get(i)).isTrue();
            }
        }
    }

    /// Another series sees more of the nose than the one in which the face was found.
    @Test
    void goesOnBeyondTheEdgeOfTheGrid() {
        Mask gone = new Mask(GRID);
        for (int z = 20; z < 40; z++) {
            for (int x = 30; x < 50; x++) {
                gone.add(GRID.index(x, 0, z));
            }
        }
        SlicePlane plane = DrawnScan.plane(new Vector3(0, -50, 0), X, Y, 220, 1, 1);
        BitSet pixels = pixels(new PlaneCut(gone, new Mask(GRID)), plane);
        int column = (int) Math.rint(plane.right().dot(new Vector3(0, 0, 0).plus(plane.origin(), -1)));
        assertThat(pixels.get(row(plane, -90) * 220 + column)).isTrue();
        assertThat(pixels.get(row(plane, -110) * 220 + column)).isFalse();
        assertThat(pixels.get(row(plane, -40) * 220 + column)).isFalse();
    }

    private static int row(SlicePlane plane, double y) {
        return (int) Math.rint(y - plane.origin().y());
    }

    @Test
    void givesTheSameRunsWhicheverWayTheSliceIsRead() {
        SlicePlane plane = DrawnScan.plane(CENTRE, X, Y, 60, 1, 3);
        SlicePlane mirrored = new SlicePlane(60, 60, plane.at(59, 0), X.times(-1), Y, 1, 1, 3);
        BitSet pixels = pixels(cut(), plane);
        BitSet others = pixels(cut(), mirrored);
        assertThat(pixels.cardinality()).isEqualTo(others.cardinality());
        for (int i : List.of(0, 1800, 1830, 1835, 2000)) {
            assertThat(others.get(i / 60 * 60 + 59 - i % 60)).isEqualTo(pixels.get(i));
        }
    }
}
