package org.elpis.vision.j2k;

import java.util.Arrays;

/// The adaptive binary arithmetic decoder, and the plain bits that may stand in its place.
///
/// Source: annex C, the decoder of figures C.14 to C.20; plain bits: D.6.
final class MqDecoder {
    /// Contexts of code-blocks.
    static final int CONTEXTS = 19;
    /// Context of a run of four insignificant samples.
    static final int RUN = 17;
    /// Context of bits that are as often 0 as 1.
    static final int UNIFORM = 18;

    /// Of the 47 states of table C.2: Qe, NMPS, NLPS and SWITCH.
    private static final int[][] STATES = {
        {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0},
        {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0},
        {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
        {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
        {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
        {0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
        {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0},
        {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
        {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
        {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
    };

    /// By twice the number of a state plus its more probable symbol: Qe, above what follows the more probable
    /// symbol, above what follows the other.
    private static final int[] STEPS = new int[2 * STATES.length];

    static {
        for (int i = 0; i < STEPS.length; i++) {
            int[] state = STATES[i >> 1];
            int symbol = i & 1;
            STEPS[i] = state[0] << 16 | (state[1] << 1 | symbol) << 8 | state[2] << 1 | symbol ^ state[3];
        }
    }

    private final int[] states = new int[CONTEXTS];
    private byte[] data = {};
    private int at;
    private int code;
    private int interval;
    private int bitsLeft;

    /// Table D.7.
    void resetContexts() {
        Arrays.fill(states, 0);
        states[0] = 4 << 1;
        states[RUN] = 3 << 1;
        states[UNIFORM] = 46 << 1;
    }

    /// Starts a codeword segment.
    ///
    /// @param segment  from its first byte on; behind its last two bytes of ones
    void start(byte[] segment) {
        data = segment;
        at = 0;
        code = (segment[0] & 0xFF) << 16;
        fill();
        code <<= 7;
        bitsLeft -= 7;
        interval = 0x8000;
    }

    private void fill() {
        if (data[at] == (byte) 0xFF) {
            int next = data[at + 1] & 0xFF;
            if (next > 0x8F) {
                code += 0xFF00;
                bitsLeft = 8;
            } else {
                at++;
                code += next << 9;
                bitsLeft = 7;
            }
        } else {
            at++;
            code += (data[at] & 0xFF) << 8;
            bitsLeft = 8;
        }
    }

    int decode(int context) {
        int state = states[context];
        int step = STEPS[state];
        int qe = step >>> 16;
        int a = interval - qe;
        int c = code;
        boolean isMoreProbable = a >= qe;
        if (c >>> 16 >= qe) {
            c -= qe << 16;
            if ((a & 0x8000) != 0) {
                interval = a;
                code = c;
                return state & 1;
            }
        } else {
            isMoreProbable = !isMoreProbable;
            a = qe;
        }
        states[context] = isMoreProbable ? step >> 8 & 0xFF : step & 0xFF;
        renormalise(a, c);
        return isMoreProbable ? state & 1 : state & 1 ^ 1;
    }

    private void renormalise(int fromInterval, int fromCode) {
        int a = fromInterval;
        int c = fromCode;
        int left = bitsLeft;
        do {
            if (left == 0) {
                code = c;
                fill();
                c = code;
                left = bitsLeft;
            }
            a <<= 1;
            c <<= 1;
            left--;
        } while ((a & 0x8000) == 0);
        interval = a;
        code = c;
        bitsLeft = left;
    }

    /// Starts a segment of plain bits.
    void startPlain(byte[] segment) {
        data = segment;
        at = 0;
        code = 0;
        bitsLeft = 0;
    }

    int plainBit() {
        if (bitsLeft == 0) {
            boolean isStuffed = code == 0xFF;
            int next = data[at] & 0xFF;
            if (isStuffed && next > 0x8F) {
                bitsLeft = 8;
            } else {
                at = Math.min(at + 1, data.length - 1);
                code = next;
                bitsLeft = isStuffed ? 7 : 8;
            }
        }
        bitsLeft--;
        return code >> bitsLeft & 1;
    }
}
