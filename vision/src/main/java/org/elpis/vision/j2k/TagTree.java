package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// A tag tree: numbers of a grid of leaves, of which packet headers tell more and more.
///
/// Source: B.10.2
final class TagTree {
    private final int[] levelStart;
    private final int[] levelWidth;
    /// What a node is at least, above a bit that says whether it is just that.
    private final int[] nodes;

    /// @param width  leaves across, at least 1
    /// @param height  leaves down, at least 1
    TagTree(int width, int height) {
        int levels = 33 - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
        levelStart = new int[levels];
        levelWidth = new int[levels];
        int count = 0;
        for (int level = 0; level < levels; level++) {
            levelStart[level] = count;
            levelWidth[level] = (int) Area.ceilShift(width, level);
            count += levelWidth[level] * (int) Area.ceilShift(height, level);
        }
        nodes = new int[count];
    }

    /// Whether a leaf's number is below a limit, reading as many bits as that needs.
    boolean isBelow(int limit, int x, int y, HeaderBits bits) throws UndecodableFrameException {
        int least = 0;
        int node = 0;
        for (int level = levelStart.length - 1; level >= 0; level--) {
            int index = levelStart[level] + (y >> level) * levelWidth[level] + (x >> level);
            node = Math.max(nodes[index], least << 1);
            while (node < limit << 1 && (node & 1) == 0) {
                node = bits.next() == 1 ? node | 1 : node + 2;
            }
            nodes[index] = node;
            least = node >> 1;
        }
        return least < limit;
    }

    /// A leaf's number, read to its end.
    ///
    /// @param most  what the number may be
    int value(int most, int x, int y, HeaderBits bits) throws UndecodableFrameException {
        for (int value = 0; value <= most; value++) {
            if (isBelow(value + 1, x, y, bits)) {
                return value;
            }
        }
        throw new UndecodableFrameException("a code-block lacks more bit planes than its band has");
    }
}
