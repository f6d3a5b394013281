package org.elpis.check;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Finds zlib, gzip and zip streams by their first bytes and inflates them step by step, up to a bound.
final class Compressed {
    /// Inflated bytes of one object that are searched; a stream beyond it is reported as unsearched.
    private static final long MAX_INFLATED = 256L << 20;

    private static final int STEP = 64 << 10;
    private static final int OVERLAP = 512;
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
    private More more = NOTHING;
    private long budget = MAX_INFLATED;
    private boolean exhausted;

    Compressed(Hidden.Sink sink) {
        this.sink = sink;
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
                case 0x78 -> {
                    boolean isHeader = ((0x78 << 8 | bytes[i + 1] & 0xFF) % 31) == 0 && (bytes[i + 1] & 0x20) == 0;
                    if (isHeader) {
                        inflate(bytes, i, end, false);
                    }
                }
                case 0x1F -> {
                    if (bytes[i + 1] == (byte) 0x8B && bytes[i + 2] == 8) {
                        inflate(bytes, afterGzipHeader(bytes, i, end), end, true);
                    }
                }
                case 'P' -> {
                    if (bytes[i + 1] == 'K' && bytes[i + 2] == 3 && bytes[i + 3] == 4 && i + ZIP_HEADER < end) {
                        inflate(bytes, i + ZIP_HEADER + u16(bytes, i + 26) + u16(bytes, i + 28), end, true);
                    }
                }
                default -> {}
            }
        }
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
            while (next < end && bytes[next] != 0) {
                next++;
            }
            next++;
        }
        return next + ((flags & 2) != 0 ? 2 : 0);
    }

    private void inflate(byte[] bytes, int from, int end, boolean raw) {
        if (from >= end || exhausted) {
            return;
        }
        More behind = more;
        more = NOTHING;
        try (Inflater inflater = new Inflater(raw)) {
            inflater.setInput(bytes, from, end - from);
            inflate(inflater, behind);
        } catch (DataFormatException e) {
            // Bytes that look like the start of a stream and are none; what came out before was searched.
            return;
        } finally {
            more = behind;
        }
    }

    private void inflate(Inflater inflater, More behind) throws DataFormatException {
        byte[] out = new byte[STEP + OVERLAP];
        byte[] in = {};
        int kept = 0;
        long read = 0;
        while (!inflater.finished()) {
            int count = inflater.inflate(out, kept, STEP);
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
            budget -= count;
            if (budget < 0) {
                exhausted = true;
                return;
            }
            int used = kept + count;
            sink.decoded(out, used, View.INFLATED);
            kept = Math.min(OVERLAP, used);
            System.arraycopy(out, used - kept, out, 0, kept);
        }
    }
}
