package org.elpis.merkle;

import java.io.IOException;

/// Gives the hash of a full subtree of a log, wherever hashes are kept.
@FunctionalInterface
public interface SubtreeHashes {
    /// The hash over the leaves from `index * 2^level` to before `(index + 1) * 2^level`.
    ///
    /// @param level  0 for the hash of a leaf, at most 62
    /// @return 32 bytes
    /// @throws IOException also when the hash is not there
    byte[] hash(int level, long index) throws IOException;
}
