package org.elpis.policy;

import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.dicom.Location;
import org.elpis.dicom.StoredBits;

/// What happens to one element, and why.
///
/// @param rule  the rule that decided, such as `E.1-1 Z`; never a value of the object
/// @param findings  what was found in the element that bears on the decision
public record PlanStep(Location location, Action action, String rule, List<Finding> findings) {
    public PlanStep {
        findings = List.copyOf(findings);
    }

    /// Appends the canonical line: location, action with its spans, rule.
    void appendTo(StringBuilder target) {
        location.appendTo(target);
        target.append(' ').append(action.kind().text());
        if (action instanceof Action.Clean clean) {
            target.append(clean.ifEmptied() == Action.IfEmptied.DUMMY ? "!" : "");
            for (Action.Cut cut : clean.cuts()) {
                target.append(' ').append(cut.start()).append('-').append(cut.end());
                target.append(':').append(cut.by().name());
            }
        }
        if (action instanceof Action.CleanUnusedBits clean) {
            StoredBits bits = clean.bits();
            target.append(' ').append(bits.allocated()).append(' ').append(bits.stored());
            target.append(' ').append(bits.high()).append(bits.isSigned() ? " signed" : " unsigned");
        }
        target.append(" | ").append(rule).append('\n');
    }
}
