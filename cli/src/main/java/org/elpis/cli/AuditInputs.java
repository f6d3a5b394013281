package org.elpis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.gradients.Sharing;
import org.elpis.models.net.Shape;
import org.elpis.models.reach.Model;
import org.elpis.models.runner.AuditMaterial;
import org.elpis.models.runner.ClaimedLoss;
import org.elpis.models.runner.SharedUpdates;

/// What the user gave to `elpis audit`, opened and held against each other.
///
/// @param remarks  what people should know of the data before they read a verdict
/// @param preprocessing  how pictures became numbers, and whether that was said or taken from the model
/// @param recipe  digest of the file of the training recipe
record AuditInputs(AuditMaterial material, List<String> remarks, String preprocessing, Optional<String> recipe)
        implements AutoCloseable {
    private static final long SEED = 1;

    static AuditInputs open(Arguments arguments, Terminal terminal, Optional<String> place) throws UsageException {
        Optional<AuditParts.Recipe> recipe = arguments.has("--train-recipe")
                ? Optional.of(AuditParts.recipe(
                        Arguments.path(arguments.value("--train-recipe").orElseThrow())))
                : Optional.empty();
        AuditMaterial empty = empty(arguments);
        Optional<Model> own = place.isPresent() ? AuditParts.own(place.get()) : Optional.empty();
        Preprocessing preprocessing = preprocessing(arguments, own, place.isPresent());
        AuditSets sets = AuditSets.read(arguments, preprocessing);
        Optional<SharedUpdates> updates = updates(arguments, sets, preprocessing);
        Optional<Model> model = own.isPresent() || place.isEmpty()
                ? own
                : Optional.of(AuditParts.reached(
                        place.get(), preprocessing, ReachOptions.of(arguments, terminal), sets.probes()));
        boolean isWhole = false;
        try {
            requireClasses(model, sets);
            AuditMaterial material = sets.into(empty)
                    .withRecipe(recipe.map(AuditParts.Recipe::recipe))
                    .withUpdates(updates);
            if (model.isPresent()) {
                material = material.withModel(model.get(), ReachOptions.asking(arguments));
            }
            isWhole = true;
            return new AuditInputs(
                    material,
                    remarks(arguments, material, sets, own),
                    preprocessing + (arguments.has("--preprocess") ? "" : ", as not said otherwise"),
                    recipe.map(AuditParts.Recipe::digest));
        } finally {
            if (!isWhole) {
                model.ifPresent(Model::close);
            }
        }
    }

    /// Inputs of an audit that takes no images and no model.
    static AuditInputs claimed(Arguments arguments, ClaimedLoss claim) throws UsageException {
        return new AuditInputs(empty(arguments).withClaim(claim), List.of(), "", Optional.empty());
    }

    private static AuditMaterial empty(Arguments arguments) throws UsageException {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = arguments.number("--threads", 1, 256, Math.min(256, cores));
        return AuditMaterial.none(policy(arguments), seed(arguments), threads);
    }

    private static List<String> remarks(
            Arguments arguments, AuditMaterial material, AuditSets sets, Optional<Model> own) {
        List<String> remarks = new ArrayList<>(material.remarks());
        if (material.model().isPresent() && own.isEmpty() && sets.areNamed() && !arguments.has("--classes")) {
            remarks.add("The labels are names, and were taken for the model's classes in alphabetical order. If the "
                    + "model's order is another, give it with --classes.");
        }
        return remarks;
    }

    /// What a site shares, of its own images or else of the members.
    private static Optional<SharedUpdates> updates(Arguments arguments, AuditSets sets, Preprocessing preprocessing)
            throws UsageException {
        Optional<ImageSet> images = sets.updates().or(sets::members);
        if (!arguments.has("--sharing")) {
            return Optional.empty();
        }
        Sharing sharing =
                AuditParts.sharing(Arguments.path(arguments.value("--sharing").orElseThrow()));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < preprocessing.mean().length; i++) {
            low = Math.min(
                    low,
                    (preprocessing.low() - preprocessing.mean()[i])
                            / preprocessing.deviation()[i]);
            high = Math.max(
                    high,
                    (preprocessing.high() - preprocessing.mean()[i])
                            / preprocessing.deviation()[i]);
        }
        // Values are floats: what was rounded must not lie beyond the ends.
        double least = Math.min(low, (float) low);
        double most = Math.max(high, (float) high);
        return images.map(set -> new SharedUpdates(set, least, most, sharing));
    }

    private static Policy policy(Arguments arguments) throws UsageException {
        Optional<String> file = arguments.value("--policy");
        if (file.isEmpty()) {
            return Policy.bundled();
        }
        try {
            return Policy.bundled()
                    .with(AuditParts.text(Arguments.path(file.get()), "The policy cannot be read. Check the path."));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--policy: " + e.getMessage() + ".");
        }
    }

    private static long seed(Arguments arguments) throws UsageException {
        String text = arguments.value("--seed").orElse(Long.toString(SEED));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--seed must be a whole number, got '" + text + "'.");
        }
    }

    /// As said, else what a network of ours takes with values from 0 to 1.
    private static Preprocessing preprocessing(Arguments arguments, Optional<Model> own, boolean isModel)
            throws UsageException {
        if (isModel && own.isEmpty() && !arguments.has("--preprocess")) {
            throw new UsageException("--preprocess is needed: this model does not say how pictures became its numbers. "
                    + "Example: gray:64x64:0..1");
        }
        Optional<Shape> input = own.map(open -> open.facts().input());
        String form = arguments.value("--preprocess").orElseGet(() -> form(input.orElse(new Shape(1, 64, 64))));
        try {
            Preprocessing parsed = Preprocessing.parse(form);
            if (input.isPresent() && !input.get().equals(parsed.shape())) {
                throw new UsageException("the model takes " + input.get() + " (channels, rows, columns), but "
                        + "--preprocess gives " + parsed.shape() + ".");
            }
            return arguments.has("--mean") || arguments.has("--std")
                    ? parsed.normalized(numbers(arguments, "--mean", 0, parsed), numbers(arguments, "--std", 1, parsed))
                    : parsed;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--preprocess: " + e.getMessage() + ".");
        }
    }

    private static String form(Shape input) {
        return (input.channels() == 3 ? "rgb" : "gray") + ":" + input.height() + "x" + input.width() + ":0..1";
    }

    private static double[] numbers(Arguments arguments, String option, double otherwise, Preprocessing form)
            throws UsageException {
        List<String> texts = arguments.values(option);
        if (texts.isEmpty()) {
            return new double[] {otherwise};
        }
        if (texts.size() != 1 && texts.size() != form.shape().channels()) {
            throw new UsageException(option + " takes one number, or one a channel.");
        }
        double[] numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Double.parseDouble(texts.get(i));
            } catch (NumberFormatException e) {
                throw new UsageException(option + " takes numbers, got '" + texts.get(i) + "'.");
            }
        }
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new UsageException(option + " takes finite numbers.");
        }
        return numbers;
    }

    private static void requireClasses(Optional<Model> model, AuditSets sets) throws UsageException {
        int known = model.map(open -> open.facts().classes()).orElse(Integer.MAX_VALUE);
        if (sets.classes() > known) {
            throw new UsageException("the manifests have " + sets.classes() + " labels, but the model tells only "
                    + known + " classes apart.");
        }
    }

    @Override
    public void close() {
        material.model().ifPresent(Model::close);
    }
}
