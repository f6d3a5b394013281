package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeFileTest {
    private static final String PLAIN = """
            elpis-training-recipe: 1
            network:
              input: 1x64x64
              small: [4, 8, 8]
              classes: 2
            optimizer:
              adam: {rate: 0.003}
            epochs: 20
            batch-size: 32
            """;

    @TempDir
    private Path folder;

    static List<TrainingRecipe> recipes() {
        return List.of(
                GoldenTraining.RECIPE,
                TrainingRecipe.plain(NetworkSpec.small(new Shape(3, 32, 48), 14, 4, 8), 1e-7, 1, 1),
                new TrainingRecipe(
                        NetworkFileTest.networks().get(9),
                        new Optimizer.Sgd(1.2345678901234567E-5, 0.9),
                        10_000,
                        4096,
                        5e-4,
                        new Augmentation(false, 64)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theTextGivesTheRecipeBack(TrainingRecipe recipe) {
        String text = RecipeFile.write(recipe);
        assertThat(RecipeFile.read(text)).isEqualTo(recipe);
        assertThat(RecipeFile.write(RecipeFile.read(text))).isEqualTo(text);
    }

    @Test
    void whatIsLeftOutIsNotDone() throws Exception {
        NetworkSpec small = NetworkSpec.small(new Shape(1, 64, 64), 2, 4, 8, 8);
        Path file = folder.resolve("recipe.yaml");
        Files.writeString(file, PLAIN);
        assertThat(RecipeFile.read(file)).isEqualTo(TrainingRecipe.plain(small, 0.003, 20, 32));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            training-recipe: 1   | training-recipe: 2  | line 1: this version of Elpis reads version 1
            1x64x64              | 64x64               | line 3: input must be channels x height x width
            1x64x64              | 1x64x5000           | line 3: a shape's sides must be 1 to 4096
            [4, 8, 8]            | []                  | line 3: small must list 1 to 16
            [4, 8, 8]            | [4, 8, x]           | line 4: small must be a whole number
            [4, 8, 8]            | [4,8,8,8,8,8,8]     | line 3: a pool of 2 must fit into
            classes: 2           | classes: -2         | line 5: network's classes must be a whole number
            classes: 2           | klasses: 2          | line 5: network has only classes, input, small
            adam: {rate: 0.003}  | adam: {rate: NaN}   | line 7: adam's rate must be a number
            adam: {rate: 0.003}  | adam: {rate: 0}     | line 7: rate must be > 0
            adam: {rate: 0.003}  | sgd: {rate: 0.1}    | line 7: sgd must have momentum
            adam: {rate: 0.003}  | rmsprop: 1          | line 7: optimizer has only adam, sgd
            epochs: 20           | epochs: 20000       | line 1: epochs must be 1 to 10000
            epochs: 20           | epochs: 20.5        | line 8: training recipe's epochs must be a whole number
            epochs: 20           | epochs: [           | not valid YAML
            batch-size: 32       | epochs: 20          | line 9: training recipe must name each field once
            batch-size: 32       | weight-decay: 0     | line 1: training recipe must have batch-size
            """)
    void whatIsWrongIsToldWithItsLine(String right, String wrong, String message) {
        String text = PLAIN.replace(right, wrong);
        assertThat(text).isNotEqualTo(PLAIN);
        assertThatThrownBy(() -> RecipeFile.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            - conf: 1                                       | line 3: a layer must be one of conv, depthwise
            - conv: {filters: 4, kernel: 2, stride: 1}      | line 3: kernel must be odd
            - conv: {filters: 4, kernel: 3}                 | line 3: conv must have stride
            - conv: 4                                       | line 3: conv must be a mapping
            - {relu: 1, tanh: 1}                            | line 3: a layer has one name
            - group-norm: 2                                 | line 1: groups must divide the channels
            - residual: [{dense: 4}]                        | line 1: a residual block must keep its shape
            - residual: []                                  | line 3: layers must be 1 to 1000
            """)
    void layersThatCannotBeAreTold(String layer, String message) {
        assertThatThrownBy(() -> NetworkText.read("input: 1x8x8\nlayers:\n" + layer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void hugeAndDeepTextsAreRefused() {
        String deep = "network: " + "[".repeat(60_000);
        for (String text : List.of(
                "",
                "a",
                "- a",
                deep,
                "a".repeat(100_000),
                "a: &x [1]\nb: [*x, *x]",
                "input: 4096x64x64\nlayers: [{dense: 4096}]",
                "input: 1x4096x4096\nlayers: [" + "relu,".repeat(999) + "relu]",
                "input: 1x4096x4096\nlayers: [{conv: {filters: 4096, kernel: 31, stride: 4096}}, {conv: "
                        + "{filters: 4096, kernel: 31, stride: 1}}]",
                "input: 1x8x8\nlayers: " + "[{residual: ".repeat(40) + "[relu]" + "}]".repeat(40))) {
            assertThatThrownBy(() -> RecipeFile.read(text)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> NetworkText.read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        Path file = folder.resolve("recipe.yaml");
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> RecipeFile.read(file)).hasMessageContaining("must be UTF-8");
    }

    /// Any change of a few characters gives a recipe or one kind of exception.
    @Test
    void changedTextsNeverEndOtherwise() {
        byte[] text = RecipeFile.write(GoldenTraining.RECIPE).getBytes(StandardCharsets.UTF_8);
        Draws draws = new Draws(9);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] changed = text.clone();
            for (int i = draws.nextInt(4); i >= 0; i--) {
                changed[draws.nextInt(changed.length)] = (byte) (32 + draws.nextInt(95));
            }
            try {
                RecipeFile.read(new String(changed, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1500, 2999);
    }
}
