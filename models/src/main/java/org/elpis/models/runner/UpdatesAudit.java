package org.elpis.models.runner;

import java.util.Optional;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Work;
import org.elpis.models.gradients.GradientAudit;
import org.elpis.models.gradients.UpdateCase;
import org.elpis.models.reach.NetworkModel;

/// The audit of shared updates, which needs the network itself and what an update is made of.
final class UpdatesAudit implements Audit {
    @Override
    public AuditKind kind() {
        return AuditKind.GRADIENTS;
    }

    @Override
    public Optional<String> lacks(AuditMaterial material) {
        if (material.model().isEmpty()) {
            return Optional.of("It needs the network that sites train together.");
        }
        if (!(material.model().get() instanceof NetworkModel)) {
            return Optional.of("It needs a network that Elpis can train, as a file of its own (see the guide of shared "
                    + "updates); an update cannot be computed from another ONNX file or an endpoint.");
        }
        return material.updates().isEmpty()
                ? Optional.of(
                        "It needs images of a site (--images DIR) and what an update is made of (--sharing FILE).")
                : Optional.empty();
    }

    @Override
    public boolean compares() {
        return false;
    }

    @Override
    public AuditReport run(AuditMaterial material, Work work, AuditProgress progress) {
        SharedUpdates updates = material.updates().orElseThrow();
        NetworkModel model = (NetworkModel) material.model().orElseThrow();
        return GradientAudit.run(new UpdateCase(
                model.network(),
                updates.images(),
                updates.low(),
                updates.high(),
                updates.sharing(),
                material.policy(),
                material.seed(),
                material.threads(),
                work,
                progress));
    }
}
