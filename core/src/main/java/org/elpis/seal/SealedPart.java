package org.elpis.seal;

import java.util.List;
import org.elpis.merkle.MerkleTree;

/// One instance of a sealed study, or what is told of it.
sealed interface SealedPart {
    byte[] root();

    /// An instance that can be compared with a copy.
    ///
    /// @param uid  SOP Instance UID
    record Opened(String uid, AttributeHashes meaning, AttributeHashes other, List<FrameHashes> frames)
            implements SealedPart {
        @Override
        public byte[] root() {
            MerkleTree roots = new MerkleTree();
            for (FrameHashes frame : frames) {
                roots.add(frame.root());
            }
            return Hashes.instance(
                    meaning.count(), meaning.root(), other.count(), other.root(), frames.size(), roots.root());
        }
    }

    /// An instance of which nothing is told.
    record Withheld(byte[] root) implements SealedPart {}
}
