package org.elpis.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Held to what the words mean, asked voxel by voxel of small sets.
class MorphologyTest {
    private static final WorkGrid GRID = new WorkGrid(17, 11, 9, 1.5, 0, 0, 0);

    private static Mask drawn(long seed, int parts) {
        Random random = new Random(seed);
        Mask set = new Mask(GRID);
        for (int part = 0; part < parts; part++) {
            int[] at = {random.nextInt(17), random.nextInt(11), random.nextInt(9)};
            int size = 1 + random.nextInt(3);
            for (int i = 0; i < GRID.voxels(); i++) {
                if (Math.abs(x(i) - at[0]) < size && Math.abs(y(i) - at[1]) < size && Math.abs(z(i) - at[2]) < size) {
                    set.add(i);
                }
            }
        }
        return set;
    }

    private static int x(int voxel) {
        return voxel % GRID.nx();
    }

    private static int y(int voxel) {
        int row = voxel / GRID.nx();
        return row % GRID.ny();
    }

    private static int z(int voxel) {
        int row = voxel / GRID.nx();
        return row / GRID.ny();
    }

    private static double squared(Mask set, boolean isIn, int voxel) {
        double least = 1e9;
        for (int i = 0; i < GRID.voxels(); i++) {
            if (set.has(i) == isIn) {
                double dx = x(i) - x(voxel);
                double dy = y(i) - y(voxel);
                double dz = z(i) - z(voxel);
                least = Math.min(least, dx * dx + dy * dy + dz * dz);
            }
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void measuresTrueDistances(long seed) {
        Mask set = drawn(seed, (int) seed);
        float[] distances = Morphology.squaredDistances(set);
        float[] depths = Morphology.squaredDepths(set);

        for (int i = 0; i < GRID.voxels(); i++) {
            assertThat((double) distances[i]).isEqualTo(squared(set, true, i));
            assertThat((double) depths[i]).isEqualTo(squared(set, false, i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void measuresTheSameDistancesWhereSomebodyLooksNoFarther(long seed) {
        Mask set = drawn(seed, 2);
        float[] distances = Morphology.squaredDistances(set, 4.5);
        float[] depths = Morphology.squaredDepths(set, 3);

        for (int i = 0; i < GRID.voxels(); i++) {
            double toSet = squared(set, true, i);
            double inSet = squared(set, false, i);
            assertThat(toSet <= 9 ? distances[i] == toSet : distances[i] > 9).isTrue();
            assertThat(inSet <= 4 ? depths[i] == inSet : depths[i] > 4).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 3.2, 4.5})
    void makesSetsThickerAndThinnerByThoseDistances(double mm) {
        Mask set = drawn(7, 4);
        Mask thick = Morphology.dilated(set, mm);
        Mask thin = Morphology.eroded(set, mm);

        for (int i = 0; i < GRID.voxels(); i++) {
            assertThat(thick.has(i)).isEqualTo(Math.sqrt(squared(set, true, i)) * 1.5 <= mm);
            assertThat(thin.has(i)).isEqualTo(Math.sqrt(squared(set, false, i)) * 1.5 > mm);
        }
    }

    @Test
    void fillsWhatNobodyReachesFromTheEdgesOfTheGrid() {
        Mask shell = new Mask(GRID);
        for (int i = 0; i < GRID.voxels(); i++) {
            int far = Math.max(Math.abs(x(i) - 4), Math.max(Math.abs(y(i) - 4), Math.abs(z(i) - 4)));
            if (far == 3) {
                shell.add(i);
            }
        }
        assertThat(Morphology.filled(shell).count()).isEqualTo(7 * 7 * 7);

        shell.remove(GRID.index(4, 4, 7));
        assertThat(Morphology.filled(shell).count()).isEqualTo(shell.count());
    }

    @Test
    void keepsLargePartsAlone() {
        Mask set = new Mask(GRID);
        for (int x = 0; x < 10; x++) {
            set.add(GRID.index(x, 0, 0));
        }
        for (int x = 0; x < 5; x++) {
            set.add(GRID.index(x, 5, 5));
        }
        set.add(GRID.index(16, 10, 8));

        assertThat(Morphology.largest(set).count()).isEqualTo(10);
        assertThat(Morphology.large(set, 0.5).count()).isEqualTo(15);
        assertThat(Morphology.large(set, 0.1).count()).isEqualTo(16);
    }

    @Test
    void hasAnAnswerForNothingAndForEverything() {
        Mask nothing = new Mask(GRID);
        Mask all = new Mask(GRID);
        for (int i = 0; i < GRID.voxels(); i++) {
            all.add(i);
        }

        assertThat(Morphology.dilated(nothing, 9).count()).isZero();
        assertThat(Morphology.closed(nothing, 9).count()).isZero();
        assertThat(Morphology.filled(nothing).count()).isZero();
        assertThat(Morphology.largest(nothing).count()).isZero();
        assertThat(Morphology.squaredDistances(nothing)[3]).isGreaterThanOrEqualTo(1e8f);
        assertThat(Morphology.eroded(all, 9).count()).isEqualTo(GRID.voxels());
        assertThat(Morphology.dilated(all, 9).count()).isEqualTo(GRID.voxels());
        assertThat(Morphology.filled(all).count()).isEqualTo(GRID.voxels());
        assertThat(Morphology.largest(all).count()).isEqualTo(GRID.voxels());
    }
}
