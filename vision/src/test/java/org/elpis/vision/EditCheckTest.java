package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.PixelEdit;
import org.junit.jupiter.api.Test;

/// Two frames of 8 by 8 pixels of 12 signed bits: what counts as done by an edit, and what does not.
class EditCheckTest {
    private static final int SIDE = 8;
    private static final int PIXELS = 2 * SIDE * SIDE;
    private static final Box BOX = new Box(0, 0, 3, 2);
    private static final FaceEdit FACE = new FaceEdit(
            SIDE,
            SIDE,
            List.of(
                    new FaceEdit.Frame(new int[] {1, 2, 20, 3}, new short[] {-7, -8, -9, 10, 11}),
                    new FaceEdit.Frame(new int[] {63, 1}, new short[] {-2000})));
    private static final PixelEdit FACE_ONLY = new PixelEdit(List.of(), Optional.of(FACE));

    @Test
    void holdsWhenTheFaceHasItsNewValuesAndAllElseItsOwn() throws Exception {
        assertThat(holds(edited(), FACE_ONLY)).isTrue();
    }

    @Test
    void failsWhenOnePixelOfTheFaceKeptItsValue() throws Exception {
        short[] released = edited();
        released[64 + 63] = original()[64 + 63];

        assertThat(holds(released, FACE_ONLY)).isFalse();
    }

    @Test
    void failsWhenOnePixelBesideTheFaceChanged() throws Exception {
        short[] released = edited();
        released[64 + 62] ^= 1;

        assertThat(holds(released, FACE_ONLY)).isFalse();
    }

    @Test
    void leavesBoxesToWhoeverLooksForWords() throws Exception {
        short[] released = edited();
        for (int frame = 0; frame < PIXELS; frame += SIDE * SIDE) {
            for (int y = 0; y < BOX.bottom(); y++) {
                for (int x = 0; x < BOX.right(); x++) {
                    released[frame + y * SIDE + x] = -2048;
                }
            }
        }

        assertThat(holds(released, new PixelEdit(List.of(BOX), Optional.of(FACE))))
                .isTrue();
        assertThat(holds(released, FACE_ONLY)).isFalse();
    }

    @Test
    void failsWhenTheEditIsOfAnotherImage() throws Exception {
        FaceEdit one = new FaceEdit(SIDE, SIDE, List.of(new FaceEdit.Frame(new int[0], new short[0])));

        assertThat(holds(original(), new PixelEdit(List.of(), Optional.of(one))))
                .isFalse();
    }

    private static boolean holds(short[] released, PixelEdit edit) throws Exception {
        return new PixelExaminer().holds(image(released), image(original()), edit);
    }

    private static short[] original() {
        Random random = new Random(6);
        short[] pixels = new short[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            pixels[i] = (short) (random.nextInt(4096) - 2048);
        }
        return pixels;
    }

    private static short[] edited() {
        short[] pixels = original();
        for (int frame = 0; frame < 2; frame++) {
            FaceEdit.Frame face = FACE.frames().get(frame);
            int next = 0;
            for (int i = 0; i < face.runs().length; i += 2) {
                for (int k = 0; k < face.runs()[i + 1]; k++) {
                    pixels[frame * SIDE * SIDE + face.runs()[i] + k] = face.values()[next++];
                }
            }
        }
        return pixels;
    }

    private static Instance image(short[] pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(PIXELS * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (short pixel : pixels) {
            // The sign lies in bit 11; what is above it is not part of the value.
            bytes.putShort((short) (pixel & 0x0FFF));
        }
        List<Element> elements = new ArrayList<>(List.of(
                number(Tag.SAMPLES_PER_PIXEL, 1),
                Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"),
                Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, "2"),
                number(Tag.ROWS, SIDE),
                number(Tag.COLUMNS, SIDE),
                number(Tag.BITS_ALLOCATED, 16),
                number(Tag.BITS_STORED, 12),
                number(Tag.HIGH_BIT, 11),
                number(Tag.PIXEL_REPRESENTATION, 1)));
        BytesSource source = new BytesSource(bytes.array(), bytes.capacity());
        elements.add(new Element(Tag.PIXEL_DATA, Vr.OW, new Value.Region(source, 0, bytes.capacity())));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                source,
                false,
                Set.of());
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }
}
