package org.elpis.signature;

import java.util.List;
import org.elpis.seal.Verdict;

/// What the signatures in an object say of it.
///
/// @param reasons  why nobody can say; empty unless unknown
/// @param uncovered  locations of what decides what is seen, and no signature that counts is of it
public record SignatureVerdict(
        Verdict.Outcome outcome, List<JudgedSignature> signatures, List<String> reasons, List<String> uncovered) {
    public SignatureVerdict {
        signatures = List.copyOf(signatures);
        reasons = List.copyOf(reasons);
        uncovered = List.copyOf(uncovered);
    }
}
