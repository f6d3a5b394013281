package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// How a component of a tile is cut and coded: what COD and COC have in common.
///
/// @param levels  decompositions, 0 to 32
/// @param blockWidthLog  code-blocks are `1 << blockWidthLog` wide, 2 to 10
/// @param blockHeightLog  and as high; both together at most 12
/// @param blockStyle  the switches below
/// @param isReversible  5/3 instead of 9/7 wavelet
/// @param precincts  a resolution's PPx in the low and PPy in the high four bits, from the lowest resolution
///     on
/// Source: A.6.1, tables A.15 to A.21
record CodingStyle(
        int levels, int blockWidthLog, int blockHeightLog, int blockStyle, boolean isReversible, byte[] precincts) {
    /// Later bit planes are coded without arithmetic coder.
    static final int BYPASS = 1;
    /// Contexts start anew with each pass.
    static final int RESET = 2;
    /// Each pass is a codeword segment of its own.
    static final int TERMINATE = 4;
    /// Contexts know nothing of the stripe below.
    static final int CAUSAL = 8;
    /// The last segments end as an encoder must choose; a decoder need not know.
    static final int PREDICTABLE = 16;
    /// Four known symbols end each cleanup pass.
    static final int SYMBOLS = 32;

    private static final int KNOWN = BYPASS | RESET | TERMINATE | CAUSAL | PREDICTABLE | SYMBOLS;
    private static final int LARGEST_PRECINCT = 0xFF;

    /// Reads the parameters behind those of all components.
    ///
    /// @param hasPrecincts  their sizes stand at the end, or are 2¹⁵
    static CodingStyle read(Cursor in, boolean hasPrecincts) throws UndecodableFrameException {
        int levels = in.u8();
        int widthLog = (in.u8() & 0xF) + 2;
        int heightLog = (in.u8() & 0xF) + 2;
        int style = in.u8();
        int transform = in.u8();
        if (levels > 32 || widthLog > 10 || heightLog > 10 || widthLog + heightLog > 12 || transform > 1) {
            throw new UndecodableFrameException("the coding style is none of JPEG 2000 part 1");
        }
        if ((style & ~KNOWN) != 0) {
            throw new UndecodableFrameException("the code-blocks are of High-Throughput JPEG 2000 or unknown");
        }
        byte[] precincts = new byte[levels + 1];
        for (int i = 0; i <= levels; i++) {
            int size = hasPrecincts ? in.u8() : LARGEST_PRECINCT;
            if (i > 0 && ((size & 0xF) == 0 || size >> 4 == 0)) {
                throw new UndecodableFrameException("precincts are too small for the bands they hold");
            }
            precincts[i] = (byte) size;
        }
        return new CodingStyle(levels, widthLog, heightLog, style, transform == 1, precincts);
    }

    int precinctWidthLog(int resolution) {
        return precincts[resolution] & 0xF;
    }

    int precinctHeightLog(int resolution) {
        return precincts[resolution] >> 4 & 0xF;
    }

    boolean has(int blockSwitch) {
        return (blockStyle & blockSwitch) != 0;
    }

    /// Passes from the given one on to the end of its codeword segment.
    ///
    /// @param pass  number of a pass in its code-block, from 0
    /// Source: table D.9
    int passesToSegmentEnd(int pass) {
        if (has(TERMINATE)) {
            return 1;
        }
        if (!has(BYPASS)) {
            return Integer.MAX_VALUE;
        }
        return pass < 10 ? 10 - pass : (pass - 10) % 3 == 0 ? 2 : 1;
    }

    /// Whether a codeword segment starts with the pass.
    boolean startsSegment(int pass) {
        return pass == 0 || has(TERMINATE) || has(BYPASS) && pass >= 10 && (pass - 10) % 3 != 1;
    }

    /// Whether the pass is coded without arithmetic coder.
    boolean isRaw(int pass) {
        return has(BYPASS) && pass >= 10 && (pass - 10) % 3 != 2;
    }
}
