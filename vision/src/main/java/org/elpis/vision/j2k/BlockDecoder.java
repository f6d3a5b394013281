package org.elpis.vision.j2k;

import java.util.Arrays;

/// Decodes the coefficients of code-blocks, one block after another in the same memory.
///
/// Four samples of a column, one below the other, are one long of four lanes ([Contexts]); so one look tells
/// whether a pass has anything to do there. Around the block lies a border, into which neighbours may be
/// noted.
/// Source: annex D
final class BlockDecoder {
    /// Bit planes of a magnitude, which has a half below them and a sign above.
    static final int MOST_PLANES = 30;

    private static final int MAX_SAMPLES = 4096;
    private static final long ALL_LANES = 0x0001_0001_0001_0001L;
    private static final int SIGN = 1 << 31;
    private static final int SYMBOLS = 4;

    private final MqDecoder mq = new MqDecoder();
    /// The largest are three stripes of 1024 columns with their borders, or 258 of six.
    private final long[] columns = new long[MAX_SAMPLES];

    private final int[] coefficients = new int[MAX_SAMPLES];
    private byte[] segment = new byte[MAX_SAMPLES];
    private byte[] significance = Contexts.significance(0);
    private int width;
    private int height;
    private int stride;
    private boolean isCausal;
    private boolean isPlain;

    /// Decodes a block.
    ///
    /// @param data  to which the block's runs point
    /// @param mostPlanes  of the block's band
    void decode(CodeBlock block, byte[] data, Area area, int orientation, int mostPlanes, CodingStyle style) {
        width = area.width();
        height = area.height();
        stride = width + 2;
        int stripes = height + 3 >> 2;
        Arrays.fill(columns, 0, (stripes + 2) * stride, 0);
        Arrays.fill(coefficients, 0, stripes * 4 * width, 0);
        significance = Contexts.significance(orientation);
        isCausal = style.has(CodingStyle.CAUSAL);
        mq.resetContexts();
        int planes = mostPlanes - block.missingPlanes();
        int pass = 0;
        for (int run = 0; run < block.runCount(); ) {
            int end = run + 1;
            int passesEnd = pass + block.runPasses(run);
            while (end < block.runCount() && !style.startsSegment(passesEnd)) {
                passesEnd += block.runPasses(end++);
            }
            start(block, run, end, data, style.isRaw(pass));
            for (; pass < passesEnd; pass++) {
                decodePass(pass, planes - (pass + 2) / 3, style);
            }
            run = end;
        }
    }

    /// Starts the codeword segment that some runs make together.
    private void start(CodeBlock block, int run, int end, byte[] data, boolean plain) {
        int length = 0;
        for (int i = run; i < end; i++) {
            int more = block.runLength(i);
            if (length + more + 2 > segment.length) {
                segment = Arrays.copyOf(segment, Math.max(length + more + 2, 2 * segment.length));
            }
            System.arraycopy(data, block.runOffset(i), segment, length, more);
            length += more;
        }
        segment[length] = (byte) 0xFF;
        segment[length + 1] = (byte) 0xFF;
        isPlain = plain;
        if (plain) {
            mq.startPlain(segment);
        } else {
            mq.start(segment);
        }
    }

    /// @param plane  1 for the bits that count one
    private void decodePass(int pass, int plane, CodingStyle style) {
        int one = 1 << plane;
        switch (pass % 3) {
            case 1 -> findSignificant(one | one >> 1);
            case 2 -> refine(one, one >> 1);
            default -> {
                cleanUp(one | one >> 1);
                if (style.has(CodingStyle.SYMBOLS)) {
                    // They tell of damage, but also of encoders that cut a segment short; viewers show such frames.
                    uniformBits(SYMBOLS);
                }
            }
        }
        if (style.has(CodingStyle.RESET)) {
            mq.resetContexts();
        }
    }

    private int uniformBits(int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << 1 | mq.decode(MqDecoder.UNIFORM);
        }
        return bits;
    }

    /// The pass over samples that have significant neighbours.
    ///
    /// @param magnitude  of those that turn out significant
    private void findSignificant(int magnitude) {
        int sample = 0;
        for (int top = 0; top < height; top += 4) {
            int lanes = Math.min(4, height - top) << 4;
            int at = ((top >> 2) + 1) * stride + 1;
            for (int x = 0; x < width; x++, at++, sample += 4) {
                if ((columns[at] & Contexts.NEIGHBOURS * ALL_LANES) == 0) {
                    continue;
                }
                for (int shift = 0; shift < lanes; shift += 16) {
                    int lane = (int) (columns[at] >>> shift);
                    if ((lane & Contexts.SIGNIFICANT) == 0 && (lane & Contexts.NEIGHBOURS) != 0) {
                        int bit = isPlain ? mq.plainBit() : mq.decode(significance[lane & Contexts.NEIGHBOURS]);
                        if (bit != 0) {
                            makeSignificant(at, shift, sample + (shift >> 4), magnitude, lane);
                        }
                        columns[at] |= (long) Contexts.VISITED << shift;
                    }
                }
            }
        }
    }

    /// The pass that gives significant samples one bit more.
    private void refine(int one, int half) {
        int sample = 0;
        for (int top = 0; top < height; top += 4) {
            int at = ((top >> 2) + 1) * stride + 1;
            for (int x = 0; x < width; x++, at++, sample += 4) {
                long column = columns[at];
                // A lane's VISITED is one bit above its SIGNIFICANT.
                if ((column & ~(column >> 1) & Contexts.SIGNIFICANT * ALL_LANES) == 0) {
                    continue;
                }
                for (int shift = 0; shift < 64; shift += 16) {
                    int lane = (int) (column >>> shift);
                    if ((lane & (Contexts.SIGNIFICANT | Contexts.VISITED)) == Contexts.SIGNIFICANT) {
                        int bit = isPlain ? mq.plainBit() : mq.decode(Contexts.refinement(lane));
                        int index = sample + (shift >> 4);
                        // The half of the last plane stands where this bit belongs.
                        coefficients[index] = (bit == 0 ? coefficients[index] ^ one : coefficients[index]) | half;
                        column |= (long) Contexts.REFINED << shift;
                    }
                }
                columns[at] = column;
            }
        }
    }

    /// The pass over all that the others left out.
    private void cleanUp(int magnitude) {
        int sample = 0;
        for (int top = 0; top < height; top += 4) {
            int lanes = Math.min(4, height - top) << 4;
            int at = ((top >> 2) + 1) * stride + 1;
            for (int x = 0; x < width; x++, at++, sample += 4) {
                int shift = 0;
                if (columns[at] == 0 && lanes == 64) {
                    if (mq.decode(MqDecoder.RUN) == 0) {
                        continue;
                    }
                    shift = uniformBits(2) << 4;
                    makeSignificant(at, shift, sample + (shift >> 4), magnitude, (int) (columns[at] >>> shift));
                    shift += 16;
                }
                for (; shift < lanes; shift += 16) {
                    int lane = (int) (columns[at] >>> shift);
                    if ((lane & (Contexts.SIGNIFICANT | Contexts.VISITED)) == 0
                            && mq.decode(significance[lane & Contexts.NEIGHBOURS]) != 0) {
                        makeSignificant(at, shift, sample + (shift >> 4), magnitude, lane);
                    }
                }
                columns[at] &= ~(Contexts.VISITED * ALL_LANES);
            }
        }
    }

    /// Reads the sign of a sample and tells its neighbours.
    private void makeSignificant(int at, int shift, int sample, int magnitude, int lane) {
        int negative = isPlain ? mq.plainBit() : sign(lane);
        coefficients[sample] = negative == 0 ? magnitude : magnitude | SIGN;
        long told = 1L | (long) negative << Contexts.NEGATIVE;
        columns[at] |= (long) Contexts.SIGNIFICANT << shift;
        columns[at - 1] |= Contexts.EAST * told << shift;
        columns[at + 1] |= Contexts.WEST * told << shift;
        if (shift > 0) {
            tell(at, shift - 16, Contexts.SOUTH * told, Contexts.SOUTH_EAST, Contexts.SOUTH_WEST);
        } else if (!isCausal) {
            tell(at - stride, 48, Contexts.SOUTH * told, Contexts.SOUTH_EAST, Contexts.SOUTH_WEST);
        }
        if (shift < 48) {
            tell(at, shift + 16, Contexts.NORTH * told, Contexts.NORTH_EAST, Contexts.NORTH_WEST);
        } else {
            tell(at + stride, 0, Contexts.NORTH * told, Contexts.NORTH_EAST, Contexts.NORTH_WEST);
        }
    }

    private int sign(int lane) {
        int coded = Contexts.sign(lane);
        return mq.decode(coded >> 1) ^ coded & 1;
    }

    /// Tells the three neighbours of a row above or below.
    private void tell(int at, int shift, long middle, long left, long right) {
        columns[at] |= middle << shift;
        columns[at - 1] |= left << shift;
        columns[at + 1] |= right << shift;
    }

    /// Copies a row of the block: twice each coefficient, with the half of what its last bit left open.
    void copyRow(int y, int[] to) {
        int from = (y >> 2) * width * 4 + (y & 3);
        for (int x = 0; x < width; x++, from += 4) {
            int coefficient = coefficients[from];
            to[x] = coefficient < 0 ? -(coefficient & ~SIGN) : coefficient;
        }
    }

    /// Moves coefficients of a region of interest back to their place.
    ///
    /// Source: H.1
    void unshift(int shift) {
        int end = (height + 3 >> 2) * 4 * width;
        for (int i = 0; i < end; i++) {
            int magnitude = coefficients[i] & ~SIGN;
            if (magnitude >> 1 >> shift != 0) {
                coefficients[i] = coefficients[i] & SIGN | magnitude >> shift;
            }
        }
    }
}
