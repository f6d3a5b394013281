package org.elpis.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Finds zlib, gzip and zip streams by their first bytes and inflates them step by step, up to a bound.
final class Compressed implements AutoCloseable {
    /// Inflated bytes of one object that are searched, or packed ones where those are more; a stream beyond it is
    /// reported as unsearched.
    private static final long MAX_INFLATED = 256L << 20;

    /// Streams of one object that are begun; some seconds. A gigabyte of noise holds a hundred thousand bytes that
    /// look like the start of one. What lies beyond is reported as unsearched.
    private static final int MAX_STARTS = 1_000_000;

    /// Longest file name and comment in a gzip header.
    private static final int MAX_GZIP_TEXT = 1024;

    private static final int STEP = 64 << 10;
    private static final int OVERLAP = 512;
    private static final int ZLIB_HEADER = 2;
    private static final int GZIP_HEADER = 10;
    private static final int ZIP_HEADER = 30;

    /// Gives the bytes behind those that are searched, for streams that go on there.
    interface More {
        /// Reads on.
        ///
        /// @return bytes read into the start of `target`, 0 at the end
        int read(long behind, byte[] target);
    }

    private static final More NOTHING = (behind, target) -> 0;

    private final Hidden.Sink sink;
    /// Those in use stand in the calls: a stream within a stream needs another.
    private final Deque<Stage> idle = new ArrayDeque<>();

    private More more = NOTHING;
    private long budget = MAX_INFLATED;
    private int starts = MAX_STARTS;
    private boolean exhausted;

    Compressed(Hidden.Sink sink) {
        this.sink = sink;
    }

    /// What inflating one stream takes; making it anew costs more than most streams.
    private static final class Stage {
        private final Inflater inflater = new Inflater(true);
        private final byte[] out = new byte[STEP + OVERLAP];
    }

    @Override
    public void close() {
        while (!idle.isEmpty()) {
            idle.pop().inflater.end();
        }
    }

    boolean isExhausted() {
        return exhausted;
    }

    /// Says that the bytes that are searched next are not all, until [#ends].
    void goesOn(More behind) {
        more = behind;
    }

    void ends() {
        more = NOTHING;
    }

    void find(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i + 8 < end; i++) {
            switch (bytes[i]) {
                case 0x08, 0x18, 0x28, 0x38, 0x48, 0x58, 0x68, 0x78 -> {
                    if (isZlibHeader(bytes[i], bytes[i + 1])) {
                        inflate(bytes, i + ZLIB_HEADER, end);
                    }
                }
                case 0x1F -> {
                    if (bytes[i + 1] == (byte) 0x8B && bytes[i + 2] == 8) {
                        inflate(bytes, afterGzipHeader(bytes, i, end), end);
                    }
                }
                case 'P' -> {
                    if (bytes[i + 1] == 'K' && bytes[i + 2] == 3 && bytes[i + 3] == 4 && i + ZIP_HEADER < end) {
                        inflate(bytes, i + ZIP_HEADER + u16(bytes, i + 26) + u16(bytes, i + 28), end);
                    }
                }
                default -> {}
            }
        }
    }

    /// Source: RFC 1950. Windows of all eight sizes, check bits that fit, no dictionary.
    private static boolean isZlibHeader(byte method, byte flags) {
        return ((method << 8 | flags & 0xFF) % 31) == 0 && (flags & 0x20) == 0;
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int afterGzipHeader(byte[] bytes, int at, int end) {
        int flags = bytes[at + 3];
        int next = at + GZIP_HEADER;
        if ((flags & 4) != 0 && next + 2 <= end) {
            next += 2 + u16(bytes, next);
        }
        for (int strings = (flags >> 3 & 1) + (flags >> 4 & 1); strings > 0; strings--) {
            int last = Math.min(end, next + MAX_GZIP_TEXT);
            while (next < last && bytes[next] != 0) {
                next++;
            }
            next++;
        }
        return next + ((flags & 2) != 0 ? 2 : 0);
    }

    private void inflate(byte[] bytes, int from, int end) {
        if (from >= end || exhausted || !DeflateStart.mayBeAt(bytes, from, end)) {
            return;
        }
        if (--starts < 0) {
            exhausted = true;
            return;
        }
        More behind = more;
        more = NOTHING;
        Stage stage = idle.isEmpty() ? new Stage() : idle.pop();
        try {
            stage.inflater.reset();
            stage.inflater.setInput(bytes, from, end - from);
            inflate(stage, behind);
        } catch (DataFormatException e) {
            // Bytes that look like the start of a stream and are none; what came out before was searched.
            return;
        } finally {
            idle.push(stage);
            more = behind;
        }
    }

    private void inflate(Stage stage, More behind) throws DataFormatException {
        Inflater inflater = stage.inflater;
        byte[] out = stage.out;
        byte[] in = {};
        int kept = 0;
        long read = 0;
        while (!inflater.finished()) {
            long before = inflater.getBytesRead();
            int count = inflater.inflate(out, kept, STEP);
            budget -= Math.max(count, inflater.getBytesRead() - before);
            if (budget < 0) {
                exhausted = true;
                return;
            }
            if (count == 0) {
                in = in.length == 0 ? new byte[STEP] : in;
                int next = inflater.needsInput() ? behind.read(read, in) : 0;
                if (next == 0) {
                    return;
                }
                inflater.setInput(in, 0, next);
                read += next;
                continue;
            }
            int used = kept + count;
            sink.decoded(out, used, View.INFLATED);
            kept = Math.min(OVERLAP, used);
            System.arraycopy(out, used - kept, out, 0, kept);
        }
    }
}
