package org.elpis.codestream;

import java.io.IOException;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// The marker segments in the headers of one codestream: whether each is as long as what it says that it holds, and
/// what of it goes.
///
/// Step sizes of subbands that no decomposition has become zeros, as comments do. Of the transforms of part 2 the
/// content is not looked at.
///
/// Source: ISO/IEC 15444-1 annex A, 15444-2 annex A, 15444-15 annex A.
final class Jpeg2000Segments {
    private static final int CAP = 0xFF50;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int PRF = 0xFF56;
    private static final int CPF = 0xFF59;
    private static final int QCD = 0xFF5C;
    private static final int QCC = 0xFF5D;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;
    private static final int CRG = 0xFF63;
    private static final int COM = 0xFF64;
    private static final int FIRST_OF_PART_2 = 0xFF70;
    private static final int LAST_OF_PART_2 = 0xFF79;

    /// In Rsiz: the codestream uses part 2.
    private static final int PART_2 = 0x8000;
    /// From so many components on their numbers take two bytes.
    private static final int MANY_COMPONENTS = 257;

    private static final int MAX_LEVELS = 32;

    private final ByteStream in;
    private final HiddenParts hidden;
    private boolean isOfPart2;
    private int components;
    /// Most decompositions that any style asks for; -1 before the first.
    private int levels = -1;

    Jpeg2000Segments(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.hidden = hidden;
    }

    /// Goes through a header. Step sizes are looked at when the header is over: styles may stand behind them.
    ///
    /// @return position of the marker that ends the header
    long until(int last, long from) throws IOException {
        long at = from;
        boolean hasSteps = false;
        for (int marker = in.u16(at); marker != last; marker = in.u16(at)) {
            if (!isSegment(marker)) {
                throw new MalformedCodestreamException(Fault.UNKNOWN_MARKER);
            }
            int length = in.u16(at + 2);
            long end = at + 2 + length;
            if (length < 2 || end > in.size()) {
                throw new MalformedCodestreamException(length < 2 ? Fault.BAD_LENGTH : Fault.TRUNCATED);
            }
            segment(marker, at + 4, end);
            hasSteps |= marker == QCD || marker == QCC;
            at = end;
        }
        for (long step = from; hasSteps && step < at; step += 2 + in.u16(step + 2)) {
            int marker = in.u16(step);
            if (marker == QCD || marker == QCC) {
                int component = marker == QCC ? componentBytes() : 0;
                steps(step + 4 + component, step + 2 + in.u16(step + 2));
            }
        }
        return at;
    }

    /// SIZ to COM without the gaps in their numbers, and the transforms of part 2 where it is used.
    private boolean isSegment(int marker) {
        return switch (marker) {
            case CAP, SIZ, COD, COC, 0xFF55, PRF, 0xFF57, 0xFF58, CPF -> true;
            case QCD, QCC, RGN, POC, 0xFF60, 0xFF61, CRG, COM -> true;
            default -> isOfPart2 && marker >= FIRST_OF_PART_2 && marker <= LAST_OF_PART_2;
        };
    }

    private void segment(int marker, long content, long end) throws IOException {
        long length = end - content;
        boolean isWhole = switch (marker) {
            case SIZ -> length >= 36 && isSize(content, length);
            case CAP -> length >= 4 && length == 4 + 2L * Long.bitCount(in.u32(content));
            case COD -> length >= 10 && length == 10 + style(in.u8(content), content + 5);
            case COC -> isStyleOfComponent(content, length);
            case CRG -> length == 4L * components;
            case RGN -> length == componentBytes() + 2L;
            case POC -> length % (5L + 2L * componentBytes()) == 0;
            case PRF, CPF -> length % 2 == 0;
            default -> true;
        };
        if (!isWhole) {
            throw new MalformedCodestreamException(Fault.BAD_LENGTH);
        }
        // Behind the length stands a number that says whether the comment is text.
        if (marker == COM && !EncoderNote.isAt(in, content + 2, end)) {
            hidden.add(Math.min(content + 2, end), end);
        }
    }

    private boolean isSize(long content, long length) throws IOException {
        isOfPart2 = (in.u16(content) & PART_2) != 0;
        components = in.u16(content + 34);
        return length == 36 + 3L * components;
    }

    private int componentBytes() {
        return components < MANY_COMPONENTS ? 1 : 2;
    }

    private boolean isStyleOfComponent(long content, long length) throws IOException {
        int before = componentBytes();
        return length >= before + 6L && length == before + 6L + style(in.u8(content + before), content + before + 1);
    }

    /// Takes in how many decompositions a style asks for.
    ///
    /// @return bytes behind its fixed part: the sizes of precincts
    private int style(int flags, long at) throws IOException {
        int asked = in.u8(at);
        // From 128 on the number is that of a style of part 2.
        levels = Math.max(levels, asked > MAX_LEVELS ? MAX_LEVELS : asked);
        return (flags & 1) == 0 ? 0 : asked + 1;
    }

    private void steps(long content, long end) throws IOException {
        if (content >= end || levels < 0) {
            throw new MalformedCodestreamException(Fault.BAD_LENGTH);
        }
        long subbands = 3L * levels + 1;
        long steps = switch (in.u8(content) & 0x1F) {
            case 0 -> subbands;
            case 1 -> 2;
            case 2 -> 2 * subbands;
            default -> throw new MalformedCodestreamException(Fault.BAD_LENGTH);
        };
        hidden.add(Math.min(content + 1 + steps, end), end);
    }
}
