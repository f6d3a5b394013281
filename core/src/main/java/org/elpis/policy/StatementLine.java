package org.elpis.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a profile does to the attributes of one row of PS3.15 Table E.1-1.
///
/// @param row  the row as published
/// @param rule  what decides, as plans name it
/// @param what  what happens, in words
/// @param actions  what may stand in a plan for it, by the attribute's type and value
/// @param asPublished  whether this is the plain meaning of the row's code
public record StatementLine(
        ConfidentialityTable.Row row, String rule, String what, Set<Action.Kind> actions, boolean asPublished) {
    public StatementLine {
        actions = Collections.unmodifiableSet(EnumSet.copyOf(actions));
    }

    /// The tag as published: `(60xx,3000)`, `(gggg,eeee)` for private attributes.
    public String tag() {
        String pattern = row.pattern();
        return "(" + pattern.substring(0, 4) + "," + pattern.substring(4) + ")";
    }
}
