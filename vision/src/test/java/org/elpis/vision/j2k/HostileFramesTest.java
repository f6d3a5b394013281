package org.elpis.vision.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are, decoding ends with a frame or a refusal, in memory that the layout and the frame
/// explain.
class HostileFramesTest {
    private static final int MUTATIONS = 30_000;
    private static final long LITTLE_MEMORY = 8 << 20;

    @Test
    void endsMutatedFramesWithAFrameOrARefusal() {
        HostileFrames hostile = new HostileFrames();
        for (int i = 0; i < MUTATIONS; i++) {
            hostile.decodeMutated(20_261_120L + i);
        }
        assertThat(hostile.refused()).isBetween(MUTATIONS / 2, MUTATIONS - 1);
    }

    @Test
    void refusesFramesLargerThanARasterHolds() {
        requireCheapRefusal(claim(65535, 65535, 65535, 65535), layout(65535, 65535));
    }

    @Test
    void refusesMoreTilesThanACodestreamMayHave() {
        requireCheapRefusal(claim(16384, 16384, 1, 1), layout(16384, 16384));
    }

    @Test
    void refusesTilesThatAreNotThere() {
        requireCheapRefusal(claim(255, 257, 1, 1), layout(255, 257));
    }

    @Test
    void refusesLayersThatAreNotThere() {
        byte[] frame = with(claim(16384, 16384, 16384, 16384), 0xFF52, 4 + 2, 0xFF, 0xFF);
        requireCheapRefusal(frame, layout(16384, 16384));
    }

    @Test
    void refusesPrecinctsThatAreNotThere() {
        byte[] plain = claim(16384, 16384, 16384, 16384);
        // One decomposition, precincts of 2 by 2 and of 1 by 1.
        byte[] small = with(with(plain, 0xFF52, 4, 1), 0xFF52, 4 + 5, 1);
        int end = find(small, 0xFF52) + 2 + 12;
        byte[] frame = HostileFrames.spliced(with(small, 0xFF52, 3, 14), end, end, new byte[] {0x00, 0x11});
        requireCheapRefusal(frame, layout(16384, 16384));
    }

    @Test
    void takesNoLongerForLayersOverManyBlocksThanTheSizeExplains() {
        // Each of 60,000 layers opens its packet and asks the tree of 16,384 blocks; so none is free.
        byte[] packets = new byte[60_000];
        Arrays.fill(packets, (byte) 0x80);
        byte[] plain = with(claim(512, 512, 512, 512), 0xFF52, 4 + 2, packets.length >> 8, packets.length & 0xFF);
        byte[] blocks = with(with(plain, 0xFF52, 4 + 6, 0), 0xFF52, 4 + 7, 0);
        int data = find(blocks, 0xFF93) + 2;
        byte[] frame = HostileFrames.spliced(blocks, data, blocks.length, packets);
        assertThatThrownBy(() -> new Jpeg2000Codec().decode(frame, layout(512, 512)))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessageContaining("layers");
    }

    private static PixelLayout layout(int columns, int rows) {
        return DrawnImage.layout(columns, rows, 1, 8, false);
    }

    /// The smallest sample with another size in its SIZ, and one tile-part to the end.
    private static byte[] claim(int columns, int rows, int tileWidth, int tileHeight) {
        byte[] frame = SampleFrames.named("pixel").frame().clone();
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        buffer.putInt(8, columns).putInt(12, rows).putInt(24, tileWidth).putInt(28, tileHeight);
        buffer.putInt(find(frame, 0xFF90) + 6, 0);
        return frame;
    }

    /// @param offset  from the marker's length on
    private static byte[] with(byte[] frame, int marker, int offset, int... values) {
        byte[] result = frame.clone();
        for (int i = 0; i < values.length; i++) {
            result[find(frame, marker) + offset + i] = (byte) values[i];
        }
        return result;
    }

    private static int find(byte[] frame, int marker) {
        for (int i = 0; i + 1 < frame.length; i++) {
            if (((frame[i] & 0xFF) << 8 | frame[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }

    private static void requireCheapRefusal(byte[] frame, PixelLayout layout) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> new Jpeg2000Codec().decode(frame, layout))
                .isInstanceOf(UndecodableFrameException.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE_MEMORY);
    }
}
