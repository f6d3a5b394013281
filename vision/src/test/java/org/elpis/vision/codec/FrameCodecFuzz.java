package org.elpis.vision.codec;

import java.util.List;
import java.util.Random;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes very many mutated frames of the codecs of this package and says how that ended. Any other end than a frame
/// or a refusal ends the run.
///
/// By hand: `FrameCodecFuzz <streams of each codec> <seed>`, best with a small heap.
final class FrameCodecFuzz {
    private static final List<FrameCodecContract> CODECS =
            List.of(new NativeCodecTest(), new DeflatedFrameCodecTest(), new RleCodecTest(), new JpegLsCodecTest());

    private final FrameCodecContract contract;
    private long decoded;
    private long refused;
    private long slowestNanos;
    private long mostBytes;

    private FrameCodecFuzz(FrameCodecContract contract) {
        this.contract = contract;
    }

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        for (FrameCodecContract contract : CODECS) {
            FrameCodecFuzz fuzz = new FrameCodecFuzz(contract);
            fuzz.run(count, new Random(Long.parseLong(args[1])));
            System.out.printf(
                    "%s: %d decoded, %d refused, slowest %.1f ms, most %d KiB%n",
                    contract.codec().getClass().getSimpleName(),
                    fuzz.decoded,
                    fuzz.refused,
                    fuzz.slowestNanos / 1e6,
                    fuzz.mostBytes >> 10);
        }
    }

    private void run(int count, Random random) {
        List<FrameCodecContract.Valid> valid = contract.valid();
        for (int i = 0; i < count; i++) {
            FrameCodecContract.Valid each = valid.get(random.nextInt(valid.size()));
            byte[] frame = FrameCodecContract.mutated(each.frame(), random);
            long bytes = FrameCodecContract.allocated();
            long start = System.nanoTime();
            try {
                contract.codec().decode(frame, each.layout());
                decoded++;
            } catch (UndecodableFrameException refusal) {
                refused++;
            }
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
            mostBytes = Math.max(mostBytes, FrameCodecContract.allocated() - bytes);
        }
    }
}
