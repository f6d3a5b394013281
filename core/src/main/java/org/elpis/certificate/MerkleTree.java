package org.elpis.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Sha256;

/// The hash tree over a list of statements, leaf by leaf, in memory for its edge only.
///
/// Source: RFC 6962 section 2.1: a leaf is SHA-256(0x00 || statement), a node SHA-256(0x01 || left || right),
/// and the left side of a node has the largest power of two of leaves that is smaller than their number.
final class MerkleTree {
    private final MessageDigest sha256 = Sha256.start();
    private final List<byte[]> edge = new ArrayList<>();
    private long size;

    byte[] leaf(String statement) {
        sha256.update((byte) 0);
        return sha256.digest(statement.getBytes(StandardCharsets.US_ASCII));
    }

    /// Full subtrees of the same size join; the edge has one for each bit of the size.
    void add(byte[] leaf) {
        byte[] node = leaf;
        for (long full = size; (full & 1) == 1; full >>>= 1) {
            node = node(edge.removeLast(), node);
        }
        edge.add(node);
        size++;
    }

    String root() {
        if (edge.isEmpty()) {
            return Sha256.hex(sha256.digest());
        }
        byte[] node = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            node = node(edge.get(i), node);
        }
        return Sha256.hex(node);
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
