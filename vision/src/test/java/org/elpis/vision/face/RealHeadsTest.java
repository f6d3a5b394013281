package org.elpis.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elpis.pixel.FaceHandling;
import org.elpis.vision.RealSeries;
import org.elpis.vision.nifti.NiftiScan;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found in scans of real heads beside the checkout; skipped where they are absent.
class RealHeadsTest {
    private static final String DATA = "shared/data";
    private static final double MM = 2;

    private static Path data(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(DATA).resolve(name))) {
                return at.resolve(DATA).resolve(name);
            }
        }
        assumeThat(name).as("real heads lie beside the checkout").isNull();
        throw new AssertionError("unreachable");
    }

    private static WorkVolume nifti(String name) throws IOException {
        return NiftiScan.read(data("head-mri/" + name + ".nii.gz"), WorkVolume.Kind.MR);
    }

    private static void requirePass(WorkVolume volume) {
        FaceRemoval removal = FaceFinder.find(volume, FaceHandling.DEFAULT);
        assertThat(removal).isInstanceOf(FaceRemoval.Removed.class);
        FaceRemoval.Removed removed = (FaceRemoval.Removed) removal;
        assertThat(removed.check().residualSurface()).isLessThanOrEqualTo(0.005);
        assertThat(removed.check().brainTouched()).isZero();
        assertThat(removed.gone().count()).isPositive();
    }

    /// A whole head; an upper face; slices of 5.5 mm.
    @ParameterizedTest
    @ValueSource(strings = {"t1-head-ext2", "t1-colin27-ch2", "t2-fernando"})
    void removesTheFaceFromMrHeads(String name) throws IOException {
        requirePass(nifti(name));
    }

    /// A nose that the field of view cuts: more than half a percent of the face's surface would be left.
    @Test
    void holdsBackAHeadOfWhichTooMuchWouldBeLeft() throws IOException {
        assertThat(FaceFinder.find(nifti("t1-chris"), FaceHandling.DEFAULT)).isInstanceOf(FaceRemoval.Doubt.class);
    }

    /// Thin slices; sagittal slices of 4.8 mm, of one person on the back and on the belly.
    @ParameterizedTest
    @ValueSource(
            strings = {"mr-head-memprage-siemens", "mr-head-t1sag-supine-siemens", "mr-head-t1sag-prone-siemens-jpegls"
            })
    void removesTheFaceFromMrSeries(String folder) throws IOException {
        requirePass(RealSeries.on(1, WorkVolume.Kind.MR, data("series/" + folder)));
    }

    @Test
    void removesTheFaceFromATiltedCt() throws IOException {
        requirePass(RealSeries.on(MM, WorkVolume.Kind.CT, data("series/ct-head-gantrytilt-ge")));
    }

    @Test
    void keepsAllThatAFaceMaskOfTheAverageBrainKeepsInside() throws IOException {
        WorkVolume head = nifti("t1-mni152-2mm");
        WorkVolume mask = nifti("mask-brain-mni2mm");
        FaceRemoval removal = FaceFinder.find(head, FaceHandling.DEFAULT);

        assertThat(removal).isInstanceOf(FaceRemoval.Removed.class);
        FaceRemoval.Removed removed = (FaceRemoval.Removed) removal;
        BrainSearch brain = BrainSearch.of(head, HeadTissue.of(head));
        int lost = 0;
        for (int i = 0; i < head.values().length; i++) {
            boolean isBrain = mask.values()[i] > 0.5
                    && brain.balloon().has(i)
                    && brain.grown().has(i);
            lost += isBrain && removed.gone().has(i) ? 1 : 0;
        }
        assertThat(lost).isZero();
    }

    @Test
    void leavesABrainWithoutAHead() throws IOException {
        assertThat(FaceFinder.find(nifti("t1-skullstripped-papaya"), FaceHandling.DEFAULT))
                .isInstanceOf(FaceRemoval.Nothing.class);
    }

    @Test
    void doubtsRealHeadsWhoseHeaderTurnsThemRound() throws IOException {
        WorkVolume head = nifti("t1-head-ext2");

        assertThat(FaceFinder.find(SimpleHead.turned(head, new int[] {0, 1, 2}, 1), FaceHandling.DEFAULT))
                .isInstanceOf(FaceRemoval.Doubt.class);
        assertThat(FaceFinder.find(SimpleHead.turned(head, new int[] {0, 1, 2}, 2), FaceHandling.DEFAULT))
                .isInstanceOf(FaceRemoval.Doubt.class);
        assertThat(FaceFinder.find(SimpleHead.turned(head, new int[] {1, 0, 2}, -1), FaceHandling.DEFAULT))
                .isInstanceOf(FaceRemoval.Doubt.class);
        assertThat(FaceFinder.find(SimpleHead.turned(head, new int[] {0, 2, 1}, -1), FaceHandling.DEFAULT))
                .isInstanceOf(FaceRemoval.Doubt.class);
    }

    @Test
    void neverSaysNothingOfAPhantomOfASkull() throws IOException {
        WorkVolume phantom = NiftiScan.read(data("head-mri/ct-head-pitch.nii.gz"), WorkVolume.Kind.CT);

        assertThat(FaceFinder.find(phantom, FaceHandling.DEFAULT)).isNotInstanceOf(FaceRemoval.Nothing.class);
    }
}
