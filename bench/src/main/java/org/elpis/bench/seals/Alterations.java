package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.seal.Change;
import org.elpis.seal.Verdict;

/// Alters drawn images in one place each, down to the least bit of one pixel or one attribute, and counts what is
/// missed and what is named wrongly.
///
/// The truth is the generator's own: which pixel lies in which tile is computed here, by other lines than the seal's.
final class Alterations {
    private static final int PER_IMAGE = 200;
    private static final String UID = "1.2.826.0.1.3680043.2.1";

    /// Attributes whose every change must be found, with a value to start from.
    private static final List<Element> MEANING = List.of(
            text(0x0008_0060, Vr.CS, "CT"),
            text(0x0018_0050, Vr.DS, "2.5"),
            text(0x0018_1120, Vr.DS, "0"),
            text(0x0018_1164, Vr.DS, "0.15\\0.15"),
            text(0x0018_5100, Vr.CS, "HFS"),
            text(0x0018_5101, Vr.CS, "PA"),
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
            text(0x2050_0020, Vr.CS, "IDENTITY"));

    private final SplittableRandom random;
    private final Sealer sealer;
    private final Map<String, long[]> counts = new TreeMap<>();

    private Alterations(long seed, Sealer sealer) {
        this.random = new SplittableRandom(seed);
        this.sealer = sealer;
    }

    public static void main(String[] args) throws Exception {
        long number = Long.parseLong(args[0]);
        Alterations alterations = new Alterations(Long.parseLong(args[1]), new Sealer());
        for (long done = 0; done < number; done += PER_IMAGE) {
            alterations.image();
        }
        System.out.println("| Altered | times | missed | named wrongly |");
        System.out.println("|---|---|---|---|");
        long[] sum = new long[3];
        long[] untouched = alterations.counts.getOrDefault("nothing", new long[3]);
        alterations.counts.remove("nothing");
        alterations.counts.forEach((what, row) -> {
            System.out.printf("| %s | %,d | %,d | %,d |%n", what, row[0], row[1], row[2]);
            Arrays.setAll(sum, i -> sum[i] + row[i]);
        });
        System.out.printf("| **all** | %,d | %,d | %,d |%n", sum[0], sum[1], sum[2]);
        System.out.printf(
                "%nOf %,d images that were not altered %,d were not called genuine.%n", untouched[0], untouched[1]);
        if (sum[1] + sum[2] == 0) {
            System.out.printf("%nNone of %,d: at 95 %% confidence fewer than %.1e are (3/n).%n", sum[0], 3.0 / sum[0]);
        }
    }

    private void image() throws Exception {
        Drawn drawn = draw();
        Sealer.Sealed sealed = sealer.seal(drawn.instance(drawn.pixels(), MEANING));
        Verdict untouched = sealer.verdict(sealed, drawn.instance(drawn.pixels(), MEANING));
        count("nothing", untouched, List.of(), Verdict.Outcome.GENUINE);
        for (int i = 0; i < PER_IMAGE; i++) {
            switch (random.nextInt(4)) {
                case 0 -> attribute(drawn, sealed);
                case 1 -> block(drawn, sealed);
                default -> bit(drawn, sealed);
            }
        }
    }

    /// An image that is uncompressed, of 16 bits a pixel of which fewer may be stored.
    private record Drawn(int columns, int rows, int frames, int bits, byte[] pixels) {
        Instance instance(byte[] pixelData, List<Element> others) {
            List<Element> elements = new ArrayList<>(others);
            elements.add(text(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
            elements.add(text(Tag.SOP_INSTANCE_UID, Vr.UI, UID));
            elements.add(text(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2"));
            elements.add(text(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.3"));
            elements.add(text(Tag.PATIENT_NAME, Vr.PN, "Doe^Jane"));
            elements.add(number(Tag.SAMPLES_PER_PIXEL, 1));
            elements.add(text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"));
            elements.add(text(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames)));
            elements.add(number(Tag.ROWS, rows));
            elements.add(number(Tag.COLUMNS, columns));
            elements.add(number(Tag.BITS_ALLOCATED, 16));
            elements.add(number(Tag.BITS_STORED, bits));
            elements.add(number(Tag.HIGH_BIT, bits - 1));
            elements.add(number(Tag.PIXEL_REPRESENTATION, 0));
            elements.add(new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(pixelData)));
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

        Change.Tile tile(int pixel) {
            int frame = pixel / (columns * rows);
            int y = pixel / columns % rows;
            int x = pixel % columns;
            int left = x - x % 16;
            int top = y - y % 16;
            return new Change.Tile(UID, frame, left, top, Math.min(16, columns - left), Math.min(16, rows - top));
        }
    }

    private Drawn draw() {
        int columns = 1 + random.nextInt(48);
        int rows = 1 + random.nextInt(48);
        int frames = 1 + random.nextInt(2);
        int bits = 9 + random.nextInt(8);
        byte[] pixels = new byte[columns * rows * frames * 2];
        boolean isAir = random.nextInt(4) == 0;
        for (int i = 0; i < pixels.length; i += 2) {
            int value = isAir ? 0 : random.nextInt(1 << bits);
            pixels[i] = (byte) value;
            pixels[i + 1] = (byte) (value >> 8);
        }
        return new Drawn(columns, rows, frames, bits, pixels);
    }

    /// One bit of one pixel, the least one in half of the cases.
    private void bit(Drawn drawn, Sealer.Sealed sealed) throws IOException {
        int pixel = random.nextInt(drawn.pixels().length / 2);
        int bit = random.nextBoolean() ? 0 : random.nextInt(drawn.bits());
        byte[] changed = drawn.pixels().clone();
        changed[pixel * 2 + bit / 8] ^= (byte) (1 << bit % 8);
        Verdict verdict = sealer.verdict(sealed, drawn.instance(changed, MEANING));
        String what = bit == 0 ? "the least bit of a pixel" : "another bit of a pixel";
        count(what, verdict, List.of(drawn.tile(pixel)), Verdict.Outcome.ALTERED);
    }

    /// The least bit of every pixel in a rectangle.
    private void block(Drawn drawn, Sealer.Sealed sealed) throws IOException {
        int frame = random.nextInt(drawn.frames());
        int left = random.nextInt(drawn.columns());
        int top = random.nextInt(drawn.rows());
        int right = Math.min(drawn.columns(), left + 1 + random.nextInt(20));
        int bottom = Math.min(drawn.rows(), top + 1 + random.nextInt(20));
        byte[] changed = drawn.pixels().clone();
        Set<Change> tiles = new LinkedHashSet<>();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = (frame * drawn.rows() + y) * drawn.columns() + x;
                changed[pixel * 2] ^= 1;
                tiles.add(drawn.tile(pixel));
            }
        }
        Verdict verdict = sealer.verdict(sealed, drawn.instance(changed, MEANING));
        count("a rectangle of pixels", verdict, tiles, Verdict.Outcome.ALTERED);
    }

    /// One character of one attribute, or the attribute is lost or new.
    private void attribute(Drawn drawn, Sealer.Sealed sealed) throws IOException {
        List<Element> elements = new ArrayList<>(MEANING);
        int index = random.nextInt(elements.size());
        Element element = elements.get(index);
        Change.Kind kind = Change.Kind.values()[random.nextInt(3)];
        switch (kind) {
            case CHANGED -> {
                byte[] value = ((Value.Bytes) element.value()).copy();
                int at = random.nextInt(value.length);
                value[at] = value[at] == '7' ? (byte) '3' : (byte) '7';
                elements.set(index, new Element(element.tag(), element.vr(), Value.Bytes.of(value)));
            }
            case LOST -> elements.remove(index);
            case GAINED -> {
                element = random.nextBoolean()
                        ? text(0x0020_0060, Vr.CS, "L")
                        : text(0x0028_1101 + random.nextInt(3), Vr.US, "ab");
                elements.add(element);
            }
        }
        Verdict verdict = sealer.verdict(sealed, drawn.instance(drawn.pixels(), elements));
        String path = String.format("(%04X,%04X)", Tag.group(element.tag()), Tag.element(element.tag()));
        count(
                "an attribute " + kind.name().toLowerCase(Locale.ROOT),
                verdict,
                List.of(new Change.Attribute(UID, path, kind)),
                Verdict.Outcome.ALTERED);
    }

    private void count(String what, Verdict verdict, Collection<? extends Change> truth, Verdict.Outcome outcome) {
        long[] row = counts.computeIfAbsent(what, none -> new long[3]);
        row[0]++;
        if (verdict.outcome() != outcome) {
            row[1]++;
        } else if (!Set.copyOf(verdict.changes()).equals(Set.copyOf(truth))
                || verdict.changes().size() != truth.size()) {
            row[2]++;
        }
    }

    private static Element text(int tag, Vr vr, String value) {
        return new Element(tag, vr, Value.Bytes.of(value.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }
}
