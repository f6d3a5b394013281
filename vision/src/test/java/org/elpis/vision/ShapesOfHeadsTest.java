package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.DOUBT;
import static org.elpis.vision.HeadStudy.FOUND;
import static org.elpis.vision.HeadStudy.NOTHING;
import static org.elpis.vision.HeadStudy.assertDoubt;
import static org.elpis.vision.HeadStudy.assertNothing;
import static org.elpis.vision.HeadStudy.axial;
import static org.elpis.vision.HeadStudy.edit;
import static org.elpis.vision.HeadStudy.faces;
import static org.elpis.vision.HeadStudy.head;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Location;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.volume.DrawnScan;
import org.junit.jupiter.api.Test;

/// Contours and masks that were drawn in scans of a head.
class ShapesOfHeadsTest {
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
}
