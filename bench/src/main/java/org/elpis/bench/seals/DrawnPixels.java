package org.elpis.bench.seals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;

/// Frames that were drawn: their values, and how they lie in cells.
///
/// @param allocated  1, 8 or 16
/// @param frames  values of each, colour by pixel; signed ones with their sign
/// @param drawn  of each frame the pixels that an overlay in the highest bit of the cells has set; none where there is
///     no such overlay
record DrawnPixels(
        int columns,
        int rows,
        Photometric photometric,
        int allocated,
        int bits,
        int highBit,
        boolean isSigned,
        boolean isPlanar,
        List<short[]> frames,
        List<BitSet> drawn) {
    DrawnPixels with(int frame, short[] values) {
        List<short[]> changed = new ArrayList<>(frames);
        changed.set(frame, values);
        return with(changed);
    }

    DrawnPixels with(List<short[]> others) {
        return new DrawnPixels(columns, rows, photometric, allocated, bits, highBit, isSigned, isPlanar, others, drawn);
    }

    DrawnPixels withDrawn(List<BitSet> others) {
        return new DrawnPixels(
                columns, rows, photometric, allocated, bits, highBit, isSigned, isPlanar, frames, others);
    }

    boolean hasFormOf(DrawnPixels other) {
        return columns == other.columns
                && rows == other.rows
                && photometric == other.photometric
                && bits == other.bits
                && isSigned == other.isSigned;
    }

    /// The value that some bits are.
    short value(int anyBits) {
        int left = Integer.SIZE - bits;
        return (short) (isSigned ? anyBits << left >> left : anyBits << left >>> left);
    }

    List<Syntax> syntaxes() {
        boolean isNativeOnly = allocated == 1 || !drawn.isEmpty();
        return isNativeOnly ? List.of(Syntax.EXPLICIT, Syntax.IMPLICIT) : List.of(Syntax.values());
    }

    byte[] encoded(short[] values, Syntax syntax) {
        PixelLayout layout = new PixelLayout(
                columns,
                rows,
                frames.size(),
                photometric.samples(),
                allocated,
                bits,
                highBit,
                isSigned,
                isPlanar && !syntax.isEncapsulated(),
                photometric);
        return syntax.codec().encode(new Raster(columns, rows, photometric, bits, isSigned, values.clone()), layout);
    }

    /// All frames uncompressed, by lines of our own.
    byte[] uncompressed() {
        int samples = photometric.samples();
        int pixels = columns * rows;
        int cells = pixels * samples * frames.size();
        byte[] bytes = new byte[((cells * allocated + 7) / 8 + 1) / 2 * 2];
        int at = 0;
        for (int f = 0; f < frames.size(); f++) {
            short[] values = frames.get(f);
            for (int i = 0; i < values.length; i++) {
                int from = isPlanar ? i % pixels * samples + i / pixels : i;
                int cell = (values[from] & (1 << bits) - 1) << highBit + 1 - bits;
                if (!drawn.isEmpty() && drawn.get(f).get(i)) {
                    cell |= 1 << allocated - 1;
                }
                if (allocated == 1) {
                    bytes[at >> 3] |= (byte) (cell << (at & 7));
                } else if (allocated == 8) {
                    bytes[at] = (byte) cell;
                } else {
                    bytes[at * 2] = (byte) cell;
                    bytes[at * 2 + 1] = (byte) (cell >> 8);
                }
                at++;
            }
        }
        return bytes;
    }

    List<Element> attributes(boolean isEncapsulated) {
        List<Element> elements = new ArrayList<>();
        elements.add(number(Tag.SAMPLES_PER_PIXEL, photometric.samples()));
        elements.add(Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric.term()));
        if (photometric.samples() > 1) {
            elements.add(number(Tag.PLANAR_CONFIGURATION, isPlanar && !isEncapsulated ? 1 : 0));
        }
        elements.add(Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames.size())));
        elements.add(number(Tag.ROWS, rows));
        elements.add(number(Tag.COLUMNS, columns));
        elements.add(number(Tag.BITS_ALLOCATED, allocated));
        elements.add(number(Tag.BITS_STORED, bits));
        elements.add(number(Tag.HIGH_BIT, highBit));
        elements.add(number(Tag.PIXEL_REPRESENTATION, isSigned ? 1 : 0));
        if (!drawn.isEmpty()) {
            elements.add(number(0x6000_0100, allocated));
            elements.add(number(0x6000_0102, allocated - 1));
        }
        return elements;
    }

    static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }
}
