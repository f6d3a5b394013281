package org.elpis.models.audit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finished pieces of an audit, such as the scores of one reference model, kept so that an interrupted run goes on.
/// A run finds only what a run of the very same case left. Thread-safe.
public interface Work {
    /// What was kept under a key.
    ///
    /// @param key  of letters, digits and `-`
    Optional<byte[]> find(String key);

    void keep(String key, byte[] piece);

    /// Kept in memory, as long as the program runs.
    static Work inMemory() {
        Map<String, byte[]> pieces = new ConcurrentHashMap<>();
        return new Work() {
            @Override
            public Optional<byte[]> find(String key) {
                return Optional.ofNullable(pieces.get(key));
            }

            @Override
            public void keep(String key, byte[] piece) {
                pieces.put(key, piece);
            }
        };
    }
}
