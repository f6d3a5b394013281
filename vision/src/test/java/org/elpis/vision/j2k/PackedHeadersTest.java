package org.elpis.vision.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packet headers may stand together, in the main header or in that of a tile-part, and the image is the
/// same.
///
/// The test moves them there: in the sample SOP stands before each packet and EPH behind each header, and no
/// other byte looks like these.
class PackedHeadersTest {
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int SOP = 0xFF91;
    private static final int EPH = 0xFF92;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;

    private final SampleFrames sample = SampleFrames.named("precincts");
    private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    private byte[] mainHeader = {};
    private byte[] tilePartHeader = {};

    @BeforeEach
    void split() {
        byte[] frame = sample.frame();
        int tilePart = find(frame, SOT, 0);
        int data = find(frame, SOD, tilePart) + 2;
        mainHeader = Arrays.copyOf(frame, tilePart);
        tilePartHeader = Arrays.copyOfRange(frame, tilePart, data - 2);
        for (int at = data; find(frame, SOP, at) == at; ) {
            int body = find(frame, EPH, at) + 2;
            int next = Math.min(find(frame, SOP, body), frame.length - 2);
            headers.write(frame, at + 6, body - at - 6);
            bodies.write(frame, body, next - body);
            at = next;
        }
    }

    @Test
    void readsHeadersPackedInATilePart(@TempDir Path work) throws Exception {
        byte[] all = headers.toByteArray();
        byte[] first = segment(PPT, 0, Arrays.copyOf(all, 20));
        byte[] second = segment(PPT, 1, Arrays.copyOfRange(all, 20, all.length));
        byte[] frame = frame(mainHeader, joined(tilePartHeader, first, second));
        requireSameImage(frame);
        assertThat(OpenJpeg.in(work).decode(frame, sample.layout(), 16)).isEqualTo(samples(frame));
    }

    @Test
    void readsPackedHeadersInTheOrderOfTheirNumbers() throws Exception {
        byte[] all = headers.toByteArray();
        byte[] first = segment(PPT, 3, Arrays.copyOf(all, 20));
        byte[] second = segment(PPT, 7, Arrays.copyOfRange(all, 20, all.length));
        requireSameImage(frame(mainHeader, joined(tilePartHeader, second, first)));
    }

    @Test
    void readsHeadersPackedInTheMainHeader(@TempDir Path work) throws Exception {
        byte[] counted = ByteBuffer.allocate(4 + headers.size())
                .putInt(headers.size())
                .put(headers.toByteArray())
                .array();
        byte[] frame = frame(joined(mainHeader, segment(PPM, 0, counted)), tilePartHeader);
        requireSameImage(frame);
        assertThat(OpenJpeg.in(work).decode(frame, sample.layout(), 16)).isEqualTo(samples(frame));
    }

    @Test
    void refusesPackedHeadersThatEndTooEarly() {
        byte[] some = Arrays.copyOf(headers.toByteArray(), headers.size() - 5);
        byte[] frame = frame(mainHeader, joined(tilePartHeader, segment(PPT, 0, some)));
        assertThatThrownBy(() -> samples(frame)).isInstanceOf(UndecodableFrameException.class);
    }

    @Test
    void refusesTwoSegmentsOfOneNumber() {
        byte[] segment = segment(PPT, 0, headers.toByteArray());
        byte[] frame = frame(mainHeader, joined(tilePartHeader, segment, segment));
        assertThatThrownBy(() -> samples(frame)).isInstanceOf(UndecodableFrameException.class);
    }

    private void requireSameImage(byte[] frame) throws UndecodableFrameException {
        assertThat(samples(frame)).isEqualTo(samples(sample.frame()));
    }

    private int[] samples(byte[] frame) throws UndecodableFrameException {
        short[] values = new Jpeg2000Codec().decode(frame, sample.layout()).values();
        int[] samples = new int[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = values[i] & 0xFFFF;
        }
        return samples;
    }

    private byte[] frame(byte[] main, byte[] tilePart) {
        byte[] sized = tilePart.clone();
        ByteBuffer.wrap(sized).putInt(6, tilePart.length + 2 + bodies.size());
        return joined(main, sized, marker(SOD), bodies.toByteArray(), marker(0xFFD9));
    }

    private static byte[] segment(int marker, int number, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .putShort((short) marker)
                .putShort((short) (3 + content.length))
                .put((byte) number)
                .put(content)
                .array();
    }

    private static byte[] marker(int marker) {
        return new byte[] {(byte) (marker >> 8), (byte) marker};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// Where a marker is next; behind everything when it is not.
    private static int find(byte[] bytes, int marker, int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            if (((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF) == marker) {
                return at;
            }
        }
        return bytes.length;
    }
}
