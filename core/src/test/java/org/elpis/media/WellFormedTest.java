package org.elpis.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellFormedTest {
    @ParameterizedTest
    @CsvSource({
        "DA, 19970428, 19970428",
        "DA, 1997.04.28, 19970428",
        "DA, 1997-04-28, 19970428",
        "DA, last week, ''",
        "DA, 199704, ''",
        "TM, 15:26:10, 152610",
        "TM, 152610.25, 152610.25",
        "TM, noon, ''",
        "IS, 7, 7",
        "IS, -7, -7",
        "IS, +, ''",
        "IS, 7a, ''",
        "SH, kept as it is, kept as it is"
    })
    void hasTheFormOfItsRepresentation(Vr vr, String was, String is) {
        assertThat(WellFormed.of(Element.ofAscii(0x00091001, vr, was))
                        .map(WellFormedTest::text)
                        .orElse(""))
                .isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"ISO-IR 100, ISO_IR 100", "\\ISO 2022 IR 87, \\ISO 2022 IR 87"})
    void namesCharacterSetsAsTheStandardDoes(String was, String is) {
        Element element = Element.ofAscii(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, was);
        assertThat(WellFormed.of(element).map(WellFormedTest::text)).contains(is);
    }

    private static String text(Element element) {
        return element.value() instanceof Value.Bytes bytes ? bytes.ascii() : "";
    }
}
