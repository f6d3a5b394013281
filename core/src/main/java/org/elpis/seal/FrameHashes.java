package org.elpis.seal;

import java.util.List;
import org.elpis.merkle.MerkleTree;

/// The leaves of one frame.
///
/// @param hashes  one behind another, as many as the header has leaves
/// @param salts  of the leaves that are not withheld
/// @param root  over all of it: kept, for it is asked for several times and costs a hash for each leaf
record FrameHashes(FrameHeader header, byte[] hashes, List<SaltNode> salts, byte[] root) {
    FrameHashes(FrameHeader header, byte[] hashes, List<SaltNode> salts) {
        this(header, hashes, salts, Hashes.frame(header.bytes(), MerkleTree.rootOf(hashes)));
    }

    /// The same leaves, of which others are withheld.
    FrameHashes with(List<SaltNode> others) {
        return new FrameHashes(header, hashes, others, root);
    }
}
