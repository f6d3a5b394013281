package org.elpis.models.runner;

import java.util.List;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Verdict;

/// What came of a run.
///
/// @param id  of the case: 32 hexadecimal digits
/// @param reports  one an audit that was run
/// @param skipped  what was not run
/// @param unfinished  whether an audit broke off, so that its work was kept for the next run
public record AuditRun(String id, List<AuditReport> reports, List<Skipped> skipped, boolean unfinished) {
    public AuditRun {
        reports = List.copyOf(reports);
        skipped = List.copyOf(skipped);
    }

    /// The worst of all; nothing looked at is no pass.
    public Verdict verdict() {
        return reports.stream().map(AuditReport::verdict).reduce(Verdict::and).orElse(Verdict.INCONCLUSIVE);
    }
}
