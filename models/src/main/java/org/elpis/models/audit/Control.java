package org.elpis.models.audit;

import java.util.List;

/// A check of the check.
///
/// @param kind  what it guards against
/// @param held  whether the audit may rest on it
/// @param says  one sentence for people
/// @param figures  what was measured
public record Control(Kind kind, boolean held, String says, List<Figure> figures) {
    public Control {
        figures = List.copyOf(figures);
    }

    /// Kinds of controls.
    public enum Kind {
        /// The thing was planted, and must be found: without, silence means nothing.
        PLANTED,
        /// Nothing of the model was used, and nothing may be found: else the data differ, not the model.
        BLIND,
        /// Labels were exchanged at random, and nothing may be found.
        PERMUTED
    }
}
