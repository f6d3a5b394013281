package org.elpis.testkit.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadFamilyTest {
    enum Family {
        A,
        B;

        HeadScan scan(long person, long scan, Acquisition how) {
            return this == A ? HeadFamilyA.scan(person, scan, how) : HeadFamilyB.scan(person, scan, how);
        }

        HeadScan scan(long person, long scan) {
            return this == A ? HeadFamilyA.scan(person, scan) : HeadFamilyB.scan(person, scan);
        }
    }

    private static final Acquisition PLAIN = Acquisition.plain(Modality.T1, 3);

    @ParameterizedTest
    @EnumSource(Family.class)
    void drawsTheSameScanFromTheSameNumbers(Family family) {
        HeadScan one = family.scan(3, 4, PLAIN);
        HeadScan two = family.scan(3, 4, PLAIN);
        assertThat(one.values()).isEqualTo(two.values());
        assertThat(one.labels()).isEqualTo(two.labels());
        assertThat(one.face()).isEqualTo(two.face());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void scansTheSameHeadAgainWithOtherNoise(Family family) {
        HeadScan one = family.scan(3, 4, PLAIN);
        HeadScan two = family.scan(3, 5, PLAIN);
        assertThat(one.traits()).isEqualTo(two.traits());
        assertThat(volume(one)).isCloseTo(volume(two), org.assertj.core.data.Percentage.withPercentage(8));
        assertThat(one.values()).isNotEqualTo(two.values());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void putsTheBrainWithinTheSkullAndTheSkullWithinTheSkin(Family family) {
        for (long person = 1; person <= 3; person++) {
            HeadScan scan = family.scan(person, 1, Acquisition.plain(Modality.T1, 2.5));
            int bare = 0;
            for (int i = 0; i < scan.labels().length; i++) {
                if (scan.tissue(i).isBrain() && (touches(scan, i, Tissue.AIR) || touches(scan, i, Tissue.SKIN))) {
                    bare++;
                }
            }
            assertThat(bare)
                    .as("voxels of brain that meet air or skin in %s %d", family, person)
                    .isZero();
            assertThat(share(scan, Tissue.BONE)).isGreaterThan(0.01);
            assertThat(brainCm3(scan)).as("brain of %s %d", family, person).isBetween(600L, 1900L);
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void knowsTheSurfaceOfTheFaceAndTheEars(Family family) {
        HeadScan scan = family.scan(2, 1, PLAIN);
        for (BitSet part : Arrays.asList(scan.face(), scan.ears())) {
            assertThat(part.cardinality()).isGreaterThan(150);
            int off = 0;
            for (int at = part.nextSetBit(0); at >= 0; at = part.nextSetBit(at + 1)) {
                off += scan.skin().get(at) && touches(scan, at, Tissue.AIR) ? 0 : 1;
            }
            assertThat(off).as("points that are not on the surface").isZero();
        }
        BitSet both = (BitSet) scan.face().clone();
        both.and(scan.ears());
        assertThat(both.cardinality()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void givesAFaceANoseInTheMiddle(Family family) {
        for (long person = 1; person <= 3; person++) {
            HeadScan scan = family.scan(person, 1, PLAIN);
            int tip = scan.face().stream()
                    .reduce((a, b) -> row(scan, a) <= row(scan, b) ? a : b)
                    .orElseThrow();
            int middle = (first(scan) + last(scan)) / 2;
            double offMm = Math.abs(tip % scan.nx() - middle) * scan.mm();
            assertThat(offMm).as("nose of %s %d", family, person).isLessThan(14);
            assertThat(depthAside(scan, tip))
                    .as("how far the nose stands out, mm")
                    .isGreaterThan(6);
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void givesPeopleDifferentHeads(Family family) {
        long[] faces = new long[4];
        for (int person = 0; person < faces.length; person++) {
            faces[person] = Arrays.hashCode(family.scan(person, 1, PLAIN).labels());
        }
        assertThat(Arrays.stream(faces).distinct().count()).isEqualTo(faces.length);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void givesChildrenSmallerFacesThanBraincases(Family family) {
        double child = 0;
        double adult = 0;
        int children = 0;
        int adults = 0;
        for (long person = 1; children < 2 || adults < 2; person++) {
            int age = (family == Family.A ? new ShapeA(new Dice(person)) : new ShapeB(new Dice(~person)))
                    .traits()
                    .ageYears();
            if (age > 8 && age < 18 || age > 18 && adults > 1 || age < 8 && children > 1) {
                continue;
            }
            HeadScan scan = family.scan(person, 1, PLAIN);
            double ratio = (double) scan.face().cardinality() / Math.cbrt((double) brain(scan) * brain(scan));
            if (age < 8 && children++ < 2) {
                child += ratio / 2;
            } else if (age > 18 && adults++ < 2) {
                adult += ratio / 2;
            }
        }
        assertThat(child).isLessThan(adult);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void showsAirDarkAndBrainBrightInEveryModality(Family family) {
        for (Modality modality : Modality.values()) {
            HeadScan scan = family.scan(7, 1, Acquisition.plain(modality, 3));
            double air = mean(scan, Tissue.AIR);
            double brain = mean(scan, Tissue.GREY);
            assertThat(brain).as("%s %s", family, modality).isGreaterThan(air + (modality == Modality.CT ? 900 : 1));
        }
        assertThat(mean(family.scan(7, 1, Acquisition.plain(Modality.CT, 3)), Tissue.GREY))
                .isBetween(0.0, 80.0);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void cutsWhatTheFieldOfViewDoesNotHold(Family family) {
        int whole = family.scan(4, 1, PLAIN).face().cardinality();
        for (Acquisition.Crop crop : new Acquisition.Crop[] {Acquisition.Crop.NOSE, Acquisition.Crop.NECK}) {
            Acquisition how = new Acquisition(Modality.T1, 3, 0, 0, 0, crop, 2, 2, 0.01, 0, false);
            assertThat(family.scan(4, 1, how).face().cardinality()).isBetween(whole / 3, whole - 20);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 26})
    void drawsScansWithinTheirBounds(long seed) {
        for (Family family : Family.values()) {
            HeadScan scan = family.scan(seed, seed);
            assertThat(scan.traits().ageYears()).isBetween(3, 85);
            assertThat(Math.abs(scan.acquisition().yaw())).isLessThanOrEqualTo(25);
            assertThat(Math.max(scan.nx(), Math.max(scan.ny(), scan.nz()))).isLessThanOrEqualTo(400);
            double sum = 0;
            for (float value : scan.values()) {
                sum += Float.isNaN(value) ? 0 : value;
            }
            assertThat(sum).isFinite();
        }
    }

    @ParameterizedTest
    @EnumSource(Negative.class)
    void showsAFaceOnlyWhereThereIsOne(Negative kind) {
        HeadScan scan = Negative.scanB(kind, Modality.PET, 5);
        assertThat(scan.face().isEmpty()).isEqualTo(!kind.hasFace());
    }

    @Test
    void refusesWhatNoScannerDoes() {
        assertThatThrownBy(() -> Acquisition.plain(Modality.T1, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int row(HeadScan scan, int at) {
        return at / scan.nx() % scan.ny();
    }

    private static int first(HeadScan scan) {
        return scan.skin().stream().map(at -> at % scan.nx()).min().orElseThrow();
    }

    private static int last(HeadScan scan) {
        return scan.skin().stream().map(at -> at % scan.nx()).max().orElseThrow();
    }

    /// How much farther back the skin is 26 mm beside a point.
    private static double depthAside(HeadScan scan, int tip) {
        int step = (int) (26 / scan.mm());
        int z = tip / scan.nx() / scan.ny();
        int back = scan.ny();
        for (int x : new int[] {tip % scan.nx() - step, tip % scan.nx() + step}) {
            for (int y = 0; y < scan.ny(); y++) {
                if (scan.tissue((z * scan.ny() + y) * scan.nx() + x).isBody()) {
                    back = Math.min(back, y);
                    break;
                }
            }
        }
        return (back - row(scan, tip)) * scan.mm();
    }

    private static boolean touches(HeadScan scan, int at, Tissue tissue) {
        int slice = scan.nx() * scan.ny();
        for (int to : new int[] {at - 1, at + 1, at - scan.nx(), at + scan.nx(), at - slice, at + slice}) {
            if (to >= 0 && to < scan.labels().length && scan.tissue(to) == tissue) {
                return true;
            }
        }
        return false;
    }

    private static double share(HeadScan scan, Tissue tissue) {
        int count = 0;
        for (byte label : scan.labels()) {
            count += label == tissue.label() ? 1 : 0;
        }
        return (double) count / scan.labels().length;
    }

    private static long brain(HeadScan scan) {
        long count = 0;
        for (byte label : scan.labels()) {
            count += Tissue.of(label).isBrain() ? 1 : 0;
        }
        return count;
    }

    private static long brainCm3(HeadScan scan) {
        return (long) (brain(scan) * scan.mm() * scan.mm() * scan.mm() / 1000);
    }

    private static long volume(HeadScan scan) {
        return brain(scan);
    }

    private static double mean(HeadScan scan, Tissue tissue) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < scan.labels().length; i++) {
            if (scan.labels()[i] == tissue.label() && scan.values()[i] > -1500) {
                sum += scan.values()[i];
                count++;
            }
        }
        return sum / count;
    }
}
