package org.elpis.models.net;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.nodes.Node;

/// How a network was trained, as text: YAML, docs/formats/training-recipe.md.
public final class RecipeFile {
    private static final String WHAT = "training recipe";
    private static final long MOST_BYTES = 1L << 18;

    private RecipeFile() {}

    /// @throws IllegalArgumentException  when it is no recipe; says line and field, and what must stand there
    public static TrainingRecipe read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("a training recipe may have at most 65536 characters");
        }
        try {
            return read(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a training recipe must be UTF-8", e);
        }
    }

    /// @throws IllegalArgumentException  when it is no recipe; says line and field, and what must stand there
    public static TrainingRecipe read(String text) {
        YamlFields fields = YamlFields.parse(text, WHAT)
                .only(
                        "elpis-training-recipe",
                        "network",
                        "optimizer",
                        "epochs",
                        "batch-size",
                        "weight-decay",
                        "augmentation");
        if (fields.whole("elpis-training-recipe") != 1) {
            throw YamlFields.wrong(fields.get("elpis-training-recipe"), "this version of Elpis reads version 1");
        }
        NetworkSpec network = NetworkText.read(YamlFields.of(fields.get("network"), "network"));
        Optimizer optimizer = optimizer(fields.get("optimizer"));
        double decay = fields.find("weight-decay").isPresent() ? fields.number("weight-decay") : 0;
        Augmentation augmentation =
                fields.find("augmentation").map(RecipeFile::augmentation).orElse(Augmentation.NONE);
        return NetworkText.told(
                fields.node(),
                () -> new TrainingRecipe(
                        network, optimizer, fields.whole("epochs"), fields.whole("batch-size"), decay, augmentation));
    }

    private static Optimizer optimizer(Node node) {
        YamlFields named = YamlFields.of(node, "optimizer").only("adam", "sgd");
        if (named.node().getValue().size() != 1) {
            throw YamlFields.wrong(node, "optimizer must be adam or sgd, such as adam: {rate: 0.003}");
        }
        return NetworkText.told(node, () -> {
            if (named.find("adam").isPresent()) {
                return new Optimizer.Adam(
                        YamlFields.of(named.get("adam"), "adam").only("rate").number("rate"));
            }
            YamlFields sgd = YamlFields.of(named.get("sgd"), "sgd").only("rate", "momentum");
            return new Optimizer.Sgd(sgd.number("rate"), sgd.number("momentum"));
        });
    }

    private static Augmentation augmentation(Node node) {
        YamlFields fields = YamlFields.of(node, "augmentation").only("flip", "shift");
        return NetworkText.told(node, () -> new Augmentation(fields.yes("flip"), fields.whole("shift")));
    }

    /// The text; [#read] gives the recipe back.
    public static String write(TrainingRecipe recipe) {
        StringBuilder text = new StringBuilder("elpis-training-recipe: 1\nnetwork:\n");
        NetworkText.write(recipe.network(), "  ", text);
        text.append("optimizer:\n");
        switch (recipe.optimizer()) {
            case Optimizer.Adam adam ->
                text.append("  adam: {rate: ").append(adam.rate()).append("}\n");
            case Optimizer.Sgd sgd ->
                text.append("  sgd: {rate: ")
                        .append(sgd.rate())
                        .append(", momentum: ")
                        .append(sgd.momentum())
                        .append("}\n");
        }
        text.append("epochs: ").append(recipe.epochs()).append('\n');
        text.append("batch-size: ").append(recipe.batchSize()).append('\n');
        text.append("weight-decay: ").append(recipe.weightDecay()).append('\n');
        text.append("augmentation: {flip: ")
                .append(recipe.augmentation().flip())
                .append(", shift: ")
                .append(recipe.augmentation().shift())
                .append("}\n");
        return text.toString();
    }
}
