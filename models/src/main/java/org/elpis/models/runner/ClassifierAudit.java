package org.elpis.models.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Attack;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Work;
import org.elpis.models.reach.ModelException;

/// An attack on a classifier, which needs the model and images of members and of others.
public final class ClassifierAudit implements Audit {
    private final AuditKind kind;
    private final Attack attack;

    public ClassifierAudit(AuditKind kind, Attack attack) {
        this.kind = kind;
        this.attack = attack;
    }

    @Override
    public AuditKind kind() {
        return kind;
    }

    @Override
    public Optional<String> lacks(AuditMaterial material) {
        List<String> missing = new ArrayList<>();
        if (material.model().isEmpty()) {
            missing.add("a model");
        }
        if (material.members().isEmpty()) {
            missing.add("images that it was trained on (--members DIR)");
        }
        if (material.nonMembers().isEmpty()) {
            missing.add("images that it never saw (--nonmembers DIR)");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("It needs " + String.join(" and ", missing) + ".");
    }

    @Override
    public AuditReport run(AuditMaterial material, Work work, AuditProgress progress) throws ModelException {
        return attack.run(new AuditCase(
                material.model().orElseThrow(),
                material.members().orElseThrow(),
                material.nonMembers().orElseThrow(),
                material.recipe(),
                material.policy(),
                material.seed(),
                material.threads(),
                work,
                progress));
    }
}
