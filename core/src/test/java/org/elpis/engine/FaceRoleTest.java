package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.SopClasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceRoleTest {
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
    void isToldByTheSopClass(String name, String uid, FaceRole role) {
        assertThat(SopClasses.of(uid).orElseThrow().name()).isEqualTo(name);
        assertThat(FaceRole.of(uid)).isEqualTo(role);
    }
}
