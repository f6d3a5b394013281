package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.elpis.vision.volume.WorkGrid;
import org.junit.jupiter.api.Test;

class GridViewTest {
    @Test
    void holdsAllOfAVolumeInCubesAsFineAsItsVoxels() throws Exception {
        NiftiHeader header = DrawnNifti.usual().parsed();

        WorkGrid grid = GridView.grid(header, Placement.of(header));

        assertThat(grid).isEqualTo(new WorkGrid(20, 24, 16, 2, -19, -23, -15));
    }

    @Test
    void takesLargerCubesForAVolumeThatIsTooLarge() throws Exception {
        NiftiHeader header = DrawnNifti.usual()
                .dims(3, 300, 300, 300)
                .sizes(3, 3, 3)
                .sform(1, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0)
                .parsed();

        WorkGrid grid = GridView.grid(header, Placement.of(header));

        assertThat(grid.mm() * grid.nx()).isBetween(900.0, 905.0);
        assertThat(grid.voxels()).isLessThan(50_000_000);
    }

    @Test
    void showsEachValueAtItsPlace() throws Exception {
        NiftiHeader header = DrawnNifti.usual().parsed();
        Affine place = Placement.of(header);
        WorkGrid grid = new WorkGrid(40, 48, 32, 1, -19.5, -23.5, -15.5);
        float[] values = new float[header.voxels()];
        for (int k = 0; k < 16; k++) {
            for (int j = 0; j < 24; j++) {
                for (int i = 0; i < 20; i++) {
                    values[(k * 24 + j) * 20 + i] =
                            (float) (place.x(i, j, k) + 100 * place.y(i, j, k) + 10_000 * place.z(i, j, k));
                }
            }
        }

        float[] seen = GridView.values(header, values, place, grid);

        // What is linear stays so between the centres of voxels; outside of the outermost the last value goes on.
        assertThat((double) seen[grid.indexAt(-10.5, 7.5, 3.5)]).isCloseTo(-10.5 + 750 + 35_000, within(0.01));
        assertThat((double) seen[grid.indexAt(19.5, 22.5, 3.5)]).isCloseTo(19 + 2250 + 35_000, within(0.01));
    }

    @Test
    void hasNoNumberWhereAnObliqueVolumeIsNot() throws Exception {
        NiftiHeader header = DrawnNifti.usual()
                .sform(0)
                .qform(1, 0, 0, Math.sin(Math.toRadians(22.5)))
                .parsed();
        Affine place = Placement.of(header);
        WorkGrid grid = GridView.grid(header, place);
        float[] ones = new float[header.voxels()];
        Arrays.fill(ones, 1);

        float[] seen = GridView.values(header, ones, place, grid);

        int inside = 0;
        for (float value : seen) {
            inside += value == 1 ? 1 : 0;
        }
        assertThat((double) inside).isCloseTo(20 * 24 * 16, within(400.0));
        assertThat(seen[grid.index(0, 0, 3)]).isNaN();
    }
}
