package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.dicom.Location;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.study.FaceSearch;
import org.elpis.vision.study.FaceTools;
import org.elpis.vision.study.HeapBudget;
import org.elpis.vision.study.StudyLook;
import org.elpis.vision.volume.DrawnScan;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.Vector3;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;

/// What becomes of each object of a study once faces were looked for in its volumes. The head here is a box
/// with air to its left; its face is what lies in front of it.
class StudyFacesTest {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 DOWN = new Vector3(0, 0, -1);
    private static final Vector3 MIDDLE = new Vector3(0, 0, 0);
    private static final byte[] SEED = {1, 2, 3};

    private static final double FACE_ENDS = -20;
    private static final double BRAIN_BEGINS = -10;
    private static final double AIR_BEGINS = 30;

    private static final DrawnScan.Series HEAD = new DrawnScan.Series(DrawnScan.MR, "1.2.40");
    private static final DrawnScan.Series LOCALIZER = new DrawnScan.Series(DrawnScan.MR, "1.2.41");

    private static final FaceSearch FOUND = (volume, handling) -> removed(volume, Optional.empty());
    private static final FaceSearch NOTHING = (volume, handling) -> new FaceRemoval.Nothing("it shows no head");
    private static final FaceSearch DOUBT = (volume, handling) -> new FaceRemoval.Doubt("two ways disagree");
    private static final FaceSearch NEVER = (volume, handling) -> {
        throw new AssertionError("there is no volume to look into");
    };

    /// Noise of few values in the air, tissue elsewhere.
    private static double anatomy(double x, double y, double z) {
        return x > AIR_BEGINS ? 10 + Math.floorMod((int) (x * 7 + y * 13 + z * 29), 5) : 700 + y;
    }

    private static FaceRemoval removed(WorkVolume volume, Optional<Mask> average) {
        WorkGrid grid = volume.grid();
        Mask gone = new Mask(grid);
        Mask guard = new Mask(grid);
        Mask background = new Mask(grid);
        for (int i = 0; i < grid.voxels(); i++) {
            double x = grid.x0() + i % grid.nx() * grid.mm();
            double y = grid.y0() + i / grid.nx() % grid.ny() * grid.mm();
            if (y < FACE_ENDS && x < AIR_BEGINS) {
                gone.add(i);
            } else if (y > BRAIN_BEGINS) {
                guard.add(i);
            }
            if (x > AIR_BEGINS + 3) {
                background.add(i);
            }
        }
        return new FaceRemoval.Removed(gone, guard, background, average, new Faces.Check(0, 0, 1));
    }

    private static DrawnScan head() {
        DrawnScan scan = new DrawnScan();
        scan.add(HEAD, axial(), StudyFacesTest::anatomy);
        return scan;
    }

    private static List<SlicePlane> axial() {
        return DrawnScan.planes(MIDDLE, X, Y, 16, 5, 48, 2);
    }

    private static Faces faces(DrawnScan scan, FaceSearch search) throws IOException {
        return new PixelExaminer(search).faces(scan, FaceHandling.DEFAULT, SEED);
    }

    private static FaceEdit edit(Faces faces, DrawnScan scan, int index) throws IOException {
        Faces.Finding finding = faces.of(scan.open(index));
        assertThat(finding).isInstanceOf(Faces.Finding.Pixels.class);
        return ((Faces.Finding.Pixels) finding).edit();
    }

    private static Set<Integer> pixels(FaceEdit.Frame frame) {
        Set<Integer> pixels = new HashSet<>();
        for (int i = 0; i < frame.runs().length; i += 2) {
            for (int p = frame.runs()[i]; p < frame.runs()[i] + frame.runs()[i + 1]; p++) {
                pixels.add(p);
            }
        }
        return pixels;
    }

    private static void assertDoubt(Faces.Finding finding, String why) {
        assertThat(finding).isEqualTo(new Faces.Finding.Doubt(why));
    }

    private static void assertNothing(Faces.Finding finding) {
        assertThat(finding).isInstanceOf(Faces.Finding.Nothing.class);
    }

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
        scan.add(LOCALIZER, sagittal, StudyFacesTest::anatomy);
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
        Attributes scout = scan.add(new DrawnScan.Series(DrawnScan.CT, "1.2.42"), beside, StudyFacesTest::anatomy);
        scout.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER");
        scan.replaceLast(scout);
        assertThat(edit(faces(scan, FOUND), scan, 16).pixels()).isPositive();
    }

    @Test
    void leavesSlicesThatTheFaceDoesNotReach() throws IOException {
        DrawnScan scan = head();
        scan.add(LOCALIZER, DrawnScan.plane(new Vector3(0, 60, 0), X, DOWN, 64, 2, 5), StudyFacesTest::anatomy);
        assertNothing(faces(scan, FOUND).of(scan.open(16)));
    }

    @Test
    void takesTheFaceFromFramesOfAnEnhancedImage() throws IOException {
        DrawnScan scan = new DrawnScan();
        scan.addFrames(new DrawnScan.Series(DrawnScan.ENHANCED_MR, "1.2.40"), axial(), StudyFacesTest::anatomy);
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
    void looksIntoEachDirectionOfASeriesAndGivesAllTheSameMask() throws IOException {
        DrawnScan scan = head();
        scan.add(HEAD, DrawnScan.planes(MIDDLE, Y, DOWN, 12, 6, 48, 2), StudyFacesTest::anatomy);
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

    private static boolean isEven(WorkVolume volume) {
        for (float value : volume.values()) {
            if (!Float.isNaN(value) && value != 5) {
                return false;
            }
        }
        return true;
    }

    @Test
    void leavesWhatHasNoHead() throws IOException {
        DrawnScan scan = head();
        assertThat(faces(scan, NOTHING).of(scan.open(3))).isEqualTo(new Faces.Finding.Nothing("it shows no head"));
    }

    @Test
    void holdsBackWhatIsInDoubtAndWhatLiesBesideIt() throws IOException {
        DrawnScan scan = head();
        scan.add(LOCALIZER, DrawnScan.plane(MIDDLE, Y, DOWN, 64, 2, 8), StudyFacesTest::anatomy);
        Faces faces = faces(scan, DOUBT);
        assertDoubt(faces.of(scan.open(3)), "two ways disagree");
        assertDoubt(faces.of(scan.open(16)), "two ways disagree");
    }

    /// In volumes of 3 mm pixels nobody finds anything for certain.
    private static FaceRemoval fineOnly(WorkVolume volume, FaceHandling handling) {
        return volume.grid().nx() > 110 ? new FaceRemoval.Doubt("two ways disagree") : FOUND.find(volume, handling);
    }

    @Test
    void holdsBackOnlyTheSeriesInDoubtWhereAnotherHasItsFaceRemoved() throws IOException {
        DrawnScan scan = head();
        DrawnScan.Series coarse = new DrawnScan.Series(DrawnScan.MR, "1.2.47");
        scan.add(coarse, DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3), StudyFacesTest::anatomy);
        Faces faces = faces(scan, StudyFacesTest::fineOnly);
        assertThat(edit(faces, scan, 3).pixels()).isPositive();
        assertDoubt(faces.of(scan.open(20)), "two ways disagree");
    }

    /// Otherwise the brain of one scan would keep the face of the other.
    @Test
    void holdsBackHeadsThatLieApartInOneFrameOfReference() throws IOException {
        DrawnScan scan = head();
        DrawnScan.Series moved = new DrawnScan.Series(DrawnScan.MR, "1.2.48");
        scan.add(moved, DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3), StudyFacesTest::anatomy);
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
    void looksIntoEachTimeThatAPlaceWasScanned() throws IOException {
        DrawnScan scan = new DrawnScan();
        scan.add(HEAD, axial(), (x, y, z) -> 5);
        scan.add(HEAD, axial(), StudyFacesTest::anatomy);
        FaceSearch search =
                (volume, handling) -> isEven(volume) ? NOTHING.find(volume, handling) : FOUND.find(volume, handling);
        Faces faces = faces(scan, search);
        assertThat(edit(faces, scan, 3).pixels()).isPositive();
        assertThat(edit(faces, scan, 20).pixels()).isPositive();
    }

    @Test
    void letsPetAndLocalizersFollowWhereTheyAreNotCertain() throws IOException {
        DrawnScan scan = head();
        for (String kind : List.of("PT", "LOCALIZER")) {
            DrawnScan.Series series = new DrawnScan.Series(DrawnScan.MR, "1.2.48." + kind.length());
            for (SlicePlane plane : DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3)) {
                Attributes image = scan.add(series, plane, StudyFacesTest::anatomy);
                if (kind.equals("PT")) {
                    image.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.128");
                    image.text(0x0008_0060, "CS", "PT");
                } else {
                    image.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER");
                }
                scan.replaceLast(image);
            }
        }
        Faces faces = faces(scan, StudyFacesTest::fineOnly);
        assertThat(edit(faces, scan, 20).pixels()).isPositive();
        assertThat(edit(faces, scan, 36).pixels()).isPositive();
    }

    @Test
    void holdsBackSlicesOfAHeadWithoutAVolume() throws IOException {
        DrawnScan scan = new DrawnScan();
        for (String part : List.of("HEAD", "CHEST", "")) {
            DrawnScan.Series series =
                    new DrawnScan.Series(DrawnScan.CT, "1.2.5" + part.length(), "1.2." + part.length() + "0", part);
            scan.add(series, DrawnScan.planes(MIDDLE, X, Y, 3, 5, 100, 2), StudyFacesTest::anatomy);
        }
        Faces faces = faces(scan, NEVER);
        assertThat(faces.of(scan.open(0))).isInstanceOf(Faces.Finding.Doubt.class);
        assertNothing(faces.of(scan.open(3)));
        assertThat(faces.of(scan.open(6))).isInstanceOf(Faces.Finding.Doubt.class);
    }

    @Test
    void holdsBackSlicesThatLieNowhere() throws IOException {
        DrawnScan scan = head();
        Attributes nowhere = scan.add(LOCALIZER, axial().getFirst(), StudyFacesTest::anatomy);
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
        scan.add(HEAD, planes, StudyFacesTest::anatomy);
        assertDoubt(faces(scan, FOUND).of(scan.open(2)), "slices are missing from its series");
    }

    @Test
    void holdsBackOnlyTheSliceThatCannotBeDecoded() throws IOException {
        DrawnScan scan = new DrawnScan();
        for (SlicePlane plane : axial()) {
            Attributes image = scan.add(HEAD, plane, StudyFacesTest::anatomy);
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
            Attributes image = scan.add(HEAD, plane, StudyFacesTest::anatomy);
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

    @Test
    void doesNotLookWhereFacesAreLeft() throws IOException {
        DrawnScan scan = head();
        FaceHandling untouched = new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE);
        Faces faces = new PixelExaminer(NEVER).faces(scan, untouched, SEED);
        assertNothing(faces.of(scan.open(0)));
        assertThat(faces.series()).isEmpty();
    }

    @Test
    void holdsBackViewsInThreeDimensionsOfAHead() throws IOException {
        for (String type : List.of(
                "DERIVED\\SECONDARY\\VRT", "DERIVED\\PRIMARY\\AXIAL\\VOLUME_RENDER", "DERIVED\\SECONDARY\\3D")) {
            DrawnScan scan = head();
            Attributes view = scan.header(new DrawnScan.Series("1.2.840.10008.5.1.4.1.1.7", "1.2.44", "", ""), 8, 8);
            view.text(0x0008_0008, "CS", type);
            view.words(0x7FE0_0010, "OW", new byte[128], 2);
            scan.add(view);
            assertThat(faces(scan, FOUND).of(scan.open(16))).as(type).isInstanceOf(Faces.Finding.Doubt.class);
            assertNothing(faces(scan, NOTHING).of(scan.open(16)));
        }
    }

    @Test
    void holdsBackPicturesThatWereMadeFromAHead() throws IOException {
        DrawnScan scan = head();
        for (boolean isMade : new boolean[] {true, false}) {
            Attributes view = scan.header(new DrawnScan.Series("1.2.840.10008.5.1.4.1.1.7", "1.2.44", "", ""), 8, 8);
            view.words(0x7FE0_0010, "OW", new byte[128], 2);
            if (isMade) {
                view.item(0x0008_2112).text(0x0008_1155, "UI", "1.2.4");
            }
            scan.add(view);
        }
        Faces faces = faces(scan, FOUND);
        assertThat(faces.of(scan.open(16))).isInstanceOf(Faces.Finding.Doubt.class);
        assertNothing(faces.of(scan.open(17)));
    }

    @Test
    void holdsBackSurfacesOfAHead() throws IOException {
        DrawnScan scan = head();
        Attributes model = new Attributes();
        model.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.104.3");
        model.text(0x0008_0018, "UI", "1.2.99");
        scan.add(model);
        assertThat(faces(scan, FOUND).of(scan.open(16))).isInstanceOf(Faces.Finding.Doubt.class);
        assertNothing(faces(scan, NOTHING).of(scan.open(16)));
    }

    @Test
    void takesContoursOfTheSkinAndOfTheFace() throws IOException {
        DrawnScan scan = head();
        Attributes set = new Attributes();
        set.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.481.3");
        set.text(0x0008_0018, "UI", "1.2.98");
        String[] contours = {"0\\20\\0\\5\\20\\0\\5\\25\\0", "0\\40\\0\\0\\41\\0", "0\\-30\\0\\2\\-31\\0\\0\\20\\0"};
        for (int i = 0; i < 3; i++) {
            set.item(0x3006_0020)
                    .text(0x3006_0022, "IS", Integer.toString(i + 1))
                    .text(0x3006_0024, "UI", "1.2.3");
            Attributes roi = set.item(0x3006_0039);
            roi.text(0x3006_0084, "IS", Integer.toString(i + 1));
            roi.item(0x3006_0040).text(0x3006_0050, "DS", contours[i]);
            set.item(0x3006_0080)
                    .text(0x3006_0084, "IS", Integer.toString(i + 1))
                    .text(0x3006_00A4, "CS", i == 1 ? "EXTERNAL" : "ORGAN");
        }
        scan.add(set);
        assertThat(faces(scan, FOUND).of(scan.open(16)))
                .isEqualTo(new Faces.Finding.Elements(List.of(
                        Location.top(0x3006_0039).child(1, 0x3006_0040),
                        Location.top(0x3006_0039).child(2, 0x3006_0040))));
        assertNothing(faces(scan, NOTHING).of(scan.open(16)));
        assertDoubt(faces(scan, DOUBT).of(scan.open(16)), "two ways disagree");
    }

    @Test
    void clearsTheFaceFromSegmentations() throws IOException {
        DrawnScan scan = head();
        scan.addFrames(
                new DrawnScan.Series("1.2.840.10008.5.1.4.1.1.66.4", "1.2.45"), axial(), StudyFacesTest::anatomy);
        FaceEdit edit = edit(faces(scan, FOUND), scan, 16);
        assertThat(edit.pixels()).isPositive();
        for (FaceEdit.Frame frame : edit.frames()) {
            assertThat(frame.values()).containsOnly(0);
        }
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
        scan.add(HEAD, DrawnScan.planes(MIDDLE, X, Y, 12, 6, 30, 3), StudyFacesTest::anatomy);
        scan.addFrames(
                new DrawnScan.Series(DrawnScan.ENHANCED_MR, "1.2.46"),
                DrawnScan.planes(MIDDLE, Y, DOWN, 12, 6, 30, 3),
                StudyFacesTest::anatomy);
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
