package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.elpis.models.audit.Attack;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Augmentation;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Optimizer;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// Tries to make images of training patients from the model: from nothing, and from blurred images of theirs. What
/// counts is only how much better that goes for members than for as many controls, whom the model never saw.
///
/// Through the network itself where it is one of ours, else by questions within a budget.
public final class InversionAttack implements Attack {
    private static final int LEAST_PATIENTS = 20;

    @Override
    public AuditReport run(AuditCase input) throws ModelException {
        Policy policy = input.policy();
        Persons persons =
                Persons.of(input.members(), input.nonMembers(), policy.count("inversion.patients"), input.seed());
        if (persons.count() < LEAST_PATIENTS) {
            return AuditReport.inconclusive(
                    AuditKind.INVERSION,
                    "Whether images of patients can be made from the model could not be checked: too few patients.",
                    List.of("There are " + persons.count() + " members to look for; at least " + LEAST_PATIENTS
                            + " are needed, and twice as many patients among non-members."));
        }
        Prior prior = Prior.of(persons.known());
        Search search = new Search(persons, prior);
        TrainingRecipe recipe = recipe(input);
        boolean isInside = input.model() instanceof NetworkModel;
        int count = policy.count("inversion.reconstructions");
        int steps = policy.count("inversion.steps");
        int total = 2 * count + 2 * completions(persons, isInside) * 2;
        AtomicInteger done = new AtomicInteger();
        Runnable tick = () -> input.progress().at("making images from the model", done.incrementAndGet(), total);

        Climb climb = climb(input.model(), prior, steps, input, "model");
        input.progress().at("training controls", 0, 2);
        Network stranger = Training.train(recipe, persons.known().examples(), input.seed() + 2);
        Climb blind = climb(seen(stranger, isInside), prior, steps, input, "stranger");
        input.progress().at("training controls", 1, 2);
        Planted planted = new Planted(input, recipe, persons, search, policy.count("inversion.planted-patients"));
        int found = planted.found(climb(seen(planted.twin(), isInside), prior, steps, input, "planted"), prior);
        input.progress().at("training controls", 2, 2);

        int classes = input.model().facts().classes();
        List<Made> made = search.make(climb, count, classes, input.seed(), tick);
        List<Made> madeBlind = search.make(
                blind, count, Math.min(classes, Network.output(recipe.network()).size()), input.seed(), tick);
        double confidence = 1 - (1 - policy.limit("confidence")) / 2;
        PatientBootstrap bootstrap =
                new PatientBootstrap(policy.count("bootstrap-resamples"), confidence, input.seed());
        int completions = completions(persons, isInside);
        Interval completion = completion(
                search,
                climb(input.model(), prior, steps / 3, input, "completion"),
                persons,
                completions,
                bootstrap,
                tick);
        Interval completionBlind = completion(
                search,
                climb(seen(stranger, isInside), prior, steps / 3, input, "completion"),
                persons,
                completions,
                bootstrap,
                tick);
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("seed", Long.toString(input.seed()));
        settings.put("access", isInside ? "the network's own gradients" : "questions");
        settings.put("recipe", input.recipe().isPresent() ? "as stated" : "surrogate");
        settings.put("patients", Integer.toString(persons.count()));
        settings.put("reconstructions", Integer.toString(count));
        settings.put("steps", Integer.toString(steps));
        settings.put("questions", isInside ? "0" : Integer.toString(questions(policy)));
        settings.put("deciding-confidence", String.format(Locale.ROOT, "%.4f", confidence));
        return new InversionReport(policy, persons, search, prior, settings)
                .report(
                        search.nearness(made).difference(bootstrap),
                        search.nearness(madeBlind).difference(bootstrap),
                        completion,
                        completionBlind,
                        found,
                        planted.count(),
                        made);
    }

    /// How many of each side are completed: questions are dear.
    private static int completions(Persons persons, boolean isInside) {
        return isInside ? persons.count() : Math.min(persons.count(), 50);
    }

    private static Interval completion(
            Search search, Climb climb, Persons persons, int most, PatientBootstrap bootstrap, Runnable tick)
            throws ModelException {
        List<String> patients = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (List<Sample> side : List.of(persons.members(), persons.controls())) {
            for (Sample sample : side.stream().limit(most).toList()) {
                patients.add(
                        (patients.size() < Math.min(most, persons.members().size()) ? "m " : "h ") + sample.patient());
                values.add(search.completion(climb, sample));
                tick.run();
            }
        }
        return bootstrap.of(patients, drawn -> {
            double[] sum = new double[2];
            int[] count = new int[2];
            for (int item : drawn) {
                int side = patients.get(item).startsWith("m ") ? 1 : 0;
                sum[side] += values.get(item);
                count[side]++;
            }
            return count[0] == 0 || count[1] == 0 ? Double.NaN : sum[1] / count[1] - sum[0] / count[0];
        });
    }

    private static Model seen(Network network, boolean isInside) {
        NetworkModel model = new NetworkModel("control", "", network);
        return isInside ? model : new Answering(model);
    }

    private static Climb climb(Model model, Prior prior, int steps, AuditCase input, String purpose) {
        return model instanceof NetworkModel own
                ? new GradientClimb(own.network(), prior, steps)
                : new QueryClimb(
                        model, prior, questions(input.policy()), Draws.of(input.seed(), "questions " + purpose, 0));
    }

    /// For one image.
    private static int questions(Policy policy) {
        return Math.max(1, policy.count("inversion.query-budget") / policy.count("inversion.reconstructions"));
    }

    /// The recipe as stated when it fits the model, else a small network.
    private static TrainingRecipe recipe(AuditCase input) {
        NetworkSpec small =
                NetworkSpec.small(input.members().shape(), input.model().facts().classes(), 4, 8, 8);
        return input.recipe()
                .filter(recipe ->
                        recipe.network().input().equals(input.members().shape()))
                .orElse(new TrainingRecipe(small, new Optimizer.Adam(0.003), 20, 32, 0, Augmentation.NONE));
    }
}
