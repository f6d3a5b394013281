package org.elpis.codestream;

import java.io.IOException;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// One JPEG 2000 or HTJ2K codestream: its main header, its tile-parts, and the comments in both.
///
/// Source: ISO/IEC 15444-1 annex A, 15444-2 annex A, 15444-15.
final class Jpeg2000Frame {
    static final String START = "\u00FFO\u00FFQ";

    private static final int SIZ = 0xFF51;
    private static final int COM = 0xFF64;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int TILE_PART_HEADER = 10;

    private final ByteStream in;
    private final HiddenParts hidden;

    private Jpeg2000Frame(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.hidden = hidden;
    }

    /// Notes what is hidden in a codestream.
    ///
    /// @param start  position of the first marker
    /// @return position behind the last marker, or where the next codestream starts when this one has no end
    static long scan(ByteStream in, long start, HiddenParts hidden) throws IOException {
        return new Jpeg2000Frame(in, hidden).parts(start + 2);
    }

    private long parts(long from) throws IOException {
        long at = headerUntil(SOT, from);
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
        long data = headerUntil(SOD, start + 2 + TILE_PART_HEADER) + 2;
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

    /// Goes through a header and notes its comments.
    ///
    /// @return position of the marker that ends the header
    private long headerUntil(int last, long from) throws IOException {
        long at = from;
        for (int marker = in.u16(at); marker != last; marker = in.u16(at)) {
            if (!isSegment(marker)) {
                throw new MalformedCodestreamException(Fault.UNKNOWN_MARKER);
            }
            int length = in.u16(at + 2);
            long end = at + 2 + length;
            if (length < 2 || end > in.size()) {
                throw new MalformedCodestreamException(length < 2 ? Fault.BAD_LENGTH : Fault.TRUNCATED);
            }
            if (marker == SIZ && length != 38 + 3 * in.u16(at + 38)) {
                throw new MalformedCodestreamException(Fault.BAD_LENGTH);
            }
            // Behind the length stands a number that says whether the comment is text.
            if (marker == COM && !EncoderNote.isAt(in, at + 6, end)) {
                hidden.add(Math.min(at + 6, end), end);
            }
            at = end;
        }
        return at;
    }

    /// SIZ to COM without the gaps in their numbers, and the transforms of part 2.
    private static boolean isSegment(int marker) {
        return switch (marker) {
            case 0xFF50, SIZ, 0xFF52, 0xFF53, 0xFF55, 0xFF56, 0xFF57, 0xFF58, 0xFF59 -> true;
            case 0xFF5C, 0xFF5D, 0xFF5E, 0xFF5F, 0xFF60, 0xFF61, 0xFF63, COM -> true;
            default -> marker >= 0xFF70 && marker <= 0xFF79;
        };
    }
}
