package org.elpis.signature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.timestamp.Timestamp;

/// What came of one signature.
///
/// @param place  the item that it is of, as `(0040,A730)[2]`; empty for the whole object
/// @param signer  the name in the certificate; empty where it cannot be read
/// @param fingerprint  SHA-256 of the certificate, hexadecimal; empty where it cannot be read
/// @param time  as the signature says it
/// @param timestamp  somebody else's word for the time, where there is one
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
        Optional<Timestamp> timestamp,
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

    /// Whether an authority that is trusted says when it was there.
    public boolean isTimeTrusted() {
        return timestamp.flatMap(Timestamp::trusted).isPresent();
    }

    /// How the signer's clock differs from the timestamp, where that is to be told.
    public Optional<String> clockWords() {
        return SignatureTime.of(time)
                .flatMap(said -> timestamp.flatMap(Timestamp::time).flatMap(said::clockWords));
    }
}
