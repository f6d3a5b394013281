package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.DOUBT;
import static org.elpis.vision.HeadStudy.FOUND;
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

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.elpis.dicom.Location;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.volume.DrawnScan;
import org.junit.jupiter.api.Test;

/// Contours and masks that were drawn in scans of a head.
class ShapesOfHeadsTest {
    private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";

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
        scan.addFrames(new DrawnScan.Series("1.2.840.10008.5.1.4.1.1.66.4", "1.2.45"), axial(), HeadStudy::anatomy);
        FaceEdit edit = edit(faces(scan, FOUND), scan, 16);
        assertThat(edit.pixels()).isPositive();
        for (FaceEdit.Frame frame : edit.frames()) {
            assertThat(frame.values()).containsOnly(0);
        }
    }

    /// Each has less of the face than a skin has.
    @Test
    void takesContoursThatDrawAFaceOnlyTogether() throws IOException {
        DrawnScan scan = head();
        Attributes set = set();
        for (int i = 0; i < 12; i++) {
            StringBuilder points = new StringBuilder();
            for (int k = 0; k < 400; k++) {
                points.append(k == 0 ? "" : "\\").append(i - 6).append('\\').append(k < 5 ? -30 - k : 20);
                points.append('\\').append(k % 40 - 20);
            }
            addRoi(set, i + 1, "ROI " + i, "ORGAN", points.toString());
        }
        scan.add(set);
        Faces.Finding finding = faces(scan, FOUND).of(scan.open(16));
        assertThat(finding).isInstanceOf(Faces.Finding.Elements.class);
        assertThat(((Faces.Finding.Elements) finding).locations())
                .as("of 60 points in 12 contours at most 34 stay")
                .hasSize(6);
    }

    @Test
    void takesOutlinesOfTheSizeOfAHeadWhereTheScanIsNotThere() throws IOException {
        DrawnScan scan = new DrawnScan();
        Attributes set = set();
        addRoi(set, 1, "BODY", "EXTERNAL", circle(90));
        addRoi(set, 2, "ROI 2", "ORGAN", circle(85));
        addRoi(set, 3, "ROI 3", "ORGAN", circle(20));
        addRoi(set, 4, "outer", "EXTERNAL", circle(200));
        scan.add(set);
        assertThat(faces(scan, NEVER).of(scan.open(0))).isEqualTo(elements(0, 1));
    }

    /// As where it ends at a shoulder.
    @Test
    void keepsASkinOfWhichSingleSlicesHaveTheSizeOfAHead() throws IOException {
        DrawnScan scan = new DrawnScan();
        Attributes set = set();
        addRoi(set, 1, "BODY", "EXTERNAL", circle(90), circle(200), circle(200));
        for (int i = 0; i < 12; i++) {
            addRoi(set, 2 + i, "Lung", "ORGAN", circle(20));
        }
        scan.add(set);
        assertNothing(faces(scan, NEVER).of(scan.open(0)));
    }

    @Test
    void keepsOrgansOfOtherPartsOfTheBodyWhereTheScanIsNotThere() throws IOException {
        DrawnScan scan = new DrawnScan();
        Attributes set = set();
        addRoi(set, 1, "BODY", "EXTERNAL", circle(90));
        addRoi(set, 2, "Liver", "ORGAN", circle(85));
        scan.add(set);
        assertThat(faces(scan, NEVER).of(scan.open(0))).isEqualTo(elements(0));
    }

    @Test
    void holdsBackContoursOfAHeadWhoseScanIsNotThereOrShowsNoVolume() throws IOException {
        String why = "the scan that it draws in is not in its study";
        DrawnScan alone = new DrawnScan();
        Attributes named = set();
        addRoi(named, 1, "Brain", "ORGAN", circle(60));
        alone.add(named);
        assertDoubt(faces(alone, NEVER).of(alone.open(0)), why);

        DrawnScan elsewhere = head();
        Attributes other = set("1.2.77");
        addRoi(other, 1, "ROI 1", "ORGAN", circle(60));
        elsewhere.add(other);
        assertDoubt(faces(elsewhere, FOUND).of(elsewhere.open(16)), why);

        DrawnScan few = new DrawnScan();
        DrawnScan.Series series = new DrawnScan.Series(DrawnScan.CT, "1.2.5", "1.2.3", "HEAD");
        few.add(series, DrawnScan.planes(MIDDLE, X, Y, 3, 5, 100, 2), HeadStudy::anatomy);
        few.add(set());
        assertDoubt(faces(few, NEVER).of(few.open(3)), why);
    }

    @Test
    void holdsBackMasksAsLargeAsAFaceWhoseScanIsNotThere() throws IOException {
        for (int side : new int[] {60, 20}) {
            DrawnScan scan = new DrawnScan();
            DrawnScan.Series series = new DrawnScan.Series(SEGMENTATION, "1.2.45", "1.2.77", "");
            scan.addFrames(
                    series, DrawnScan.planes(MIDDLE, X, Y, 16, 5, side, 2), (x, y, z) -> Math.abs(z) < 20 ? 1 : 0);
            Faces.Finding finding = faces(scan, NEVER).of(scan.open(0));
            if (side == 60) {
                assertDoubt(finding, "the scan that it marks is not in its study, or shows no volume");
            } else {
                assertNothing(finding);
            }
        }
    }

    @Test
    void holdsBackMasksInAnotherFrameOfReferenceThanTheHead() throws IOException {
        DrawnScan scan = head();
        DrawnScan.Series series = new DrawnScan.Series(SEGMENTATION, "1.2.45", "1.2.77", "CHEST");
        scan.addFrames(series, axial(), (x, y, z) -> 1);
        assertDoubt(
                faces(scan, FOUND).of(scan.open(16)), "the scan that it marks is not in its study, or shows no volume");
    }

    private static Attributes set() {
        return set("1.2.3");
    }

    private static Attributes set(String frameOfReference) {
        Attributes set = new Attributes();
        set.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.481.3");
        set.text(0x0008_0018, "UI", "1.2.98");
        set.text(0x0020_0052, "UI", frameOfReference);
        return set;
    }

    private static void addRoi(Attributes set, int number, String name, String type, String... contours) {
        String text = Integer.toString(number);
        set.item(0x3006_0020)
                .text(0x3006_0022, "IS", text)
                .text(0x3006_0024, "UI", set.text(0x0020_0052))
                .text(0x3006_0026, "LO", name);
        Attributes roi = set.item(0x3006_0039);
        roi.text(0x3006_0084, "IS", text);
        for (String contour : contours) {
            roi.item(0x3006_0040).text(0x3006_0050, "DS", contour);
        }
        set.item(0x3006_0080).text(0x3006_0084, "IS", text).text(0x3006_00A4, "CS", type);
    }

    private static String circle(double radiusMm) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < 72; i++) {
            double angle = i * Math.PI / 36;
            points.append(i == 0 ? "" : "\\").append(String.format(Locale.ROOT, "%.2f", radiusMm * Math.cos(angle)));
            points.append('\\').append(String.format(Locale.ROOT, "%.2f", radiusMm * Math.sin(angle)));
            points.append("\\0");
        }
        return points.toString();
    }

    private static Faces.Finding elements(int... rois) {
        return new Faces.Finding.Elements(Arrays.stream(rois)
                .mapToObj(roi -> Location.top(0x3006_0039).child(roi, 0x3006_0040))
                .toList());
    }
}
