package org.elpis.codestream;

import java.io.IOException;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// One JPEG 2000 or HTJ2K codestream: its main header and its tile-parts.
///
/// Source: ISO/IEC 15444-1 annex A.
final class Jpeg2000Frame {
    static final String START = "\u00FFO\u00FFQ";

    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int TILE_PART_HEADER = 10;

    private final ByteStream in;
    private final Jpeg2000Segments segments;

    private Jpeg2000Frame(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.segments = new Jpeg2000Segments(in, hidden);
    }

    /// Notes what is hidden in a codestream.
    ///
    /// @param start  position of the first marker
    /// @return position behind the last marker, or where the next codestream starts when this one has no end
    static long scan(ByteStream in, long start, HiddenParts hidden) throws IOException {
        return new Jpeg2000Frame(in, hidden).parts(start + 2);
    }

    private long parts(long from) throws IOException {
        long at = segments.until(SOT, from);
        while (true) {
            if (isEnd(at)) {
                return at;
            }
            int marker = in.u16(at);
            if (marker == EOC) {
                return at + 2;
            }
            if (marker != SOT) {
                throw new MalformedCodestreamException(Fault.UNKNOWN_MARKER);
            }
            at = tilePart(at);
        }
    }

    /// Nothing, a byte of padding or another codestream follows where the last marker is missing.
    private boolean isEnd(long at) throws IOException {
        return at + 1 >= in.size() || isNext(at) || isNext(at + 1);
    }

    private boolean isNext(long at) throws IOException {
        return in.isStart(at) && in.has(at, START);
    }

    private long tilePart(long start) throws IOException {
        if (in.u16(start + 2) != TILE_PART_HEADER) {
            throw new MalformedCodestreamException(Fault.BAD_LENGTH);
        }
        long length = in.u32(start + 6);
        long data = segments.until(SOD, start + 2 + TILE_PART_HEADER) + 2;
        if (length == 0) {
            return lastData(data);
        }
        long end = start + length;
        if (end < data || end > in.size()) {
            throw new MalformedCodestreamException(end < data ? Fault.BAD_LENGTH : Fault.TRUNCATED);
        }
        return end;
    }

    /// A tile-part that does not state its length goes on to the end marker, which no coded data hold.
    private long lastData(long from) throws IOException {
        long at = from;
        while (true) {
            at = in.findMarker(at, in.size());
            if (at + 1 >= in.size()) {
                return in.size();
            }
            if (in.u16(at) == EOC || isNext(at)) {
                return at;
            }
            at++;
        }
    }
}
