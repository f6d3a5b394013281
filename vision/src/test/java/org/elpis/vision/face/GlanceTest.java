package org.elpis.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.elpis.pixel.FaceHandling;
import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.HeadFamilyA;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A look that may say no of anything but a head.
class GlanceTest {
    private static final float AIR = -1000;
    private static final float FLESH = 40;

    /// Millimetres of a place, from the middle of the volume and from its lower end.
    @FunctionalInterface
    private interface Body {
        boolean has(double left, double front, double up);
    }

    private static WorkVolume ct(double highMm, Body body) {
        double mm = 2.5;
        WorkGrid grid = new WorkGrid(180, 130, (int) (highMm / mm), mm, 0, 0, 0);
        float[] values = new float[grid.voxels()];
        for (int i = 0; i < values.length; i++) {
            int row = i / grid.nx();
            int slice = row / grid.ny();
            double left = (i % grid.nx() - 90) * mm;
            double front = (65 - row % grid.ny()) * mm;
            values[i] = body.has(left, front, slice * mm) ? FLESH : AIR;
        }
        return new WorkVolume(grid, WorkVolume.Kind.CT, values);
    }

    private static boolean trunk(double left, double front) {
        boolean isLung = (Math.abs(left) - 70) * (Math.abs(left) - 70) / 2500 + front * front / 5000 < 1;
        return left * left / 25600 + front * front / 11000 < 1 && !isLung;
    }

    private static boolean head(double left, double front, double up) {
        return left * left / 6400 + front * front / 9800 + up * up / 14400 < 1;
    }

    private static boolean arms(double left, double front) {
        return (Math.abs(left) - 115) * (Math.abs(left) - 115) + front * front < 2000;
    }

    @Test
    void knowsATrunk() {
        assertThat(Glance.isNoHead(ct(200, (left, front, up) -> trunk(left, front))))
                .isTrue();
    }

    @Test
    void knowsATrunkWithOneSliceThatCannotBeRead() {
        WorkVolume trunk = ct(200, (left, front, up) -> trunk(left, front));
        int slice = trunk.grid().nx() * trunk.grid().ny();
        Arrays.fill(trunk.values(), 20 * slice, 21 * slice, AIR);

        assertThat(Glance.isNoHead(trunk)).isTrue();
    }

    @Test
    void saysNothingOfATrunkWithAHeadAboveIt() {
        assertThat(Glance.isNoHead(
                        ct(400, (left, front, up) -> up < 200 ? trunk(left, front) : head(left, front, up - 300))))
                .isFalse();
    }

    @Test
    void saysNothingOfATrunkAboveWhichAFaceBegins() {
        assertThat(Glance.isNoHead(
                        ct(230, (left, front, up) -> up < 200 ? trunk(left, front) : head(left, front, up - 300))))
                .isFalse();
    }

    /// Arms beside the head make its slices as wide as a trunk.
    @Test
    void saysNothingOfAHeadBetweenRaisedArmsOnATable() {
        assertThat(Glance.isNoHead(ct(
                        300,
                        (left, front, up) -> front > -150 && front < -110 && Math.abs(left) < 200
                                || arms(left, front)
                                || (up < 150 ? trunk(left, front) : head(left, front, 0)))))
                .isFalse();
    }

    /// Crown and neck are cut off, and all that is left is as wide as a head gets.
    @Test
    void saysNothingOfSlicesOfAWideHead() {
        assertThat(Glance.isNoHead(ct(100, (left, front, up) -> head(left * 0.85, front * 0.95, 0))))
                .isFalse();
    }

    /// Noise between a head and the edges of the field of view is brighter than skin.
    @Test
    void saysNothingOfAHeadInNoiseThatLooksLikeABody() {
        WorkVolume head = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head);
        Random noise = new Random(3);
        for (int i = 0; i < head.values().length; i++) {
            head.values()[i] += (float) Math.abs(60 * noise.nextGaussian());
        }
        WorkGrid grid = head.grid();
        for (int i = 0; i < head.values().length; i++) {
            if (i % grid.nx() < grid.nx() / 6) {
                head.values()[i] = 0;
            }
        }

        assertThat(Glance.isNoHead(head)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(WorkVolume.Kind.class)
    void knowsNoise(WorkVolume.Kind kind) {
        WorkGrid grid = new WorkGrid(96, 96, 64, 1.7, 0, 0, 0);
        float[] values = new float[grid.voxels()];
        Random noise = new Random(kind.ordinal());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1000 * noise.nextGaussian());
        }
        WorkVolume volume = new WorkVolume(grid, kind, values);

        assertThat(Glance.isNoHead(volume)).isTrue();
        assertThat(FaceFinder.find(volume, FaceHandling.DEFAULT))
                .isEqualTo(new FaceRemoval.Nothing(FaceFinder.NO_HEAD));
    }

    /// Single voxels a thousand times as bright, and noise as bright as the head.
    @Test
    void saysNothingOfAHeadBelowNoise() {
        WorkVolume head = SimpleHead.scan(WorkVolume.Kind.MR, SimpleHead::head);
        Random noise = new Random(4);
        for (int i = 0; i < head.values().length; i++) {
            head.values()[i] += (float) (150 * noise.nextGaussian()) + (noise.nextInt(20_000) == 0 ? 150_000 : 0);
        }

        assertThat(Glance.isNoHead(head)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(WorkVolume.Kind.class)
    void knowsThatOneValueAndNoneShowNoHead(WorkVolume.Kind kind) {
        for (int side : new int[] {1, 2, 40}) {
            WorkGrid grid = new WorkGrid(side, side, side, 2, 0, 0, 0);
            for (float value : new float[] {0, 40, Float.NaN, Float.POSITIVE_INFINITY}) {
                float[] values = new float[grid.voxels()];
                Arrays.fill(values, value);
                assertThat(Glance.isNoHead(new WorkVolume(grid, kind, values))).isTrue();
            }
        }
    }

    /// Children and grown-ups; of CT, too, and cut wherever a field of view can end.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void saysNothingOfGeneratedHeads(int person) {
        Modality modality = Modality.values()[person % 5];
        Acquisition.Crop crop = Acquisition.Crop.values()[person % 4];
        Acquisition how = new Acquisition(modality, 3, 15, -15, 8, crop, 4, 2, 0.05, 0.5, false);
        HeadScan scan = HeadFamilyA.scan(4000 + person, 1, how);

        assertThat(Glance.isNoHead(GeneratedVolume.of(scan))).isFalse();
    }
}
