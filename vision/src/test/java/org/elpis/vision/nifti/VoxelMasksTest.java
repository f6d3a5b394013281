package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.junit.jupiter.api.Test;

/// Slices of 6 mm on a grid of 1 mm.
class VoxelMasksTest {
    private final NiftiHeader header;
    private final WorkGrid grid;
    private final Mask gone;
    private final Mask guard;
    private final Mask background;

    VoxelMasksTest() throws UnusableNiftiException {
        header = DrawnNifti.usual()
                .dims(3, 10, 10, 4)
                .sizes(1, 1, 6)
                .sform(1, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 6, 0)
                .parsed();
        grid = new WorkGrid(10, 10, 24, 1, 0, 0, -2.5);
        gone = new Mask(grid);
        guard = new Mask(grid);
        background = new Mask(grid);
    }

    @Test
    void takesAVoxelWhoseCentreGoes() throws Exception {
        gone.add(grid.indexAt(5, 5, 12));

        assertThat(masks().gone().stream()).containsExactly((2 * 10 + 5) * 10 + 5);
    }

    @Test
    void takesAThickVoxelOfWhichAPartGoes() throws Exception {
        gone.add(grid.indexAt(5, 5, 14.4));

        assertThat(masks().gone().stream()).containsExactly((2 * 10 + 5) * 10 + 5);
    }

    @Test
    void leavesAThickVoxelOfWhichAPartIsGuarded() throws Exception {
        gone.add(grid.indexAt(5, 5, 14.4));
        guard.add(grid.indexAt(5, 5, 9.6));

        assertThat(masks().gone().isEmpty()).isTrue();
    }

    @Test
    void drawsFromAirThatStays() throws Exception {
        for (int cell = 0; cell < grid.voxels(); cell++) {
            background.add(cell);
        }
        gone.add(grid.indexAt(5, 5, 12));

        int[] samples = masks().airSamples();

        assertThat(samples).hasSize(256).doesNotHaveDuplicates().doesNotContain((2 * 10 + 5) * 10 + 5);
        assertThat(samples[255]).isGreaterThan(350);
    }

    private VoxelMasks masks() throws UnusableNiftiException {
        return new VoxelMasks(
                header,
                Placement.of(header),
                new FaceRemoval.Removed(gone, guard, background, Optional.empty(), BoxLook.CHECK));
    }
}
