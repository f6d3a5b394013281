package org.elpis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.seal.Attestation;
import org.elpis.seal.Verdict;

/// What came of judging a pack.
///
/// @param findings  everything that keeps it from being genuine
/// @param isWhole  whether every file is what the manifest lists, and there is no other
/// @param maker  whoever signed for the manifest, where that holds
/// @param witnesses  names of those in the pack whose cosignature of the checkpoint holds
/// @param notJudged  what this program cannot judge, such as timestamps; printable
public record PackVerdict(
        List<Finding> findings,
        boolean isWhole,
        Optional<Maker> maker,
        List<SealResult> seals,
        List<ProofResult> proofs,
        List<String> witnesses,
        List<KeyFile> keys,
        Images images,
        List<String> notJudged) {
    /// How bad a finding is.
    public enum Kind {
        ALTERED,
        UNKNOWN,
        /// Of a key that came with the pack and that nobody confirmed.
        UNCONFIRMED
    }

    /// One thing that keeps a pack from being genuine; printable.
    public record Finding(Kind kind, String text) {}

    /// Who signed for the manifest.
    ///
    /// @param keys  digest of the file of keys
    /// @param time  by the maker's own clock
    public record Maker(String keys, Instant time, String software) {}

    /// What one seal says of the images.
    ///
    /// @param signer  digest of the file of keys
    public record SealResult(String file, Verdict verdict, Optional<String> signer, Optional<Attested> attestation) {}

    /// Who answers for what a seal's opening withholds.
    public record Attested(Attestation.Statement statement, Optional<String> signer) {}

    /// What one proof of the ledger says.
    ///
    /// @param about  file of the pack that the entry names; empty where none
    public record ProofResult(String file, long index, LedgerVerdict verdict, String about) {}

    /// Keys in the pack.
    ///
    /// @param digest  SHA-256 of the file
    /// @param isConfirmed  whether the reader has them from elsewhere too
    public record KeyFile(String file, String digest, boolean isConfirmed) {}

    /// The images, and the DICOM signatures in them.
    ///
    /// @param names  of the files, by SOP Instance UID
    /// @param identified  images that do not say that identity was removed
    /// @param signed  images with a signature
    /// @param broken  images with one that does not fit
    /// @param counting  images that are genuine by their signatures and the certificates in the pack
    public record Images(int files, Map<String, String> names, int identified, int signed, int broken, int counting) {
        public Images {
            names = Map.copyOf(names);
        }
    }

    public PackVerdict {
        findings = List.copyOf(findings);
        seals = List.copyOf(seals);
        proofs = List.copyOf(proofs);
        witnesses = List.copyOf(witnesses);
        keys = List.copyOf(keys);
        notJudged = List.copyOf(notJudged);
    }

    /// Nobody can say, for one reason.
    static PackVerdict unknown(String reason) {
        return new PackVerdict(
                List.of(new Finding(Kind.UNKNOWN, reason)),
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Images(0, Map.of(), 0, 0, 0, 0),
                List.of());
    }

    /// Altered goes before unknown, unknown before genuine.
    public Verdict.Outcome outcome() {
        if (findings.isEmpty()) {
            return Verdict.Outcome.GENUINE;
        }
        return findings.stream().anyMatch(finding -> finding.kind() == Kind.ALTERED)
                ? Verdict.Outcome.ALTERED
                : Verdict.Outcome.UNKNOWN;
    }

    /// Whether nothing is missing but that the reader confirms keys.
    public boolean isConsistent() {
        return findings.stream().allMatch(finding -> finding.kind() == Kind.UNCONFIRMED);
    }
}
