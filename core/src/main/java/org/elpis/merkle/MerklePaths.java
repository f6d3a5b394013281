package org.elpis.merkle;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Sha256;

/// Makes roots and proofs of trees of any size, past ones too, out of the hashes of full subtrees.
///
/// A proof has at most 63 hashes; of 2^30 leaves at most 30 of them (960 bytes), or 31 of two sizes. Not thread-safe.
///
/// Source: RFC 6962 sections 2.1, 2.1.1 and 2.1.2.
public final class MerklePaths {
    private final SubtreeHashes hashes;
    private final MessageDigest sha256 = Sha256.start();

    public MerklePaths(SubtreeHashes hashes) {
        this.hashes = hashes;
    }

    /// The root of the first `size` leaves.
    public byte[] root(long size) throws IOException {
        requireAtLeast("size", size, 0);
        return size == 0 ? sha256.digest() : rangeHash(0, size);
    }

    /// Proves that a leaf is the one with this index in the tree of `size` leaves.
    ///
    /// @return from the leaf's sibling to the child of the root
    public List<byte[]> inclusion(long index, long size) throws IOException {
        requireAtLeast("index", index, 0);
        requireAtLeast("size", size, index + 1);
        List<byte[]> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + leftSize(end - start);
            if (index < middle) {
                path.addFirst(rangeHash(middle, end));
                end = middle;
            } else {
                path.addFirst(rangeHash(start, middle));
                start = middle;
            }
        }
        return path;
    }

    /// Proves that the tree of `size` leaves begins with the tree of `oldSize` leaves; empty for equal sizes.
    public List<byte[]> consistency(long oldSize, long size) throws IOException {
        requireAtLeast("oldSize", oldSize, 1);
        requireAtLeast("size", size, oldSize);
        List<byte[]> path = new ArrayList<>();
        long start = 0;
        long end = size;
        // The old tree's own root needs no proving as long as it is a whole left side.
        boolean isKnown = true;
        while (oldSize < end) {
            long middle = start + leftSize(end - start);
            if (oldSize <= middle) {
                path.addFirst(rangeHash(middle, end));
                end = middle;
            } else {
                path.addFirst(rangeHash(start, middle));
                start = middle;
                isKnown = false;
            }
        }
        if (!isKnown) {
            path.addFirst(rangeHash(start, end));
        }
        return path;
    }

    /// The full subtrees of a tree, the largest first.
    List<byte[]> edge(long size) throws IOException {
        List<byte[]> edge = new ArrayList<>();
        long start = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                edge.add(hashes.hash(level, start >>> level));
                start += 1L << level;
            }
        }
        return edge;
    }

    private byte[] rangeHash(long start, long end) throws IOException {
        long size = end - start;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return hashes.hash(level, start >>> level);
        }
        long middle = start + leftSize(size);
        byte[] left = rangeHash(start, middle);
        byte[] right = rangeHash(middle, end);
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    /// The largest power of two that is smaller than `size`, which is at least 2.
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
        }
    }
}
