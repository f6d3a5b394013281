package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;

/// Finds the policy's limits of a figure by their names: `membership.fail-tpr-at-1-percent` is a limit of every
/// figure of that audit whose key is `tpr-at-1-percent`, begins with it and `-`, or ends with `-` and it; of several
/// the longest names. A limit above 1 is none of a share.
final class Limits {
    /// A limit.
    ///
    /// @param name  in the policy
    /// @param isFail  whether what lies beyond fails, else what lies before passes
    record Mark(String name, double value, boolean isFail) {}

    private Limits() {}

    static List<Mark> of(Policy policy, AuditKind kind, Figure figure) {
        List<Mark> marks = new ArrayList<>();
        for (String verb : List.of("fail", "pass")) {
            String start = kind.name().toLowerCase(Locale.ROOT) + "." + verb + "-";
            policy.limits().keySet().stream()
                    .filter(name -> name.startsWith(start) && isOf(name.substring(start.length()), figure.key()))
                    .filter(name -> policy.limit(name) <= 1 || !Numbers.isShare(figure)) // a count limits no share
                    .max((a, b) -> Integer.compare(a.length(), b.length()))
                    .ifPresent(name -> marks.add(new Mark(name, policy.limit(name), verb.equals("fail"))));
        }
        return marks;
    }

    private static boolean isOf(String name, String key) {
        return key.equals(name) || key.startsWith(name + "-") || key.endsWith("-" + name);
    }
}
