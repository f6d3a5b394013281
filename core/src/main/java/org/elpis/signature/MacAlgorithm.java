package org.elpis.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// How the byte stream of a signature is hashed: the defined terms of (0400,0015) MAC Algorithm.
///
/// Source: PS3.3 C.12.1.1.3; DigestInfo by RFC 8017 section 9.2, note 1, and for RIPEMD-160 its OID 1.3.36.3.2.1
public enum MacAlgorithm {
    RIPEMD160("RIPEMD160", false, "3021300906052b2403020105000414"),
    MD5("MD5", false, "3020300c06082a864886f70d020505000410"),
    SHA1("SHA-1", false, "3021300906052b0e03021a05000414"),
    SHA256("SHA-256", true, "3031300d060960864801650304020105000420"),
    SHA384("SHA-384", true, "3041300d060960864801650304020205000430"),
    SHA512("SHA-512", true, "3051300d060960864801650304020305000440");

    private final String title;
    private final boolean trusted;
    private final String digestInfo;

    MacAlgorithm(String title, boolean trusted, String digestInfo) {
        this.title = title;
        this.trusted = trusted;
        this.digestInfo = digestInfo;
    }

    /// The algorithm of a defined term; empty when the standard has none of that name.
    public static Optional<MacAlgorithm> of(String term) {
        for (MacAlgorithm algorithm : values()) {
            if (algorithm.name().equals(term)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /// Whether a signature by it is evidence: collisions of the others can be made, or are too near.
    public boolean isTrusted() {
        return trusted;
    }

    /// As people write it.
    public String title() {
        return title;
    }

    /// What stands before the hash in an RSA signature.
    byte[] digestInfo() {
        return HexFormat.of().parseHex(digestInfo);
    }

    MessageDigest start() {
        try {
            return this == RIPEMD160 ? new Ripemd160() : MessageDigest.getInstance(title);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + title + ".", e);
        }
    }
}
