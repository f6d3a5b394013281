package org.elpis.vision.codec;

import org.elpis.pixel.UndecodableFrameException;

/// The segments of a run-length coded frame: one a byte of a sample's cell, the highest byte first.
///
/// Source: PS3.5 G.3 to G.5
final class RleSegments {
    static final int HEADER = 64;
    static final int MAX_SEGMENTS = 15;
    /// Two bytes of a run say at most this many.
    private static final int MAX_RUN = 128;

    private final byte[] frame;
    private final int[] starts;

    private RleSegments(byte[] frame, int[] starts) {
        this.frame = frame;
        this.starts = starts;
    }

    /// @param planes  segments that the layout asks for, 1 to 15
    /// @param planeBytes  bytes that each decodes to
    static RleSegments of(byte[] frame, int planes, long planeBytes) throws UndecodableFrameException {
        if (frame.length < HEADER || little32(frame, 0) != planes) {
            throw new UndecodableFrameException("a run-length coded frame has not the segments of its attributes");
        }
        int[] starts = new int[planes + 1];
        starts[planes] = frame.length;
        int least = HEADER;
        for (int i = 0; i < planes; i++) {
            long start = little32(frame, 4 * (i + 1));
            if (start < least || start >= frame.length) {
                throw new UndecodableFrameException("a segment of a run-length coded frame lies outside it");
            }
            starts[i] = (int) start;
            least = (int) start + 1;
        }
        if (planeBytes > (long) frame.length * MAX_RUN / 2) {
            throw new UndecodableFrameException("a run-length coded frame is too short for its size");
        }
        return new RleSegments(frame, starts);
    }

    private static long little32(byte[] bytes, int at) {
        return bytes[at] & 0xFFL
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    /// Decodes a segment to every `stride`-th byte of `target`.
    ///
    /// @param from  place of the first byte
    /// @param count  bytes to be filled
    void decode(int segment, byte[] target, int from, int stride, int count) throws UndecodableFrameException {
        int at = starts[segment];
        int end = starts[segment + 1];
        int to = from;
        int left = count;
        while (left > 0) {
            if (at + 1 >= end) {
                throw new UndecodableFrameException("a segment of a run-length coded frame ends too early");
            }
            int code = frame[at++];
            if (code == Byte.MIN_VALUE) {
                continue;
            }
            int run = code >= 0 ? code + 1 : 1 - code;
            if (run > left || code >= 0 && run > end - at) {
                throw new UndecodableFrameException("a run of a run-length coded frame is longer than its plane");
            }
            left -= run;
            if (code >= 0) {
                for (int i = 0; i < run; i++, to += stride) {
                    target[to] = frame[at++];
                }
            } else {
                byte repeated = frame[at++];
                for (int i = 0; i < run; i++, to += stride) {
                    target[to] = repeated;
                }
            }
        }
    }

    /// Writes planes one behind another, each of even length, with their header.
    ///
    /// @param source  holds byte `i` of plane `p` at `first[p] + i * stride`
    /// @param rowBytes  bytes of a row, over whose end no run goes
    static byte[] encode(byte[] source, int[] first, int stride, int planeBytes, int rowBytes) {
        GrowingBytes out = new GrowingBytes(HEADER + planeBytes);
        out.put(new byte[HEADER], 0, HEADER);
        int[] starts = new int[first.length];
        byte[] row = new byte[rowBytes];
        for (int p = 0; p < first.length; p++) {
            starts[p] = out.size();
            for (int done = 0; done < planeBytes; done += rowBytes) {
                int count = Math.min(rowBytes, planeBytes - done);
                for (int i = 0; i < count; i++) {
                    row[i] = source[first[p] + (done + i) * stride];
                }
                encodeRow(row, count, out);
            }
            if (out.size() % 2 != 0) {
                out.put(0);
            }
        }
        byte[] frame = out.copy();
        putLittle32(frame, 0, first.length);
        for (int p = 0; p < starts.length; p++) {
            putLittle32(frame, 4 * (p + 1), starts[p]);
        }
        return frame;
    }

    private static void encodeRow(byte[] row, int count, GrowingBytes out) {
        int literal = 0;
        int at = 0;
        while (at < count) {
            int run = runAt(row, at, count);
            // Two alike cost as much within a literal run as alone, and splitting it costs one more.
            if (run >= 3 || run == 2 && literal == at) {
                writeLiteral(row, literal, at, out);
                out.put(1 - run);
                out.put(row[at]);
                at += run;
                literal = at;
            } else {
                at += run;
            }
        }
        writeLiteral(row, literal, count, out);
    }

    private static int runAt(byte[] row, int at, int count) {
        int end = Math.min(count, at + MAX_RUN);
        int next = at + 1;
        while (next < end && row[next] == row[at]) {
            next++;
        }
        return next - at;
    }

    private static void writeLiteral(byte[] row, int from, int to, GrowingBytes out) {
        for (int at = from; at < to; at += MAX_RUN) {
            int length = Math.min(MAX_RUN, to - at);
            out.put(length - 1);
            out.put(row, at, length);
        }
    }

    private static void putLittle32(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
    }
}
