package org.elpis.codestream;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// A file of boxes in place of a codestream: JP2 around JPEG 2000, or JPEG XL.
///
/// Stays: what the image is made of, each where it belongs and as long as its own content. Texts, identifiers,
/// links, metadata and whatever else a box may hold go.
///
/// Source: ISO/IEC 15444-1 annex I, 18181-2.
final class BoxFile {
    static final String START = "\0\0\0\u000C";
    private static final long FILE_TYPE = ByteStream.code("ftyp");
    private static final long JP2_HEADER = ByteStream.code("jp2h");
    private static final long IMAGE_HEADER = ByteStream.code("ihdr");
    private static final long BITS = ByteStream.code("bpcc");
    private static final long PALETTE = ByteStream.code("pclr");
    private static final long MAPPING = ByteStream.code("cmap");
    private static final long CHANNELS = ByteStream.code("cdef");
    private static final long COLOUR = ByteStream.code("colr");
    private static final long RESOLUTION = ByteStream.code("res ");
    private static final long CODESTREAM = ByteStream.code("jp2c");
    private static final Set<Long> SIGNATURES = ByteStream.codes("jP  ", "JXL ");
    private static final long XL_LEVEL = ByteStream.code("jxll");
    private static final Set<Long> XL_CODESTREAMS = ByteStream.codes("jxlc", "jxlp");
    private static final Set<Long> RESOLUTIONS = ByteStream.codes("resc", "resd");
    private static final Set<Long> BRANDS =
            ByteStream.codes("jp2 ", "jpx ", "jpxb", "jph ", "jxl ", "J2P0", "J2P1", "J2P2");

    private static final int SIGNATURE_BYTES = 4;
    private static final int IMAGE_HEADER_BYTES = 14;
    private static final int RESOLUTION_BYTES = 10;
    /// Brand and version, behind which the brands stand that the file is compatible with.
    private static final int FIRST_COMPATIBLE_BRAND = 8;
    /// Method, precedence, approximation and an enumerated colour space.
    private static final int ENUMERATED_COLOUR = 7;

    /// What the boxes lie in that are gone through.
    private enum Level {
        FILE,
        HEADER,
        RESOLUTION
    }

    private final ByteStream in;
    private final HiddenParts hidden;
    /// Of each of these one is enough.
    private final Set<Long> seen = new HashSet<>();

    private int components;

    private BoxFile(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.hidden = hidden;
    }

    static boolean isAt(ByteStream in, long at) throws IOException {
        return in.has(at, START + "jP  ") || in.has(at, START + "JXL ");
    }

    static void scan(ByteStream in, long from, long to, HiddenParts hidden) throws IOException {
        new BoxFile(in, hidden).boxes(from, to, Level.FILE);
    }

    /// Goes through boxes that follow one another.
    private void boxes(long from, long to, Level level) throws IOException {
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
            switch (level) {
                case FILE -> boxOfFile(in.u32(at + 4), content, end);
                case HEADER -> boxOfHeader(in.u32(at + 4), content, end);
                case RESOLUTION -> keep(RESOLUTIONS.contains(in.u32(at + 4)) ? RESOLUTION_BYTES : 0, content, end);
            }
            at = end;
        }
        hidden.addTrailing(at, to);
    }

    /// Notes what stands behind so many bytes of a box.
    private void keep(long bytes, long content, long end) throws IOException {
        hidden.add(Math.min(content + bytes, end), end);
    }

    private void boxOfFile(long type, long content, long end) throws IOException {
        if (type == CODESTREAM) {
            long last = Jpeg2000Frame.scan(in, content, hidden);
            if (last > end) {
                throw new MalformedCodestreamException(Fault.BAD_LENGTH);
            }
            hidden.addTrailing(last, end);
        } else if (type == JP2_HEADER) {
            boxes(content, end, Level.HEADER);
        } else if (type == FILE_TYPE && seen.add(type)) {
            fileType(content, end);
        } else if (SIGNATURES.contains(type) && seen.add(type)) {
            keep(SIGNATURE_BYTES, content, end);
        } else if (type == XL_LEVEL && seen.add(type)) {
            keep(1, content, end);
        } else if (!XL_CODESTREAMS.contains(type)) {
            hidden.add(content, end);
        }
    }

    /// Of the brands that a file is compatible with stay those that are one.
    private void fileType(long content, long end) throws IOException {
        hidden.add(Math.min(content + 4, end), Math.min(content + FIRST_COMPATIBLE_BRAND, end));
        long at = content + FIRST_COMPATIBLE_BRAND;
        for (; at + 4 <= end; at += 4) {
            if (!BRANDS.contains(in.u32(at))) {
                hidden.add(at, at + 4);
            }
        }
        hidden.add(Math.min(at, end), end);
    }

    private void boxOfHeader(long type, long content, long end) throws IOException {
        if (type == COLOUR) {
            colour(content, end);
        } else if (type == RESOLUTION && seen.add(type)) {
            boxes(content, end, Level.RESOLUTION);
        } else if (type == IMAGE_HEADER && seen.add(type)) {
            if (end - content < IMAGE_HEADER_BYTES) {
                throw new MalformedCodestreamException(Fault.BAD_LENGTH);
            }
            components = in.u16(content + 8);
            keep(IMAGE_HEADER_BYTES, content, end);
        } else {
            keep(seen.add(type) ? bytesOf(type, content, end) : 0, content, end);
        }
    }

    /// How long the content of a box is by what stands in it or in the image's header.
    private long bytesOf(long type, long content, long end) throws IOException {
        if (type == BITS) {
            return components;
        }
        if (type == PALETTE && end - content >= 3) {
            return palette(content, end);
        }
        if (type == CHANNELS && end - content >= 2) {
            return 2 + 6L * in.u16(content);
        }
        return type == MAPPING ? (end - content) / 4 * 4 : 0;
    }

    /// Entries of columns, each as wide as its number of bits asks for.
    private long palette(long content, long end) throws IOException {
        int columns = in.u8(content + 2);
        long bytes = 0;
        for (int i = 0; i < columns && content + 3 + i < end; i++) {
            bytes += (in.u8(content + 3 + i) & 0x7F) / 8 + 1;
        }
        return 3 + columns + in.u16(content) * bytes;
    }

    private void colour(long content, long end) throws IOException {
        if (in.u8(content) == 1) {
            hidden.add(Math.min(content + ENUMERATED_COLOUR, end), end);
        } else if (!IccProfile.scan(in, content + 3, end, hidden)) {
            hidden.add(content + 3, end);
        }
    }
}
