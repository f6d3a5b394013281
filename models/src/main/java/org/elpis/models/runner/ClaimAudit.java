package org.elpis.models.runner;

import java.util.Optional;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Work;
import org.elpis.models.onerun.OneRunAudit;

/// The audit of a claimed privacy loss by one training, which needs its canaries.
final class ClaimAudit implements Audit {
    @Override
    public AuditKind kind() {
        return AuditKind.DP;
    }

    @Override
    public Optional<String> lacks(AuditMaterial material) {
        return material.claim().isPresent()
                ? Optional.empty()
                : Optional.of("It needs the canaries of a training and what it claims (elpis audit dp --canaries FILE "
                        + "--claimed-epsilon E --delta D).");
    }

    @Override
    public boolean compares() {
        return false;
    }

    @Override
    public AuditReport run(AuditMaterial material, Work work, AuditProgress progress) {
        ClaimedLoss claimed = material.claim().orElseThrow();
        progress.at("judging canaries", 0, 1);
        return new OneRunAudit(claimed.claim(), material.policy(), material.seed())
                .run(claimed.canaries(), claimed.control());
    }
}
