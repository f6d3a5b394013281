package org.elpis.bench.seals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.UnsealableException;

/// Measures how fast native frames of 16 bits are sealed by one thread, beside plain SHA-256 of the same bytes.
///
/// Everything from the bytes in memory to the root counts: decoding, gathering, salts, leaves, nodes. Both are measured
/// in turns, in processor time of the thread; the best of all turns is told, for other work on the machine only takes
/// away.
///
/// Arguments: number of turns
public final class Throughput {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    /// Bytes of a turn, about: long enough for the clock.
    private static final int TURN = 64 << 20;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /// @param side  of a tile, as the format has it for the size
    private record Size(int columns, int rows, int bits, int side) {
        int bytes() {
            return columns * rows * 2;
        }

        /// Blocks of SHA-256 that the tree takes for each block of pixels: leaves with their heads, two hashes a salt
        /// (of 33 bytes) and one a node (of 65 bytes).
        double blocks() {
            int tile = side * side * 2;
            int leaf = (45 + tile + 9 + 63) / 64;
            return (leaf + 2 + 2) / (tile / 64.0);
        }
    }

    private static final List<Size> SIZES = List.of(
            new Size(512, 512, 16, 16),
            new Size(512, 512, 12, 16),
            new Size(1024, 1024, 16, 16),
            new Size(2048, 2048, 16, 32),
            new Size(4096, 3328, 14, 32));

    private Throughput() {}

    public static void main(String[] args) throws IOException, UnsealableException {
        int turns = Integer.parseInt(args[0]);
        System.out.println("| Frame | bits stored | side of a tile | SHA-256 MiB/s | tree MiB/s | share | at most |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Size size : SIZES) {
            row(size, turns);
        }
    }

    private static void row(Size size, int turns) throws IOException, UnsealableException {
        int frames = Math.max(1, TURN / 4 / size.bytes());
        byte[] pixels = pixels(size, frames);
        Instance image = image(size, frames, pixels);
        double plain = 0;
        double tree = 0;
        for (int turn = 0; turn < turns; turn++) {
            plain = Math.max(plain, rate(pixels.length, () -> hash(pixels)));
            tree = Math.max(tree, rate(pixels.length, () -> seal(image)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %d × %d | %d | %d | %.0f | %.0f | %.0f %% | %.0f %% |%n",
                size.columns(),
                size.rows(),
                size.bits(),
                size.side(),
                plain,
                tree,
                100 * tree / plain,
                100 / size.blocks());
    }

    private interface Work {
        void run() throws IOException, UnsealableException;
    }

    /// MiB a second of processor time.
    private static double rate(int bytes, Work work) throws IOException, UnsealableException {
        int times = Math.max(1, TURN / bytes);
        long start = CLOCK.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long nanos = CLOCK.getCurrentThreadCpuTime() - start;
        return (double) bytes * times / (1 << 20) / (nanos / 1e9);
    }

    private static void hash(byte[] pixels) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(pixels);
        requireSome(sha256.digest());
    }

    private static void seal(Instance image) throws IOException, UnsealableException {
        SealedStudy study = new SealedStudy(Examiners.opener(), new byte[32]);
        study.add(image);
        requireSome(study.opening().digest());
    }

    private static void requireSome(byte[] digest) {
        if (Arrays.equals(digest, new byte[digest.length])) {
            throw new IllegalStateException("a digest of zeros");
        }
    }

    private static byte[] pixels(Size size, int frames) {
        byte[] pixels = new byte[size.bytes() * frames];
        new SplittableRandom(1).nextBytes(pixels);
        for (int i = 1; i < pixels.length; i += 2) {
            pixels[i] &= (byte) ((1 << size.bits() - 8) - 1);
        }
        return pixels;
    }

    private static Instance image(Size size, int frames, byte[] pixels) {
        List<Element> elements = List.of(
                Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, SECONDARY_CAPTURE),
                Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4"),
                Element.ofAscii(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3"),
                Element.ofAscii(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.2.3.5"),
                number(Tag.SAMPLES_PER_PIXEL, 1),
                Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"),
                Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames)),
                number(Tag.ROWS, size.rows()),
                number(Tag.COLUMNS, size.columns()),
                number(Tag.BITS_ALLOCATED, 16),
                number(Tag.BITS_STORED, size.bits()),
                number(Tag.HIGH_BIT, size.bits() - 1),
                number(Tag.PIXEL_REPRESENTATION, 0),
                new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(pixels)));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(new byte[] {(byte) value, (byte) (value >> 8)}));
    }
}
