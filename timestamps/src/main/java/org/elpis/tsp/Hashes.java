package org.elpis.tsp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The hashes that tokens have, by their object identifiers.
final class Hashes {
    private static final Map<String, String> NAMES = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    private Hashes() {}

    /// The JDK's name of a hash; empty for those that no token should have.
    static Optional<String> name(String identifier) {
        return Optional.ofNullable(NAMES.get(identifier));
    }

    static MessageDigest start(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1 and SHA-2", e);
        }
    }

    /// Whether a signature algorithm, by its JDK name, rests on a hash that can be forged.
    static boolean isForgeable(String signatureAlgorithm) {
        String name = signatureAlgorithm.toUpperCase(Locale.ROOT).replace("-", "");
        return name.startsWith("SHA1") || name.startsWith("MD") || name.startsWith("RIPEMD");
    }
}
