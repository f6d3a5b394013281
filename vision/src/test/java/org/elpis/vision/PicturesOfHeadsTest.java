package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.DOUBT;
import static org.elpis.vision.HeadStudy.FOUND;
import static org.elpis.vision.HeadStudy.NEVER;
import static org.elpis.vision.HeadStudy.NOTHING;
import static org.elpis.vision.HeadStudy.assertDoubt;
import static org.elpis.vision.HeadStudy.assertNothing;
import static org.elpis.vision.HeadStudy.faces;
import static org.elpis.vision.HeadStudy.head;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.volume.DrawnScan;
import org.junit.jupiter.api.Test;

/// Pictures, renderings and surfaces in the study of a head.
class PicturesOfHeadsTest {
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
    void holdsBackPicturesWithShadesInTheStudyOfAHead() throws IOException {
        DrawnScan scan = head();
        addPicture(scan, "OT", "", 256, PicturesOfHeadsTest::ballInLight);
        addPicture(scan, "OT", "", 256, PicturesOfHeadsTest::slice);
        addPicture(scan, "OT", "", 256, (x, y) -> x < 64 && y < 64 ? ballInLight(x * 4, y * 4) : page(x, y));
        addPicture(scan, "OT", "", 256, (x, y) -> x < 180 ? ballInLight(x, y) / 12 : 4000 - page(x, y));
        Faces faces = faces(scan, FOUND);
        for (int i = 16; i < 20; i++) {
            assertDoubt(faces.of(scan.open(i)), "it lies in a study of a head, and shows more than words and lines");
        }
    }

    @Test
    void looksAtEveryFrameOfAPicture() throws IOException {
        DrawnScan scan = head();
        Attributes frames = picture(scan, "OT", "", 128, (x, y) -> 0);
        frames.text(0x0028_0008, "IS", "3");
        ByteBuffer bytes = ByteBuffer.allocate(3 * 128 * 128 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 3 * 128 * 128; i++) {
            int in = i % (128 * 128);
            bytes.putShort((short) (i < 2 * 128 * 128 ? 0 : ballInLight(in % 128 * 2, in / 128 * 2)));
        }
        frames.words(0x7FE0_0010, "OW", bytes.array(), 2);
        scan.add(frames);
        assertThat(faces(scan, FOUND).of(scan.open(16))).isInstanceOf(Faces.Finding.Doubt.class);
    }

    @Test
    void letsPagesOfWordsAndGraphsLeaveBesideAHead() throws IOException {
        DrawnScan scan = head();
        addPicture(scan, "CT", "", 256, PicturesOfHeadsTest::page);
        addPicture(scan, "CT", "", 256, (x, y) -> 4000 - page(x, y));
        addPicture(scan, "OT", "", 256, PicturesOfHeadsTest::graph);
        addPicture(scan, "OT", "", 256, (x, y) -> y / 50 * 700);
        addPicture(
                scan, "OT", "", 256, (x, y) -> x / 20 % 2 == 0 ? 4000 - page(x, y) : Math.max(700, 4000 - page(x, y)));
        Faces faces = faces(scan, FOUND);
        for (int i = 16; i < 21; i++) {
            assertNothing(faces.of(scan.open(i)));
        }
    }

    @Test
    void letsPicturesLeaveWhereNobodySpeaksOfAHead() throws IOException {
        DrawnScan scan = head();
        addPicture(scan, "OT", "", 256, PicturesOfHeadsTest::ballInLight);
        assertNothing(faces(scan, NOTHING).of(scan.open(16)));

        DrawnScan alone = new DrawnScan();
        addPicture(alone, "OT", "", 256, PicturesOfHeadsTest::ballInLight);
        addPicture(alone, "NM", "WHOLE BODY", 256, PicturesOfHeadsTest::ballInLight);
        addPicture(alone, "OT", "HEAD", 256, PicturesOfHeadsTest::page);
        Faces faces = faces(alone, NEVER);
        for (int i = 0; i < 3; i++) {
            assertNothing(faces.of(alone.open(i)));
        }
    }

    @Test
    void holdsBackPicturesAloneWhoseHeaderSpeaksOfAHead() throws IOException {
        DrawnScan scan = new DrawnScan();
        addPicture(scan, "MR", "HEAD", 256, PicturesOfHeadsTest::slice);
        assertDoubt(
                faces(scan, NEVER).of(scan.open(0)),
                "its header speaks of a head, and it shows more than words and lines");
    }

    @Test
    void holdsBackPicturesBesideScansInDoubt() throws IOException {
        DrawnScan scan = head();
        addPicture(scan, "OT", "", 256, PicturesOfHeadsTest::slice);
        assertThat(faces(scan, DOUBT).of(scan.open(16))).isInstanceOf(Faces.Finding.Doubt.class);
    }

    @Test
    void holdsBackViewsInThreeDimensionsOfWhichNobodySaysWhatTheyShow() throws IOException {
        for (String part : List.of("", "HEAD", "KNEE")) {
            DrawnScan scan = new DrawnScan();
            Attributes view = picture(scan, "CT", part, 128, PicturesOfHeadsTest::ballInLight);
            view.text(0x0008_0008, "CS", "DERIVED\\SECONDARY\\VRT");
            scan.add(view);
            Faces.Finding finding = faces(scan, NEVER).of(scan.open(0));
            if (part.equals("KNEE")) {
                assertNothing(finding);
            } else {
                assertThat(finding).as(part).isInstanceOf(Faces.Finding.Doubt.class);
            }
        }
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

    /// What a pixel of a picture has, of 12 bits.
    @FunctionalInterface
    private interface Drawing {
        int at(int x, int y);
    }

    private static void addPicture(DrawnScan scan, String modality, String part, int side, Drawing drawing) {
        scan.add(picture(scan, modality, part, side, drawing));
    }

    private static Attributes picture(DrawnScan scan, String modality, String part, int side, Drawing drawing) {
        DrawnScan.Series series = new DrawnScan.Series("1.2.840.10008.5.1.4.1.1.7", "1.2.44", "", part);
        Attributes picture = scan.header(series, side, side);
        picture.text(0x0008_0008, "CS", "DERIVED\\SECONDARY");
        picture.text(0x0008_0060, "CS", modality);
        ByteBuffer bytes = ByteBuffer.allocate(side * side * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < side * side; i++) {
            bytes.putShort((short) drawing.at(i % side, i / side));
        }
        picture.words(0x7FE0_0010, "OW", bytes.array(), 2);
        return picture;
    }

    /// Smooth, as what is rendered of a skin.
    private static int ballInLight(int x, int y) {
        double u = (x - 128) / 90.0;
        double v = (y - 128) / 110.0;
        double depth = 1 - u * u - v * v;
        return depth <= 0 ? 0 : (int) (500 + 3000 * Math.max(0, 0.8 * Math.sqrt(depth) - 0.4 * u));
    }

    /// Rough, as tissue.
    private static int slice(int x, int y) {
        double u = (x - 128) / 90.0;
        double v = (y - 128) / 110.0;
        int noise = Math.floorMod(x * 7919 + y * 104_729 + x * y * 31, 257);
        return u * u + v * v > 1 ? noise / 32 : 1200 + noise * 3;
    }

    /// Strokes of two pixels with softer edges in lines of 14, on paper that is not quite even.
    private static int page(int x, int y) {
        int noise = Math.floorMod(x * 7919 + y * 104_729, 5) * 2;
        boolean isLine = y % 14 >= 3 && y % 14 < 12;
        int inLetter = Math.floorMod(x + y / 14 * 5, 7);
        boolean isInk = isLine && (inLetter < 2 || y % 14 == 3 || y % 14 == 11) && inLetter < 5;
        boolean isEdge = isLine && inLetter == 2 && y % 3 == 0;
        return isInk ? 200 + noise : isEdge ? 2000 : 3900 + noise;
    }

    /// Axes, a curve and columns of one grey each.
    private static int graph(int x, int y) {
        boolean isAxis = x > 20 && x < 23 || y > 230 && y < 233;
        boolean isCurve = Math.abs(y - 60 - 40 * Math.sin(x / 30.0)) < 2;
        boolean isColumn = x % 40 > 15 && y > 230 - x / 2 && y < 230;
        return isAxis || isCurve ? 4000 : isColumn ? 1500 : 100;
    }
}
