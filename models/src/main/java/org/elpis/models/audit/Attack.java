package org.elpis.models.audit;

import org.elpis.models.reach.ModelException;

/// An audit of a classifier.
public interface Attack {
    /// Never passes a model that it could not judge. Equal cases give equal reports.
    ///
    /// @throws ModelException when the model cannot be asked
    AuditReport run(AuditCase input) throws ModelException;
}
