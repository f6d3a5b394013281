package org.elpis.seal;

import java.util.List;
import org.elpis.merkle.MerkleTree;

/// The leaves of one frame.
///
/// @param hashes  one behind another, as many as the header has leaves
/// @param salts  of the leaves that are not withheld
record FrameHashes(FrameHeader header, byte[] hashes, List<SaltNode> salts) {
    byte[] root() {
        return Hashes.frame(header.bytes(), MerkleTree.rootOf(hashes));
    }
}
