package org.elpis.models.runner;

import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImagePair;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;

/// All that is at hand for audits. Each takes what it needs, and says what it lacks.
///
/// @param model  under audit
/// @param asking  how it is asked
/// @param members  images that it was trained on
/// @param nonMembers  images of other patients that it never saw
/// @param pair  the two held against each other, when both are there
/// @param synthetic  images that a generator made
/// @param recipe  how the model was trained
/// @param updates  what a site shares of its training
/// @param claim  what the training claims to lose of privacy
/// @param policy  limits
/// @param seed  of everything drawn
/// @param threads  how many may be used, at least 1; no result depends on it
public record AuditMaterial(
        Optional<Model> model,
        Asking asking,
        Optional<ImageSet> members,
        Optional<ImageSet> nonMembers,
        Optional<ImagePair> pair,
        Optional<ImageSet> synthetic,
        Optional<TrainingRecipe> recipe,
        Optional<SharedUpdates> updates,
        Optional<ClaimedLoss> claim,
        Policy policy,
        long seed,
        int threads) {
    public AuditMaterial {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /// Nothing yet.
    public static AuditMaterial none(Policy policy, long seed, int threads) {
        return new AuditMaterial(
                Optional.empty(),
                Asking.freely(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                policy,
                seed,
                threads);
    }

    /// With a model.
    public AuditMaterial withModel(Model given, Asking how) {
        return new AuditMaterial(
                Optional.of(given),
                how,
                members,
                nonMembers,
                pair,
                synthetic,
                recipe,
                updates,
                claim,
                policy,
                seed,
                threads);
    }

    /// With images of members and of others, one of them or none.
    public AuditMaterial withImages(Optional<ImageSet> in, Optional<ImageSet> out, Optional<ImageSet> made) {
        return new AuditMaterial(
                model, asking, in, out, Optional.empty(), made, recipe, updates, claim, policy, seed, threads);
    }

    /// With images of members and of others that were held against each other.
    public AuditMaterial withPair(ImagePair both, Optional<ImageSet> made) {
        return new AuditMaterial(
                model,
                asking,
                Optional.of(both.members()),
                Optional.of(both.nonMembers()),
                Optional.of(both),
                made,
                recipe,
                updates,
                claim,
                policy,
                seed,
                threads);
    }

    /// With how the model was trained.
    public AuditMaterial withRecipe(Optional<TrainingRecipe> known) {
        return new AuditMaterial(
                model, asking, members, nonMembers, pair, synthetic, known, updates, claim, policy, seed, threads);
    }

    /// With what a site shares.
    public AuditMaterial withUpdates(Optional<SharedUpdates> shared) {
        return new AuditMaterial(
                model, asking, members, nonMembers, pair, synthetic, recipe, shared, claim, policy, seed, threads);
    }

    /// With a claim about the training.
    public AuditMaterial withClaim(ClaimedLoss claimed) {
        return new AuditMaterial(
                model,
                asking,
                members,
                nonMembers,
                pair,
                synthetic,
                recipe,
                updates,
                Optional.of(claimed),
                policy,
                seed,
                threads);
    }

    /// What people should know of data and model before they read a verdict: counts, and no value of a patient.
    public List<String> remarks() {
        return pair.map(ImagePair::findings).orElse(List.of());
    }
}
