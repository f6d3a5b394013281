package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.WordReader.Reading;
import org.elpis.pixel.WordReader.Word;
import org.elpis.vision.read.Lines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is read of whole images, by the real program.
class BurnedInReaderTest {
    private final BurnedInReader reader = new BurnedInReader();

    @BeforeEach
    void needsTheProgram() {
        assumeTrue(reader.isReady(), "needs Debian's tesseract-ocr and tesseract-ocr-eng");
    }

    /// An image with a line of text in each frame.
    private static Instance image(List<Raster> frames, Element... more) {
        byte[] pixels = new byte[frames.size() * Lines.COLUMNS * Lines.ROWS];
        int at = 0;
        for (Raster frame : frames) {
            for (short value : frame.values()) {
                pixels[at++] = (byte) value;
            }
        }
        return image(pixels, frames.size(), more);
    }

    private static Instance image(byte[] pixels, int frames, Element... more) {
        List<Element> elements = new ArrayList<>(List.of(more));
        elements.add(Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"));
        elements.add(Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames)));
        elements.add(number(Tag.ROWS, Lines.ROWS));
        elements.add(number(Tag.COLUMNS, Lines.COLUMNS));
        elements.add(number(Tag.BITS_ALLOCATED, 8));
        elements.add(number(Tag.BITS_STORED, 8));
        elements.add(number(Tag.HIGH_BIT, 7));
        Value region = new Value.Region(new BytesSource(pixels, pixels.length), 0, pixels.length);
        elements.add(new Element(Tag.PIXEL_DATA, Vr.OB, region));
        elements.sort(Comparator.comparingLong(element -> element.tag() & 0xFFFF_FFFFL));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(pixels, pixels.length),
                false,
                Set.of());
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }

    private static Element region(int left, int top, int right, int bottom) {
        List<Element> elements = new ArrayList<>();
        int[] tags = {0x0018_6018, 0x0018_601A, 0x0018_601C, 0x0018_601E};
        int[] values = {left, top, right, bottom};
        for (int i = 0; i < tags.length; i++) {
            elements.add(new Element(tags[i], Vr.UL, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned32(values[i]))));
        }
        DataSet item = DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
        return new Element(0x0018_6011, Vr.SQ, new Value.Items(List.of(item), false));
    }

    private List<String> read(Instance image, Box box) throws Exception {
        Reading reading = reader.read(image, List.of(box)).getFirst();
        return reading.lines().stream().flatMap(List::stream).map(Word::text).toList();
    }

    @Test
    void readsALine() throws Exception {
        assertThat(read(image(List.of(Lines.of("LEFT"))), Lines.ALL)).containsExactly("LEFT");
    }

    @Test
    void readsWhatAllFramesShareOnce() throws Exception {
        assertThat(read(image(Collections.nCopies(40, Lines.of("LEFT"))), Lines.ALL))
                .containsExactly("LEFT");
    }

    @Test
    void readsWhateverAnyFrameHas() throws Exception {
        Instance image = image(List.of(Lines.of("LEFT"), Lines.of("RIGHT"), Lines.of("LEFT")));

        assertThat(read(image, Lines.ALL)).containsExactlyInAnyOrder("LEFT", "RIGHT");
    }

    /// What stands in a frame that was not read may be anything.
    @Test
    void readsNothingThatHasTooManyLooks() throws Exception {
        List<Raster> frames = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            frames.add(Lines.of(60 + i + " dB"));
        }

        assertThat(read(image(frames), Lines.ALL)).isEmpty();
        assertThat(read(image(frames.subList(0, 2)), Lines.ALL)).isNotEmpty();
    }

    @Test
    void readsNothingThatOneFrameLacks() throws Exception {
        assertThat(read(image(List.of(Lines.of("LEFT"), Lines.of(""))), Lines.ALL))
                .isEmpty();
    }

    @Test
    void readsNothingWithFaintInkBesideIt() throws Exception {
        Raster frame = Lines.of("LEFT");
        Raster faint = Lines.of("           DOE", 10, 40);
        for (int i = 0; i < frame.values().length; i++) {
            frame.values()[i] = (short) Math.max(frame.values()[i], faint.values()[i]);
        }

        assertThat(read(image(List.of(frame)), Lines.ALL)).isEmpty();
    }

    /// The screen around the regions is filled whatever stands there.
    @Test
    void readsNothingThatAnUltrasoundImageSaysIsOutsideOfIt() throws Exception {
        Instance image = image(List.of(Lines.of("LEFT")), region(0, 30, Lines.COLUMNS - 1, Lines.ROWS - 1));

        assertThat(read(image, new Box(0, 0, Lines.COLUMNS, 30))).isEmpty();
        assertThat(read(image, new Box(0, 1, Lines.COLUMNS, 29))).containsExactly("LEFT");
    }

    @Test
    void readsNothingThatIsNoLine() throws Exception {
        assertThat(read(image(List.of(Lines.of("LEFT"))), new Box(12, 0, 5, 32)))
                .isEmpty();
    }

    @Test
    void readsNothingOfAnEvenGround() throws Exception {
        assertThat(read(image(List.of(Lines.of(""))), Lines.ALL)).isEmpty();
    }

    @Test
    void answersForEveryBoxInItsPlace() throws Exception {
        List<Reading> readings = reader.read(
                image(List.of(Lines.of("LEFT"))), List.of(new Box(150, 0, 50, 32), Lines.ALL, new Box(0, 0, 5, 32)));

        assertThat(readings).hasSize(3);
        assertThat(readings.get(0)).isEqualTo(Reading.NONE);
        assertThat(readings.get(1)).isNotEqualTo(Reading.NONE);
        assertThat(readings.get(2)).isEqualTo(Reading.NONE);
    }

    @Test
    void refusesAFrameThatIsNotThere() {
        assertThatExceptionOfType(UndecodableFrameException.class)
                .isThrownBy(() -> reader.read(image(new byte[100], 1), List.of(Lines.ALL)));
    }
}
