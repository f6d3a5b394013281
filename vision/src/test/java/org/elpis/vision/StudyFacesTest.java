package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.AIR_BEGINS;
import static org.elpis.vision.HeadStudy.DOWN;
import static org.elpis.vision.HeadStudy.FACE_ENDS;
import static org.elpis.vision.HeadStudy.FOUND;
import static org.elpis.vision.HeadStudy.HEAD;
import static org.elpis.vision.HeadStudy.LOCALIZER;
import static org.elpis.vision.HeadStudy.MIDDLE;
import static org.elpis.vision.HeadStudy.NEVER;
import static org.elpis.vision.HeadStudy.NOTHING;
import static org.elpis.vision.HeadStudy.SEED;
import static org.elpis.vision.HeadStudy.X;
import static org.elpis.vision.HeadStudy.Y;
import static org.elpis.vision.HeadStudy.assertNothing;
import static org.elpis.vision.HeadStudy.axial;
import static org.elpis.vision.HeadStudy.edit;
import static org.elpis.vision.HeadStudy.faces;
import static org.elpis.vision.HeadStudy.head;
import static org.elpis.vision.HeadStudy.pixels;
import static org.elpis.vision.HeadStudy.removed;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.study.FaceSearch;
import org.elpis.vision.volume.DrawnScan;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.Vector3;
import org.junit.jupiter.api.Test;

/// What each slice of a head loses once faces were looked for in the volumes of its study.
class StudyFacesTest {
    @Test
    void takesTheFaceFromEverySliceOfItsVolume() throws IOException {
        DrawnScan scan = head();
        Faces faces = faces(scan, FOUND);
        for (int i = 0; i < scan.count(); i++) {
            SlicePlane plane = axial().get(i);
            Set<Integer> pixels = pixels(edit(faces, scan, i).frames().getFirst());
            for (int p = 0; p < plane.columns() * plane.rows(); p++) {
                Vector3 at = plane.at(p);
                if (at.y() < FACE_ENDS - 2 && at.x() < AIR_BEGINS - 2) {
                    assertThat(pixels).contains(p);
                }
                if (at.y() > FACE_ENDS + 3 || at.x() > AIR_BEGINS + 3) {
                    assertThat(pixels).doesNotContain(p);
                }
            }
        }
        assertThat(faces.series()).hasSize(1);
        assertThat(faces.series().getFirst().seriesUid()).isEqualTo("1.2.40");
        assertThat(faces.series().getFirst().check()).contains(new Faces.Check(0, 0, 1));
    }

    @Test
    void drawsNewValuesFromTheBackgroundOfTheSeries() throws IOException {
        DrawnScan scan = head();
        FaceEdit edit = edit(faces(scan, FOUND), scan, 7);
        Set<Short> drawn = new HashSet<>();
        for (short value : edit.frames().getFirst().values()) {
            drawn.add(value);
        }
        assertThat(drawn).containsExactlyInAnyOrder((short) 10, (short) 11, (short) 12, (short) 13, (short) 14);
    }

    @Test
    void drawsOnceAndDifferentlyForEachImage() throws IOException {
        DrawnScan scan = head();
        FaceEdit one = edit(faces(scan, FOUND), scan, 7);
        assertThat(edit(faces(scan, FOUND), scan, 7).digest()).isEqualTo(one.digest());
        assertThat(edit(faces(scan, FOUND), scan, 8).frames().getFirst().values())
                .isNotEqualTo(one.frames().getFirst().values());
        Faces otherSeed = new PixelExaminer(FOUND).faces(scan, FaceHandling.DEFAULT, new byte[] {9});
        assertThat(edit(otherSeed, scan, 7).digest()).isNotEqualTo(one.digest());
    }

    @Test
    void doesNotDependOnTheOrderOfTheObjects() throws IOException {
        DrawnScan scan = head();
        DrawnScan reversed = scan.reversed();
        assertThat(edit(faces(reversed, FOUND), reversed, 15).digest())
                .isEqualTo(edit(faces(scan, FOUND), scan, 0).digest());
    }

    @Test
    void putsTissueWhereAnAverageFaceIs() throws IOException {
        FaceSearch average = (volume, handling) -> {
            Mask mask = ((FaceRemoval.Removed) removed(volume, Optional.empty())).gone();
            return removed(volume, Optional.of(mask));
        };
        DrawnScan scan = head();
        for (short value :
                edit(faces(scan, average), scan, 7).frames().getFirst().values()) {
            assertThat((int) value).isBetween(640, 690);
        }
    }

    @Test
    void takesTheFaceFromLocalizersOfTheSameFrameOfReference() throws IOException {
        DrawnScan scan = head();
        SlicePlane sagittal = DrawnScan.plane(MIDDLE, Y, DOWN, 64, 2, 8);
        scan.add(LOCALIZER, sagittal, HeadStudy::anatomy);
        Faces faces = faces(scan, FOUND);
        Set<Integer> pixels = pixels(edit(faces, scan, 16).frames().getFirst());
        int nose = 32 * 64 + 15;
        int brain = 32 * 64 + 40;
        assertThat(pixels).contains(nose).doesNotContain(brain);
        assertThat(faces.series()).hasSize(2);
        assertThat(faces.series().get(1).check()).isEmpty();
    }

    @Test
    void seesThroughTheWholeHeadInAScout() throws IOException {
        DrawnScan scan = head();
        SlicePlane beside = DrawnScan.plane(new Vector3(-400, 0, 0), Y, DOWN, 64, 2, 1);
        Attributes scout = scan.add(new DrawnScan.Series(DrawnScan.CT, "1.2.42"), beside, HeadStudy::anatomy);
        scout.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER");
        scan.replaceLast(scout);
        assertThat(edit(faces(scan, FOUND), scan, 16).pixels()).isPositive();
    }

    @Test
    void leavesSlicesThatTheFaceDoesNotReach() throws IOException {
        DrawnScan scan = head();
        scan.add(LOCALIZER, DrawnScan.plane(new Vector3(0, 60, 0), X, DOWN, 64, 2, 5), HeadStudy::anatomy);
        assertNothing(faces(scan, FOUND).of(scan.open(16)));
    }

    @Test
    void takesTheFaceFromFramesOfAnEnhancedImage() throws IOException {
        DrawnScan scan = new DrawnScan();
        scan.addFrames(new DrawnScan.Series(DrawnScan.ENHANCED_MR, "1.2.40"), axial(), HeadStudy::anatomy);
        FaceEdit enhanced = edit(faces(scan, FOUND), scan, 0);
        DrawnScan single = head();
        Faces faces = faces(single, FOUND);
        assertThat(enhanced.frames()).hasSize(16);
        for (int i = 0; i < 16; i++) {
            assertThat(enhanced.frames().get(i).runs())
                    .isEqualTo(edit(faces, single, i).frames().getFirst().runs());
        }
    }

    @Test
    void leavesWhatHasNoHead() throws IOException {
        DrawnScan scan = head();
        assertThat(faces(scan, NOTHING).of(scan.open(3))).isEqualTo(new Faces.Finding.Nothing("it shows no head"));
    }

    @Test
    void doesNotLookWhereFacesAreLeft() throws IOException {
        DrawnScan scan = head();
        FaceHandling untouched = new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE);
        Faces faces = new PixelExaminer(NEVER).faces(scan, untouched, SEED);
        assertNothing(faces.of(scan.open(0)));
        assertThat(faces.series()).isEmpty();
    }

    @Test
    void leavesObjectsWithoutPixels() throws IOException {
        DrawnScan scan = head();
        Attributes report = new Attributes();
        report.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.88.11");
        report.text(0x0008_0018, "UI", "1.2.97");
        scan.add(report);
        assertNothing(faces(scan, FOUND).of(scan.open(16)));
    }

    /// Whatever stands in the headers, looking ends with a finding, or says that an object cannot be read.
    @Test
    void endsWithAFindingWhateverTheHeadersSay() {
        DrawnScan scan = new DrawnScan();
        scan.add(HEAD, DrawnScan.planes(MIDDLE, X, Y, 12, 6, 30, 3), HeadStudy::anatomy);
        scan.addFrames(
                new DrawnScan.Series(DrawnScan.ENHANCED_MR, "1.2.46"),
                DrawnScan.planes(MIDDLE, Y, DOWN, 12, 6, 30, 3),
                HeadStudy::anatomy);
        Random random = new Random(7);
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            DrawnScan mutated = scan.mutated(random, i % 2 == 0 ? 0.002 : 0.02);
            try {
                Faces faces = faces(mutated, FOUND);
                for (int object = 0; object < mutated.count(); object++) {
                    ends.merge(faces.of(mutated.open(object)).getClass().getSimpleName(), 1, Integer::sum);
                }
            } catch (IOException e) {
                ends.merge("IOException", 1, Integer::sum);
            }
        }
        assertThat(ends).as("by seed 7").containsKeys("Pixels", "Doubt", "IOException");
    }
}
