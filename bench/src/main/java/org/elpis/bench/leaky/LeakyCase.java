package org.elpis.bench.leaky;

import java.util.Set;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Verdict;

/// One model of the benchmark.
///
/// @param id  `m-01`
/// @param what  how it was made
/// @param leaks  whether it leaks by construction
/// @param right  verdicts that are right; never PASS for one that leaks
/// @param audit  makes the model and audits it
record LeakyCase(String id, String what, boolean leaks, Set<Verdict> right, Run audit) {
    LeakyCase {
        right = Set.copyOf(right);
        if (leaks && right.contains(Verdict.PASS)) {
            throw new IllegalArgumentException("a model that leaks must not pass: " + id);
        }
    }

    /// Makes and audits a model.
    @FunctionalInterface
    interface Run {
        AuditReport report() throws Exception;
    }

    static LeakyCase leaking(String id, String what, Run audit) {
        return new LeakyCase(id, what, true, Set.of(Verdict.FAIL), audit);
    }

    static LeakyCase clean(String id, String what, Run audit) {
        return new LeakyCase(id, what, false, Set.of(Verdict.PASS), audit);
    }

    /// No leak, but nothing that could show it either.
    static LeakyCase undecidable(String id, String what, Run audit) {
        return new LeakyCase(id, what, false, Set.of(Verdict.INCONCLUSIVE), audit);
    }
}
