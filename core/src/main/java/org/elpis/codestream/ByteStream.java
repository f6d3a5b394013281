package org.elpis.codestream;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.Value;

/// Regions of a source read as one run of bytes through a small window.
final class ByteStream {
    private static final int LONG_STEP = 64 << 10;
    /// After a jump over an image only the next header is wanted.
    private static final int SHORT_STEP = 4 << 10;

    private final List<Value.Region> regions;
    /// Position at which each region starts, and behind the last one the size.
    private final long[] starts;
    private final byte[] window = new byte[LONG_STEP];
    private long base;
    private int filled;

    /// @param regions  none of them empty
    ByteStream(List<Value.Region> regions) {
        this.regions = regions;
        this.starts = new long[regions.size() + 1];
        for (int i = 0; i < regions.size(); i++) {
            starts[i + 1] = starts[i] + regions.get(i).length();
        }
    }

    long size() {
        return starts[regions.size()];
    }

    int regionCount() {
        return regions.size();
    }

    long start(int region) {
        return starts[region];
    }

    Value.Region region(int index) {
        return regions.get(index);
    }

    /// Number of the region that holds a position.
    int regionAt(long position) {
        int found = Arrays.binarySearch(starts, position);
        return found < 0 ? -found - 2 : found;
    }

    boolean isStart(long position) {
        return Arrays.binarySearch(starts, position) >= 0;
    }

    int u8(long position) throws IOException {
        if (position < base || position >= base + filled) {
            fill(position);
        }
        return window[(int) (position - base)] & 0xFF;
    }

    int u16(long position) throws IOException {
        return u8(position) << 8 | u8(position + 1);
    }

    long u32(long position) throws IOException {
        return (long) u16(position) << 16 | u16(position + 2);
    }

    long little32(long position) throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) u32(position)));
    }

    long little64(long position) throws IOException {
        return little32(position + 4) << 32 | little32(position);
    }

    /// Four characters as a number, like [#u32].
    static long code(String characters) {
        return (long) characters.charAt(0) << 24
                | characters.charAt(1) << 16
                | characters.charAt(2) << 8
                | characters.charAt(3);
    }

    static Set<Long> codes(String... names) {
        Set<Long> codes = new HashSet<>();
        for (String name : names) {
            codes.add(code(name));
        }
        return Set.copyOf(codes);
    }

    /// Whether the characters stand at a position.
    boolean has(long position, String characters) throws IOException {
        if (position + characters.length() > size()) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if (u8(position + i) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first position from `from` on that holds the byte 0xFF; `end` when there is none.
    long findMarker(long from, long end) throws IOException {
        for (long at = from; at < end; ) {
            u8(at);
            int last = (int) Math.min(filled, end - base);
            for (int i = (int) (at - base); i < last; i++) {
                if (window[i] == (byte) 0xFF) {
                    return base + i;
                }
            }
            at = base + last;
        }
        return end;
    }

    boolean isBlank(long from, long to) throws IOException {
        for (long at = from; at < to; at++) {
            if (u8(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private void fill(long position) throws IOException {
        if (position >= size()) {
            throw new MalformedCodestreamException(Fault.TRUNCATED);
        }
        int step = position == base + filled ? LONG_STEP : SHORT_STEP;
        base = position;
        filled = 0;
        for (int i = regionAt(position); i < regions.size() && filled < step; i++) {
            Value.Region region = regions.get(i);
            long skipped = base + filled - starts[i];
            int wanted = (int) Math.min(step - filled, region.length() - skipped);
            int read = region.source().read(region.position() + skipped, window, filled, wanted);
            filled += read;
            if (read < wanted) {
                throw new EOFException("The source became shorter while it was read.");
            }
        }
    }
}
