package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are, a call ends with a frame or with a refusal, and takes no more memory than the
/// frame.
class HostileFramesTest {
    private static final int MUTATIONS = 30_000;

    /// What parsing takes, and what measuring takes.
    private static final long FREE = 4 << 20;

    private final JpegCodec codec = new JpegCodec();

    @Test
    void refusesMutatedFramesOrDecodesThem() {
        Mutation mutation = new Mutation(Sample.all(), new Random(20));
        for (int i = 0; i < MUTATIONS; i++) {
            mutation.tryOne();
        }
        // Or else the mutations would be too wild to get anywhere.
        assertThat(mutation.decoded()).isGreaterThan(MUTATIONS / 20);
        assertThat(mutation.filled()).isGreaterThan(MUTATIONS / 40);
    }

    @Test
    void refusesOrDecodesEveryFrameThatIsCutOff() {
        for (Sample sample : Sample.all()) {
            for (int length = 0; length < sample.bytes().length; length++) {
                byte[] cut = Arrays.copyOf(sample.bytes(), length);
                try {
                    codec.decode(cut, sample.layout());
                } catch (UndecodableFrameException refused) {
                    assertThat(refused).hasMessageNotContaining("null");
                }
            }
        }
    }

    @Test
    void refusesSizesThatItsBytesCannotHoldBeforeItAsksForMemory() {
        for (Sample sample : Sample.all()) {
            for (int size : new int[] {4096, 0xFFFF}) {
                byte[] bytes = sample.bytes().clone();
                size(bytes, size);
                int bits = sample.layout().bitsStored();
                PixelLayout layout = new PixelLayout(
                        size,
                        size,
                        1,
                        sample.layout().samples(),
                        sample.layout().bitsAllocated(),
                        bits,
                        bits - 1,
                        false,
                        false,
                        sample.layout().photometric());
                assertRefusedForFree(bytes, layout);
            }
        }
    }

    private static void size(byte[] jpeg, int size) {
        for (int at = 2; ; at += 2 + Bytes.u16(jpeg, at + 2)) {
            if (Marker.isFrame(jpeg[at + 1] & 0xFF)) {
                Arrays.fill(jpeg, at + 5, at + 9, (byte) (size >>> 8));
                jpeg[at + 6] = (byte) size;
                jpeg[at + 8] = (byte) size;
                return;
            }
        }
    }

    @Test
    void refusesHuffmanTablesWithMoreCodesThanFit() {
        byte[] counts = new byte[16];
        counts[0] = 3;
        assertThatThrownBy(() -> table(counts)).isInstanceOf(UndecodableFrameException.class);
        counts[0] = 1;
        counts[15] = (byte) 255;
        Sample grey = Sample.of("grey");
        assertRefusedForFree(withSegment(grey.bytes(), Marker.DHT, concatenated(counts, 0x10, 3)), grey.layout());
        counts[0] = 2;
        assertRefusedForFree(withSegment(grey.bytes(), Marker.DHT, concatenated(counts, 0x10, 257)), grey.layout());
    }

    @Test
    void readsATableWhoseLongestCodeIsOfOnesOnly() throws Exception {
        byte[] counts = new byte[16];
        counts[0] = 2;
        HuffmanTable table = table(counts).prepared();
        BitReader in = new BitReader(new byte[] {(byte) 0b1010_0000}, 0, 1);
        assertThat(table.decode(in)).isEqualTo(1);
        assertThat(table.decode(in)).isEqualTo(0);
        assertThat(table.decode(in)).isEqualTo(1);
    }

    private static HuffmanTable table(byte[] counts) throws UndecodableFrameException {
        int[] lengths = new int[17];
        int total = 0;
        for (int i = 0; i < counts.length; i++) {
            lengths[i + 1] = counts[i];
            total += counts[i];
        }
        byte[] symbols = new byte[total];
        for (int i = 0; i < total; i++) {
            symbols[i] = (byte) i;
        }
        return new HuffmanTable(0, 0, lengths, symbols);
    }

    @Test
    void refusesScansOfNoComponentsAndOfTheSameOneTwice() {
        Sample grey = Sample.of("grey");
        byte[] none = {0, 0, 63, 0};
        assertRefusedForFree(withSegment(grey.bytes(), Marker.SOS, none), grey.layout());
        Sample colour = Sample.of("sequential-422");
        byte[] twice = {2, 1, 0, 1, 0, 0, 63, 0};
        assertRefusedForFree(withSegment(colour.bytes(), Marker.SOS, twice), colour.layout());
    }

    @Test
    void refusesAFrameWithAScanThatBringsNothingNew() {
        for (String name : new String[] {"grey", "progressive-grey-restart", "lossless-predictor-7"}) {
            Sample sample = Sample.of(name);
            byte[] bytes = sample.bytes();
            int scan = 2;
            while ((bytes[scan + 1] & 0xFF) != Marker.SOS) {
                scan += 2 + Bytes.u16(bytes, scan + 2);
            }
            int end = bytes.length - 1;
            while (bytes[end] != (byte) Marker.EOI) {
                end--;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, end - 1);
            out.write(bytes, scan, bytes.length - scan);
            assertRefusedForFree(out.toByteArray(), sample.layout());
        }
    }

    @Test
    void refusesMoreScansThanAnyEncoderWrites() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {-1, (byte) Marker.SOI, -1, (byte) Marker.DQT, 0, 67, 0});
        byte[] steps = new byte[64];
        Arrays.fill(steps, (byte) 1);
        out.writeBytes(steps);
        out.writeBytes(new byte[] {-1, (byte) Marker.SOF2, 0, 11, 8, 16, 0, 16, 0, 1, 1, 0x11, 0});
        // One code of one bit: for DC no difference, for AC a run of 2^14 bands that have ended.
        out.writeBytes(dht(0, 0));
        out.writeBytes(dht(0x10, 0xE0));
        out.writeBytes(scan(0, 0, 0));
        out.writeBytes(new byte[1 << 15]);
        for (int low = 13; low >= 0; low--) {
            for (int k = 1; k < 64; k++) {
                out.writeBytes(scan(k, low == 13 ? 0 : low + 1, low));
                out.writeBytes(new byte[80]);
            }
        }
        out.writeBytes(new byte[] {-1, (byte) Marker.EOI});
        PixelLayout layout = new PixelLayout(4096, 4096, 1, 1, 8, 8, 7, false, false, Photometric.MONOCHROME2);
        assertRefusedForFree(out.toByteArray(), layout);
        assertThatThrownBy(() -> codec.decode(out.toByteArray(), layout)).hasMessageContaining("100 scans");
    }

    private static byte[] dht(int which, int symbol) {
        byte[] segment = new byte[2 + 2 + 17 + 1];
        segment[0] = -1;
        segment[1] = (byte) Marker.DHT;
        segment[3] = 20;
        segment[4] = (byte) which;
        segment[5] = 1;
        segment[21] = (byte) symbol;
        return segment;
    }

    private static byte[] scan(int band, int high, int low) {
        return new byte[] {-1, (byte) Marker.SOS, 0, 8, 1, 1, 0, (byte) band, (byte) band, (byte) (high << 4 | low)};
    }

    private void assertRefusedForFree(byte[] frame, PixelLayout layout) {
        long before = allocated();
        assertThatThrownBy(() -> codec.decode(frame, layout)).isInstanceOf(UndecodableFrameException.class);
        assertThat(allocated() - before).isLessThan(FREE);
    }

    /// Puts a segment before the first.
    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int scan = 2;
        while (marker == Marker.SOS && (jpeg[scan + 1] & 0xFF) != Marker.SOS) {
            int next = scan + 2 + Bytes.u16(jpeg, scan + 2);
            out.write(jpeg, scan, next - scan);
            scan = next;
        }
        out.writeBytes(new byte[] {-1, (byte) marker, (byte) (content.length + 2 >>> 8), (byte) (content.length + 2)});
        out.writeBytes(content);
        out.write(jpeg, scan, jpeg.length - scan);
        return out.toByteArray();
    }

    private static byte[] concatenated(byte[] counts, int which, int symbols) {
        byte[] content = new byte[1 + counts.length + symbols];
        content[0] = (byte) which;
        System.arraycopy(counts, 0, content, 1, counts.length);
        return content;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
