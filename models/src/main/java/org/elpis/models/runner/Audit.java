package org.elpis.models.runner;

import java.util.Optional;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Work;
import org.elpis.models.reach.ModelException;

/// One of the audits that can be run: what it needs, and how it is run.
public interface Audit {
    AuditKind kind();

    /// What is missing for it, in a sentence that says how to give it; empty when nothing is.
    Optional<String> lacks(AuditMaterial material);

    /// Whether it holds members against others, so that it says nothing where these are not apart.
    default boolean compares() {
        return true;
    }

    /// Runs it. Only called when nothing is missing.
    ///
    /// @throws ModelException when the model cannot be asked
    AuditReport run(AuditMaterial material, Work work, AuditProgress progress) throws ModelException;
}
