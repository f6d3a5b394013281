package org.elpis.seal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What one seal says of a copy, and the attestation that goes with it. What was replaced of what is shown is genuine
/// only by the seal of the copy, which the attestation names: so all seals of a copy are weighed together.
///
/// @param attestation  as it lies beside the seal; whether its signer counts, the verdict has weighed
///
/// Source: docs/formats/seal.md, Attestation
public record Answered(Verdict verdict, Optional<Attestation.Statement> attestation) {
    private static final String REASON = "parts of what is shown were replaced, and the seal of the release, which "
            + "answers for them, is not here or does not hold";

    /// The verdicts in the order of the seals, those that nobody answers for in doubt.
    ///
    /// @param all  what every seal says of the same copy
    public static List<Verdict> weighed(List<Answered> all) {
        return all.stream()
                .map(one -> one.isVouched(all) ? one.verdict() : one.verdict().doubted(REASON))
                .toList();
    }

    private boolean isVouched(List<Answered> all) {
        return verdict.shares().replacedContent() == 0
                || attestation
                        .filter(made -> all.stream()
                                .map(Answered::verdict)
                                .filter(each -> each.outcome() == Verdict.Outcome.GENUINE)
                                .flatMap(each -> each.statement().stream())
                                .anyMatch(statement -> Arrays.equals(statement.study(), made.child())))
                        .isPresent();
    }
}
