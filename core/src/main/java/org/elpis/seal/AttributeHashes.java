package org.elpis.seal;

import java.util.List;
import org.elpis.merkle.MerkleTree;
import org.jspecify.annotations.Nullable;

/// The leaves of one tree of attributes.
///
/// @param paths  where each stands, ascending; null where it is withheld, but for those that were replaced: the copy
///     shows where they stand
/// @param hashes  one behind another
/// @param salts  of the leaves that are not withheld
/// @param root  over the hashes
record AttributeHashes(List<@Nullable String> paths, byte[] hashes, List<SaltNode> salts, byte[] root) {
    AttributeHashes(List<@Nullable String> paths, byte[] hashes, List<SaltNode> salts) {
        this(paths, hashes, salts, MerkleTree.rootOf(hashes));
    }

    int count() {
        return paths.size();
    }
}
