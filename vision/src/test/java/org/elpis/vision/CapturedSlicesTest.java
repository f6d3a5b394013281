package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import org.elpis.pixel.Faces;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.vision.volume.DrawnScan;
import org.elpis.vision.volume.SlicePlane;
import org.junit.jupiter.api.Test;

/// Slices of a head in objects of a class for something else: captures, angiographies, nuclear cameras' images.
class CapturedSlicesTest {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    private static final String UNKNOWN_VALUES = "it may show a head in values of which nobody knows what they are";

    private static DrawnScan captures(String modality, String part, List<SlicePlane> planes) {
        DrawnScan scan = new DrawnScan();
        add(scan, modality, part, planes);
        return scan;
    }

    private static void add(DrawnScan scan, String modality, String part, List<SlicePlane> planes) {
        DrawnScan.Series series = new DrawnScan.Series(STORAGE + "7", "1.2.60", "1.2.3", part);
        for (SlicePlane plane : planes) {
            Attributes image = scan.add(series, plane, HeadStudy::anatomy);
            image.text(0x0008_0008, "CS", "DERIVED\\SECONDARY");
            image.text(0x0008_0060, "CS", modality);
            scan.replaceLast(image);
        }
    }

    @Test
    void takesTheFaceFromAVolumeOfSecondaryCapturesAndClaimsNoMeasurement() throws IOException {
        for (String modality : List.of("OT", "MR", "CT")) {
            DrawnScan scan = captures(modality, "", axial());
            Faces faces = faces(scan, FOUND);
            assertThat(edit(faces, scan, 3).pixels()).as(modality).isPositive();
            assertThat(faces.series().getFirst().check()).as(modality).isEmpty();
        }
    }

    @Test
    void takesTheFaceFromFramesOfOtherClasses() throws IOException {
        for (String sopClass : List.of("7.3", "12.1.1", "12.2.1", "501.1")) {
            DrawnScan scan = new DrawnScan();
            scan.addFrames(new DrawnScan.Series(STORAGE + sopClass, "1.2.60"), axial(), HeadStudy::anatomy);
            assertThat(edit(faces(scan, FOUND), scan, 0).pixels()).as(sopClass).isPositive();
        }
    }

    @Test
    void believesThatCapturesShowNoHeadOnlyWhereMoreSaysSo() throws IOException {
        DrawnScan alone = captures("OT", "", axial());
        assertDoubt(faces(alone, NOTHING).of(alone.open(3)), UNKNOWN_VALUES);

        DrawnScan chest = captures("OT", "CHEST", axial());
        assertNothing(faces(chest, NOTHING).of(chest.open(3)));

        DrawnScan beside = head();
        add(beside, "OT", "", axial());
        assertNothing(faces(beside, NOTHING).of(beside.open(20)));
    }

    @Test
    void letsCapturesFollowAScanOfTheSamePlace() throws IOException {
        DrawnScan scan = head();
        add(scan, "OT", "", DrawnScan.planes(MIDDLE, X, Y, 16, 5, 75, 3));
        Faces faces = faces(
                scan,
                (volume, handling) ->
                        volume.grid().nx() > 110 ? NOTHING.find(volume, handling) : FOUND.find(volume, handling));
        assertThat(edit(faces, scan, 20).pixels()).isPositive();
    }

    @Test
    void letsSingleCapturesWithAPlaceLeaveWhereNobodySpeaksOfAHead() throws IOException {
        List<SlicePlane> one = DrawnScan.planes(MIDDLE, X, Y, 1, 5, 128, 2);
        DrawnScan alone = captures("OT", "", one);
        assertNothing(faces(alone, NEVER).of(alone.open(0)));
        DrawnScan ofHead = captures("OT", "HEAD", one);
        assertThat(faces(ofHead, NEVER).of(ofHead.open(0))).isInstanceOf(Faces.Finding.Doubt.class);
    }

    @Test
    void holdsBackFramesThatShareOnePlace() throws IOException {
        DrawnScan scan = new DrawnScan();
        Attributes image = scan.add(
                new DrawnScan.Series(STORAGE + "7.3", "1.2.60", "1.2.3", ""), axial().getFirst(), HeadStudy::anatomy);
        image.text(0x0028_0008, "IS", "16");
        image.words(0x7FE0_0010, "OW", new byte[16 * 48 * 48 * 2], 2);
        image.text(0x0008_0060, "CS", "OT");
        scan.replaceLast(image);
        assertDoubt(faces(scan, NEVER).of(scan.open(0)), "its frames have no place of their own");
    }

    @Test
    void holdsBackSlicesOfANuclearCameraThatMayShowAHead() throws IOException {
        for (String part : List.of("", "HEAD", "HEART")) {
            DrawnScan scan = new DrawnScan();
            Attributes image = scan.header(new DrawnScan.Series(STORAGE + "20", "1.2.60", "1.2.3", part), 48, 48);
            image.text(0x0008_0008, "CS", "DERIVED\\PRIMARY\\RECON TOMO\\EMISSION");
            image.text(0x0028_0008, "IS", "16");
            image.words(0x7FE0_0010, "OW", new byte[16 * 48 * 48 * 2], 2);
            scan.add(image);
            Faces.Finding finding = faces(scan, NEVER).of(scan.open(0));
            if (part.equals("HEART")) {
                assertNothing(finding);
            } else {
                assertDoubt(finding, "faces are looked for in CT, MR and PET only");
            }
        }
    }
}
