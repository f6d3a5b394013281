package org.elpis.bench.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.HeadFamilyB;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The judge is judged: what it says of removals whose effect is known.
final class TrialTest {
    private static Subject subject;

    @BeforeAll
    static void scan() {
        subject = Subject.of(HeadFamilyB.scan(11, 1, Acquisition.plain(Modality.T1, 2.4)));
    }

    @Test
    void findsAllOfAFaceThatNobodyRemoved() {
        Outcome outcome = Trial.of(Remover.NOTHING, "B", 1, subject);
        assertThat(outcome.kind()).isEqualTo("nothing");
        assertThat(outcome.isLeft()).isTrue();
        assertThat(outcome.truth()).isEqualTo(1);
        assertThat(outcome.before()).isGreaterThan(0.95);
        assertThat(outcome.brainTouched()).isZero();
    }

    @Test
    void findsThatAPlaneLeavesSomeOfTheFaceAndSparesTheBrain() {
        Outcome outcome = Trial.of(Remover.PLANE, "B", 1, subject);
        assertThat(outcome.isRemoved()).isTrue();
        assertThat(outcome.truth()).isBetween(0.02, 0.7);
        assertThat(outcome.brainTouched()).isZero();
    }

    @Test
    void findsNothingWhenAllButTheBrainIsGone() {
        Mask gone = new Mask(subject.volume().grid());
        for (int i = 0; i < subject.volume().values().length; i++) {
            gone.add(i);
        }
        gone.removeAll(subject.brain());
        assertThat(Residual.byTruth(subject, subject.inner(), gone)).isZero();
    }

    @Test
    void findsTheShapeOfAFaceThatWasCutTooThin() {
        Mask gone = new Mask(subject.volume().grid());
        HeadScan scan = subject.scan();
        for (int at = scan.face().nextSetBit(0); at >= 0; at = scan.face().nextSetBit(at + 1)) {
            gone.add(at);
        }
        assertThat(Residual.byTruth(subject, subject.inner(), gone))
                .as("one voxel of 2.4 mm is gone, what is behind it lies further than 2 mm")
                .isLessThan(0.1);
        Subject fine = Subject.of(HeadFamilyB.scan(11, 1, Acquisition.plain(Modality.T1, 1.6)));
        Mask thin = new Mask(fine.volume().grid());
        for (int at = fine.scan().face().nextSetBit(0);
                at >= 0;
                at = fine.scan().face().nextSetBit(at + 1)) {
            thin.add(at);
        }
        assertThat(Residual.byTruth(fine, fine.inner(), thin)).isGreaterThan(0.9);
    }

    @Test
    void fillsWithTheBackground() {
        FaceRemoval.Removed removed = (FaceRemoval.Removed) Remover.PLANE.of(subject);
        Mask air = new Mask(subject.volume().grid());
        air.add(0);
        FaceRemoval.Removed filled =
                new FaceRemoval.Removed(removed.gone(), removed.guard(), air, removed.average(), removed.check());
        float[] edited = Edited.of(subject.volume(), filled, 1).values();
        float[] original = subject.volume().values();
        boolean isSame = true;
        boolean isFilled = true;
        for (int i = 0; i < edited.length; i++) {
            boolean gone = removed.gone().has(i) && !Float.isNaN(original[i]);
            isSame &= gone || Float.compare(edited[i], original[i]) == 0;
            isFilled &= !gone || edited[i] == original[0];
        }
        assertThat(isSame).as("all else is as it was").isTrue();
        assertThat(isFilled).isTrue();
    }

    @Test
    void recognisesAPersonOnAnotherScan() {
        Portrait[] known = new Portrait[4];
        Portrait[] probe = new Portrait[4];
        for (int person = 0; person < 4; person++) {
            known[person] = portrait(person, 1, Modality.T1, 3);
            probe[person] = portrait(person, 2, Modality.T2, -9);
        }
        for (int person = 0; person < 4; person++) {
            for (int other = 0; other < 4; other++) {
                if (other != person) {
                    assertThat(known[person].face(probe[person], 12)).isLessThan(known[other].face(probe[person], 12));
                }
            }
        }
    }

    private static Portrait portrait(long person, long scan, Modality modality, double yaw) {
        Acquisition how =
                new Acquisition(modality, 2.4, yaw, yaw / 2, 0, Acquisition.Crop.NONE, 1, 2, 0.01, 0.1, false);
        HeadScan head = HeadFamilyB.scan(person, scan, how);
        Subject subject = Subject.of(head);
        return Portrait.of(subject.volume(), Portrait.Place.of(head), subject.level());
    }
}
