package org.elpis.models.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elpis.ElpisException;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.reach.ModelFacts.Scores;
import org.elpis.models.reach.ModelOptions.Sending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final Preprocessing GREY = Preprocessing.parse("gray:2x2:0..1");
    private static final List<float[]> ONE = List.of(new float[] {0.25f, 0.25f, 0.25f, 0.25f});
    private static final ModelOptions OPTIONS =
            ModelOptions.standard().withPace(1e6, Duration.ofSeconds(20), Duration.ofMinutes(5));

    private FakeEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new FakeEndpoint();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"binary_tensor_data\""})
    void speaksTheOpenInferenceProtocolInJsonAndInBytes(String extension) throws Exception {
        endpoint.extensions = extension;
        try (Model model = open("/v2/models/chest", OPTIONS)) {
            assertThat(model.facts().name()).isEqualTo("chest");
            assertThat(model.facts().version()).isEqualTo("7");
            assertThat(model.facts().digest()).isEmpty();
            assertThat(model.facts().scores()).isEqualTo(Scores.PROBABILITIES);
            assertThat(model.predict(ONE).getFirst()[1]).isCloseTo(0.25, within(1e-6));
        }
    }

    @Test
    void speaksPlainJson() throws Exception {
        try (Model model = open("/score", OPTIONS)) {
            assertThat(model.predict(ONE).getFirst()[1]).isCloseTo(0.25, within(1e-6));
            assertThat(model.predict(List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$nchw | {\"i\":[[[[1.0,2.0],[3.0,4.0]],[[5.0,6.0],[7.0,8.0]],[[9.0,10.0],[11.0,12.0]]]]}",
                "$nhwc | {\"i\":[[[[1.0,5.0,9.0],[2.0,6.0,10.0]],[[3.0,7.0,11.0],[4.0,8.0,12.0]]]]}",
                "$flat | {\"i\":[[1.0,2.0,3.0,4.0,5.0,6.0,7.0,8.0,9.0,10.0,11.0,12.0]]}"
            })
    void sendsImagesInTheOrderThatIsTold(String place, String expected) throws Exception {
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            endpoint.next.add(exchange -> {
                sent.setLength(0);
                sent.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                FakeEndpoint.send(exchange, 200, "{\"results\":[{\"p\":[0.5,0.5]}]}");
            });
        }
        ModelOptions options = OPTIONS.withForm(new JsonForm("{\"i\":" + place + "}", "results.*.p"));
        float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Preprocessing colour = Preprocessing.parse("rgb:2x2:0..255");
        Outputs outputs = Models.outputs(endpoint.address() + "/any", colour, options, endpoint);
        try (Model model = Models.opened(outputs, colour, options, List.of(image))) {
            assertThat(model.facts().classes()).isEqualTo(2);
            assertThat(sent).hasToString(expected);
        }
    }

    @Test
    void asksAgainWhenTheEndpointIsBusyAndWaitsAsLongAsItSays() throws Exception {
        try (Model model = open("/score", OPTIONS)) {
            endpoint.pauses.clear();
            endpoint.next.add(FakeEndpoint.says(429, Map.of("Retry-After", "7"), ""));
            endpoint.next.add(FakeEndpoint.says(503, Map.of(), ""));
            endpoint.next.add(FakeEndpoint.closesMidway());
            assertThat(model.predict(ONE)).hasSize(1);
            assertThat(endpoint.pauses)
                    .contains(TimeUnit.SECONDS.toNanos(7), TimeUnit.SECONDS.toNanos(2), TimeUnit.SECONDS.toNanos(4));
        }
    }

    @Test
    void endsWhenTheEndpointStaysBusyBeyondItsPatience() throws Exception {
        try (Model model = open("/score", OPTIONS)) {
            for (int i = 0; i < 9; i++) {
                endpoint.next.add(FakeEndpoint.says(429, Map.of("Retry-After", "200"), ""));
            }
            assertThatThrownBy(() -> model.predict(ONE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("429 2 times");
        }
    }

    @Test
    void sendsNoFasterThanAllowed() throws Exception {
        try (Model model = open("/score", OPTIONS.withPace(2, Duration.ofSeconds(20), Duration.ofMinutes(5)))) {
            long before = endpoint.nanos();
            for (int i = 0; i < 10; i++) {
                model.predict(ONE);
            }
            assertThat(endpoint.nanos() - before).isEqualTo(TimeUnit.SECONDS.toNanos(5));
        }
    }

    @Test
    void endsWhenTheEndpointHangs() throws Exception {
        ModelOptions hasty = OPTIONS.withPace(1e6, Duration.ofMillis(300), Duration.ofMillis(10));
        try (Model model = open("/score", hasty)) {
            endpoint.next.add(endpoint.hangs());
            assertThatThrownBy(() -> model.predict(ONE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("did not answer");
        }
    }

    @Test
    void endsWhenTheEndpointTalksWithoutEnd() throws Exception {
        try (Model model = open("/score", OPTIONS)) {
            endpoint.next.add(FakeEndpoint.talksWithoutEnd());
            assertThatThrownBy(() -> model.predict(ONE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("64 MiB");
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (Model model = open("/score", OPTIONS)) {
            endpoint.next.add(FakeEndpoint.says(307, Map.of("Location", "http://192.0.2.1/"), ""));
            assertThatThrownBy(() -> model.predict(ONE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("elsewhere");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scores\": [[0.5,0.5],[0.5,0.5]]}      | another number of rows",
                "{\"scores\": [[NaN,0.5]]}                | no finite number",
                "{\"scores\": [[null,0.5]]}               | no finite number",
                "{\"scores\": [[0.9,0.9]]}                | later scores that are none",
                "{\"scores\": [[0.5,0.25,0.25]]}          | scores an image",
                "{\"scores\": [[]]}                       | numbers for 1 images",
                "{\"scores\": [[\"Smith\",0.5]]}          | no numbers",
                "{\"other\": 1}                           | nothing at",
                "{\"scores\": [[0.5,0.5]                  | no JSON",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[     | no JSON"
            })
    void refusesLies(String lie, String words) throws Exception {
        try (Model model = open("/score", OPTIONS)) {
            endpoint.next.add(FakeEndpoint.says(200, Map.of(), lie));
            assertThatThrownBy(() -> model.predict(ONE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("Smith");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outputs\":[]}                                                                    | lacks the output",
                "{\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[1,0,1,0]}]} | asked about 1",
                "{\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1]}]}       | scores an image"
            })
    void refusesLiesInTheProtocol(String lie, String words) throws Exception {
        try (Model model = open("/v2/models/chest", OPTIONS)) {
            endpoint.next.add(FakeEndpoint.says(200, Map.of(), lie));
            assertThatThrownBy(() -> model.predict(ONE))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void refusesBytesThatAreFewerThanSaid() throws Exception {
        endpoint.extensions = "\"binary_tensor_data\"";
        try (Model model = open("/v2/models/chest", OPTIONS)) {
            for (String size : List.of("9999999", "-8", "3")) {
                String head = "{\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[1,2],"
                        + "\"parameters\":{\"binary_data_size\":" + size + "}}]}";
                endpoint.next.add(FakeEndpoint.says(
                        200, Map.of("Inference-Header-Content-Length", Integer.toString(head.length())), head));
                assertThatThrownBy(() -> model.predict(ONE))
                        .isInstanceOf(ModelException.class)
                        .hasMessageContaining("shorter");
            }
        }
    }

    @Test
    void saysThatEqualImagesGotOtherScoresAndHowFarTheModelMoved() throws Exception {
        endpoint.wobble = 1e-4;
        try (ReachedModel model = open("/score", OPTIONS)) {
            assertThat(model.facts().remarks()).anyMatch(remark -> remark.contains("not deterministic"));
            endpoint.wobble = 1e-3;
            assertThat(model.drift()).isGreaterThan(1e-3);
        }
        endpoint.wobble = 0;
        try (ReachedModel model = open("/score", OPTIONS)) {
            assertThat(model.facts().remarks()).noneMatch(remark -> remark.contains("not deterministic"));
            assertThat(model.drift()).isZero();
        }
    }

    @Test
    void sendsNothingToAnotherMachineUnlessAllowed() {
        assertThatThrownBy(() -> at("https://192.0.2.1/score", OPTIONS)).hasMessageContaining("another machine");
        assertThatThrownBy(() -> at("http://192.0.2.1/score", OPTIONS.withSending(Sending.ENCRYPTED)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not encrypted");
        BearerToken token = BearerToken.fromEnvironment(Map.of("T", "secret"), "T");
        assertThatThrownBy(() -> at(
                        "http://192.0.2.1/score",
                        OPTIONS.withSending(Sending.PLAIN).withToken(token)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("without encryption");
        assertThatThrownBy(() -> at("https://user:secret@127.0.0.1/score", OPTIONS))
                .isInstanceOf(ModelException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void sendsTheTokenAndShowsItNowhere(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "s3cret-token\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> BearerToken.fromFile(file))
                .isInstanceOf(ElpisException.class)
                .hasMessageNotContaining("s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        ModelOptions options = OPTIONS.withToken(BearerToken.fromFile(file));
        open("/score", options).close();
        assertThat(endpoint.tokens).isNotEmpty().containsOnly("Bearer s3cret-token");
        assertThat(options.toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> BearerToken.fromEnvironment(Map.of("T", "two words"), "T"))
                .hasMessageNotContaining("two words");
    }

    @Test
    void saysWhatTheEndpointRefused() {
        assertThatThrownBy(() -> open("/v2/models/other", OPTIONS))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("404");
    }

    private ReachedModel open(String path, ModelOptions options) throws ModelException {
        return at(endpoint.address() + path, options);
    }

    private ReachedModel at(String place, ModelOptions options) throws ModelException {
        return Models.opened(Models.outputs(place, GREY, options, endpoint), GREY, options, List.of());
    }
}
