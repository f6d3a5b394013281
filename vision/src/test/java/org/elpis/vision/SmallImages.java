package org.elpis.vision;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/// Uncompressed images of a few pixels.
final class SmallImages {
    private SmallImages() {}

    static Instance grey16(int columns, int rows, int[] values, Element... others) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        int frames = values.length / columns / rows;
        return of("MONOCHROME2", columns, rows, frames, 16, bytes.array(), others);
    }

    static Instance grey8(int columns, int rows, byte[] values, Element... others) {
        return of("MONOCHROME2", columns, rows, values.length / columns / rows, 8, values, others);
    }

    static Instance of(
            String photometric, int columns, int rows, int frames, int bits, byte[] bytes, Element... others) {
        List<Element> elements = new ArrayList<>(List.of(others));
        elements.add(number(Tag.SAMPLES_PER_PIXEL, photometric.startsWith("MONO") ? 1 : 3));
        elements.add(text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric));
        elements.add(text(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames)));
        elements.add(number(Tag.ROWS, rows));
        elements.add(number(Tag.COLUMNS, columns));
        elements.add(number(Tag.BITS_ALLOCATED, bits));
        elements.add(number(Tag.BITS_STORED, bits));
        elements.add(number(Tag.HIGH_BIT, bits - 1));
        elements.add(number(Tag.PIXEL_REPRESENTATION, 0));
        elements.add(new Element(Tag.PIXEL_DATA, bits == 8 ? Vr.OB : Vr.OW, Value.Bytes.of(bytes)));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    static Element text(int tag, Vr vr, String value) {
        return new Element(tag, vr, Value.Bytes.of(value.getBytes(StandardCharsets.US_ASCII)));
    }

    static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }

    static Element sequence(int tag, Element... elements) {
        DataSet item = DataSet.of(List.of(elements), Encoding.EXPLICIT_LITTLE);
        return new Element(tag, Vr.SQ, new Value.Items(List.of(item), false));
    }
}
