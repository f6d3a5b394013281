package org.elpis.codestream;

import java.io.IOException;
import java.util.Set;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// A file of boxes in place of a codestream: JP2 around JPEG 2000, or JPEG XL.
///
/// Stays: what the image is made of. Texts, identifiers, links, metadata and whatever else a box may hold go.
///
/// Source: ISO/IEC 15444-1 annex I, 18181-2.
final class BoxFile {
    static final String START = "\0\0\0\u000C";
    private static final long JP2_HEADER = ByteStream.code("jp2h");
    private static final long CODESTREAM = ByteStream.code("jp2c");
    private static final long COLOUR = ByteStream.code("colr");
    private static final Set<Long> IMAGE = ByteStream.codes(
            "jP  ", "JXL ", "ftyp", "ihdr", "bpcc", "pclr", "cmap", "cdef", "res ", "jxll", "jxlc", "jxlp", "jxli");
    /// Method, precedence, approximation and an enumerated colour space.
    private static final int ENUMERATED_COLOUR = 7;

    private final ByteStream in;
    private final HiddenParts hidden;

    private BoxFile(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.hidden = hidden;
    }

    static boolean isAt(ByteStream in, long at) throws IOException {
        return in.has(at, START + "jP  ") || in.has(at, START + "JXL ");
    }

    static void scan(ByteStream in, long from, long to, HiddenParts hidden) throws IOException {
        new BoxFile(in, hidden).boxes(from, to, true);
    }

    /// Goes through boxes that follow one another.
    ///
    /// @param isFile  whether the boxes are those of the file and not of its header
    private void boxes(long from, long to, boolean isFile) throws IOException {
        long at = from;
        while (at + 8 <= to) {
            long length = in.u32(at);
            long content = at + 8;
            if (length == 1) {
                length = in.u32(at + 8) << 32 | in.u32(at + 12);
                content = at + 16;
            }
            long end = length == 0 ? to : at + length;
            if (end < content || end > to) {
                throw new MalformedCodestreamException(Fault.BAD_LENGTH);
            }
            box(in.u32(at + 4), content, end, isFile);
            at = end;
        }
        hidden.addTrailing(at, to);
    }

    private void box(long type, long content, long end, boolean isFile) throws IOException {
        if (type == JP2_HEADER && isFile) {
            boxes(content, end, false);
        } else if (type == CODESTREAM && isFile) {
            long last = Jpeg2000Frame.scan(in, content, hidden);
            if (last > end) {
                throw new MalformedCodestreamException(Fault.BAD_LENGTH);
            }
            hidden.addTrailing(last, end);
        } else if (type == COLOUR) {
            colour(content, end);
        } else if (!IMAGE.contains(type)) {
            hidden.add(content, end);
        }
    }

    private void colour(long content, long end) throws IOException {
        if (in.u8(content) == 1) {
            hidden.add(Math.min(content + ENUMERATED_COLOUR, end), end);
        } else if (!IccProfile.scan(in, content + 3, end, hidden)) {
            hidden.add(content + 3, end);
        }
    }
}
