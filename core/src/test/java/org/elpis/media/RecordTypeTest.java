package org.elpis.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.dicom.SopClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTypeTest {
    /// Objects that belong to no series, or are none to be listed.
    private static final Set<String> WITHOUT = Set.of(
            "Basic Directory",
            "CT Defined Procedure Protocol",
            "CT Performed Procedure Protocol",
            "Protocol Approval",
            "XA Defined Procedure Protocol",
            "XA Performed Procedure Protocol",
            "Inventory",
            "RT Brachy Application Setup Delivery Instruction",
            "RT Beams Delivery Instruction",
            "Hanging Protocol",
            "Color Palette",
            "Generic Implant Template",
            "Implant Assembly Template",
            "Implant Template Group");

    @ParameterizedTest
    @CsvSource({
        "2, IMAGE",
        "66.4, IMAGE",
        "30, IMAGE",
        "77.1.6, IMAGE",
        "481.1, IMAGE",
        "481.2, RT_DOSE",
        "481.8, RT_PLAN",
        "481.10, RADIOTHERAPY",
        "88.22, SR_DOCUMENT",
        "88.59, KEY_OBJECT_DOC",
        "11.1, PRESENTATION",
        "9.1.1, WAVEFORM",
        "104.2, ENCAP_DOC",
        "66.1, REGISTRATION",
        "66.5, SURFACE",
        "67, VALUE_MAP",
        "91.1, ANNOTATION"
    })
    void isThatOfTheObjectsKind(String leaf, RecordType type) {
        assertThat(RecordType.of("1.2.840.10008.5.1.4.1.1." + leaf)).contains(type);
    }

    @Test
    void isThereForEveryStorageClassButAFew() throws IOException {
        Set<String> without = new TreeSet<>();
        try (InputStream in = SopClasses.class.getResourceAsStream("standard/sop-classes.txt")) {
            assertThat(in).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t");
                if (!line.startsWith("#") && RecordType.of(cells[0]).isEmpty()) {
                    without.add(cells[1]);
                }
            }
        }
        assertThat(without).isEqualTo(new TreeSet<>(WITHOUT));
    }
}
