package org.elpis.vision.jpeg;

/// The order in which the coefficients of a block are coded. Source: T.81 A.3.6, figure A.6
final class ZigZag {
    private static final byte[] NATURAL = new byte[Component.BLOCK];

    static {
        int at = 0;
        for (int diagonal = 0; diagonal < 2 * Component.SIDE - 1; diagonal++) {
            int from = Math.max(0, diagonal - Component.SIDE + 1);
            int to = Math.min(diagonal, Component.SIDE - 1);
            for (int i = from; i <= to; i++) {
                // Diagonals of an even number go up, odd ones down.
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                NATURAL[at++] = (byte) (row * Component.SIDE + diagonal - row);
            }
        }
    }

    private ZigZag() {}

    /// Place of a coefficient in rows of [Component#SIDE].
    ///
    /// @param order  0 to 63
    static int natural(int order) {
        return NATURAL[order];
    }
}
