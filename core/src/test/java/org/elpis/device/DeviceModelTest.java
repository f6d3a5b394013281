package org.elpis.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class DeviceModelTest {
    private static Element text(int tag, String value) {
        return new Element(tag, Vr.LO, Value.Bytes.of(value.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }

    /// An image of a device, with these elements instead.
    private static DataSet image(Element... changes) {
        List<Element> elements = new ArrayList<>(List.of(
                Element.ofAscii(0x00080016, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"),
                text(0x00080070, "ACME "),
                text(0x00081090, "Sono 9"),
                text(0x00181020, "4.1\\SP1"),
                number(0x00280010, 480),
                number(0x00280011, 640)));
        for (Element change : changes) {
            elements.removeIf(element -> element.tag() == change.tag());
            elements.add(change);
        }
        elements.sort(Comparator.comparingInt(Element::tag));
        return DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
    }

    @Test
    void isWhatTheHeaderSays() {
        assertThat(DeviceModel.of(image()))
                .contains(new DeviceModel("ACME", "Sono 9", "4.1\\SP1", 480, 640, "1.2.840.10008.5.1.4.1.1.7"));
    }

    @Test
    void isUnknownWithoutItsMakerOrItsModel() {
        assertThat(DeviceModel.of(image(text(0x00080070, "")))).isEmpty();
        assertThat(DeviceModel.of(image(text(0x00081090, " ")))).isEmpty();
        assertThat(DeviceModel.of(image(text(0x00181020, "")))).isPresent();
    }

    @Test
    void isUnknownOfWhatIsNoImage() {
        assertThat(DeviceModel.of(image(number(0x00280010, 0)))).isEmpty();
    }

    @Test
    void isUnknownOfWhatNobodyCallsADevice() {
        assertThat(DeviceModel.of(image(text(0x00081090, "x".repeat(100_000))))).isEmpty();
    }

    /// Bytes that the character set lacks are no characters, and no file can hold them as such.
    @Test
    void isTheSameWhenItWasWrittenAndRead() {
        DeviceModel strange =
                DeviceModel.of(image(text(0x00080070, "ACME\u001B[31m\u00E9"))).orElseThrow();
        DeviceTemplate template =
                new DeviceTemplate(strange, 5, 2, List.of(new DeviceTemplate.Place(new Box(0, 0, 8, 8), 5)));

        assertThat(TemplateText.parse(TemplateText.of(List.of(template)))).containsExactly(template);
    }

    @Test
    void isNeverPrinted() {
        assertThat(DeviceModel.of(image()).orElseThrow().toString()).doesNotContain("ACME");
    }
}
