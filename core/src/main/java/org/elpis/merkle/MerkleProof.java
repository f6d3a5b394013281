package org.elpis.merkle;

import java.security.MessageDigest;
import java.util.List;
import org.elpis.dicom.Sha256;

/// Checks proofs about hash trees. Whatever the input, the answer is true or false.
///
/// Sizes and indices are at least 0; a negative one is refused, as are hashes that have not 32 bytes.
///
/// Source: RFC 9162 sections 2.1.3.2 and 2.1.4.2; of subtrees draft-ietf-plants-merkle-tree-certs section 4.
public final class MerkleProof {
    private static final int HASH = MerkleTree.HASH;

    private final MessageDigest sha256 = Sha256.start();

    private MerkleProof() {}

    /// Whether a leaf is the one with this index in the tree of a root.
    ///
    /// @param proof  from the leaf's sibling to the child of the root
    public static boolean includes(byte[] root, long size, long index, byte[] leaf, List<byte[]> proof) {
        return includesInSubtree(root, 0, size, index, leaf, proof);
    }

    /// Whether a leaf is the one with this index, counted in the whole tree, in the subtree from `start` to before
    /// `end`.
    public static boolean includesInSubtree(
            byte[] root, long start, long end, long index, byte[] leaf, List<byte[]> proof) {
        if (!isSubtree(start, end) || index < start || index >= end || !areHashes(proof) || leaf.length != HASH) {
            return false;
        }
        MerkleProof hashes = new MerkleProof();
        long at = index - start;
        long last = end - start - 1;
        byte[] node = leaf;
        for (byte[] step : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                node = hashes.node(step, node);
                int climbed = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>>= climbed;
                last >>>= climbed;
            } else {
                node = hashes.node(node, step);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(node, root);
    }

    /// Whether a tree grew out of a smaller one, which is its beginning.
    ///
    /// The proof of two equal trees is empty. Nothing can be proved about an empty tree: the answer is false.
    public static boolean isConsistent(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (oldSize == size) {
            return size > 0 && proof.isEmpty() && MessageDigest.isEqual(oldRoot, root);
        }
        return oldSize > 0 && isConsistentSubtree(0, oldSize, oldRoot, size, root, proof);
    }

    /// Whether the subtree from `start` to before `end` is a part of a tree; an empty one is a part of every tree.
    public static boolean isConsistentSubtree(
            long start, long end, byte[] subtree, long size, byte[] root, List<byte[]> proof) {
        if (start >= 0 && start == end && end <= size) {
            return proof.isEmpty()
                    && MessageDigest.isEqual(subtree, Sha256.start().digest());
        }
        if (!isSubtree(start, end) || end > size || !areHashes(proof)) {
            return false;
        }
        long first = start;
        long last = end - 1;
        long top = size - 1;
        while (first != last && (last == top || (last & 1) == 1)) {
            first >>>= 1;
            last >>>= 1;
            top >>>= 1;
        }
        return new MerkleProof().leads(new Edge(first, last, top), subtree, root, proof);
    }

    /// Where the first and the last part of a subtree and the last part of the tree stand on one level.
    private record Edge(long first, long last, long top) {}

    private boolean leads(Edge edge, byte[] subtree, byte[] root, List<byte[]> proof) {
        boolean isNode = edge.first() == edge.last();
        if (!isNode && proof.isEmpty()) {
            return false;
        }
        long first = edge.first();
        long last = edge.last();
        long top = edge.top();
        byte[] part = isNode ? subtree : proof.getFirst();
        byte[] whole = part;
        for (byte[] step : isNode ? proof : proof.subList(1, proof.size())) {
            if (top == 0) {
                return false;
            }
            if ((last & 1) == 1 || last == top) {
                part = first < last ? node(step, part) : part;
                whole = node(step, whole);
                int climbed = (last & 1) == 1 ? 0 : Long.numberOfTrailingZeros(last);
                first >>>= climbed;
                last >>>= climbed;
                top >>>= climbed;
            } else {
                whole = node(whole, step);
            }
            first >>>= 1;
            last >>>= 1;
            top >>>= 1;
        }
        return top == 0 && MessageDigest.isEqual(part, subtree) && MessageDigest.isEqual(whole, root);
    }

    /// Whether a range is one node of some tree: it starts at a multiple of its size rounded up to a power of two.
    private static boolean isSubtree(long start, long end) {
        if (start < 0 || end <= start) {
            return false;
        }
        long size = end - start;
        if (size > 1L << 62) {
            return start == 0;
        }
        long rounded = size == 1 ? 1 : Long.highestOneBit(size - 1) << 1;
        return (start & rounded - 1) == 0;
    }

    private static boolean areHashes(List<byte[]> proof) {
        for (byte[] hash : proof) {
            if (hash.length != HASH) {
                return false;
            }
        }
        return true;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
