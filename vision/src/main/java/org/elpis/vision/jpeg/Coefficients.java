package org.elpis.vision.jpeg;

import org.elpis.pixel.UndecodableFrameException;

/// All quantized coefficients of a frame.
///
/// Those of a component's block in row `y` and column `x` start at `(y * paddedAcross + x) * 64` and
/// stand in natural order. Not thread-safe.
final class Coefficients {
    private final short[][] values;

    private Coefficients(FrameHeader frame) {
        this.values = new short[frame.components().size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new short[frame.components().get(i).blocks() * Component.BLOCK];
        }
    }

    /// Decodes them.
    static Coefficients of(Codestream stream) throws UndecodableFrameException {
        FrameHeader frame = stream.frame();
        Coefficients coefficients = new Coefficients(frame);
        Progression progression = new Progression(frame);
        for (Scan scan : stream.scans()) {
            progression.add(scan);
            BitReader in = scan.data(stream.bytes());
            short[][] members = coefficients.of(scan);
            BlockVisitor decoder = frame.isProgressive()
                    ? new ProgressiveDecoder(scan, in, members)
                    : new SequentialDecoder(scan, in, members);
            new BlockWalk(frame, scan, false, decoder).run();
        }
        progression.requireAllComponents();
        return coefficients;
    }

    /// Of one component; the array itself.
    short[] of(int component) {
        return values[component];
    }

    /// Of the members of a scan.
    short[][] of(Scan scan) {
        short[][] members = new short[scan.size()][];
        for (int i = 0; i < members.length; i++) {
            members[i] = values[scan.member(i)];
        }
        return members;
    }
}
