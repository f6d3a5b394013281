package org.elpis.vision.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    private static final WorkGrid GRID = new WorkGrid(10, 10, 3, 1, 0, 0, 0);

    @Test
    void goesFromOneOfItsVoxelsToTheNextAndBack() {
        Mask set = new Mask(GRID);
        int[] voxels = {0, 1, 63, 64, 128, 191, 299};
        for (int voxel : voxels) {
            set.add(voxel);
        }

        int before = -1;
        for (int voxel : voxels) {
            assertThat(set.next(before + 1)).isEqualTo(voxel);
            assertThat(set.previous(voxel)).isEqualTo(voxel);
            if (voxel > 0) {
                assertThat(set.previous(voxel - 1)).isEqualTo(before);
            }
            before = voxel;
        }
        assertThat(set.next(300)).isEqualTo(300);
    }

    @Test
    void hasNeitherNextNorPreviousWhenItIsEmpty() {
        Mask set = new Mask(GRID);

        assertThat(set.next(0)).isEqualTo(300);
        assertThat(set.previous(299)).isEqualTo(-1);
    }
}
