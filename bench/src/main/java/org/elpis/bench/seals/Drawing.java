package org.elpis.bench.seals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Photometric;

/// Draws objects: grey, colour and palette, one frame or several, small ones and some that are wider than the small
/// tiles go, with sequences, lookup tables, overlays and icons.
final class Drawing {
    /// Every image of so many is more than 1,024 pixels wide or high.
    private static final int WIDE_ONE_IN = 8;

    private final SplittableRandom random;

    Drawing(SplittableRandom random) {
        this.random = random;
    }

    DrawnObject object() {
        DrawnPixels pixels = pixels();
        return new DrawnObject("1.2.826.0.1.3680043.2.1", "1.3", attributes(pixels), pixels);
    }

    /// Of a series: a few pixels and its place.
    DrawnObject slice(int number) {
        List<Element> elements = new ArrayList<>();
        elements.add(text(0x0020_0011, Vr.IS, "4"));
        elements.add(text(0x0020_0013, Vr.IS, Integer.toString(number)));
        elements.add(text(0x0020_0032, Vr.DS, "-158.1\\-179.0\\" + number * 2.5));
        elements.add(text(0x0010_0010, Vr.PN, "Doe^Jane"));
        int side = 1 + random.nextInt(20);
        DrawnPixels pixels = new DrawnPixels(
                side, side, Photometric.MONOCHROME2, 16, 12, 11, false, false, new ArrayList<>(), List.of());
        pixels.frames().add(values(pixels, side * side));
        return new DrawnObject("1.2.826.0.1.3680043.2." + number, "1.3", elements, pixels);
    }

    DrawnPixels pixels() {
        int columns = 1 + random.nextInt(48);
        int rows = 1 + random.nextInt(48);
        if (random.nextInt(WIDE_ONE_IN) == 0) {
            boolean isHigh = random.nextBoolean();
            int length = 1025 + random.nextInt(100);
            columns = isHigh ? columns : length;
            rows = isHigh ? length : rows;
        }
        Photometric photometric = photometric();
        int allocated = photometric.samples() == 3 ? 8 : random.nextInt(20) == 0 ? 1 : random.nextInt(4) == 0 ? 8 : 16;
        if (photometric == Photometric.PALETTE_COLOR && allocated == 1) {
            allocated = 8;
        }
        int bits = allocated == 1 || photometric.samples() == 3
                ? allocated
                : 1 + allocated / 2 + random.nextInt(allocated - allocated / 2);
        boolean isShifted = random.nextInt(8) == 0;
        int highBit = bits - 1 + (isShifted ? random.nextInt(allocated - bits + 1) : 0);
        boolean isGrey = photometric.isMonochrome();
        DrawnPixels form = new DrawnPixels(
                columns,
                rows,
                photometric,
                allocated,
                bits,
                highBit,
                isGrey && allocated > 1 && random.nextInt(3) == 0,
                photometric.samples() == 3 && random.nextBoolean(),
                List.of(),
                List.of());
        List<short[]> frames = new ArrayList<>();
        int count = columns * rows > 10_000 ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            frames.add(values(form, columns * rows * photometric.samples()));
        }
        boolean isDrawnInto = isGrey && allocated == 16 && highBit < 15 && random.nextInt(8) == 0;
        return form.with(frames).withDrawn(isDrawnInto ? drawn(columns * rows, count) : List.of());
    }

    private Photometric photometric() {
        return switch (random.nextInt(8)) {
            case 0 -> Photometric.MONOCHROME1;
            case 1 -> Photometric.RGB;
            case 2 -> Photometric.YBR_FULL;
            case 3 -> Photometric.PALETTE_COLOR;
            default -> Photometric.MONOCHROME2;
        };
    }

    private short[] values(DrawnPixels form, int count) {
        short[] values = new short[count];
        if (random.nextInt(4) > 0) {
            for (int i = 0; i < count; i++) {
                values[i] = form.value(random.nextInt());
            }
        }
        return values;
    }

    private List<BitSet> drawn(int pixels, int frames) {
        List<BitSet> drawn = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            BitSet set = new BitSet(pixels);
            for (int at = 0; at < pixels; at += 1 + random.nextInt(9)) {
                set.set(at);
            }
            drawn.add(set);
        }
        return drawn;
    }

    private List<Element> attributes(DrawnPixels pixels) {
        List<Element> elements = new ArrayList<>(List.of(
                text(0x0008_0060, Vr.CS, "CT"),
                sequence(0x0008_2218, List.of(text(0x0008_0100, Vr.SH, "12738006"), text(0x0008_0102, Vr.SH, "SCT"))),
                text(0x0010_0010, Vr.PN, "Doe^Jane"),
                text(0x0018_0050, Vr.DS, "2.5"),
                text(0x0018_1120, Vr.DS, "0"),
                text(0x0018_1164, Vr.DS, "0.15\\0.15"),
                text(0x0018_5100, Vr.CS, "HFS"),
                text(0x0018_5101, Vr.CS, "PA"),
                sequence(0x0018_6011, region(0), region(9)),
                text(0x0020_0013, Vr.IS, "12"),
                text(0x0020_0020, Vr.CS, "L\\P"),
                text(0x0020_0032, Vr.DS, "-158.135803\\-179.035797\\-75.699997"),
                text(0x0020_0037, Vr.DS, "1\\0\\0\\0\\1\\0"),
                text(0x0020_0062, Vr.CS, "R"),
                text(0x0028_0030, Vr.DS, "0.661468\\0.661468"),
                text(0x0028_1050, Vr.DS, "40"),
                text(0x0028_1051, Vr.DS, "400"),
                text(0x0028_1052, Vr.DS, "-1024"),
                text(0x0028_1053, Vr.DS, "1"),
                text(0x0028_1054, Vr.LO, "HU"),
                text(0x0028_1056, Vr.CS, "LINEAR"),
                sequence(0x0028_3010, table(3), table(5), table(7)),
                sequence(0x0040_9096, List.of(number(0x0040_9211, 4), bytes(0x0040_9224, Vr.FD, 8))),
                icon(),
                text(0x2050_0020, Vr.CS, "IDENTITY"),
                sequence(
                        0x5200_9229,
                        List.of(
                                sequence(0x0020_9116, List.of(text(0x0020_0037, Vr.DS, "1\\0\\0\\0\\0\\1"))),
                                sequence(0x0028_9110, List.of(text(0x0028_0030, Vr.DS, "0.5\\0.5"))))),
                sequence(0x5200_9230, place(1), place(2))));
        if (pixels.photometric() == Photometric.PALETTE_COLOR) {
            for (int colour = 1; colour <= 3; colour++) {
                elements.add(new Element(0x0028_1100 + colour, Vr.US, Value.Bytes.of(new byte[] {64, 0, 0, 0, 16, 0})));
                elements.add(bytes(0x0028_1200 + colour, Vr.OW, 128));
            }
        }
        if (pixels.drawn().isEmpty()) {
            elements.add(number(0x6000_0010, 8));
            elements.add(number(0x6000_0011, 8));
            elements.add(text(0x6000_0040, Vr.CS, "G"));
            elements.add(bytes(0x6000_3000, Vr.OW, 8));
        }
        return elements;
    }

    private List<Element> region(int from) {
        return List.of(number(0x0018_6012, 1), number(0x0018_6024, from), bytes(0x0018_602C, Vr.FD, 8));
    }

    private List<Element> table(int entries) {
        return List.of(
                new Element(0x0028_3002, Vr.US, Value.Bytes.of(new byte[] {(byte) entries, 0, 0, 0, 16, 0})),
                bytes(0x0028_3006, Vr.OW, entries * 2));
    }

    private static List<Element> place(int slice) {
        return List.of(sequence(0x0020_9113, List.of(text(0x0020_0032, Vr.DS, "0\\0\\" + slice * 2.5))));
    }

    private Element icon() {
        return sequence(
                0x0088_0200,
                List.of(
                        number(0x0028_0010, 4),
                        number(0x0028_0011, 4),
                        number(0x0028_0101, 8),
                        bytes(0x7FE0_0010, Vr.OW, 16)));
    }

    @SafeVarargs
    private static Element sequence(int tag, List<Element>... items) {
        List<DataSet> sets = new ArrayList<>();
        for (List<Element> item : items) {
            sets.add(DataSet.of(item, Encoding.EXPLICIT_LITTLE));
        }
        return new Element(tag, Vr.SQ, new Value.Items(sets, false));
    }

    private Element bytes(int tag, Vr vr, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new Element(tag, vr, Value.Bytes.of(bytes));
    }

    private static Element number(int tag, int value) {
        return DrawnPixels.number(tag, value);
    }

    static Element text(int tag, Vr vr, String value) {
        return new Element(tag, vr, Value.Bytes.of(value.getBytes(StandardCharsets.US_ASCII)));
    }
}
