package org.elpis.engine;

import java.util.List;
import org.elpis.explain.Explanation;
import org.elpis.pixel.Box;

/// What the gate does to one object, and why.
///
/// @param verdict  whether it would leave
/// @param reasons  why it would not; empty otherwise
/// @param explanation  without rows for an object that was released before
/// @param wordsLeft  where the last look still saw words in the pixels, of an object that is held back for that
public record Explained(Verdict verdict, List<Reason> reasons, Explanation explanation, List<Box> wordsLeft) {
    /// Whether an object would leave.
    public enum Verdict {
        RELEASED,
        /// As it is, because this project has released it already.
        RELEASED_BEFORE,
        QUARANTINED
    }

    public Explained {
        reasons = List.copyOf(reasons);
        wordsLeft = List.copyOf(wordsLeft);
    }

    static Explained released(Explanation explanation) {
        return new Explained(Verdict.RELEASED, List.of(), explanation, List.of());
    }

    static Explained releasedBefore(Explanation explanation) {
        return new Explained(Verdict.RELEASED_BEFORE, List.of(), explanation, List.of());
    }

    static Explained quarantined(List<Reason> reasons, Explanation explanation) {
        return new Explained(Verdict.QUARANTINED, reasons, explanation, List.of());
    }
}
