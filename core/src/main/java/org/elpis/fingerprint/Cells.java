package org.elpis.fingerprint;

/// How much a block varies from pixel to pixel, measured so that no pattern of [Walsh] changes the result by
/// one bit.
///
/// Each 4 by 4 cell is transformed (Walsh-Hadamard); of its 16 coefficients the four of the slowest functions
/// are left out, which are the only ones that a pattern touches. White noise of variance s² makes a sum of
/// squares of 192 s².
final class Cells {
    /// Sum of squares of one cell's 12 coefficients for noise of variance 1: each coefficient has variance 16.
    static final int UNIT = 192;

    private Cells() {}

    /// The sum of squares of the quietest cell of a block; 0 when one is flat or a slope.
    ///
    /// @param values  of the frame
    /// @param width  of the frame
    /// @param at  place of the block's first pixel
    static long quietest(int[] values, int width, int at, int side) {
        long least = Long.MAX_VALUE;
        int[] cell = new int[16];
        for (int y = 0; y < side; y += 4) {
            for (int x = 0; x < side; x += 4) {
                int from = at + y * width + x;
                for (int i = 0; i < 16; i++) {
                    cell[i] = values[from + (i >> 2) * width + (i & 3)];
                }
                least = Math.min(least, squares(cell));
                if (least == 0) {
                    return 0;
                }
            }
        }
        return least;
    }

    private static long squares(int[] cell) {
        for (int i = 0; i < 16; i += 4) {
            transform(cell, i, 1);
        }
        for (int i = 0; i < 4; i++) {
            transform(cell, i, 4);
        }
        long sum = 0;
        for (int i = 0; i < 16; i++) {
            boolean isSlow = (i & 3) < 2 && i >> 2 < 2;
            sum += isSlow ? 0 : (long) cell[i] * cell[i];
        }
        return sum;
    }

    /// Four values by the Walsh functions with 0, 1, 2 and 3 sign changes.
    private static void transform(int[] cell, int at, int step) {
        int a = cell[at];
        int b = cell[at + step];
        int c = cell[at + 2 * step];
        int d = cell[at + 3 * step];
        cell[at] = a + b + c + d;
        cell[at + step] = a + b - c - d;
        cell[at + 2 * step] = a - b - c + d;
        cell[at + 3 * step] = a - b + c - d;
    }
}
