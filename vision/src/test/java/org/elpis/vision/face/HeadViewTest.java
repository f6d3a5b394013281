package org.elpis.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.elpis.pixel.View;
import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.HeadFamilyA;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.vision.face.HeadView.Camera;
import org.elpis.vision.face.HeadView.Side;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;

final class HeadViewTest {
    private static final WorkGrid GRID = new WorkGrid(60, 60, 60, 2, 0, 0, 0);

    /// Of 40 mm around (60, 60, 60) mm.
    private static WorkVolume ball() {
        float[] values = new float[GRID.voxels()];
        for (int i = 0; i < values.length; i++) {
            double x = i % 60 * 2 - 60;
            double y = i / 60 % 60 * 2 - 60;
            double z = i / 3600 * 2 - 60;
            values[i] = (float) Math.clamp(100 * (40.5 - Math.sqrt(x * x + y * y + z * z)), 0, 100);
        }
        return new WorkVolume(GRID, WorkVolume.Kind.MR, values);
    }

    private static WorkVolume head(Modality modality) {
        HeadScan scan = HeadFamilyA.scan(5, 1, Acquisition.plain(modality, 2));
        WorkGrid grid = new WorkGrid(scan.nx(), scan.ny(), scan.nz(), scan.mm(), -70, -90, 30);
        WorkVolume.Kind kind = modality == Modality.CT ? WorkVolume.Kind.CT : WorkVolume.Kind.MR;
        return new WorkVolume(grid, kind, scan.values());
    }

    @Test
    void measuresHowFarTheSurfaceLiesBeforeTheCamera() {
        float[] depths = new HeadView(ball(), 50).depths(new Camera(20, 10, 5, 60, 60, 60, 100, 51));
        assertThat(depths[25 * 51 + 25]).isCloseTo(40, within(1f));
        assertThat(depths[0]).isNaN();
    }

    @Test
    void showsTheSkinWhereFatIsBrighter() {
        for (Modality modality : new Modality[] {Modality.T1, Modality.T2, Modality.CT}) {
            HeadView view = new HeadView(head(modality));
            float[] depths = view.depths(view.camera(Side.FRONT, 64));
            assertThat(nearest(depths) % 64).as("the nose in " + modality).isBetween(24, 40);
            assertThat(nearest(depths) / 64).isBetween(28, 48);
        }
    }

    @Test
    void looksAtTheLeftSideInProfile() {
        HeadView view = new HeadView(head(Modality.T1));
        float[] depths = view.depths(view.camera(Side.PROFILE, 64));
        int left = 64;
        int tip = 0;
        for (int i = 0; i < depths.length; i++) {
            if (!Float.isNaN(depths[i]) && i % 64 < left) {
                left = i % 64;
                tip = i / 64;
            }
        }
        assertThat(tip).as("row of what is farthest to the left: the nose").isBetween(28, 48);
    }

    @Test
    void leavesOutSpecksOfNoise() {
        WorkVolume ball = ball();
        for (int side = 0; side < 27; side++) {
            ball.values()[GRID.index(4 + side % 3, 4 + side / 3 % 3, 4 + side / 9)] = 100;
        }
        HeadView view = new HeadView(ball, 50);
        assertThat(view.depths(view.camera(Side.FRONT, 60)))
                .containsExactly(new HeadView(ball(), 50).depths(view.camera(Side.FRONT, 60)));
    }

    @Test
    void showsWhatIsLeftAfterARemoval() {
        Mask gone = new Mask(GRID);
        for (int i = 0; i < GRID.voxels(); i++) {
            if (i / 60 % 60 < 25) {
                gone.add(i);
            }
        }
        HeadView view = new HeadView(HeadView.without(ball(), gone), 50);
        float[] depths = view.depths(new Camera(0, 0, 0, 60, 60, 60, 100, 51));
        assertThat(depths[25 * 51 + 25]).isCloseTo(11, within(2f));
    }

    @Test
    void lightsWhatFacesTheEye() {
        View view = new HeadView(ball(), 50).shaded(Side.FRONT, 60);
        assertThat(view.values()[30 * 60 + 30] & 0xFF).isGreaterThan(200);
        assertThat(view.values()[30 * 60 + 11] & 0xFF).isLessThan(150);
        assertThat(view.values()[0]).isZero();
    }

    @Test
    void showsNothingOfAVolumeWithoutValues() {
        float[] values = new float[8];
        Arrays.fill(values, Float.NaN);
        WorkGrid grid = new WorkGrid(2, 2, 2, 1, 0, 0, 0);
        for (WorkVolume.Kind kind : WorkVolume.Kind.values()) {
            View view = new HeadView(new WorkVolume(grid, kind, values)).shaded(Side.FRONT, 16);
            assertThat(view.values()).containsOnly(0);
        }
    }

    @Test
    void showsASingleVoxel() {
        WorkGrid grid = new WorkGrid(1, 1, 1, 1, 0, 0, 0);
        View view =
                new HeadView(new WorkVolume(grid, WorkVolume.Kind.CT, new float[] {40}), -300).shaded(Side.FRONT, 4);
        assertThat(view.values()[5] & 0xFF).isPositive();
    }

    @Test
    void refusesACameraThatSeesNothing() {
        assertThatThrownBy(() -> new Camera(0, 0, 0, 0, 0, 0, 0, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Camera(0, 0, 0, 0, 0, 0, 100, 4096)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int nearest(float[] depths) {
        int nearest = 0;
        for (int i = 0; i < depths.length; i++) {
            if (!Float.isNaN(depths[i]) && !(depths[i] <= depths[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }
}
