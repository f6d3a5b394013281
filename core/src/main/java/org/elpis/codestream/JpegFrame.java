package org.elpis.codestream;

import java.io.IOException;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// One JPEG or JPEG-LS image: its marker segments, and what lies between them.
///
/// Stays: tables, frame and scan headers, coded data; of application data what a decoder asks for, JFIF without its
/// thumbnail, Adobe's colour transform, the colour transform of JPEG-LS.
///
/// Source: ISO/IEC 10918-1 annex B, 14495-1 annex C, 10918-5 (JFIF), 10918-6 (Adobe).
final class JpegFrame {
    static final String START = "\u00FF\u00D8\u00FF";

    private static final int SOF0 = 0xC0;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int FIRST_ARITHMETIC = 0xC9;
    private static final int SOF15 = 0xCF;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DNL = 0xDC;
    private static final int DRI = 0xDD;
    private static final int DHP = 0xDE;
    private static final int EXP = 0xDF;
    private static final int APP0 = 0xE0;
    private static final int APP15 = 0xEF;
    /// Frame and parameters of JPEG-LS.
    private static final int SOF55 = 0xF7;

    private static final int LSE = 0xF8;
    private static final int COM = 0xFE;
    private static final int TEM = 0x01;
    /// Bytes of the eight pairs that there can be.
    private static final int MOST_CONDITIONING = 16;

    private final ByteStream in;
    private final HiddenParts hidden;
    /// The first frame header; 0 before.
    private int frame;

    private boolean isLs;
    private boolean hasLsTables;
    private boolean hasArithmeticTables;
    private boolean hasJfif;
    private boolean hasAdobe;
    private boolean hasTransform;

    private JpegFrame(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.hidden = hidden;
    }

    /// Notes what is hidden in an image.
    ///
    /// @param start  position of the first marker
    /// @return position behind the last marker, or where the next image starts when this one has no end
    static long scan(ByteStream in, long start, HiddenParts hidden) throws IOException {
        return new JpegFrame(in, hidden).segments(start + 2);
    }

    private long segments(long from) throws IOException {
        long at = from;
        while (true) {
            long marker = nextMarker(at);
            int code = in.u8(marker + 1);
            if (code == EOI) {
                return marker + 2;
            }
            if (code == TEM || code >= RST0 && code <= RST7) {
                at = marker + 2;
                continue;
            }
            at = segment(marker + 2, code);
            if (code == SOS) {
                at = codedData(at);
                if (isNextImage(at)) {
                    return at;
                }
            }
        }
    }

    /// What stands before a marker and is none goes, apart from fill bytes.
    private long nextMarker(long from) throws IOException {
        long at = in.findMarker(from, in.size());
        hidden.add(from, at);
        while (in.u8(at + 1) == 0xFF) {
            at++;
        }
        return at;
    }

    /// Goes over a segment and notes what of it goes.
    ///
    /// @param at  position of the segment's length
    /// @return position behind the segment
    private long segment(long at, int code) throws IOException {
        int length = in.u16(at);
        long end = at + length;
        if (length < 2 || end > in.size()) {
            throw new MalformedCodestreamException(length < 2 ? Fault.BAD_LENGTH : Fault.TRUNCATED);
        }
        long content = at + 2;
        if (code >= APP0 && code <= APP15) {
            application(code, content, end);
        } else if (code == COM) {
            if (!EncoderNote.isAt(in, content, end)) {
                hidden.add(content, end);
            }
        } else if (!hasOwnLength(code, content, end)) {
            throw new MalformedCodestreamException(Fault.BAD_LENGTH);
        }
        return end;
    }

    private void application(int code, long content, long end) throws IOException {
        long kept = content;
        if (code == APP0 && !hasJfif && in.has(content, "JFIF\0") && end - content >= 14) {
            hasJfif = true;
            kept = content + 14;
        } else if (code == APP0 + 14 && !hasAdobe && in.has(content, "Adobe")) {
            hasAdobe = true;
            kept = Math.min(end, content + 12);
        } else if (code == APP0 + 8 && !hasTransform && in.has(content, "mrfx") && end - content == 5) {
            hasTransform = true;
            kept = end;
        }
        hidden.add(kept, end);
    }

    /// Whether a segment is as long as what it says that it holds: behind that could be anything.
    private boolean hasOwnLength(int code, long content, long end) throws IOException {
        long length = end - content;
        return switch (code) {
            case DHT -> tables(content, end, false);
            case DQT -> tables(content, end, true);
            case DAC -> isConditioning(content, length);
            case SOS -> length >= 1 && length == 4 + 2L * in.u8(content);
            case DNL -> length == 2;
            case DRI -> length >= 2 && length <= 4;
            case EXP -> length == 1;
            case LSE -> length >= 1 && isLsTable(content, length);
            default -> {
                boolean isFrameHeader = code >= SOF0 && code <= SOF15 && code != JPG || code == SOF55;
                if (code != DHP && !isFrameHeader) {
                    throw new MalformedCodestreamException(Fault.UNKNOWN_MARKER);
                }
                frame = code == DHP || frame != 0 ? frame : code;
                isLs |= code == SOF55;
                requireTablesOfTheFrame();
                yield isFrame(content, length);
            }
        };
    }

    /// Tables stand before or behind the header of the frame, but only of one that is decoded with them.
    private void requireTablesOfTheFrame() throws MalformedCodestreamException {
        boolean isArithmetic = frame >= FIRST_ARITHMETIC && frame <= SOF15;
        if (frame != 0 && (hasLsTables && !isLs || hasArithmeticTables && !isArithmetic)) {
            throw new MalformedCodestreamException(Fault.UNKNOWN_MARKER);
        }
    }

    /// Pairs of a table, of four for each kind, and its value.
    private boolean isConditioning(long content, long length) throws IOException {
        hasArithmeticTables = true;
        requireTablesOfTheFrame();
        boolean isWhole = length % 2 == 0 && length <= MOST_CONDITIONING;
        for (long at = content; isWhole && at < content + length; at += 2) {
            isWhole = (in.u8(at) & ~0x13) == 0;
        }
        return isWhole;
    }

    /// Preset parameters, a mapping table, its continuation, the size of a large image.
    private boolean isLsTable(long content, long length) throws IOException {
        hasLsTables = true;
        requireTablesOfTheFrame();
        return switch (in.u8(content)) {
            case 1 -> length == 11;
            case 2, 3 -> length > 3;
            case 4 -> length >= 2 && length == 2 + 2L * in.u8(content + 1);
            default -> throw new MalformedCodestreamException(Fault.UNKNOWN_MARKER);
        };
    }

    private boolean isFrame(long content, long length) throws IOException {
        return length >= 6 && length == 6 + 3L * in.u8(content + 5);
    }

    /// Quantization or Huffman tables, one after the other.
    private boolean tables(long content, long end, boolean isQuantization) throws IOException {
        long at = content;
        while (at < end) {
            if (isQuantization) {
                at += in.u8(at) >>> 4 == 0 ? 65 : 129;
            } else {
                long codes = 17;
                for (int i = 1; i <= 16; i++) {
                    codes += at + i < end ? in.u8(at + i) : 0;
                }
                at += codes;
            }
        }
        return at == end;
    }

    /// Coded data end at the next marker that is not theirs, at the next image, or with the bytes.
    private long codedData(long from) throws IOException {
        long at = from;
        while (true) {
            at = in.findMarker(at, in.size());
            if (at + 1 >= in.size()) {
                return in.size();
            }
            if (isNextImage(at)) {
                return at;
            }
            int next = in.u8(at + 1);
            // JPEG stuffs a zero byte behind 0xFF, JPEG-LS a zero bit.
            boolean isData = isLs ? next < 0x80 : next == 0;
            if (!isData && next != 0xFF && (next < RST0 || next > RST7)) {
                return at;
            }
            at += next == 0xFF ? 1 : 2;
        }
    }

    private boolean isNextImage(long at) throws IOException {
        return at == in.size() || in.isStart(at) && in.has(at, START);
    }
}
