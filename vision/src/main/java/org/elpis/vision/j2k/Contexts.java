package org.elpis.vision.j2k;

/// Which context codes a bit, by what is known of the eight neighbours of a sample.
///
/// A lane is what a code-block knows of one sample: which neighbours are significant, which of those beside,
/// above and below are negative, and how far the sample itself is.
/// Source: D.3, tables D.1 to D.4
final class Contexts {
    static final int WEST = 1;
    static final int EAST = 1 << 1;
    static final int NORTH = 1 << 2;
    static final int SOUTH = 1 << 3;
    static final int NORTH_WEST = 1 << 4;
    static final int NORTH_EAST = 1 << 5;
    static final int SOUTH_WEST = 1 << 6;
    static final int SOUTH_EAST = 1 << 7;
    static final int NEIGHBOURS = 0xFF;
    /// A neighbour's bit, shifted by this, says that it is negative.
    static final int NEGATIVE = 8;

    static final int SIGNIFICANT = 1 << 12;
    /// Coded in this bit plane.
    static final int VISITED = 1 << 13;
    /// Refined at least once.
    static final int REFINED = 1 << 14;

    private static final int FIRST_SIGN = 9;
    private static final int FIRST_REFINEMENT = 14;

    private static final byte[][] SIGNIFICANCE = {lowTable(), highAcrossTable(), lowTable(), highBothTable()};
    private static final byte[] SIGN = signTable();

    private Contexts() {}

    /// Contexts of significance by the neighbours of a lane.
    ///
    /// @param orientation  of the band
    static byte[] significance(int orientation) {
        return SIGNIFICANCE[orientation];
    }

    /// Context of a sample's sign, above a bit that says whether the coded one is turned round.
    static int sign(int lane) {
        return SIGN[lane & 0xF | lane >> NEGATIVE - 4 & 0xF0];
    }

    /// Context of a further bit of a magnitude.
    static int refinement(int lane) {
        if ((lane & REFINED) != 0) {
            return FIRST_REFINEMENT + 2;
        }
        return (lane & NEIGHBOURS) != 0 ? FIRST_REFINEMENT + 1 : FIRST_REFINEMENT;
    }

    private static int across(int lane) {
        return Integer.bitCount(lane & (WEST | EAST));
    }

    private static int down(int lane) {
        return Integer.bitCount(lane & (NORTH | SOUTH));
    }

    private static int diagonal(int lane) {
        return Integer.bitCount(lane & (NORTH_WEST | NORTH_EAST | SOUTH_WEST | SOUTH_EAST));
    }

    private static byte[] lowTable() {
        byte[] table = new byte[256];
        for (int lane = 0; lane < 256; lane++) {
            table[lane] = (byte) low(across(lane), down(lane), diagonal(lane));
        }
        return table;
    }

    private static byte[] highAcrossTable() {
        byte[] table = new byte[256];
        for (int lane = 0; lane < 256; lane++) {
            table[lane] = (byte) low(down(lane), across(lane), diagonal(lane));
        }
        return table;
    }

    /// @param lowPass  significant neighbours in the direction of the band's low-pass filter
    private static int low(int lowPass, int highPass, int diagonal) {
        return switch (lowPass) {
            case 2 -> 8;
            case 1 -> highPass > 0 ? 7 : diagonal > 0 ? 6 : 5;
            default -> highPass > 0 ? 2 + highPass : Math.min(diagonal, 2);
        };
    }

    private static byte[] highBothTable() {
        byte[] table = new byte[256];
        for (int lane = 0; lane < 256; lane++) {
            int beside = across(lane) + down(lane);
            table[lane] = (byte)
                    switch (diagonal(lane)) {
                        case 0 -> Math.min(beside, 2);
                        case 1 -> 3 + Math.min(beside, 2);
                        case 2 -> beside > 0 ? 7 : 6;
                        default -> 8;
                    };
        }
        return table;
    }

    private static byte[] signTable() {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            int across = sign(i, WEST, EAST);
            int down = sign(i, NORTH, SOUTH);
            int turned = across < 0 || across == 0 && down < 0 ? 1 : 0;
            int context = across == 0 ? Math.abs(down) : 3 + across * down;
            table[i] = (byte) (FIRST_SIGN + context << 1 | turned);
        }
        return table;
    }

    /// Whether two neighbours together are positive, negative or nothing.
    private static int sign(int index, int one, int other) {
        int sum = 0;
        for (int neighbour : new int[] {one, other}) {
            if ((index & neighbour) != 0) {
                sum += (index & neighbour << 4) != 0 ? -1 : 1;
            }
        }
        return Integer.signum(sum);
    }
}
