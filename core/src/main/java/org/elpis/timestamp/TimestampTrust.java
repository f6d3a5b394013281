package org.elpis.timestamp;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// Whose timestamps are believed. Thread-safe.
///
/// @param anchors  certificates that are trusted for timestamps because the verifier says so
/// @param revocations  lists of certificates that were taken back; with any, every certificate must be looked up
/// @param now  when the verdict is given
/// @param isRequired  whether nothing is genuine whose time is its maker's own word
public record TimestampTrust(
        List<X509Certificate> anchors, List<X509CRL> revocations, Instant now, boolean isRequired) {
    public TimestampTrust {
        anchors = List.copyOf(anchors);
        revocations = List.copyOf(revocations);
    }

    /// Trusts nobody, and asks for no timestamp.
    public static TimestampTrust nobody(Instant now) {
        return new TimestampTrust(List.of(), List.of(), now, false);
    }
}
