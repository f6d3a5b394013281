package org.elpis.ledger;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Where a ledger lies: parts that never change once they are there, one journal, and the newest checkpoint.
///
/// What [#put], [#append], [#restart] and [#sign] wrote survives a loss of power when they return. Used by one
/// thread at a time. A database can be one as well as a folder.
public interface LedgerStore extends AutoCloseable {
    /// A part as it was put.
    ///
    /// @param most  bytes; a part that has more is refused before memory is taken for it
    Optional<byte[]> read(String name, int most) throws IOException;

    /// Writes parts, each whole or not at all; those that are there already are replaced.
    void put(Map<String, byte[]> parts) throws IOException;

    /// The whole journal; empty when there is none.
    byte[] journal() throws IOException;

    /// Writes behind the end of the journal. When the power is lost meanwhile, any part of it may be there.
    void append(byte[] records) throws IOException;

    /// Replaces the journal, whole or not at all.
    void restart(byte[] journal) throws IOException;

    /// The last checkpoint that was signed, kept apart from everything else, so that it stays when the log is put
    /// back from a backup.
    Optional<byte[]> signed() throws IOException;

    /// Replaces the last checkpoint that was signed, whole or not at all.
    void sign(byte[] note) throws IOException;

    /// The newest checkpoint as others see it, with cosignatures.
    Optional<byte[]> published() throws IOException;

    /// Replaces it. It may be lost with the power: the one that was signed is there.
    void publish(byte[] note) throws IOException;

    @Override
    void close() throws IOException;
}
