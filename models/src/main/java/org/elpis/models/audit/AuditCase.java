package org.elpis.models.audit;

import java.util.Optional;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;

/// What an audit of a classifier is given.
///
/// @param model  under audit
/// @param members  images that it was trained on
/// @param nonMembers  images of other patients, of the same kind, that it never saw
/// @param recipe  how it was trained, when that is known
/// @param policy  limits
/// @param seed  of everything drawn
/// @param threads  how many may be used, at least 1
/// @param work  what an interrupted run left, and where this one leaves its own
/// @param progress  is told how far it is
public record AuditCase(
        Model model,
        ImageSet members,
        ImageSet nonMembers,
        Optional<TrainingRecipe> recipe,
        Policy policy,
        long seed,
        int threads,
        Work work,
        AuditProgress progress) {}
