package org.elpis.signature;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What came of one signature.
///
/// @param place  the item that it is of, as `(0040,A730)[2]`; empty for the whole object
/// @param signer  the name in the certificate; empty where it cannot be read
/// @param fingerprint  SHA-256 of the certificate, hexadecimal; empty where it cannot be read
/// @param time  as the signature says it
/// @param hasTimestamp  whether somebody else's word for the time is in it, which is not judged
/// @param profiles  whose rules it keeps, where it fits
/// @param covered  tags of the elements that it is of, where it fits
/// @param doubts  why it does not count; empty when it does, or when it is broken
public record JudgedSignature(
        String place,
        Fit fit,
        Optional<MacAlgorithm> algorithm,
        String signer,
        String fingerprint,
        String time,
        boolean hasTimestamp,
        Set<SignatureProfile> profiles,
        Set<Integer> covered,
        List<String> doubts) {
    /// Whether a signature is of what stands there now.
    public enum Fit {
        FITS,
        BROKEN,
        /// Nobody can say.
        OPEN
    }

    public JudgedSignature {
        profiles = Set.copyOf(profiles);
        covered = Set.copyOf(covered);
        doubts = List.copyOf(doubts);
    }

    /// Whether it is evidence.
    public boolean counts() {
        return fit == Fit.FITS && doubts.isEmpty();
    }
}
