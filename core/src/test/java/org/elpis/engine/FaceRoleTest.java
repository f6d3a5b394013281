package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.SopClasses;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceRoleTest {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource(textBlock = """
            CT Image Storage, 1.2.840.10008.5.1.4.1.1.2, VOLUME
            Enhanced CT Image Storage, 1.2.840.10008.5.1.4.1.1.2.1, VOLUME
            Legacy Converted Enhanced CT Image Storage, 1.2.840.10008.5.1.4.1.1.2.2, VOLUME
            MR Image Storage, 1.2.840.10008.5.1.4.1.1.4, VOLUME
            Enhanced MR Image Storage, 1.2.840.10008.5.1.4.1.1.4.1, VOLUME
            MR Spectroscopy Storage, 1.2.840.10008.5.1.4.1.1.4.2, NONE
            Enhanced MR Color Image Storage, 1.2.840.10008.5.1.4.1.1.4.3, VOLUME
            Legacy Converted Enhanced MR Image Storage, 1.2.840.10008.5.1.4.1.1.4.4, VOLUME
            Positron Emission Tomography Image Storage, 1.2.840.10008.5.1.4.1.1.128, VOLUME
            Legacy Converted Enhanced PET Image Storage, 1.2.840.10008.5.1.4.1.1.128.1, VOLUME
            Enhanced PET Image Storage, 1.2.840.10008.5.1.4.1.1.130, VOLUME
            X-Ray 3D Angiographic Image Storage, 1.2.840.10008.5.1.4.1.1.13.1.1, VOLUME
            X-Ray 3D Craniofacial Image Storage, 1.2.840.10008.5.1.4.1.1.13.1.2, VOLUME
            Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7, BESIDE
            Multi-frame True Color Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7.4, BESIDE
            Parametric Map Storage, 1.2.840.10008.5.1.4.1.1.30, BESIDE
            Segmentation Storage, 1.2.840.10008.5.1.4.1.1.66.4, BESIDE
            Surface Segmentation Storage, 1.2.840.10008.5.1.4.1.1.66.5, BESIDE
            Surface Scan Mesh Storage, 1.2.840.10008.5.1.4.1.1.68.1, BESIDE
            Encapsulated STL Storage, 1.2.840.10008.5.1.4.1.1.104.3, BESIDE
            Encapsulated OBJ Storage, 1.2.840.10008.5.1.4.1.1.104.4, BESIDE
            Encapsulated PDF Storage, 1.2.840.10008.5.1.4.1.1.104.1, NONE
            RT Structure Set Storage, 1.2.840.10008.5.1.4.1.1.481.3, BESIDE
            Ultrasound Image Storage, 1.2.840.10008.5.1.4.1.1.6.1, NONE
            """)
    void isToldByTheSopClass(String name, String uid, FaceRole role) throws Exception {
        assertThat(SopClasses.of(uid).orElseThrow().name()).isEqualTo(name);
        assertThat(role(image(uid, ""))).isEqualTo(role);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            Secondary Capture Image Storage, 7
            Multi-frame Grayscale Word Secondary Capture Image Storage, 7.3
            Enhanced XA Image Storage, 12.1.1
            Enhanced XRF Image Storage, 12.2.1
            DICOS CT Image Storage, 501.1
            """)
    void isThatOfAVolumeWhereAnObjectSaysWhereItsSlicesLie(String name, String sopClass) throws Exception {
        Attributes alone = image(STORAGE + sopClass, "OT");
        alone.text(0x0020_0032, "DS", "0\\0\\0").text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0");
        assertThat(role(alone)).as(name).isEqualTo(FaceRole.VOLUME);

        Attributes shared = image(STORAGE + sopClass, "OT");
        shared.item(0x5200_9229).item(0x0020_9116).text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0");
        assertThat(role(shared)).as(name).isEqualTo(FaceRole.VOLUME);

        Attributes perFrame = image(STORAGE + sopClass, "OT");
        perFrame.item(0x5200_9230).item(0x0020_9113).text(0x0020_0032, "DS", "0\\0\\0");
        assertThat(role(perFrame)).as(name).isEqualTo(FaceRole.VOLUME);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            RT Dose Storage, 481.2
            Breast Tomosynthesis Image Storage, 13.1.3
            Ophthalmic Tomography Image Storage, 77.1.5.4
            Ultrasound Image Storage, 6.1
            """)
    void isNoneOfPlanesThatAreNoSlicesOfAHead(String name, String sopClass) throws Exception {
        Attributes image = image(STORAGE + sopClass, "OT");
        image.text(0x0020_0032, "DS", "0\\0\\0").text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0");
        assertThat(role(image)).as(name).isEqualTo(FaceRole.NONE);
    }

    @Test
    void isThatOfAVolumeForSlicesOfANuclearCameraAndNoneForItsProjections() throws Exception {
        Attributes slices = image(STORAGE + "20", "NM");
        slices.text(0x0008_0008, "CS", "DERIVED\\PRIMARY\\RECON TOMO\\EMISSION");
        assertThat(role(slices)).isEqualTo(FaceRole.VOLUME);
        slices.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\WHOLE BODY\\EMISSION");
        assertThat(role(slices)).isEqualTo(FaceRole.NONE);
    }

    @Test
    void isThatOfAPictureWhereAScannerMadeAnImageOfAnotherClass() throws Exception {
        assertThat(role(image(STORAGE + "12.1", "MR"))).isEqualTo(FaceRole.BESIDE);
        assertThat(role(image(STORAGE + "12.1", "XA"))).isEqualTo(FaceRole.NONE);
    }

    @Test
    void isNoneWithoutPixels() throws Exception {
        Attributes spectra = new Attributes();
        spectra.text(0x0008_0016, "UI", STORAGE + "4.2").text(0x0008_0018, "UI", "1.9.8.7");
        spectra.text(0x0020_0032, "DS", "0\\0\\0");
        assertThat(role(spectra)).isEqualTo(FaceRole.NONE);
    }

    private static Attributes image(String sopClass, String modality) {
        return new Attributes()
                .text(0x0008_0016, "UI", sopClass)
                .text(0x0008_0018, "UI", "1.9.8.7")
                .text(0x0008_0060, "CS", modality)
                .bytes(0x7FE0_0010, "OB", new byte[2]);
    }

    private static FaceRole role(Attributes object) throws Exception {
        byte[] file = SmallObjects.file(object);
        return FaceRole.of(DicomReader.read(new BytesSource(file, file.length), ReadLimits.forHeap(1 << 24)));
    }
}
