package org.elpis.fingerprint;

/// The four patterns that a block may carry: Walsh functions of a square, +1 and -1 in equal numbers, without
/// steps finer than a quarter of its side.
///
/// In every 4 by 4 cell of a block of at least 8 pixels they are constant or change sign once in a direction;
/// so they touch neither the mean of a block nor what [Cells] measures.
final class Walsh {
    static final int PATTERNS = 4;

    /// Sign changes across and down of each pattern.
    private static final int[][] CHANGES = {{1, 1}, {1, 2}, {2, 1}, {2, 2}};

    private Walsh() {}

    /// One value a pixel of the block, row by row: 1 or -1.
    ///
    /// @param pattern  0 to 3
    /// @param side  of the block: 8, 16, 32 or 64
    static byte[] of(int pattern, int side) {
        byte[] values = new byte[side * side];
        for (int y = 0; y < side; y++) {
            int down = sign(CHANGES[pattern][1], y, side);
            for (int x = 0; x < side; x++) {
                values[y * side + x] = (byte) (down * sign(CHANGES[pattern][0], x, side));
            }
        }
        return values;
    }

    /// Walsh functions in the order of their sign changes: one in the middle, or two at the quarters.
    private static int sign(int changes, int at, int side) {
        int quarter = at * 4 / side;
        boolean isNegative = changes == 1 ? quarter >= 2 : quarter == 1 || quarter == 2;
        return isNegative ? -1 : 1;
    }
}
