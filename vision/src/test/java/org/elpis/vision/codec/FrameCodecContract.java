package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// What every [FrameCodec] keeps, whatever the bytes are: a frame or a refusal, in bounded memory.
///
/// The test class of a codec extends it and gives the codec and small valid frames of every kind that it reads.
abstract class FrameCodecContract {
    /// A valid frame and the layout that goes with it.
    ///
    /// @param name  what is particular about it, for messages
    record Valid(String name, byte[] frame, PixelLayout layout) {}

    /// Beside the values and a few copies of the frame a codec may keep tables.
    private static final long TABLES = 4 << 20;

    private static final int MUTATIONS = 20_000;

    abstract FrameCodec codec();

    /// Small ones, of at most some thousand bytes: every prefix and many mutations of each are decoded.
    abstract List<Valid> valid();

    static PixelLayout grey(int columns, int rows, int allocated, int stored) {
        return new PixelLayout(
                columns, rows, 1, 1, allocated, stored, stored - 1, false, false, Photometric.MONOCHROME2);
    }

    static PixelLayout signed(int columns, int rows, int allocated, int stored) {
        return new PixelLayout(
                columns, rows, 1, 1, allocated, stored, stored - 1, true, false, Photometric.MONOCHROME2);
    }

    static PixelLayout rgb(int columns, int rows, int allocated, int stored) {
        return new PixelLayout(columns, rows, 1, 3, allocated, stored, stored - 1, false, false, Photometric.RGB);
    }

    @Test
    void decodesEveryValidFrameToTheSizeAndBitsOfItsLayout() throws UndecodableFrameException {
        for (Valid each : valid()) {
            Raster raster = codec().decode(each.frame(), each.layout());
            requireShape(each, raster);
        }
    }

    @Test
    void decodesTheSameValuesWhenAZeroBytePadsTheFrame() throws UndecodableFrameException {
        for (Valid each : valid()) {
            byte[] padded = Arrays.copyOf(each.frame(), each.frame().length + 1);
            Raster raster = codec().decode(padded, each.layout());
            assertThat(raster.values())
                    .as(each.name())
                    .isEqualTo(codec().decode(each.frame(), each.layout()).values());
        }
    }

    @Test
    void doesNotWriteToTheFrameItReads() throws UndecodableFrameException {
        for (Valid each : valid()) {
            byte[] copy = each.frame().clone();
            codec().decode(copy, each.layout());
            assertThat(copy).as(each.name()).isEqualTo(each.frame());
        }
    }

    @Test
    void endsEveryTruncatedFrameWithItsShapeOrARefusal() {
        for (Valid each : valid()) {
            for (int length = 0; length < each.frame().length; length++) {
                decodeOrRefuse(each, Arrays.copyOf(each.frame(), length));
            }
        }
    }

    @Test
    void endsFramesWithFlippedBitsWithTheirShapeOrARefusal() {
        Random random = new Random(7);
        for (Valid each : valid()) {
            int flips = Math.min(MUTATIONS / 4, each.frame().length * 8);
            for (int i = 0; i < flips; i++) {
                byte[] frame = each.frame().clone();
                int bit = flips == frame.length * 8 ? i : random.nextInt(frame.length * 8);
                frame[bit / 8] ^= (byte) (1 << bit % 8);
                decodeOrRefuse(each, frame);
            }
        }
    }

    @Test
    void endsMutatedFramesWithTheirShapeOrARefusal() {
        Random random = new Random(11);
        List<Valid> valid = valid();
        for (int i = 0; i < MUTATIONS; i++) {
            Valid each = valid.get(random.nextInt(valid.size()));
            decodeOrRefuse(each, mutated(each.frame(), random));
        }
    }

    @Test
    void refusesLayoutsThatClaimOtherSizes() {
        for (Valid each : valid()) {
            for (PixelLayout wrong : otherSizes(each.layout())) {
                assertRefused(each, wrong);
            }
        }
    }

    @Test
    void refusesSizesThatItsBytesCannotHoldWithoutAskingForTheirMemory() {
        PixelLayout huge = grey(0xFFFF, 0xFFFF, 16, 16);
        for (Valid each : valid()) {
            long before = allocated();
            assertRefused(each, huge);
            assertThat(allocated() - before).as(each.name()).isLessThan(TABLES);
        }
    }

    @Test
    void asksForNoMoreMemoryThanTheLayoutAndTheFrameExplain() {
        Random random = new Random(13);
        for (Valid each : valid()) {
            long bound = TABLES + 64 * each.layout().cells() + 64L * each.frame().length;
            for (int i = 0; i < 100; i++) {
                byte[] frame = mutated(each.frame(), random);
                long before = allocated();
                decodeOrRefuse(each, frame);
                assertThat(allocated() - before).as(each.name()).isLessThan(bound);
            }
        }
    }

    /// A frame with some bytes changed, cut out, doubled or set to what codestreams mark things with.
    static byte[] mutated(byte[] frame, Random random) {
        byte[] result = frame.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && result.length > 0; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(result.length, 96) : result.length);
            result = switch (random.nextInt(7)) {
                case 0 -> Arrays.copyOf(result, at);
                case 1 -> without(result, at, 1 + random.nextInt(4));
                case 2 -> doubled(result, at, 1 + random.nextInt(8));
                case 3 -> with(result, at, 0xFF);
                case 4 -> with(result, at, result[at] ^ 1 << random.nextInt(8));
                case 5 -> transplanted(result, random.nextInt(result.length), at, 2 + random.nextInt(20));
                default -> with(result, at, random.nextInt(256));
            };
        }
        return result;
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] result = new byte[bytes.length - (end - at)];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(bytes, end, result, at, bytes.length - end);
        return result;
    }

    private static byte[] doubled(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] result = new byte[bytes.length + end - at];
        System.arraycopy(bytes, 0, result, 0, end);
        System.arraycopy(bytes, at, result, end, bytes.length - at);
        return result;
    }

    /// A segment stands where none should, or a second time.
    private static byte[] transplanted(byte[] bytes, int from, int to, int count) {
        byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + count));
        byte[] result = Arrays.copyOf(bytes, bytes.length + part.length);
        System.arraycopy(bytes, to, result, to + part.length, bytes.length - to);
        System.arraycopy(part, 0, result, to, part.length);
        return result;
    }

    private void decodeOrRefuse(Valid each, byte[] frame) {
        try {
            requireShape(each, codec().decode(frame, each.layout()));
        } catch (UndecodableFrameException refusal) {
            assertThat(refusal.getMessage()).as(each.name()).isNotBlank();
        }
    }

    private void assertRefused(Valid each, PixelLayout wrong) {
        boolean isRefused = false;
        try {
            codec().decode(each.frame(), wrong);
        } catch (UndecodableFrameException refusal) {
            isRefused = true;
        }
        assertThat(isRefused).as("%s read as %s", each.name(), wrong).isTrue();
    }

    private static void requireShape(Valid each, Raster raster) {
        PixelLayout layout = each.layout();
        assertThat(raster.columns()).as(each.name()).isEqualTo(layout.columns());
        assertThat(raster.rows()).as(each.name()).isEqualTo(layout.rows());
        assertThat(raster.samples()).as(each.name()).isEqualTo(layout.samples());
        assertThat(raster.bits()).as(each.name()).isEqualTo(Math.min(16, layout.bitsStored()));
        requireValuesWithinBits(each, raster);
    }

    private static void requireValuesWithinBits(Valid each, Raster raster) {
        int unused = 32 - raster.bits();
        for (short value : raster.values()) {
            int whole = raster.isSigned() ? value : value & 0xFFFF;
            int kept = raster.isSigned() ? value << unused >> unused : whole << unused >>> unused;
            if (whole != kept) {
                throw new AssertionError(each.name() + ": a value needs more bits than are stored");
            }
        }
    }

    private static List<PixelLayout> otherSizes(PixelLayout layout) {
        List<PixelLayout> others = new ArrayList<>();
        others.add(sized(layout, layout.columns() + 2, layout.rows()));
        others.add(sized(layout, layout.columns(), layout.rows() + 2));
        others.add(sized(layout, layout.columns() * 3, layout.rows()));
        others.add(layout.as(layout.samples() == 1 ? Photometric.RGB : Photometric.MONOCHROME2));
        return others;
    }

    private static PixelLayout sized(PixelLayout layout, int columns, int rows) {
        return new PixelLayout(
                columns,
                rows,
                layout.frames(),
                layout.samples(),
                layout.bitsAllocated(),
                layout.bitsStored(),
                layout.highBit(),
                layout.isSigned(),
                layout.isPlanar(),
                layout.photometric());
    }

    static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
