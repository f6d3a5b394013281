package org.elpis.models.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Work;
import org.elpis.models.memorization.Memorization;
import org.elpis.models.memorization.SyntheticCase;

/// The audit of generated images, which needs them and images of members and of others.
final class SyntheticAudit implements Audit {
    @Override
    public AuditKind kind() {
        return AuditKind.MEMORIZATION;
    }

    @Override
    public Optional<String> lacks(AuditMaterial material) {
        List<String> missing = new ArrayList<>();
        if (material.synthetic().isEmpty()) {
            missing.add("images that a generator made (--synthetic DIR)");
        }
        if (material.members().isEmpty()) {
            missing.add("images that the generator was trained on (--members DIR)");
        }
        if (material.nonMembers().isEmpty()) {
            missing.add("images of other patients (--nonmembers DIR)");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("It needs " + String.join(" and ", missing) + ".");
    }

    @Override
    public AuditReport run(AuditMaterial material, Work work, AuditProgress progress) {
        return new Memorization()
                .run(new SyntheticCase(
                        material.members().orElseThrow(),
                        material.nonMembers().orElseThrow(),
                        material.synthetic().orElseThrow(),
                        material.policy(),
                        material.seed(),
                        material.threads(),
                        work,
                        progress));
    }
}
