package org.elpis.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.jspecify.annotations.Nullable;

/// The salts of the leaves of one tree, all of them or those that were opened.
///
/// They are the lowest nodes of a tree of their own, in which a node's children follow from it and nothing follows
/// the other way: so the salts of neighbours are told with one secret, and those of all but a few leaves with a few.
/// Fastest when leaves are asked for in ascending order. Not thread-safe.
///
/// Source: O. Goldreich, S. Goldwasser, S. Micali: How to construct random functions, J. ACM 33 (1986)
final class Salts {
    static final int BYTES = 32;
    /// What a node's left child is hashed with; its right one with one more.
    private static final byte LEFT = 0x40;

    private final MessageDigest sha256 = Sha256.start();
    private final int leaves;
    /// Ascending and apart from each other.
    private final List<SaltNode> nodes;
    /// The node that was used last, and below it the way to the leaf: one node for each level.
    private int used;

    private final byte[] way;
    private final long[] numbers;
    private final byte[] input = new byte[1 + BYTES];

    private Salts(List<SaltNode> nodes, int leaves) {
        this.nodes = nodes;
        this.leaves = leaves;
        int levels = depth(leaves) + 1;
        this.way = new byte[levels * BYTES];
        this.numbers = new long[levels];
        Arrays.fill(numbers, -1);
    }

    /// All salts of a tree.
    static Salts of(byte[] seed, int leaves) {
        return new Salts(List.of(new SaltNode(depth(leaves), 0, seed)), leaves);
    }

    /// The salts that some nodes open.
    ///
    /// @throws IllegalArgumentException when they are not of such a tree, out of order or overlap
    static Salts opened(List<SaltNode> nodes, int leaves) {
        int depth = depth(leaves);
        long free = 0;
        for (SaltNode node : nodes) {
            if (node.level() < 0
                    || node.level() > depth
                    || node.number() < 0
                    || node.node().length != BYTES
                    || node.first() < free
                    || node.first() >= leaves) {
                throw new IllegalArgumentException("salts must be of nodes of the tree, ascending and apart");
            }
            free = node.end();
        }
        return new Salts(List.copyOf(nodes), leaves);
    }

    /// The smallest d for which 2^d is at least `leaves`.
    private static int depth(int leaves) {
        return leaves <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(leaves - 1);
    }

    /// Whether the salt of a leaf is known.
    boolean has(int leaf) {
        return node(leaf) != null;
    }

    private @Nullable SaltNode node(int leaf) {
        if (used < nodes.size()
                && leaf >= nodes.get(used).first()
                && leaf < nodes.get(used).end()) {
            return nodes.get(used);
        }
        int low = 0;
        int high = nodes.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (nodes.get(middle).end() <= leaf) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == nodes.size() || leaf < nodes.get(low).first()) {
            return null;
        }
        used = low;
        return nodes.get(low);
    }

    /// Puts the salt of a leaf into an array.
    ///
    /// @throws IllegalArgumentException when it is not known
    void put(int leaf, byte[] target, int at) {
        SaltNode top = node(leaf);
        if (top == null || leaf >= leaves) {
            throw new IllegalArgumentException("the salt of this leaf is withheld");
        }
        if (numbers[top.level()] != top.number()) {
            numbers[top.level()] = top.number();
            System.arraycopy(top.node(), 0, way, top.level() * BYTES, BYTES);
            Arrays.fill(numbers, 0, top.level(), -1);
        }
        int level = 0;
        while (numbers[level] != leaf >>> level) {
            level++;
        }
        while (level > 0) {
            level--;
            child(level, leaf >>> level);
        }
        System.arraycopy(way, 0, target, at, BYTES);
    }

    /// Goes down one level, to the node with a number.
    private void child(int level, int number) {
        input[0] = (byte) (LEFT + (number & 1));
        System.arraycopy(way, (level + 1) * BYTES, input, 1, BYTES);
        sha256.update(input);
        try {
            sha256.digest(way, level * BYTES, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("A digest of SHA-256 has 32 bytes.", e);
        }
        numbers[level] = number;
    }

    /// The nodes from which all salts here follow.
    List<SaltNode> nodes() {
        return leaves == 0 ? List.of() : nodes;
    }

    /// The nodes that tell the salts of some leaves and of no others.
    ///
    /// @param withheld  leaves whose salts are not to be told
    List<SaltNode> without(BitSet withheld) {
        List<SaltNode> told = new ArrayList<>();
        for (SaltNode node : nodes) {
            tell(node, withheld, told);
        }
        return told;
    }

    private void tell(SaltNode node, BitSet withheld, List<SaltNode> told) {
        if (node.first() >= leaves) {
            return;
        }
        int next = withheld.nextSetBit((int) node.first());
        if (next < 0 || next >= Math.min(node.end(), leaves)) {
            told.add(node);
        } else if (node.level() > 0) {
            tell(below(node, 0), withheld, told);
            tell(below(node, 1), withheld, told);
        }
    }

    private SaltNode below(SaltNode node, int side) {
        sha256.update((byte) (LEFT + side));
        return new SaltNode(node.level() - 1, node.number() * 2 + side, sha256.digest(node.node()));
    }
}
