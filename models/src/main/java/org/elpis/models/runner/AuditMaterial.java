package org.elpis.models.runner;

import java.util.Optional;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;

/// All that is at hand for audits. Each takes what it needs, and says what it lacks.
///
/// @param model  under audit
/// @param members  images that it was trained on
/// @param nonMembers  images of other patients that it never saw
/// @param synthetic  images that a generator made
/// @param recipe  how the model was trained
/// @param policy  limits
/// @param seed  of everything drawn
/// @param threads  how many may be used, at least 1; no result depends on it
public record AuditMaterial(
        Optional<Model> model,
        Optional<ImageSet> members,
        Optional<ImageSet> nonMembers,
        Optional<ImageSet> synthetic,
        Optional<TrainingRecipe> recipe,
        Policy policy,
        long seed,
        int threads) {
    public AuditMaterial {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }
}
