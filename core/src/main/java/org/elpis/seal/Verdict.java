package org.elpis.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came of comparing a copy with a seal.
///
/// @param changes  empty unless altered
/// @param reasons  why nobody can say; empty unless unknown
/// @param unsealed  what the seal says nothing about, and withheld it did not: to be told beside any verdict
/// @param statement  of the seal, where its signatures hold
public record Verdict(
        Outcome outcome,
        List<Change> changes,
        List<String> reasons,
        List<Change> unsealed,
        Shares shares,
        Optional<SealStatement> statement) {
    public enum Outcome {
        GENUINE,
        ALTERED,
        UNKNOWN
    }

    public Verdict {
        changes = List.copyOf(changes);
        reasons = List.copyOf(reasons);
        unsealed = List.copyOf(unsealed);
    }

    /// How much was compared.
    ///
    /// @param instances  that were compared, of those that were sealed
    /// @param genuineInstances  of these, without a change or a doubt
    /// @param attributes  leaves compared
    /// @param tiles  leaves compared
    /// @param withheldAttributes  sealed, and not told
    /// @param withheldTiles  sealed, and not told
    /// @param replacedContent  withheld parts of what is shown that have another value in the copy
    /// @param replacedOthers  the same of everything else but meaning
    /// @param looseFrames  of the copy, in which bits beside the stored ones are in use; they are not sealed
    /// @param cutFrames  frames of which more than a fifth of the tiles is withheld
    /// @param mostWithheld  greatest share of a frame that is withheld, in percent, rounded up
    public record Shares(
            long instances,
            long genuineInstances,
            long sealedInstances,
            long attributes,
            long tiles,
            long withheldAttributes,
            long withheldTiles,
            long replacedContent,
            long replacedOthers,
            long looseFrames,
            long cutFrames,
            int mostWithheld) {}

    /// The same, but that nobody can say for one more reason.
    public Verdict doubted(String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        Outcome doubted = outcome == Outcome.GENUINE ? Outcome.UNKNOWN : outcome;
        return new Verdict(doubted, changes, more, unsealed, shares, statement);
    }

    /// Nobody can say, for one reason.
    public static Verdict unknown(String reason) {
        return new Verdict(
                Outcome.UNKNOWN,
                List.of(),
                List.of(reason),
                List.of(),
                new Shares(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                Optional.empty());
    }
}
