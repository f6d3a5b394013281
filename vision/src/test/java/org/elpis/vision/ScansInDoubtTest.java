package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.DOUBT;
import static org.elpis.vision.HeadStudy.DOWN;
import static org.elpis.vision.HeadStudy.FOUND;
import static org.elpis.vision.HeadStudy.HEAD;
import static org.elpis.vision.HeadStudy.LOCALIZER;
import static org.elpis.vision.HeadStudy.MIDDLE;
import static org.elpis.vision.HeadStudy.NEVER;
import static org.elpis.vision.HeadStudy.SEED;
import static org.elpis.vision.HeadStudy.X;
import static org.elpis.vision.HeadStudy.Y;
import static org.elpis.vision.HeadStudy.assertDoubt;
import static org.elpis.vision.HeadStudy.assertNothing;
import static org.elpis.vision.HeadStudy.axial;
import static org.elpis.vision.HeadStudy.edit;
import static org.elpis.vision.HeadStudy.faces;
import static org.elpis.vision.HeadStudy.head;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.study.FaceTools;
import org.elpis.vision.study.HeapBudget;
import org.elpis.vision.study.StudyLook;
import org.elpis.vision.volume.DrawnScan;
import org.elpis.vision.volume.SlicePlane;
import org.junit.jupiter.api.Test;

/// Slices of which nobody can say whether a face is left in them.
class ScansInDoubtTest {
    @Test
    void holdsBackWhatIsInDoubtAndWhatLiesBesideIt() throws IOException {
        DrawnScan scan = head();
        scan.add(LOCALIZER, DrawnScan.plane(MIDDLE, Y, DOWN, 64, 2, 8), HeadStudy::anatomy);
        Faces faces = faces(scan, DOUBT);
        assertDoubt(faces.of(scan.open(3)), "two ways disagree");
        assertDoubt(faces.of(scan.open(16)), "two ways disagree");
    }

    @Test
    void holdsBackSlicesOfAHeadWithoutAVolume() throws IOException {
        DrawnScan scan = new DrawnScan();
        for (String part : List.of("HEAD", "CHEST", "")) {
            DrawnScan.Series series =
                    new DrawnScan.Series(DrawnScan.CT, "1.2.5" + part.length(), "1.2." + part.length() + "0", part);
            scan.add(series, DrawnScan.planes(MIDDLE, X, Y, 3, 5, 100, 2), HeadStudy::anatomy);
        }
        Faces faces = faces(scan, NEVER);
        assertThat(faces.of(scan.open(0))).isInstanceOf(Faces.Finding.Doubt.class);
        assertNothing(faces.of(scan.open(3)));
        assertThat(faces.of(scan.open(6))).isInstanceOf(Faces.Finding.Doubt.class);
    }

    @Test
    void holdsBackWideSlicesOfWhichNobodySaysWhatTheyShow() throws IOException {
        DrawnScan scan = new DrawnScan();
        DrawnScan.Series series = new DrawnScan.Series(DrawnScan.MR, "1.2.50", "1.2.3", "");
        scan.add(series, DrawnScan.planes(MIDDLE, X, Y, 3, 5, 100, 5), HeadStudy::anatomy);
        assertDoubt(
                faces(scan, NEVER).of(scan.open(0)),
                "it may show a head, and there is no volume to look for a face in");
    }

    @Test
    void holdsBackSlicesThatLieNowhere() throws IOException {
        DrawnScan scan = head();
        Attributes nowhere = scan.add(LOCALIZER, axial().getFirst(), HeadStudy::anatomy);
        nowhere.text(0x0028_0030, "DS", "0\\0");
        scan.replaceLast(nowhere);
        Faces faces = faces(scan, FOUND);
        assertDoubt(faces.of(scan.open(16)), "the distance of its pixels cannot be right");
        assertThat(edit(faces, scan, 3).pixels()).isPositive();
    }

    @Test
    void holdsBackAVolumeWithAHole() throws IOException {
        DrawnScan scan = new DrawnScan();
        List<SlicePlane> planes = new ArrayList<>(DrawnScan.planes(MIDDLE, X, Y, 30, 5, 48, 2));
        planes.subList(12, 20).clear();
        scan.add(HEAD, planes, HeadStudy::anatomy);
        assertDoubt(faces(scan, FOUND).of(scan.open(2)), "slices are missing from its series");
    }

    @Test
    void holdsBackOnlyTheSliceThatCannotBeDecoded() throws IOException {
        DrawnScan scan = new DrawnScan();
        for (SlicePlane plane : axial()) {
            Attributes image = scan.add(HEAD, plane, HeadStudy::anatomy);
            if (scan.count() == 8) {
                image.words(0x7FE0_0010, "OW", new byte[10], 2);
                scan.replaceLast(image);
            }
        }
        Faces faces = faces(scan, FOUND);
        assertDoubt(faces.of(scan.open(7)), "a slice of it cannot be decoded");
        assertThat(edit(faces, scan, 8).pixels()).isPositive();
    }

    @Test
    void holdsBackAVolumeOfWhichTooMuchCannotBeDecoded() throws IOException {
        DrawnScan scan = new DrawnScan();
        for (SlicePlane plane : axial()) {
            Attributes image = scan.add(HEAD, plane, HeadStudy::anatomy);
            if (scan.count() % 3 == 0) {
                image.words(0x7FE0_0010, "OW", new byte[10], 2);
                scan.replaceLast(image);
            }
        }
        assertDoubt(faces(scan, NEVER).of(scan.open(0)), "too many of its slices cannot be decoded");
    }

    @Test
    void holdsBackWhatTheMemoryIsTooSmallFor() throws IOException {
        DrawnScan scan = head();
        FaceTools tools =
                new FaceTools(ImageFrames::of, NEVER, (volume, removed) -> List.of(), new HeapBudget(1 << 20));
        Faces faces = StudyLook.at(scan, FaceHandling.DEFAULT, SEED, tools);
        assertDoubt(faces.of(scan.open(0)), "looking for a face takes more memory than there is");
    }
}
