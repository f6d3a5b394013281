package org.elpis.timestamp;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Who gets and judges timestamps in this installation.
public final class Timestamps {
    private Timestamps() {}

    /// Looked for only when a timestamp is asked for or met.
    private static final class Found {
        static final Optional<TimestampProtocol> PROTOCOL = find();

        private static Optional<TimestampProtocol> find() {
            try {
                return ServiceLoader.load(TimestampProtocol.class, Timestamps.class.getClassLoader())
                        .findFirst();
            } catch (ServiceConfigurationError e) {
                return Optional.empty();
            }
        }
    }

    /// Empty when this installation knows no timestamps.
    public static Optional<TimestampProtocol> protocol() {
        return Found.PROTOCOL;
    }

    /// Judges a token.
    ///
    /// @param stamped  the bytes that it has to be of
    public static Timestamp judge(byte[] token, byte[] stamped, TimestampTrust trust) {
        return protocol()
                .map(protocol -> protocol.judge(token, stamped, trust))
                .orElseGet(() -> Timestamp.open("the part of Elpis that reads timestamps is not installed"));
    }
}
