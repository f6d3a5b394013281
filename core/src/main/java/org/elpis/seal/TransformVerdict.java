package org.elpis.seal;

import java.util.List;
import java.util.Set;

/// What came of doing attested operations again in mind: of holding a release against its originals.
///
/// @param operations  that were attested
/// @param departures  what none of them does; empty unless altered
/// @param reasons  why nobody can say; empty unless unknown
public record TransformVerdict(
        Set<Attestation.Operation> operations, List<Departure> departures, List<String> reasons, TransformCount count) {
    public TransformVerdict {
        operations = Set.copyOf(operations);
        departures = List.copyOf(departures);
        reasons = List.copyOf(reasons);
    }

    /// Altered goes before unknown.
    public Verdict.Outcome outcome() {
        return !departures.isEmpty()
                ? Verdict.Outcome.ALTERED
                : reasons.isEmpty() ? Verdict.Outcome.GENUINE : Verdict.Outcome.UNKNOWN;
    }
}
