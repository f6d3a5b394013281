package org.elpis.vision.j2k;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Mutates valid frames and looks at what decoding them costs. By hand:
/// `java -Xmx256m -cp ... org.elpis.vision.j2k.HostileFrames 1 1000000`
final class HostileFrames {
    /// Bytes a sample and a byte of the frame: coefficients, values, and the trees of code-blocks.
    private static final long BYTES_A_CELL = 64;
    /// Contexts, buffers of a code-block, precincts of small frames.
    private static final long FREE_BYTES = 2 << 20;
    /// The largest size that a mutated SIZ may make the layout claim.
    private static final long MOST_CELLS = 1 << 18;

    private final List<SampleFrames> samples = SampleFrames.all();
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int decoded;
    private int refused;
    private long slowestNs;
    private String slowest = "";
    private double mostBytesOfBound;

    public static void main(String[] arguments) {
        HostileFrames hostile = new HostileFrames();
        long seed = Long.parseLong(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            hostile.decodeMutated(seed * 10_000_000 + i);
            if (i % 100_000 == 99_999) {
                System.out.println(i + 1 + ": " + hostile);
            }
        }
        System.out.println(hostile);
    }

    /// Decodes one mutated frame.
    ///
    /// @throws AssertionError when it needs more memory than it may, or ends with another exception
    void decodeMutated(long seed) {
        Random random = new Random(seed);
        SampleFrames sample = samples.get(random.nextInt(samples.size()));
        byte[] frame = mutated(sample.frame(), random);
        PixelLayout layout = random.nextInt(4) == 0 ? claimed(frame, sample.layout()) : sample.layout();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = threads.getCurrentThreadCpuTime();
        try {
            Raster raster = new Jpeg2000Codec().decode(frame, layout);
            decoded++;
            if (raster.columns() != layout.columns() || raster.rows() != layout.rows()) {
                throw new AssertionError("seed " + seed + ": another size");
            }
        } catch (UndecodableFrameException refusal) {
            refused++;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            throw new AssertionError("seed " + seed + " of " + sample.name(), fault);
        }
        long took = threads.getCurrentThreadCpuTime() - start;
        if (took > slowestNs) {
            slowestNs = took;
            slowest = "seed " + seed + " of " + sample.name() + " as " + layout.columns() + "x" + layout.rows();
        }
        long bound = FREE_BYTES + BYTES_A_CELL * (layout.cells() + frame.length);
        double share = (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) bound;
        mostBytesOfBound = Math.max(mostBytesOfBound, share);
        if (share > 1) {
            throw new AssertionError("seed " + seed + " of " + sample.name() + " allocates " + share + " of its bound");
        }
    }

    /// The size that a codestream claims, as an object that agrees with it.
    private static PixelLayout claimed(byte[] frame, PixelLayout otherwise) {
        int at = frame.length > 4 && frame[0] != (byte) 0xFF ? 85 : 0;
        if (frame.length < at + 40) {
            return otherwise;
        }
        long columns = number(frame, at + 8) - number(frame, at + 16);
        long rows = number(frame, at + 12) - number(frame, at + 20);
        if (columns < 1 || rows < 1 || columns > 65535 || rows > 65535 || columns * rows > MOST_CELLS) {
            return otherwise;
        }
        return DrawnImage.layout(
                (int) columns, (int) rows, otherwise.samples(), otherwise.bitsStored(), otherwise.isSigned());
    }

    private static long number(byte[] frame, int at) {
        return (frame[at] & 0xFFL) << 24
                | (frame[at + 1] & 0xFF) << 16
                | (frame[at + 2] & 0xFF) << 8
                | frame[at + 3] & 0xFF;
    }

    private static byte[] mutated(byte[] frame, Random random) {
        byte[] result = frame.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && result.length > 0; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(result.length, 130) : result.length);
            switch (random.nextInt(8)) {
                case 0 -> result = Arrays.copyOf(result, at);
                case 1 -> result = spliced(result, at, at + 1 + random.nextInt(4), new byte[0]);
                case 2 -> {
                    int end = Math.min(result.length, at + 1 + random.nextInt(40));
                    result = spliced(result, end, end, Arrays.copyOfRange(result, at, end));
                }
                case 3 -> result[at] = (byte) 0xFF;
                case 4 -> result[at] = 0;
                case 5 -> {
                    byte[] noise = new byte[Math.min(8, result.length - at)];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, result, at, noise.length);
                }
                case 6 -> result[at] ^= (byte) (1 << random.nextInt(8));
                default -> result[at] = (byte) random.nextInt(256);
            }
        }
        return result;
    }

    /// Bytes with those from `start` to `end` replaced.
    static byte[] spliced(byte[] bytes, int start, int end, byte[] instead) {
        int from = Math.min(end, bytes.length);
        byte[] result = new byte[start + instead.length + bytes.length - from];
        System.arraycopy(bytes, 0, result, 0, start);
        System.arraycopy(instead, 0, result, start, instead.length);
        System.arraycopy(bytes, from, result, start + instead.length, bytes.length - from);
        return result;
    }

    int refused() {
        return refused;
    }

    @Override
    public String toString() {
        return "%d decoded, %d refused, slowest %.1f ms (%s), most memory %.2f of its bound"
                .formatted(decoded, refused, slowestNs / 1e6, slowest, mostBytesOfBound);
    }
}
