package org.elpis.bench.leaky;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.membership.MembershipAttack;
import org.elpis.models.net.Augmentation;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Optimizer;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;

/// Classifiers of which some remember whom they were trained on.
final class MembershipCases {
    private static final int MEMBERS = 1000;
    private static final int OTHERS = 3000;
    private static final int STRANGERS = 500_000;

    private final int first;
    private final ImageSet members;
    private final ImageSet others;
    private final long seed;
    private final int threads;
    private final Optional<Path> real;

    MembershipCases(long seed, int threads, Optional<Path> real) {
        this.seed = seed;
        first = (int) Math.floorMod(seed, 1000L) * 2_000_000; // other seeds are other people
        members = Chests.invented(first, MEMBERS);
        others = Chests.invented(first + 100_000, OTHERS);
        this.threads = threads;
        this.real = real;
    }

    List<LeakyCase> all() {
        TrainingRecipe overfit = recipe(60, 4, 8, 8);
        TrainingRecipe short2 = recipe(2, 4, 8, 8);
        List<LeakyCase> cases = new ArrayList<>(List.of(
                LeakyCase.leaking(
                        "m-01", "overfit: 60 epochs", () -> audit(trained(overfit, members.examples()), overfit)),
                LeakyCase.leaking(
                        "m-02",
                        "overfit and wide: 8/16/16 channels, 40 epochs",
                        () -> audit(trained(recipe(40, 8, 16, 16), members.examples()), recipe(40, 8, 16, 16))),
                LeakyCase.leaking(
                        "m-03",
                        "one label in ten is wrong and learned by heart, 60 epochs",
                        () -> audit(trained(overfit, mislabelled()), overfit)),
                LeakyCase.leaking(
                        "m-04",
                        "each patient five times, 12 epochs",
                        () -> audit(trained(recipe(12, 4, 8, 8), repeated(MEMBERS, 5)), recipe(60, 4, 8, 8))),
                LeakyCase.leaking(
                        "m-05",
                        "overfit, answers with two decimals",
                        () -> audit(new Answers(trained(overfit, mislabelled()), Answers.rounded(2)), overfit)),
                LeakyCase.leaking(
                        "m-06",
                        "labels learned by heart, answers with the class alone",
                        () -> audit(
                                new Answers(trained(recipe(120, 8, 16, 16), mislabelled()), Answers::label),
                                recipe(120, 8, 16, 16))),
                LeakyCase.leaking(
                        "m-07",
                        "overfit, recipe unknown",
                        () -> audit(trained(overfit, mislabelled()), Optional.empty(), members, others)),
                LeakyCase.clean(
                        "m-08",
                        "trained on other patients, 20 epochs",
                        () -> audit(trained(recipe(20, 4, 8, 8), strangers(0)), recipe(20, 4, 8, 8))),
                LeakyCase.clean(
                        "m-09",
                        "trained on other patients, overfit on those",
                        () -> audit(trained(overfit, strangers(1)), overfit)),
                LeakyCase.clean(
                        "m-10",
                        "trained on other patients, recipe unknown",
                        () -> audit(trained(overfit, strangers(2)), Optional.empty(), members, others)),
                LeakyCase.clean(
                        "m-11",
                        "two epochs over its members",
                        () -> audit(trained(short2, members.examples()), short2)),
                LeakyCase.clean(
                        "m-12",
                        "an untrained network",
                        () -> audit(new NetworkModel("m-12", "", Network.initialized(short2.network(), seed)), short2)),
                LeakyCase.undecidable(
                        "m-13",
                        "trained on other patients; members are of one site, non-members of another",
                        () -> audit(
                                trained(recipe(20, 4, 8, 8), strangers(3)), Optional.of(recipe(20, 4, 8, 8)),
                                Chests.ofSite(first, MEMBERS, 0), Chests.ofSite(first + 100_000, OTHERS, 1)))));
        real.filter(Files::isDirectory).ifPresent(folder -> cases.addAll(real(folder)));
        return cases;
    }

    /// Patients of real images: some ninety a side, too few to pass anything.
    private List<LeakyCase> real(Path folder) {
        TrainingRecipe overfit = new TrainingRecipe(
                NetworkSpec.small(new org.elpis.models.net.Shape(1, 64, 64), 2, 4, 8, 8),
                new Optimizer.Adam(0.003),
                60,
                16,
                0,
                Augmentation.NONE);
        return List.of(
                LeakyCase.leaking("m-14", "real radiographs, overfit: 60 epochs", () -> ofReal(folder, overfit, true)),
                LeakyCase.undecidable(
                        "m-15", "real radiographs, trained on invented ones", () -> ofReal(folder, overfit, false)));
    }

    private AuditReport ofReal(Path folder, TrainingRecipe recipe, boolean isTrainedOnThem)
            throws ModelException, IOException {
        ImageSet inside = Chests.real(folder, true);
        ImageSet outside = Chests.real(folder, false);
        Model model = isTrainedOnThem
                ? trained(recipe, inside.examples())
                : new NetworkModel("stranger", "", Network.initialized(recipe.network(), seed));
        return audit(model, Optional.of(recipe), inside, outside);
    }

    private static TrainingRecipe recipe(int epochs, int... channels) {
        return TrainingRecipe.plain(NetworkSpec.small(Chests.SHAPE, 2, channels), 0.003, epochs, 32);
    }

    private Model trained(TrainingRecipe recipe, Examples examples) {
        return new NetworkModel("model", "", Training.train(recipe, examples, seed + 1));
    }

    private Examples strangers(int number) {
        return Chests.invented(first + STRANGERS + number * MEMBERS, MEMBERS).examples();
    }

    private Examples mislabelled() {
        Examples examples = members.examples();
        int[] labels = examples.labels().clone();
        for (int i = 0; i < labels.length; i += 10) {
            labels[i] = 1 - labels[i];
        }
        return new Examples(examples.samples(), labels, examples.patients());
    }

    private Examples repeated(int count, int times) {
        int[] places = new int[count * times];
        Arrays.setAll(places, i -> i % count);
        return members.examples().at(places);
    }

    private AuditReport audit(Model model, TrainingRecipe recipe) throws ModelException {
        return audit(model, Optional.of(recipe), members, others);
    }

    private AuditReport audit(Model model, Optional<TrainingRecipe> recipe, ImageSet inside, ImageSet outside)
            throws ModelException {
        return new MembershipAttack()
                .run(new AuditCase(
                        model,
                        inside,
                        outside,
                        recipe,
                        Policy.bundled(),
                        seed,
                        threads,
                        Work.inMemory(),
                        AuditProgress.NONE));
    }
}
