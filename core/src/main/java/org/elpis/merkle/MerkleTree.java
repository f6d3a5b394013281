package org.elpis.merkle;

import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.elpis.dicom.Sha256;

/// The hash tree over leaves that come one after another, in memory for its edge only.
///
/// Not thread-safe.
///
/// Source: RFC 6962 section 2.1: a leaf is SHA-256(0x00 || entry), a node SHA-256(0x01 || left || right), and the
/// left side of a node has the largest power of two of leaves that is smaller than their number.
public final class MerkleTree {
    /// Bytes of a hash.
    public static final int HASH = 32;

    private final MessageDigest sha256 = Sha256.start();
    /// A node to be hashed: 0x01, left, right.
    private final byte[] node = new byte[1 + 2 * HASH];
    /// The full subtrees, the largest first, one for each bit of the size.
    private byte[] edge = new byte[8 * HASH];
    private int depth;
    private long size;

    public MerkleTree() {
        node[0] = 1;
    }

    /// A tree that goes on behind leaves whose hashes are kept elsewhere.
    public static MerkleTree continued(long size, SubtreeHashes hashes) throws IOException {
        MerkleTree tree = new MerkleTree();
        for (byte[] subtree : new MerklePaths(hashes).edge(size)) {
            if (tree.depth * HASH == tree.edge.length) {
                tree.edge = Arrays.copyOf(tree.edge, tree.edge.length * 2);
            }
            System.arraycopy(subtree, 0, tree.edge, tree.depth++ * HASH, HASH);
        }
        tree.size = size;
        return tree;
    }

    /// The hash of an entry.
    public byte[] leaf(byte[] entry) {
        sha256.update((byte) 0);
        return sha256.digest(entry);
    }

    public void add(byte[] leaf) {
        add(leaf, 0);
    }

    /// Adds the leaf whose hash stands in an array. Full subtrees of the same size join.
    public void add(byte[] hashes, int offset) {
        if (depth * HASH == edge.length) {
            edge = Arrays.copyOf(edge, edge.length * 2);
        }
        System.arraycopy(hashes, offset, edge, depth++ * HASH, HASH);
        for (long full = size; (full & 1) == 1; full >>>= 1) {
            depth--;
            join((depth - 1) * HASH, edge, depth * HASH, edge, (depth - 1) * HASH);
        }
        size++;
    }

    public long size() {
        return size;
    }

    /// The root over the leaves so far; more can be added.
    public byte[] root() {
        if (depth == 0) {
            return sha256.digest();
        }
        byte[] root = Arrays.copyOfRange(edge, (depth - 1) * HASH, depth * HASH);
        for (int i = depth - 2; i >= 0; i--) {
            join(i * HASH, root, 0, root, 0);
        }
        return root;
    }

    /// Forgets all leaves.
    public void clear() {
        depth = 0;
        size = 0;
    }

    /// Puts the hash of a node whose left side is in the edge into `target`.
    private void join(int left, byte[] rightHash, int right, byte[] target, int at) {
        System.arraycopy(edge, left, node, 1, HASH);
        System.arraycopy(rightHash, right, node, 1 + HASH, HASH);
        sha256.update(node);
        try {
            sha256.digest(target, at, HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("A digest of SHA-256 has 32 bytes.", e);
        }
    }

    /// The root over hashes that stand one behind another.
    public static byte[] rootOf(byte[] hashes) {
        MerkleTree tree = new MerkleTree();
        for (int at = 0; at < hashes.length; at += HASH) {
            tree.add(hashes, at);
        }
        return tree.root();
    }
}
