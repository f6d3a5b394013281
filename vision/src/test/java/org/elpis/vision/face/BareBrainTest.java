package org.elpis.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.elpis.pixel.FaceHandling;
import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.HeadFamilyA;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.testkit.head.Tissue;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A brain without its head, and what only looks like one. The balloon is always the true brain.
class BareBrainTest {
    private static final HeadScan GROWN_UP = scan(900_007, Modality.T1);
    private static final HeadScan CHILD = scan(900_002, Modality.T1);

    private static HeadScan scan(long person, Modality modality) {
        return HeadFamilyA.scan(
                person, 1, new Acquisition(modality, 2.8, 5, -5, 0, Acquisition.Crop.NONE, 2.8, 2, 0.02, 0.1, false));
    }

    /// What of a head stays; x, y and z as shares of the field of view.
    @FunctionalInterface
    private interface Kept {
        boolean stays(Tissue tissue, double x, double y, double z);
    }

    private static WorkVolume kept(HeadScan scan, Kept kept) {
        float blank = scan.acquisition().modality() == Modality.CT ? -1024 : 0;
        float[] values = scan.values().clone();
        for (int i = 0; i < values.length; i++) {
            int row = i / scan.nx();
            int slice = row / scan.ny();
            double x = i % scan.nx() / (double) scan.nx();
            double y = row % scan.ny() / (double) scan.ny();
            double z = slice / (double) scan.nz();
            if (!kept.stays(scan.tissue(i), x, y, z)) {
                values[i] = blank;
            }
        }
        return GeneratedVolume.of(scan, values);
    }

    private static boolean isBare(HeadScan scan, WorkVolume volume) {
        Mask brain = new Mask(volume.grid());
        for (int i = 0; i < volume.values().length; i++) {
            if (scan.tissue(i).isBrain()) {
                brain.add(i);
            }
        }
        return BareBrain.isIn(volume, brain);
    }

    private static boolean isBare(HeadScan scan, Kept kept) {
        return isBare(scan, kept(scan, kept));
    }

    private static boolean isScalp(Tissue tissue) {
        return tissue == Tissue.SKIN || tissue == Tissue.FAT || tissue == Tissue.MUSCLE;
    }

    @ParameterizedTest
    @EnumSource(
            value = Modality.class,
            names = {"T2", "CT", "PET"})
    void isABrainAmidNothing(Modality modality) {
        HeadScan scan = scan(900_007, modality);

        assertThat(isBare(scan, (tissue, x, y, z) -> tissue.isBrain())).isTrue();
    }

    @Test
    void isThatOfAChildToo() {
        assertThat(isBare(CHILD, (tissue, x, y, z) -> tissue.isBrain())).isTrue();
    }

    @Test
    void isLeftAsItIs() {
        WorkVolume stripped = kept(GROWN_UP, (tissue, x, y, z) -> tissue.isBrain());

        assertThat(FaceFinder.find(stripped, FaceHandling.DEFAULT)).isInstanceOf(FaceRemoval.Nothing.class);
    }

    @Test
    void isNoHeadWhoseBackgroundWasBlanked() {
        assertThat(isBare(GROWN_UP, (tissue, x, y, z) -> tissue != Tissue.AIR)).isFalse();
        assertThat(isBare(CHILD, (tissue, x, y, z) -> tissue != Tissue.AIR)).isFalse();
    }

    /// Small, and nothing is cut by the field of view.
    @Test
    void isNoHeadOfAChildWhoseNeckWasBlankedToo() {
        assertThat(isBare(CHILD, (tissue, x, y, z) -> tissue != Tissue.AIR && z > 0.4))
                .isFalse();
    }

    @Test
    void isNoHeadThatLostItsFaceAlone() {
        assertThat(isBare(GROWN_UP, (tissue, x, y, z) -> tissue != Tissue.AIR && !(y < 0.45 && z < 0.6)))
                .isFalse();
        assertThat(isBare(CHILD, (tissue, x, y, z) -> tissue != Tissue.AIR && !(y < 0.45 && z < 0.6) && z > 0.3))
                .isFalse();
    }

    @Test
    void isNoBrainWithItsEyes() {
        assertThat(isBare(GROWN_UP, (tissue, x, y, z) -> tissue.isBrain() || tissue == Tissue.EYE))
                .isFalse();
    }

    @Test
    void isNoBrainWithAnEyeOnAStalk() {
        WorkVolume stripped = kept(GROWN_UP, (tissue, x, y, z) -> tissue.isBrain());
        Moments brain = Moments.of(HeadTissue.above(stripped, 0));
        int y = 0;
        while (stripped.values()[stripped.grid().index((int) brain.x(), y, (int) brain.z())] == 0) {
            y++;
        }
        for (int i = 0; i < stripped.values().length; i++) {
            int row = i / stripped.grid().nx();
            int slice = row / stripped.grid().ny();
            double dx = i % stripped.grid().nx() - (int) brain.x();
            double dy = row % stripped.grid().ny() - (y - 10);
            double dz = slice - (int) brain.z();
            boolean isStalk = Math.abs(dx) < 1.5 && Math.abs(dz) < 1.5 && dy > 0 && dy < 12;
            if (isStalk || dx * dx + dy * dy + dz * dz < 20) {
                stripped.values()[i] = 100;
            }
        }

        assertThat(isBare(GROWN_UP, stripped)).isFalse();
    }

    @Test
    void isNoBrainWithPartOfItsScalp() {
        assertThat(isBare(
                        GROWN_UP,
                        (tissue, x, y, z) -> tissue.isBrain() || isScalp(tissue) && z > 0.6 && x > 0.5 && y > 0.5))
                .isFalse();
    }

    @Test
    void isNoBrainThatTheFieldOfViewCuts() {
        WorkVolume stripped = kept(GROWN_UP, (tissue, x, y, z) -> tissue.isBrain());
        int cut = stripped.grid().index(0, 0, (int) (stripped.grid().nz() * 0.7));
        Arrays.fill(stripped.values(), cut, stripped.values().length, Float.NaN);

        assertThat(isBare(GROWN_UP, stripped)).isFalse();
    }

    @Test
    void isNoBrainAmidNoise() {
        WorkVolume stripped = kept(GROWN_UP, (tissue, x, y, z) -> tissue.isBrain());
        Random noise = new Random(1);
        for (int i = 0; i < stripped.values().length; i++) {
            stripped.values()[i] += (float) (1 + noise.nextGaussian() * 0.1);
        }

        assertThat(isBare(GROWN_UP, stripped)).isFalse();
    }

    @Test
    void isNothingWhereNothingIs() {
        for (float value : new float[] {0, Float.NaN}) {
            float[] values = new float[GROWN_UP.values().length];
            Arrays.fill(values, value);
            assertThat(isBare(GROWN_UP, GeneratedVolume.of(GROWN_UP, values))).isFalse();
        }
    }
}
