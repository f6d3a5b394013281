package org.elpis.models.membership;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.models.audit.Attack;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Network;
import org.elpis.models.net.Shape;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.ModelException;

/// Was this patient's image in the training set? Reference models trained on random halves of all patients say what a
/// model says of a record that it had and of one that it had not; several attacks hold the model's answers against
/// that, one is chosen on half of the patients and reported on the other. See docs/guide/membership.md.
public final class MembershipAttack implements Attack {
    /// Below this on either side nothing is trained: no share could be told from chance.
    private static final int LEAST_PATIENTS = 20;
    /// Smaller images of all rows, in values: 512 MiB.
    private static final long MOST_VALUES = 1L << 27;

    private static final int MOST_ROWS = 200_000;

    @Override
    public AuditReport run(AuditCase input) throws ModelException {
        Optional<String> refusal = refusal(input);
        if (refusal.isPresent()) {
            return AuditReport.inconclusive(
                    AuditKind.MEMBERSHIP,
                    "Whether patients can be recognized as members of the training set could not be examined.",
                    List.of(refusal.get()));
        }
        int classes = input.model().facts().classes();
        boolean isOnline = input.recipe().isPresent();
        TrainingRecipe recipe =
                input.recipe().orElseGet(() -> Surrogate.recipe(input.members().shape(), classes));
        int plant = input.policy().count("membership.planted-records");
        Pool pool = new Pool(input.members(), input.nonMembers(), classes, plant, input.seed());
        Target target = Target.ask(input, pool);
        int channels = target.answers().channels();
        boolean[][] in = Subsets.of(pool, input.policy().count("membership.reference-models"), input.seed());
        References.Trained trained =
                new References(input, pool, recipe, channels, target.rounding().floor()).train(in);
        List<Answers> references = trained.references();
        Control blind = new BlindControl(pool, input.seed(), input.policy().count("bootstrap-resamples")).run();
        input.progress().at("judging", 1, 3);
        Evidence onTarget =
                new Evidence(pool, pool.real(), target.answers(), references, in, isOnline, target.steadiness());
        CrossOver found = CrossOver.of(new Battery(onTarget), onTarget);
        Evidence onTwin = new Evidence(pool, pool.twin(), trained.twin(), references, in, isOnline, new double[0]);
        Control planted = PlantedControl.of(onTwin, found.chosen(), input.policy());
        input.progress().at("judging", 2, 3);
        Judgement judgement = Judgement.of(found, planted, blind, target.followsLabels(pool), input.policy());
        AuditReport report = new MembershipReport(input, pool, target, recipe).of(found, judgement, planted, blind);
        input.progress().at("judging", 3, 3);
        return report;
    }

    /// Why this case cannot be audited, when it cannot.
    private static Optional<String> refusal(AuditCase input) {
        ImageSet members = input.members();
        ImageSet others = input.nonMembers();
        Shape shape = members.shape();
        int plant = input.policy().count("membership.planted-records");
        int leastOthers = Math.max(LEAST_PATIENTS, 2 * plant);
        if (members.patientCount() < LEAST_PATIENTS || others.patientCount() < leastOthers) {
            return Optional.of("There are " + members.patientCount() + " members and " + others.patientCount()
                    + " non-members; at least " + LEAST_PATIENTS + " and " + leastOthers
                    + " patients are needed to find anything, and about "
                    + LowFalseAlarms.patientsNeeded(
                            0.01,
                            input.policy().limit("membership.pass-tpr-at-1-percent"),
                            input.policy().limit("confidence"))
                    + " of each to pass a model that gives nothing away.");
        }
        if (!shape.equals(others.shape()) || !shape.equals(input.model().facts().input())) {
            return Optional.of("Members have the shape " + shape + ", non-members " + others.shape()
                    + " and the model takes " + input.model().facts().input() + "; they must be one.");
        }
        Set<String> shared = new HashSet<>(members.patients());
        shared.retainAll(new HashSet<>(others.patients()));
        if (!shared.isEmpty()) {
            return Optional.of(shared.size() + " patients are among members and non-members. Take them out of the "
                    + "non-members: of a patient whom the model saw nothing can be compared.");
        }
        int classes = input.model().facts().classes();
        if (!Arrays.stream(members.labels()).allMatch(label -> label >= 0 && label < classes)
                || !Arrays.stream(others.labels()).allMatch(label -> label >= 0 && label < classes)) {
            return Optional.of("Every image must have a label from 0 to " + (classes - 1)
                    + ", the classes that the model tells apart. Complete the manifest.");
        }
        return duplicates(members, others).or(() -> sizes(input, shape, classes));
    }

    private static Optional<String> sizes(AuditCase input, Shape shape, int classes) {
        if (input.policy().count("membership.reference-models") < 4) {
            return Optional.of("membership.reference-models must be 4 or more; 64 are usual.");
        }
        if (input.recipe().isPresent()) {
            TrainingRecipe recipe = input.recipe().get();
            if (!recipe.network().input().equals(shape)
                    || Network.output(recipe.network()).size() != classes) {
                return Optional.of("The training recipe is for images of "
                        + recipe.network().input()
                        + " and " + Network.output(recipe.network()).size() + " classes; the model takes " + shape
                        + " and has " + classes + ".");
            }
        }
        long rows = (long) input.members().size() + input.nonMembers().size();
        if (rows > MOST_ROWS || rows * Smaller.shape(shape, 64).size() > MOST_VALUES) {
            return Optional.of("There are " + rows + " images, more than can be held with their reference models; "
                    + "draw fewer patients from both folders.");
        }
        return Optional.empty();
    }

    /// The very same picture on both sides under two names of a patient.
    private static Optional<String> duplicates(ImageSet members, ImageSet others) {
        Set<List<Integer>> seen = new HashSet<>();
        members.samples().forEach(sample -> seen.add(fingerprint(sample)));
        long same = others.samples().stream()
                .filter(sample -> seen.contains(fingerprint(sample)))
                .count();
        return same == 0
                ? Optional.empty()
                : Optional.of(same + " images of the non-members are also among the members, under another patient. "
                        + "Take them out.");
    }

    private static List<Integer> fingerprint(Sample sample) {
        float[] values = sample.values();
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum = 31 * sum + Integer.rotateLeft(Float.floatToIntBits(values[i]), i % 29);
        }
        return List.of(Arrays.hashCode(values), sum);
    }
}
