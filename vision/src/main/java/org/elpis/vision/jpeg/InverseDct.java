package org.elpis.vision.jpeg;

/// Turns the coefficients of a block into samples, by integers.
///
/// T.81 leaves the arithmetic open. This is the factoring of Loeffler, Ligtenberg and Moschytz
/// ("Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989) with constants of 13
/// fractional bits, columns first, rounded once a pass: so that the result is bit by bit that of the
/// accurate integer method of the IJG's library, which nearly every decoder of medical images is built
/// on. Between the passes two fractional bits are kept, one for 12-bit samples.
///
/// Not thread-safe: holds a block between the passes.
final class InverseDct {
    private static final int FRACTION = 13;

    // Multiples of 2^13 of sums and differences of sqrt(2) cos(n pi / 16), named by n.
    private static final int C6 = 4433;
    private static final int C2_MINUS_C6 = 6270;
    private static final int C2_PLUS_C6 = 15137;
    private static final int C3 = 9633;
    private static final int C1_PLUS_C3_MINUS_C5_MINUS_C7 = 12299;
    private static final int C1_PLUS_C3_PLUS_C5_MINUS_C7 = 25172;
    private static final int C1_PLUS_C3_MINUS_C5_PLUS_C7 = 16819;
    private static final int C3_PLUS_C5_MINUS_C1_MINUS_C7 = 2446;
    private static final int C3_MINUS_C7 = 7373;
    private static final int C1_PLUS_C3 = 20995;
    private static final int C3_PLUS_C5 = 16069;
    private static final int C3_MINUS_C5 = 3196;

    private final int firstShift;
    private final int secondShift;
    /// Results are taken modulo four times the range of the samples, as tables of the IJG's library do.
    private final int wrap;

    private final int centre;
    private final int largest;
    private final int[] between = new int[Component.BLOCK];

    /// @param precision  bits of a sample, 8 or 12
    InverseDct(int precision) {
        int kept = precision == 8 ? 2 : 1;
        this.firstShift = FRACTION - kept;
        this.secondShift = FRACTION + kept + 3;
        this.wrap = Integer.SIZE - precision - 2;
        this.centre = 1 << precision - 1;
        this.largest = (1 << precision) - 1;
    }

    /// One block.
    ///
    /// @param at  of the block within the coefficients, in natural order
    /// @param steps  of quantization, in natural order
    /// @param to  of the block's first sample within the plane
    /// @param stride  samples of a row of the plane
    void block(short[] coefficients, int at, int[] steps, short[] plane, int to, int stride) {
        boolean isLevel = true;
        for (int column = 0; column < Component.SIDE; column++) {
            isLevel &= column(coefficients, at + column, steps, column);
        }
        if (isLevel) {
            row(0, plane, to);
            for (int row = 1; row < Component.SIDE; row++) {
                System.arraycopy(plane, to, plane, to + row * stride, Component.SIDE);
            }
            return;
        }
        for (int row = 0; row < Component.SIDE; row++) {
            row(row * Component.SIDE, plane, to + row * stride);
        }
    }

    /// Returns whether all of the column is one value.
    private boolean column(short[] in, int at, int[] steps, int column) {
        int[] out = between;
        if ((in[at + 8] | in[at + 16] | in[at + 24] | in[at + 32] | in[at + 40] | in[at + 48] | in[at + 56]) == 0) {
            int flat = in[at] * steps[column] << FRACTION - firstShift;
            for (int i = column; i < Component.BLOCK; i += Component.SIDE) {
                out[i] = flat;
            }
            return true;
        }
        int a2 = in[at + 16] * steps[column + 16];
        int a6 = in[at + 48] * steps[column + 48];
        int a0 = in[at] * steps[column];
        int a4 = in[at + 32] * steps[column + 32];
        int turn = (a2 + a6) * C6;
        int e2 = turn - a6 * C2_PLUS_C6;
        int e3 = turn + a2 * C2_MINUS_C6;
        int e0 = a0 + a4 << FRACTION;
        int e1 = a0 - a4 << FRACTION;
        int round = 1 << firstShift - 1;
        int even0 = e0 + e3 + round;
        int even3 = e0 - e3 + round;
        int even1 = e1 + e2 + round;
        int even2 = e1 - e2 + round;

        int o7 = in[at + 56] * steps[column + 56];
        int o5 = in[at + 40] * steps[column + 40];
        int o3 = in[at + 24] * steps[column + 24];
        int o1 = in[at + 8] * steps[column + 8];
        int shared = (o7 + o3 + o5 + o1) * C3;
        int z1 = -(o7 + o1) * C3_MINUS_C7;
        int z2 = -(o5 + o3) * C1_PLUS_C3;
        int z3 = shared - (o7 + o3) * C3_PLUS_C5;
        int z4 = shared - (o5 + o1) * C3_MINUS_C5;
        int odd3 = o7 * C3_PLUS_C5_MINUS_C1_MINUS_C7 + z1 + z3;
        int odd2 = o5 * C1_PLUS_C3_MINUS_C5_PLUS_C7 + z2 + z4;
        int odd1 = o3 * C1_PLUS_C3_PLUS_C5_MINUS_C7 + z2 + z3;
        int odd0 = o1 * C1_PLUS_C3_MINUS_C5_MINUS_C7 + z1 + z4;

        out[column] = even0 + odd0 >> firstShift;
        out[column + 56] = even0 - odd0 >> firstShift;
        out[column + 8] = even1 + odd1 >> firstShift;
        out[column + 48] = even1 - odd1 >> firstShift;
        out[column + 16] = even2 + odd2 >> firstShift;
        out[column + 40] = even2 - odd2 >> firstShift;
        out[column + 24] = even3 + odd3 >> firstShift;
        out[column + 32] = even3 - odd3 >> firstShift;
        return false;
    }

    private void row(int at, short[] plane, int to) {
        int[] in = between;
        int o1 = in[at + 1];
        int a2 = in[at + 2];
        int o3 = in[at + 3];
        int a4 = in[at + 4];
        int o5 = in[at + 5];
        int a6 = in[at + 6];
        int o7 = in[at + 7];
        if ((o1 | a2 | o3 | a4 | o5 | a6 | o7) == 0) {
            short flat = sample(in[at] + (1 << secondShift - FRACTION - 1) >> secondShift - FRACTION);
            for (int i = to; i < to + Component.SIDE; i++) {
                plane[i] = flat;
            }
            return;
        }
        int turn = (a2 + a6) * C6;
        int e2 = turn - a6 * C2_PLUS_C6;
        int e3 = turn + a2 * C2_MINUS_C6;
        int e0 = in[at] + a4 << FRACTION;
        int e1 = in[at] - a4 << FRACTION;
        int round = 1 << secondShift - 1;
        int even0 = e0 + e3 + round;
        int even3 = e0 - e3 + round;
        int even1 = e1 + e2 + round;
        int even2 = e1 - e2 + round;

        int shared = (o7 + o3 + o5 + o1) * C3;
        int z1 = -(o7 + o1) * C3_MINUS_C7;
        int z2 = -(o5 + o3) * C1_PLUS_C3;
        int z3 = shared - (o7 + o3) * C3_PLUS_C5;
        int z4 = shared - (o5 + o1) * C3_MINUS_C5;
        int odd3 = o7 * C3_PLUS_C5_MINUS_C1_MINUS_C7 + z1 + z3;
        int odd2 = o5 * C1_PLUS_C3_MINUS_C5_PLUS_C7 + z2 + z4;
        int odd1 = o3 * C1_PLUS_C3_PLUS_C5_MINUS_C7 + z2 + z3;
        int odd0 = o1 * C1_PLUS_C3_MINUS_C5_MINUS_C7 + z1 + z4;

        plane[to] = sample(even0 + odd0 >> secondShift);
        plane[to + 7] = sample(even0 - odd0 >> secondShift);
        plane[to + 1] = sample(even1 + odd1 >> secondShift);
        plane[to + 6] = sample(even1 - odd1 >> secondShift);
        plane[to + 2] = sample(even2 + odd2 >> secondShift);
        plane[to + 5] = sample(even2 - odd2 >> secondShift);
        plane[to + 3] = sample(even3 + odd3 >> secondShift);
        plane[to + 4] = sample(even3 - odd3 >> secondShift);
    }

    private short sample(int deviation) {
        int value = (deviation << wrap >> wrap) + centre;
        return (short) (value < 0 ? 0 : value > largest ? largest : value);
    }

    /// The sample that all of a block becomes when it has no AC.
    int flat(int dc) {
        int kept = FRACTION - firstShift;
        return sample((dc << kept) + (1 << kept + 2) >> kept + 3);
    }
}
