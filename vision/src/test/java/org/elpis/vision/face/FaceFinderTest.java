package org.elpis.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.elpis.pixel.FaceHandling;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found in simple volumes of which everything is known.
class FaceFinderTest {
    private static final WorkVolume HEAD = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head);

    private static final FaceRemoval.Removed REMOVED = removed(HEAD, FaceHandling.DEFAULT);

    private static FaceRemoval.Removed removed(WorkVolume volume, FaceHandling handling) {
        FaceRemoval removal = FaceFinder.find(volume, handling);
        assertThat(removal).isInstanceOf(FaceRemoval.Removed.class);
        return (FaceRemoval.Removed) removal;
    }

    private static int at(WorkVolume volume, double left, double front, double crown) {
        return volume.grid().indexAt(left, -front, crown);
    }

    @ParameterizedTest
    @EnumSource(
            value = WorkVolume.Kind.class,
            names = {"MR", "CT"})
    void takesNoseBrowCheekAndChinAndLeavesTheBrain(WorkVolume.Kind kind) {
        WorkVolume volume = kind == WorkVolume.Kind.MR ? HEAD : SimpleHead.scan(kind, SimpleHead::head);

        FaceRemoval.Removed removed = kind == WorkVolume.Kind.MR ? REMOVED : removed(volume, FaceHandling.DEFAULT);

        assertThat(removed.gone().has(at(volume, 0, 118, -62))).as("nose").isTrue();
        assertThat(removed.gone().has(at(volume, 15, 97, -5))).as("brow").isTrue();
        assertThat(removed.gone().has(at(volume, 48, 55, -70))).as("cheek").isTrue();
        assertThat(removed.gone().has(at(volume, 0, 95, -128))).as("chin").isTrue();
        assertThat(removed.gone().has(at(volume, 0, 128, -62)))
                .as("air before the nose")
                .isTrue();
        assertThat(removed.gone().has(at(volume, 0, -97, 0)))
                .as("back of the head")
                .isFalse();
        assertThat(removed.check().residualSurface()).isLessThanOrEqualTo(0.01);
        assertThat(removed.check().brainTouched()).isZero();
        assertThat(brainGone(volume, removed.gone())).isZero();
    }

    private static int brainGone(WorkVolume volume, Mask gone) {
        WorkGrid grid = volume.grid();
        int count = 0;
        for (int i = 0; i < grid.voxels(); i++) {
            double left = grid.x0() + i % grid.nx() * grid.mm();
            int row = i / grid.nx();
            int slice = row / grid.ny();
            double front = -(grid.y0() + row % grid.ny() * grid.mm());
            double crown = grid.z0() + slice * grid.mm();
            if (gone.has(i) && SimpleHead.head(left, front, crown) == SimpleHead.Tissue.BRAIN) {
                count++;
            }
        }
        return count;
    }

    @Test
    void takesEarsOnlyWhenAsked() {
        FaceHandling more = new FaceHandling(FaceHandling.Extent.FACE_EARS_TEETH, FaceHandling.Fill.NOISE);
        int ear = at(HEAD, 84, -12, -40);

        assertThat(REMOVED.gone().has(ear)).isFalse();
        assertThat(removed(HEAD, more).gone().has(ear)).isTrue();
    }

    @Test
    void leavesTheBrainAloneWhenStripping() {
        FaceHandling strip = new FaceHandling(FaceHandling.Extent.SKULL_STRIP, FaceHandling.Fill.NOISE);

        FaceRemoval.Removed removed = removed(HEAD, strip);

        assertThat(removed.gone().has(at(HEAD, 0, -98, 10)))
                .as("skin of the back")
                .isTrue();
        assertThat(removed.gone().has(at(HEAD, 0, 0, 84)))
                .as("skin of the crown")
                .isTrue();
        assertThat(removed.check().brainTouched()).isZero();
        // The base of this brain has edges that no brain has, and no smooth surface follows.
        assertThat(brainGone(HEAD, removed.gone())).isLessThan(40);
    }

    @Test
    void keepsTheGuardAndDrawsNoiseFromAirAlone() {
        FaceRemoval.Removed removed = REMOVED;

        for (int i = 0; i < HEAD.values().length; i++) {
            assertThat(removed.gone().has(i) && removed.guard().has(i)).isFalse();
            assertThat(removed.background().has(i) && HEAD.values()[i] > 20).isFalse();
        }
        assertThat(removed.background().count()).isPositive();
        assertThat(removed.average()).isEmpty();
    }

    @Test
    void fillsWithAnAverageOnlyWhatGoes() {
        FaceHandling average = new FaceHandling(FaceHandling.Extent.FACE, FaceHandling.Fill.AVERAGE);

        FaceRemoval.Removed removed = removed(HEAD, average);

        Mask other = REMOVED.gone().copy();
        other.removeAll(removed.gone());
        assertThat(other.count())
                .as("the same goes whatever fills it, and every time")
                .isZero();
        assertThat(removed.check()).isEqualTo(REMOVED.check());
        Mask beyond = removed.average().orElseThrow().copy();
        assertThat(beyond.count()).isPositive();
        beyond.removeAll(removed.gone());
        assertThat(beyond.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-25, 25})
    void findsTheFaceOfAHeadThatNods(double nodDeg) {
        WorkVolume volume = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head, nodDeg);

        FaceRemoval.Removed removed = removed(volume, FaceHandling.DEFAULT);

        double angle = Math.toRadians(nodDeg);
        double front = 118 * Math.cos(angle) + 62 * Math.sin(angle);
        double crown = -62 * Math.cos(angle) + 118 * Math.sin(angle);
        assertThat(removed.gone().has(at(volume, 0, front, crown))).as("nose").isTrue();
    }

    @Test
    void findsABrainAboveANeckThatIsWiderThanIt() {
        WorkVolume volume = SimpleHead.scan(WorkVolume.Kind.MR, FaceFinderTest::wideNeck);

        FaceRemoval.Removed removed = removed(volume, FaceHandling.DEFAULT);

        assertThat(removed.gone().has(at(volume, 0, 118, -62))).as("nose").isTrue();
        assertThat(brainGone(volume, removed.gone())).isZero();
    }

    private static SimpleHead.Tissue wideNeck(double left, double front, double crown) {
        SimpleHead.Tissue tissue = SimpleHead.head(left, front, crown);
        double fromMiddle = Math.sqrt(left * left + (front + 16) * (front + 16));
        if (tissue == SimpleHead.Tissue.BRAIN || tissue == SimpleHead.Tissue.BONE || crown > -50 || fromMiddle > 74) {
            return tissue;
        }
        return fromMiddle < 68
                ? SimpleHead.Tissue.MUSCLE
                : tissue == SimpleHead.Tissue.AIR ? SimpleHead.Tissue.SKIN : tissue;
    }

    @Test
    void findsTheEndOfABrainInFluidThatOutshinesAThinSkull() {
        WorkVolume volume = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head);
        for (int i = 0; i < volume.values().length; i++) {
            volume.values()[i] = wet(volume.grid(), i, volume.values()[i]);
        }
        float[] sharp = volume.values().clone();
        int slice = volume.grid().nx() * volume.grid().ny();
        for (int i = slice; i < sharp.length - slice; i++) {
            volume.values()[i] = (sharp[i - slice] + 2 * sharp[i] + sharp[i + slice]) / 4;
        }

        FaceRemoval.Removed removed = removed(volume, FaceHandling.DEFAULT);

        assertThat(removed.gone().has(at(volume, 15, 97, -5))).as("brow").isTrue();
        assertThat(brainGone(volume, removed.gone())).isZero();
    }

    /// The first 4 of the 7 mm around the brain are fluid, bright as T2 shows it; voxels hold a share of each.
    private static float wet(WorkGrid grid, int at, float value) {
        double left = grid.x0() + at % grid.nx() * grid.mm();
        int row = at / grid.nx();
        int slice = row / grid.ny();
        double front = -(grid.y0() + row % grid.ny() * grid.mm());
        double crown = grid.z0() + slice * grid.mm();
        if (SimpleHead.head(left, front, crown) != SimpleHead.Tissue.BONE) {
            return value;
        }
        float sum = 0;
        for (int i = 0; i < 27; i++) {
            double x = left + (i % 3 - 1) * 0.8;
            double y = front + (i / 3 % 3 - 1) * 0.8;
            double z = crown + (i / 9 - 1) * 0.8;
            sum += SimpleHead.brain(x, y, z, 4) ? 280 : 8;
        }
        return sum / 27;
    }

    @Test
    void doubtsAHeadWhoseHeaderTurnsItRound() {
        assertThat(FaceFinder.find(SimpleHead.turned(HEAD, new int[] {0, 1, 2}, 1), FaceHandling.DEFAULT))
                .as("back to front")
                .isInstanceOf(FaceRemoval.Doubt.class);
        assertThat(FaceFinder.find(SimpleHead.turned(HEAD, new int[] {0, 1, 2}, 2), FaceHandling.DEFAULT))
                .as("upside down")
                .isInstanceOf(FaceRemoval.Doubt.class);
        assertThat(FaceFinder.find(SimpleHead.turned(HEAD, new int[] {1, 0, 2}, -1), FaceHandling.DEFAULT))
                .as("sideways")
                .isInstanceOf(FaceRemoval.Doubt.class);
        assertThat(FaceFinder.find(SimpleHead.turned(HEAD, new int[] {0, 2, 1}, -1), FaceHandling.DEFAULT))
                .as("lying")
                .isInstanceOf(FaceRemoval.Doubt.class);
    }

    @Test
    void leavesABrainWithoutAHead() {
        WorkVolume brain = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head);
        for (int i = 0; i < brain.values().length; i++) {
            double left =
                    brain.grid().x0() + i % brain.grid().nx() * brain.grid().mm();
            int row = i / brain.grid().nx();
            int slice = row / brain.grid().ny();
            double front =
                    -(brain.grid().y0() + row % brain.grid().ny() * brain.grid().mm());
            double crown = brain.grid().z0() + slice * brain.grid().mm();
            if (SimpleHead.head(left, front, crown) != SimpleHead.Tissue.BRAIN) {
                brain.values()[i] = 0;
            }
        }

        assertThat(FaceFinder.find(brain, FaceHandling.DEFAULT)).isInstanceOf(FaceRemoval.Nothing.class);
    }

    @Test
    void leavesSlicesAboveTheFace() {
        WorkVolume slab = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head);
        int above = slab.grid()
                .index(0, 0, (int) ((12 - slab.grid().z0()) / slab.grid().mm()));
        Arrays.fill(slab.values(), 0, above, Float.NaN);

        assertThat(FaceFinder.find(slab, FaceHandling.DEFAULT)).isNotInstanceOf(FaceRemoval.Removed.class);
    }

    @Test
    void saysThatABlockOfOneStuffAndATrunkAreNoHeads() {
        WorkVolume bottle = SimpleHead.scan(
                WorkVolume.Kind.MR,
                (left, front, crown) -> left * left + front * front < 4900 && Math.abs(crown) < 80
                        ? SimpleHead.Tissue.BRAIN
                        : SimpleHead.Tissue.AIR);
        WorkVolume trunk = SimpleHead.scan(WorkVolume.Kind.CT, (left, front, crown) -> trunk(left, front));

        assertThat(FaceFinder.find(bottle, FaceHandling.DEFAULT)).isInstanceOf(FaceRemoval.Nothing.class);
        assertThat(FaceFinder.find(trunk, FaceHandling.DEFAULT)).isInstanceOf(FaceRemoval.Nothing.class);
    }

    private static SimpleHead.Tissue trunk(double left, double front) {
        boolean isBody = left * left / 11000 + front * front / 14000 < 1;
        boolean isLung = (Math.abs(left) - 50) * (Math.abs(left) - 50) / 1200 + front * front / 4000 < 1;
        boolean isSpine = left * left + (front + 80) * (front + 80) < 400;
        return !isBody || isLung ? SimpleHead.Tissue.AIR : isSpine ? SimpleHead.Tissue.BONE : SimpleHead.Tissue.MUSCLE;
    }

    @Test
    void hasAnAnswerForVolumesWithoutRoomOrValues() {
        for (WorkVolume.Kind kind : WorkVolume.Kind.values()) {
            for (int[] side : new int[][] {{1, 1, 1}, {64, 64, 1}, {2, 40, 40}, {40, 40, 40}}) {
                WorkGrid grid = new WorkGrid(side[0], side[1], side[2], 2, 0, 0, 0);
                float[] unknown = new float[grid.voxels()];
                Arrays.fill(unknown, Float.NaN);
                float[] infinite = new float[grid.voxels()];
                Arrays.fill(infinite, Float.POSITIVE_INFINITY);
                for (float[] values : new float[][] {new float[grid.voxels()], unknown, infinite}) {
                    assertThat(FaceFinder.find(new WorkVolume(grid, kind, values), FaceHandling.DEFAULT))
                            .isNotInstanceOf(FaceRemoval.Removed.class);
                }
            }
        }
    }
}
