package org.elpis.fingerprint;

import java.util.Arrays;

/// One recipient's fingerprint of one frame: put in, and taken out again bit by bit.
///
/// Each block that carries gets its pattern with the recipient's sign times its amplitude. A block that would
/// leave the stored range, or has a pixel at its ends or with the padding value, stays as it is, and is told,
/// since its copy does not show that.
final class Fingerprint {
    private final Carriers carriers;
    private final byte[] signs;

    private Fingerprint(Carriers carriers, byte[] signs) {
        this.carriers = carriers;
        this.signs = signs;
    }

    static Fingerprint of(MarkedFrame frame, FingerprintKeys keys, String recipient, String uid, int number) {
        Carriers carriers = Carriers.of(frame, keys, uid, number);
        return new Fingerprint(carriers, keys.signs(recipient, uid, number, carriers.blocks()));
    }

    /// A frame with its fingerprint.
    ///
    /// @param left  numbers of the blocks that carry nothing though they could, ascending
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Marked(int[] values, int[] left, int carrying) {}

    Marked put(MarkedFrame frame) {
        int[] values = frame.values().clone();
        int[] left = new int[carriers.blocks()];
        int count = 0;
        for (int i = 0; i < carriers.blocks(); i++) {
            if (carriers.amplitude(i) > 0 && !put(frame, values, i)) {
                left[count++] = i;
            }
        }
        return new Marked(values, Arrays.copyOf(left, count), carriers.carrying() - count);
    }

    private boolean put(MarkedFrame frame, int[] values, int block) {
        byte[] shape = carriers.shape(block);
        int step = step(block);
        int side = carriers.side();
        int at = carriers.place(block);
        for (int i = 0; i < shape.length; i++) {
            int before = frame.values()[at + i / side * frame.width() + i % side];
            int after = before + step * shape[i];
            boolean isPadding = frame.padding().holds(before) || frame.padding().holds(after);
            // What was filled has the padding value or lies at the end of the range.
            boolean isEnd = before == frame.least() || before == frame.most();
            if (isPadding || isEnd || after < frame.least() || after > frame.most()) {
                return false;
            }
        }
        add(values, block, step, frame.width());
        return true;
    }

    /// @param left  as [Marked#left] of when it was put in
    int[] take(MarkedFrame copy, int[] left) {
        int[] values = copy.values().clone();
        for (int i = 0; i < carriers.blocks(); i++) {
            if (carriers.amplitude(i) > 0 && Arrays.binarySearch(left, i) < 0) {
                add(values, i, -step(i), copy.width());
            }
        }
        return values;
    }

    private int step(int block) {
        return signs[block] == 0 ? -carriers.amplitude(block) : carriers.amplitude(block);
    }

    private void add(int[] values, int block, int step, int width) {
        byte[] shape = carriers.shape(block);
        int side = carriers.side();
        int at = carriers.place(block);
        for (int i = 0; i < shape.length; i++) {
            values[at + i / side * width + i % side] += step * shape[i];
        }
    }
}
