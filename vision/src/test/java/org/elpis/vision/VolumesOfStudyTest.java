package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.DOWN;
import static org.elpis.vision.HeadStudy.FOUND;
import static org.elpis.vision.HeadStudy.HEAD;
import static org.elpis.vision.HeadStudy.MIDDLE;
import static org.elpis.vision.HeadStudy.NEVER;
import static org.elpis.vision.HeadStudy.NOTHING;
import static org.elpis.vision.HeadStudy.X;
import static org.elpis.vision.HeadStudy.Y;
import static org.elpis.vision.HeadStudy.assertDoubt;
import static org.elpis.vision.HeadStudy.assertNothing;
import static org.elpis.vision.HeadStudy.axial;
import static org.elpis.vision.HeadStudy.edit;
import static org.elpis.vision.HeadStudy.faces;
import static org.elpis.vision.HeadStudy.head;
import static org.elpis.vision.HeadStudy.removed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.study.FaceSearch;
import org.elpis.vision.volume.DrawnScan;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;

/// Which volumes of a study are looked into, and what those say of each other.
class VolumesOfStudyTest {
    @Test
    void looksIntoEachDirectionOfASeriesAndGivesAllTheSameMask() throws IOException {
        DrawnScan scan = head();
        scan.add(HEAD, DrawnScan.planes(MIDDLE, Y, DOWN, 12, 6, 48, 2), HeadStudy::anatomy);
        List<WorkGrid> looked = new ArrayList<>();
        FaceSearch search = (volume, handling) -> {
            looked.add(volume.grid());
            return FOUND.find(volume, handling);
        };
        Faces faces = faces(scan, search);
        assertThat(looked).hasSize(2);
        assertThat(edit(faces, scan, 3).pixels()).isPositive();
        assertThat(edit(faces, scan, 22).pixels()).isPositive();
        assertThat(faces.series()).hasSize(1);
    }

    @Test
    void looksIntoEachFrameOfReferenceByItself() throws IOException {
        DrawnScan scan = head();
        DrawnScan.Series other = new DrawnScan.Series(DrawnScan.MR, "1.2.43", "1.2.3.9", "");
        scan.add(other, DrawnScan.planes(MIDDLE, X, Y, 16, 5, 48, 2), (x, y, z) -> 5);
        FaceSearch first =
                (volume, handling) -> volume.values()[0] == 5 || Double.isNaN(volume.values()[0]) && isEven(volume)
                        ? NOTHING.find(volume, handling)
                        : FOUND.find(volume, handling);
        Faces faces = faces(scan, first);
        assertThat(edit(faces, scan, 0).pixels()).isPositive();
        assertNothing(faces.of(scan.open(20)));
    }

    @Test
    void looksIntoEachTimeThatAPlaceWasScanned() throws IOException {
        DrawnScan scan = new DrawnScan();
        scan.add(HEAD, axial(), (x, y, z) -> 5);
        scan.add(HEAD, axial(), HeadStudy::anatomy);
        FaceSearch search =
                (volume, handling) -> isEven(volume) ? NOTHING.find(volume, handling) : FOUND.find(volume, handling);
        Faces faces = faces(scan, search);
        assertThat(edit(faces, scan, 3).pixels()).isPositive();
        assertThat(edit(faces, scan, 20).pixels()).isPositive();
    }

    @Test
    void claimsNoMeasurementOfASeriesWhereOneTimeShowsNoFace() throws IOException {
        DrawnScan scan = new DrawnScan();
        scan.add(HEAD, axial(), (x, y, z) -> 5);
        scan.add(HEAD, axial(), HeadStudy::anatomy);
        FaceSearch search =
                (volume, handling) -> isEven(volume) ? NOTHING.find(volume, handling) : FOUND.find(volume, handling);
        assertThat(faces(scan, search).series().getFirst().check()).isEmpty();
    }

    @Test
    void claimsNoMeasurementOfASeriesWithSlicesThatAreNoVolume() throws IOException {
        DrawnScan scan = head();
        scan.add(HEAD, DrawnScan.planes(MIDDLE, Y, DOWN, 3, 6, 48, 2), HeadStudy::anatomy);
        Faces faces = faces(scan, FOUND);
        assertThat(edit(faces, scan, 17).pixels()).isPositive();
        assertThat(faces.series().getFirst().check()).isEmpty();
    }

    @Test
    void claimsNoMeasurementOfASeriesWithALocalizerInIt() throws IOException {
        DrawnScan scan = head();
        Attributes image = scan.add(HEAD, axial().getFirst(), HeadStudy::anatomy);
        image.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER");
        scan.replaceLast(image);
        assertThat(faces(scan, FOUND).series().getFirst().check()).isEmpty();
    }

    @Test
    void holdsBackASeriesOfMoreTimesThanAreLookedInto() throws IOException {
        DrawnScan scan = new DrawnScan();
        for (int time = 0; time < 65; time++) {
            scan.add(HEAD, DrawnScan.planes(MIDDLE, X, Y, 10, 7, 16, 5), HeadStudy::anatomy);
        }
        assertDoubt(
                faces(scan, NEVER).of(scan.open(640)), "its series has more times or directions than are looked at");
    }

    @Test
    void holdsBackOnlyTheSeriesInDoubtWhereAnotherHasItsFaceRemoved() throws IOException {
        DrawnScan scan = head();
        DrawnScan.Series coarse = new DrawnScan.Series(DrawnScan.MR, "1.2.47");
        scan.add(coarse, DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3), HeadStudy::anatomy);
        Faces faces = faces(scan, VolumesOfStudyTest::fineOnly);
        assertThat(edit(faces, scan, 3).pixels()).isPositive();
        assertDoubt(faces.of(scan.open(20)), "two ways disagree");
    }

    /// Otherwise the brain of one scan would keep the face of the other.
    @Test
    void holdsBackHeadsThatLieApartInOneFrameOfReference() throws IOException {
        DrawnScan scan = head();
        DrawnScan.Series moved = new DrawnScan.Series(DrawnScan.MR, "1.2.48");
        scan.add(moved, DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3), HeadStudy::anatomy);
        FaceSearch search = (volume, handling) -> {
            FaceRemoval.Removed found = (FaceRemoval.Removed) removed(volume, Optional.empty());
            return volume.grid().nx() > 110
                    ? new FaceRemoval.Removed(
                            found.guard(), found.gone(), found.background(), Optional.empty(), found.check())
                    : found;
        };
        Faces faces = faces(scan, search);
        String why = "its head lies elsewhere in another scan of the same frame of reference";
        assertDoubt(faces.of(scan.open(3)), why);
        assertDoubt(faces.of(scan.open(20)), why);
    }

    @Test
    void letsPetAndLocalizersFollowWhereTheyAreNotCertain() throws IOException {
        DrawnScan scan = head();
        for (String kind : List.of("PT", "LOCALIZER")) {
            DrawnScan.Series series = new DrawnScan.Series(DrawnScan.MR, "1.2.48." + kind.length());
            for (SlicePlane plane : DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3)) {
                Attributes image = scan.add(series, plane, HeadStudy::anatomy);
                if (kind.equals("PT")) {
                    image.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.128");
                    image.text(0x0008_0060, "CS", "PT");
                } else {
                    image.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER");
                }
                scan.replaceLast(image);
            }
        }
        Faces faces = faces(scan, VolumesOfStudyTest::fineOnly);
        assertThat(edit(faces, scan, 20).pixels()).isPositive();
        assertThat(edit(faces, scan, 36).pixels()).isPositive();
    }

    private static boolean isEven(WorkVolume volume) {
        for (float value : volume.values()) {
            if (!Float.isNaN(value) && value != 5) {
                return false;
            }
        }
        return true;
    }

    /// In volumes of 3 mm pixels nobody finds anything for certain.
    private static FaceRemoval fineOnly(WorkVolume volume, FaceHandling handling) {
        return volume.grid().nx() > 110 ? new FaceRemoval.Doubt("two ways disagree") : FOUND.find(volume, handling);
    }
}
