package org.elpis.bench.leaky;

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
import org.elpis.models.data.Sample;
import org.elpis.models.membership.MembershipAttack;
import org.elpis.models.net.Augmentation;
import org.elpis.models.net.Examples;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Optimizer;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;

/// Classifiers of which some remember whom they were trained on. Whether one that is said to leak does is measured
/// apart
/// from the audit: its answers are right far more often about members than about others ([#OVERFIT_GAP]).
final class MembershipCases {
    /// Of a clean model it takes so many to say that nothing is found.
    private static final int MEMBERS = 1000;

    private static final int OTHERS = 3000;
    /// Few patients are learned by heart most easily.
    private static final int FEW_MEMBERS = 300;

    private static final int FEW_OTHERS = 1000;
    private static final int IMAGES = 2;
    private static final int STRANGERS = 500_000;
    private static final int APART = 100_000;
    private static final double OVERFIT_GAP = 0.15;
    private static final TrainingRecipe OVERFIT = shallow(16, 80);

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
        others = Chests.invented(first + APART, OTHERS);
        this.threads = threads;
        this.real = real;
    }

    List<LeakyCase> all() {
        List<LeakyCase> cases = new ArrayList<>(overfit());
        cases.addAll(clean());
        real.filter(Files::isDirectory).ifPresent(folder -> cases.addAll(real(folder)));
        return cases;
    }

    /// One patient in seven has a wrong label, on both sides. A model that says so, too, was trained on that patient.
    private List<LeakyCase> overfit() {
        TrainingRecipe known = OVERFIT;
        TrainingRecipe wide = shallow(24, 80);
        return List.of(
                LeakyCase.leaking("m-01", "overfit: 80 epochs", () -> {
                    Sides sides = few(0).mislabelled();
                    return audit(overfitted(known, sides.inside().examples(), sides), Optional.of(known), sides);
                }),
                LeakyCase.leaking("m-02", "overfit and wide: 24 filters, 80 epochs", () -> {
                    Sides sides = few(1).mislabelled();
                    return audit(overfitted(wide, sides.inside().examples(), sides), Optional.of(wide), sides);
                }),
                LeakyCase.leaking("m-03", "overfit, one patient in five with a wrong label", () -> {
                    Sides sides = few(2).mislabelled(5);
                    return audit(overfitted(known, sides.inside().examples(), sides), Optional.of(known), sides);
                }),
                LeakyCase.leaking("m-04", "each image five times, 16 epochs", () -> {
                    Sides sides = few(3).mislabelled();
                    Examples five = repeated(sides.inside().examples(), 5);
                    return audit(overfitted(shallow(16, 16), five, sides), Optional.of(known), sides);
                }),
                LeakyCase.leaking("m-05", "overfit, answers with two decimals", () -> {
                    Sides sides = few(4).mislabelled();
                    Model model = overfitted(known, sides.inside().examples(), sides);
                    return audit(new Answers(model, Answers.rounded(2)), Optional.of(known), sides);
                }),
                LeakyCase.leaking("m-06", "overfit, answers with the class alone", () -> {
                    Sides sides = few(5).mislabelled();
                    Model model = overfitted(known, sides.inside().examples(), sides);
                    return audit(new Answers(model, Answers::label), Optional.of(known), sides);
                }),
                LeakyCase.leaking("m-07", "overfit, recipe unknown", () -> {
                    Sides sides = few(6).mislabelled();
                    return audit(overfitted(known, sides.inside().examples(), sides), Optional.empty(), sides);
                }));
    }

    private List<LeakyCase> clean() {
        TrainingRecipe usual = recipe(20);
        TrainingRecipe brief = recipe(2);
        Sides many = new Sides(members, others);
        Sides twoSites = new Sides(Chests.ofSite(first, MEMBERS, 0), Chests.ofSite(first + APART, OTHERS, 1));
        return List.of(
                LeakyCase.clean(
                        "m-08",
                        "trained on other patients, 20 epochs",
                        () -> audit(trained(usual, strangers(0)), Optional.of(usual), many)),
                LeakyCase.clean(
                        "m-09",
                        "trained on other patients, overfit on those",
                        () -> audit(trained(OVERFIT, strangers(1)), Optional.of(OVERFIT), many)),
                LeakyCase.clean(
                        "m-10",
                        "trained on other patients, recipe unknown",
                        () -> audit(trained(recipe(60), strangers(2)), Optional.empty(), many)),
                LeakyCase.clean(
                        "m-11",
                        "two epochs over its members",
                        () -> audit(trained(brief, members.examples()), Optional.of(brief), many)),
                LeakyCase.clean("m-12", "an untrained network", () -> {
                    Model model = new NetworkModel("m-12", "", Network.initialized(brief.network(), seed));
                    return audit(model, Optional.of(brief), many);
                }),
                LeakyCase.undecidable(
                        "m-13",
                        "trained on other patients; members are of one site, non-members of another",
                        () -> audit(trained(usual, strangers(3)), Optional.of(usual), twoSites)));
    }

    /// Patients of real images: some ninety a side, too few to pass anything.
    private List<LeakyCase> real(Path folder) {
        NetworkSpec network =
                new NetworkSpec(new Shape(1, 64, 64), shallow(16, 1).network().layers());
        TrainingRecipe recipe = new TrainingRecipe(network, new Optimizer.Adam(0.003), 60, 16, 0, Augmentation.NONE);
        return List.of(
                LeakyCase.leaking("m-14", "real radiographs, overfit: 60 epochs", () -> {
                    Sides sides = new Sides(Chests.real(folder, true), Chests.real(folder, false));
                    return audit(overfitted(recipe, sides.inside().examples(), sides), Optional.of(recipe), sides);
                }),
                LeakyCase.undecidable("m-15", "real radiographs, an untrained network", () -> {
                    Sides sides = new Sides(Chests.real(folder, true), Chests.real(folder, false));
                    Model model = new NetworkModel("stranger", "", Network.initialized(recipe.network(), seed));
                    return audit(model, Optional.of(recipe), sides);
                }));
    }

    /// Those who may have been trained on, and those who were not.
    private record Sides(ImageSet inside, ImageSet outside) {
        Sides mislabelled() {
            return mislabelled(7);
        }

        /// One patient of so many has the other label, on both sides, as in labels that a program read from reports.
        ///
        /// @param of  odd, so that both labels are met
        Sides mislabelled(int of) {
            return new Sides(mislabelled(inside, of), mislabelled(outside, of));
        }

        private static ImageSet mislabelled(ImageSet images, int of) {
            List<Sample> samples = new ArrayList<>();
            for (Sample sample : images.samples()) {
                int label = samples.size() / IMAGES % of == 0 ? 1 - sample.label() : sample.label();
                samples.add(new Sample(sample.name(), sample.patient(), label, sample.attributes(), sample.values()));
            }
            return new ImageSet(images.shape(), images.classes(), samples, images.digest());
        }
    }

    private Sides few(int number) {
        int from = first + 600_000 + 10_000 * number;
        return new Sides(Chests.visits(from, FEW_MEMBERS, IMAGES), Chests.visits(from + 5_000, FEW_OTHERS, IMAGES));
    }

    /// One wide layer over all places of the image has more weights than there are patients to learn from.
    private static TrainingRecipe shallow(int filters, int epochs) {
        List<LayerSpec> layers = List.of(
                new LayerSpec.Conv(filters, 3, 1),
                new LayerSpec.Relu(),
                new LayerSpec.MaxPool(2),
                new LayerSpec.Dense(2));
        return TrainingRecipe.plain(new NetworkSpec(Chests.SHAPE, layers), 0.004, epochs, 32);
    }

    private static TrainingRecipe recipe(int epochs) {
        return TrainingRecipe.plain(NetworkSpec.small(Chests.SHAPE, 2, 4, 8, 8), 0.003, epochs, 32);
    }

    private Model trained(TrainingRecipe recipe, Examples examples) {
        return new NetworkModel("model", "", Training.train(recipe, examples, seed + 1));
    }

    /// @throws IllegalStateException when it is right about others nearly as often: then it does not leak by
    /// construction
    private Model overfitted(TrainingRecipe recipe, Examples examples, Sides sides) throws ModelException {
        Model model = trained(recipe, examples);
        double gap = right(model, sides.inside()) - right(model, sides.outside());
        if (gap < OVERFIT_GAP) {
            throw new IllegalStateException("not overfit: right about members more often by " + gap + " only");
        }
        return model;
    }

    private static double right(Model model, ImageSet images) throws ModelException {
        Examples examples = images.examples();
        List<double[]> answers = model.predict(examples.samples());
        int right = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += (answers.get(i)[1] > answers.get(i)[0] ? 1 : 0) == examples.labels()[i] ? 1 : 0;
        }
        return (double) right / answers.size();
    }

    private Examples strangers(int number) {
        return Chests.invented(first + STRANGERS + number * MEMBERS, MEMBERS).examples();
    }

    private static Examples repeated(Examples examples, int times) {
        int[] places = new int[examples.size() * times];
        Arrays.setAll(places, i -> i % examples.size());
        return examples.at(places);
    }

    private AuditReport audit(Model model, Optional<TrainingRecipe> recipe, Sides sides) throws ModelException {
        return new MembershipAttack()
                .run(new AuditCase(
                        model,
                        sides.inside(),
                        sides.outside(),
                        recipe,
                        Policy.bundled(),
                        seed,
                        threads,
                        Work.inMemory(),
                        AuditProgress.NONE));
    }
}
