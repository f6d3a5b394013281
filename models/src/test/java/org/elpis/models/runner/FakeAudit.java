package org.elpis.models.runner;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Verdict;
import org.elpis.models.audit.Work;
import org.elpis.models.reach.ModelException;

/// An audit that does as it is told.
record FakeAudit(AuditKind kind, Optional<String> missing, Body body) implements Audit {
    /// What it does.
    interface Body {
        AuditReport run(AuditMaterial material, Work work, AuditProgress progress) throws ModelException;
    }

    static FakeAudit saying(AuditKind kind, Verdict verdict) {
        return new FakeAudit(kind, Optional.empty(), (material, work, progress) -> report(kind, verdict));
    }

    static AuditReport report(AuditKind kind, Verdict verdict) {
        return new AuditReport(
                kind,
                verdict,
                "It is so.",
                List.of(),
                List.of(),
                List.of(new Control(Control.Kind.PLANTED, true, "The planted was found.", List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    @Override
    public Optional<String> lacks(AuditMaterial material) {
        return missing;
    }

    @Override
    public AuditReport run(AuditMaterial material, Work work, AuditProgress progress) throws ModelException {
        return body.run(material, work, progress);
    }
}
