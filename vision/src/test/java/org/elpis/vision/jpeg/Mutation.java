package org.elpis.vision.jpeg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.elpis.pixel.Box;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// Valid codestreams made hostile by chance, and what a codec must do with them.
final class Mutation {
    /// Pixels that are decoded when the frame header is believed instead of the object.
    private static final int MOST_PIXELS = 1 << 18;

    private final List<Sample> samples;
    private final RandomGenerator chance;
    private final JpegCodec codec = new JpegCodec();
    private int decoded;
    private int filled;

    Mutation(List<Sample> samples, RandomGenerator chance) {
        this.samples = samples;
        this.chance = chance;
    }

    int decoded() {
        return decoded;
    }

    int filled() {
        return filled;
    }

    /// Mutates a sample and decodes and fills it; throws whatever is not a refusal.
    void tryOne() {
        Sample sample = samples.get(chance.nextInt(samples.size()));
        byte[] bytes = mutated(sample.bytes());
        PixelLayout layout = sample.layout();
        try {
            FrameHeader header = Codestream.parse(bytes).frame();
            boolean isSmall = header.columns() * header.rows() <= MOST_PIXELS;
            if (isSmall && header.components().size() != 2) {
                layout = Sample.layout(header);
            }
            codec.decode(bytes, layout);
            decoded++;
            fill(bytes, layout);
        } catch (UndecodableFrameException refused) {
            // As it should be.
        }
    }

    private void fill(byte[] bytes, PixelLayout layout) throws UndecodableFrameException {
        int x = chance.nextInt(layout.columns());
        int y = chance.nextInt(layout.rows());
        List<Box> boxes = List.of(new Box(x, y, 1 + chance.nextInt(30), 1 + chance.nextInt(30)));
        int[] fill = chance.ints(layout.samples(), 0, 256).toArray();
        Optional<byte[]> result = codec.fill(bytes, layout, boxes, fill);
        if (result.isPresent()) {
            codec.decode(result.get(), layout);
            filled++;
        }
    }

    private byte[] mutated(byte[] source) {
        byte[] bytes = source.clone();
        for (int i = chance.nextInt(1, 5); i > 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return marker();
        }
        int at = chance.nextInt(chance.nextBoolean() ? bytes.length : Math.min(bytes.length, 250));
        int length = Math.min(1 + chance.nextInt(12), bytes.length - at);
        return switch (chance.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, Math.max(2, at));
            case 1 -> spliced(bytes, at, at + length, new byte[0]);
            case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 3 -> spliced(bytes, at, at, marker());
            case 4 -> {
                byte[] other = samples.get(chance.nextInt(samples.size())).bytes();
                int from = chance.nextInt(other.length);
                int to = Math.min(other.length, from + chance.nextInt(400));
                yield spliced(bytes, at, at + length, Arrays.copyOfRange(other, from, to));
            }
            case 5 -> {
                bytes[at] ^= (byte) (1 << chance.nextInt(8));
                yield bytes;
            }
            case 6 -> {
                bytes[at] = (byte) new int[] {0, 1, 0x7F, 0x80, 0xFF}[chance.nextInt(5)];
                yield bytes;
            }
            default -> {
                bytes[at] = (byte) chance.nextInt(256);
                yield bytes;
            }
        };
    }

    private byte[] marker() {
        byte[] segment = new byte[2 + chance.nextInt(6)];
        chance.nextBytes(segment);
        segment[0] = -1;
        segment[1] = (byte) (0xC0 + chance.nextInt(32));
        return segment;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
        byte[] result = new byte[bytes.length - (to - from) + inserted.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
        return result;
    }
}
