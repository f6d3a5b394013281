package org.elpis.models.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.reach.ModelFacts.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxModelTest {
    private static final Preprocessing GREY = Preprocessing.parse("gray:4x4:0..1");
    private static final long[] ANY = {-1, 1, 4, 4};
    private static final float[] TWO = {3, -3};
    private static final float[] NONE = {0, 0};

    @TempDir
    Path folder;

    @Test
    void opensAFileByItsNameAfterItWasTriedElsewhere() throws Exception {
        byte[] bytes = TinyOnnx.model(ANY, TWO, NONE, "Softmax");
        try (Model model = Models.open(write(bytes).toString(), GREY, ModelOptions.standard(), List.of())) {
            assertThat(model.facts().digest())
                    .isEqualTo(Sha256.hex(Sha256.start().digest(bytes)));
            assertThat(model.facts().name()).isEqualTo("tiny.onnx");
            assertThat(model.facts().scores()).isEqualTo(Scores.PROBABILITIES);
            double expected = 1 / (1 + Math.exp(-6 * 0.5));
            assertThat(model.predict(even(0.5f, 1)).getFirst()[0]).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void asksAnyNumberOfImagesAndKeepsTheirOrder() throws Exception {
        for (long batch : new long[] {-1, 1, 3}) {
            try (Model model = opened(TinyOnnx.model(new long[] {batch, 1, 4, 4}, TWO, NONE, "Softmax"), GREY)) {
                List<float[]> samples = List.of(
                        even(0, 1).getFirst(),
                        even(1, 1).getFirst(),
                        even(0.5f, 1).getFirst(),
                        even(0, 1).getFirst());
                List<double[]> rows = model.predict(samples);
                assertThat(rows).hasSize(4);
                assertThat(rows.get(0)[0]).isCloseTo(0.5, within(1e-6)).isEqualTo(rows.get(3)[0]);
                assertThat(rows.get(1)[0]).isGreaterThan(rows.get(2)[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Softmax, '3,-3', PROBABILITIES, 2",
        "Identity, '30,-3,5', LOGITS, 3",
        "Sigmoid, '3', SIGMOID, 2",
        "Identity, '30', LOGIT, 2"
    })
    void makesOutWhatTheScoresAre(String function, String weights, Scores scores, int classes) throws Exception {
        float[] all = floats(weights);
        try (Model model = opened(TinyOnnx.model(ANY, all, new float[all.length], function), GREY)) {
            assertThat(model.facts().scores()).isEqualTo(scores);
            assertThat(model.facts().classes()).isEqualTo(classes);
            double[] row = model.predict(even(0.25f, 1)).getFirst();
            assertThat(row).hasSize(classes);
            double sum = 0;
            for (double share : row) {
                sum += share;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void auditsOneOfSeveralFindingsWhenToldWhich() throws Exception {
        byte[] file = TinyOnnx.model(ANY, new float[] {1, 2, 3}, new float[3], "Sigmoid");
        assertThatThrownBy(() -> opened(file, GREY))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("finding of its own");
        try (Model model = opened(file, GREY, ModelOptions.standard().withColumn(1))) {
            assertThat(model.facts().scores()).isEqualTo(Scores.SIGMOID);
            assertThat(model.predict(even(1, 1)).getFirst()[1]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
        }
    }

    @Test
    void takesLabelsAloneWhenToldHowManyClassesThereAre() throws Exception {
        byte[] file = TinyOnnx.model(ANY, TWO, NONE, "ArgMax");
        assertThatThrownBy(() -> opened(file, GREY)).hasMessageContaining("how many classes");
        try (Model model = opened(file, GREY, ModelOptions.standard().withClasses(2))) {
            assertThat(model.facts().scores()).isEqualTo(Scores.LABELS);
            assertThat(model.predict(even(1, 1)).getFirst()).containsExactly(1, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'-1,4,4,1', gray:4x4:0..1, true",
        "'-1,16', gray:4x4:0..1, true",
        "'-1,4,4', gray:4x4:0..1, true",
        "'-1,3,4,4', rgb:4x4:0..1, true",
        "'-1,-1,-1,-1', gray:4x4:0..1, true",
        "'-1,3,4,4', gray:4x4:0..1, false",
        "'-1,1,8,8', gray:4x4:0..1, false",
        "'-1,17', gray:4x4:0..1, false"
    })
    void fitsTheInputToThePreprocessingOrSaysBothShapes(String sides, String preprocessing, boolean fits)
            throws Exception {
        String[] parts = sides.split(",");
        long[] dimensions = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            dimensions[i] = Long.parseLong(parts[i]);
        }
        byte[] file = TinyOnnx.model(dimensions, TWO, NONE, "Softmax");
        Preprocessing given = Preprocessing.parse(preprocessing);
        if (fits) {
            opened(file, given).close();
        } else {
            assertThatThrownBy(() -> opened(file, given))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("1x4x4")
                    .hasMessageContaining("[-1, ");
        }
    }

    @Test
    void turnsColoursForModelsThatTakeThemPixelByPixel() throws Exception {
        Layout layout = Layout.of(
                List.of(-1L, 1L, 2L, 3L), Preprocessing.parse("rgb:1x2:0..1").shape());
        assertThat(layout.order()).isEqualTo(Layout.Order.CHANNELS_LAST);
        float[] sample = {1, 2, 3, 4, 5, 6};
        assertThat(layout.values(
                        List.of(sample), 1, Preprocessing.parse("rgb:1x2:0..1").shape()))
                .containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void refusesAnswersThatAreNoFiniteNumbers() {
        assertThatThrownBy(() -> opened(TinyOnnx.model(ANY, TWO, new float[] {0, Float.NaN}, "Identity"), GREY))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no finite number");
    }

    @Test
    void refusesLaterScoresThatAreNotWhatTheFirstWere() throws Exception {
        try (Model model = opened(TinyOnnx.model(ANY, new float[] {1}, new float[] {0}, "Identity"), GREY)) {
            assertThat(model.facts().scores()).isEqualTo(Scores.SIGMOID);
            assertThatThrownBy(() -> model.predict(even(2, 1))).isInstanceOf(ModelException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"weights.bin", "/etc/passwd", "../weights.bin"})
    void refusesWeightsInOtherFiles(String location) {
        assertThatThrownBy(() -> OnnxParts.requireWhole(ByteBuffer.wrap(TinyOnnx.external(location))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("other files");
    }

    @Test
    void looksThroughWhateverBytesAreDamagedWithoutAnotherException() {
        byte[] file = TinyOnnx.model(ANY, TWO, NONE, "Softmax");
        for (int at = 0; at < file.length; at++) {
            for (int flip : new int[] {0xFF, 0x80, 1}) {
                byte[] hurt = file.clone();
                hurt[at] ^= (byte) flip;
                try {
                    OnnxParts.requireWhole(ByteBuffer.wrap(hurt));
                } catch (ModelException e) {
                    assertThat(e).hasMessageContaining("ONNX");
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoModelAfterTryingItElsewhere() throws Exception {
        byte[] whole = TinyOnnx.model(ANY, TWO, NONE, "NoSuchFunction");
        assertThatThrownBy(() -> Models.open(write(whole).toString(), GREY, ModelOptions.standard(), List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("NoSuchFunction");
        assertThatThrownBy(() -> Models.open(write(new byte[0]).toString(), GREY, ModelOptions.standard(), List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Models.open("nowhere.onnx", GREY, ModelOptions.standard(), List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Models.open("model.pt", GREY, ModelOptions.standard(), List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Export");
    }

    /// The file asks for more memory than there is: 2^40 values.
    @Test
    void endsAFileThatTakesAllMemoryInTheProcessThatTriedIt() throws Exception {
        byte[] file = TinyOnnx.hungry();
        assertThatThrownBy(() -> Models.open(write(file).toString(), GREY, ModelOptions.standard(), List.of()))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void endsAFileThatTakesTooLongInTheProcessThatTriesIt() throws Exception {
        byte[] file = TinyOnnx.model(ANY, TWO, NONE, "Softmax");
        ModelOptions hasty = ModelOptions.standard().withPace(1, Duration.ofMillis(1), Duration.ofMillis(1));
        assertThatThrownBy(() -> Models.open(write(file).toString(), GREY, hasty, List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("it was not opened");
    }

    private Model opened(byte[] file, Preprocessing preprocessing) throws Exception {
        return opened(file, preprocessing, ModelOptions.standard());
    }

    /// In this process, without the trial that others test.
    private Model opened(byte[] file, Preprocessing preprocessing, ModelOptions options) throws Exception {
        OnnxParts.requireWhole(ByteBuffer.wrap(file));
        Outputs outputs = OnnxOutputs.open(write(file), "tiny", "", preprocessing.shape(), options, () -> {});
        return Models.opened(outputs, preprocessing, options, List.of());
    }

    private Path write(byte[] file) throws IOException {
        return Files.write(folder.resolve("tiny.onnx"), file);
    }

    private static List<float[]> even(float value, int count) {
        float[] image = new float[16];
        Arrays.fill(image, value);
        return Collections.nCopies(count, image);
    }

    private static float[] floats(String list) {
        String[] parts = list.split(",");
        float[] all = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            all[i] = Float.parseFloat(parts[i]);
        }
        return all;
    }
}
