package org.elpis.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImageFolder;
import org.elpis.models.data.ImagePair;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.net.Shape;
import org.elpis.models.reach.Model;
import org.elpis.models.runner.AuditMaterial;

/// What the user gave to `elpis audit`, opened and held against each other.
///
/// @param preprocessing  how pictures became numbers, and whether that was said or taken from the model
/// @param recipe  digest of the file of the training recipe
record AuditInputs(AuditMaterial material, String preprocessing, Optional<String> recipe) implements AutoCloseable {
    private static final long SEED = 1;

    static AuditInputs open(Arguments arguments, Optional<String> place) throws UsageException {
        Policy policy = policy(arguments);
        Optional<AuditParts.Recipe> recipe = arguments.has("--train-recipe")
                ? Optional.of(AuditParts.recipe(
                        Arguments.path(arguments.value("--train-recipe").orElseThrow())))
                : Optional.empty();
        long seed = seed(arguments);
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = arguments.number("--threads", 1, 256, Math.min(256, cores));
        Optional<Model> model = place.isPresent() ? Optional.of(AuditParts.model(place.get())) : Optional.empty();
        boolean isWhole = false;
        try {
            Preprocessing preprocessing = preprocessing(arguments, model);
            Sets sets = Sets.read(arguments, preprocessing);
            requireClasses(model, sets);
            isWhole = true;
            String told = preprocessing + (arguments.has("--preprocess") ? "" : ", as not said otherwise");
            return new AuditInputs(
                    new AuditMaterial(
                            model,
                            sets.members(),
                            sets.nonMembers(),
                            sets.synthetic(),
                            recipe.map(AuditParts.Recipe::recipe),
                            policy,
                            seed,
                            threads),
                    told + normalization(arguments),
                    recipe.map(AuditParts.Recipe::digest));
        } finally {
            if (!isWhole) {
                model.ifPresent(Model::close);
            }
        }
    }

    private record Sets(Optional<ImageSet> members, Optional<ImageSet> nonMembers, Optional<ImageSet> synthetic) {
        static Sets read(Arguments arguments, Preprocessing preprocessing) throws UsageException {
            Optional<Path> members = folder(arguments, "--members");
            Optional<Path> others = folder(arguments, "--nonmembers");
            Optional<Path> synthetic = folder(arguments, "--synthetic");
            Optional<ImageSet> made = synthetic.isPresent()
                    ? Optional.of(ImageFolder.readGenerated(synthetic.get(), preprocessing))
                    : Optional.empty();
            if (members.isPresent() && others.isPresent()) {
                ImagePair pair = ImageFolder.readPair(members.get(), others.get(), preprocessing, List.of());
                return new Sets(Optional.of(pair.members()), Optional.of(pair.nonMembers()), made);
            }
            return new Sets(one(members, preprocessing), one(others, preprocessing), made);
        }

        private static Optional<ImageSet> one(Optional<Path> folder, Preprocessing preprocessing) {
            return folder.isEmpty() ? Optional.empty() : Optional.of(ImageFolder.read(folder.get(), preprocessing));
        }
    }

    private static Optional<Path> folder(Arguments arguments, String option) throws UsageException {
        Optional<String> given = arguments.value(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(Arguments.path(given.get()));
    }

    private static Policy policy(Arguments arguments) throws UsageException {
        Optional<Path> file = folder(arguments, "--policy");
        if (file.isEmpty()) {
            return Policy.bundled();
        }
        try {
            return Policy.bundled().with(AuditParts.text(file.get(), "The policy cannot be read. Check the path."));
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

    /// As said, else what the model takes with values from 0 to 1.
    private static Preprocessing preprocessing(Arguments arguments, Optional<Model> model) throws UsageException {
        Optional<Shape> input = model.map(open -> open.facts().input());
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

    private static String normalization(Arguments arguments) {
        return (arguments.has("--mean") ? ", mean " + String.join(",", arguments.values("--mean")) : "")
                + (arguments.has("--std") ? ", deviation " + String.join(",", arguments.values("--std")) : "");
    }

    private static void requireClasses(Optional<Model> model, Sets sets) throws UsageException {
        int known = model.map(open -> open.facts().classes()).orElse(Integer.MAX_VALUE);
        int labels = Math.max(
                sets.members().map(set -> set.classes().size()).orElse(0),
                sets.nonMembers().map(set -> set.classes().size()).orElse(0));
        if (labels > known) {
            throw new UsageException(
                    "the manifests have " + labels + " labels, but the model tells only " + known + " classes apart.");
        }
    }

    @Override
    public void close() {
        material.model().ifPresent(Model::close);
    }
}
