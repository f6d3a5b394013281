package org.elpis.engine;

import java.util.List;
import org.elpis.explain.Explanation;

/// What the gate does to one object, and why.
///
/// @param verdict  whether it would leave
/// @param reasons  why it would not; empty otherwise
/// @param explanation  without rows for an object that was released before
public record Explained(Verdict verdict, List<Reason> reasons, Explanation explanation) {
    /// Whether an object would leave.
    public enum Verdict {
        RELEASED,
        /// As it is, because this project has released it already.
        RELEASED_BEFORE,
        QUARANTINED
    }

    public Explained {
        reasons = List.copyOf(reasons);
    }
}
