package org.elpis.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;
import org.jspecify.annotations.Nullable;

/// Hashes attributes. Not thread-safe.
final class AttributeSealing {
    private final MessageDigest sha256 = Sha256.start();
    private final byte[] salt = new byte[Salts.BYTES];

    /// @param attributes  those of one tree, in its order
    AttributeHashes seal(List<Attribute> attributes, byte[] seed) throws IOException {
        Salts salts = Salts.of(seed, attributes.size());
        byte[] hashes = new byte[attributes.size() * MerkleTree.HASH];
        List<@Nullable String> paths = new ArrayList<>(attributes.size());
        for (int leaf = 0; leaf < attributes.size(); leaf++) {
            put(attributes.get(leaf), leaf, salts, hashes, leaf);
            paths.add(attributes.get(leaf).path());
        }
        return new AttributeHashes(paths, hashes, salts.nodes());
    }

    /// Hashes one attribute as the leaf that it is in the tree of some salts.
    void put(Attribute attribute, int leaf, Salts salts, byte[] target, int place) throws IOException {
        salts.put(leaf, salt, 0);
        byte[] path = attribute.path().getBytes(StandardCharsets.US_ASCII);
        sha256.update(Hashes.ATTRIBUTE);
        sha256.update(salt);
        sha256.update(Hashes.number(path.length));
        sha256.update(path);
        AttributeValue.update(sha256, attribute);
        try {
            sha256.digest(target, place * MerkleTree.HASH, MerkleTree.HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("A digest of SHA-256 has 32 bytes.", e);
        }
    }
}
