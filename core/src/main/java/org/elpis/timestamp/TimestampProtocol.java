package org.elpis.timestamp;

import java.net.URI;

/// Gets timestamps from an authority, and judges them.
///
/// Found by [java.util.ServiceLoader] when a timestamp is asked for or met. Implementations are thread-safe and have a
/// public constructor without parameters.
///
/// Source: RFC 3161
public interface TimestampProtocol {
    /// The longest token in bytes that is taken or judged. Tokens have 2 to 6 KB, according to their certificates.
    int MAX_TOKEN = 1 << 15;

    /// Asks an authority to say that some bytes exist now; only their hash is sent.
    ///
    /// @param authority  of scheme http or https
    /// @throws NoTimestampException whatever is wrong with the authority or its answer, and never anything else
    Obtained obtain(URI authority, byte[] stamped) throws NoTimestampException;

    /// Judges a token; whatever is wrong with it is in what comes, and is never an exception.
    ///
    /// @param token  with nothing behind it
    /// @param stamped  the bytes that it has to be of
    Timestamp judge(byte[] token, byte[] stamped, TimestampTrust trust);
}
