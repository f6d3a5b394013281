package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.vision.HeadStudy.FOUND;
import static org.elpis.vision.HeadStudy.NOTHING;
import static org.elpis.vision.HeadStudy.assertNothing;
import static org.elpis.vision.HeadStudy.faces;
import static org.elpis.vision.HeadStudy.head;

import java.io.IOException;
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
    void holdsBackSurfacesOfAHead() throws IOException {
        DrawnScan scan = head();
        Attributes model = new Attributes();
        model.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.104.3");
        model.text(0x0008_0018, "UI", "1.2.99");
        scan.add(model);
        assertThat(faces(scan, FOUND).of(scan.open(16))).isInstanceOf(Faces.Finding.Doubt.class);
        assertNothing(faces(scan, NOTHING).of(scan.open(16)));
    }
}
