package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Audits of small models, from the command to the files.
class ModelAuditTest {
    private final Path folder;

    ModelAuditTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Run audit(Object... words) {
        List<Object> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home")));
        return Run.elpis(all.toArray());
    }

    private AuditFolders sides() throws IOException {
        return AuditFolders.in(folder).with("in", 0, 24).with("out", 100, 60);
    }

    /// Neither what is printed nor what may be shared has a name of a patient, a file or a folder of images.
    private void requireNothingGivenAway(Run... runs) throws IOException {
        List<String> seen = new ArrayList<>();
        for (Run run : runs) {
            seen.add(run.out());
            seen.add(run.err());
        }
        if (Files.exists(folder.resolve("shared"))) {
            try (Stream<Path> files = Files.list(folder.resolve("shared"))) {
                for (Path file : files.toList()) {
                    seen.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(seen)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainIgnoringCase(AuditFolders.PATIENT)
                        .doesNotContainIgnoringCase(AuditFolders.FILE)
                        .doesNotContain(AuditFolders.PLACE));
    }

    @Test
    void runsWhatAppliesToANetworkOfOursAndGivesNobodyAway() throws IOException {
        AuditFolders given = sides().withModel();

        Run run = audit(
                given.model(),
                "--members",
                given.of("in"),
                "--nonmembers",
                given.of("out"),
                "--policy",
                given.quickPolicy(),
                "--train-recipe",
                given.recipe(),
                "--out",
                folder.resolve("shared"),
                "--json");

        assertThat(run.code()).isIn(1, 4);
        assertThat(run.json().list("audits"))
                .extracting(audit -> audit.text("audit"))
                .containsExactly("membership", "inversion", "attributes");
        assertThat(run.json().list("skipped"))
                .extracting(audit -> audit.text("audit"))
                .containsExactly("memorization", "gradients", "dp");
        assertThat(run.json().list("audits"))
                .allSatisfy(audit -> assertThat(audit.text("verdict")).isNotEqualTo("PASS"));
        assertThat(folder.resolve("shared")).isDirectoryContaining("glob:**/certificate.sig");
        Path page =
                folder.resolve("home/audits").resolve(run.json().text("case")).resolve("scorecard.html");
        assertThat(page).content().contains(AuditFolders.PATIENT);
        requireNothingGivenAway(run);
        assertThat(audit("verify", folder.resolve("shared/certificate.json"), given.model())
                        .out())
                .contains("GOOD");
    }

    @Test
    void saysTheSameWithEveryNumberOfThreads() throws IOException {
        AuditFolders given = sides().withModel();
        List<String> said = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            said.add(audit(
                            "membership",
                            given.model(),
                            "--members",
                            given.of("in"),
                            "--nonmembers",
                            given.of("out"),
                            "--policy",
                            given.quickPolicy(),
                            "--train-recipe",
                            given.recipe(),
                            "--threads",
                            threads,
                            "--json")
                    .out());
        }

        assertThat(said.getFirst()).isEqualTo(said.getLast());
    }

    @Test
    void opensAFileOfSomebodyElseWhenToldWhatItTakes() throws IOException {
        AuditFolders given = sides().withForeignModel();

        Run unsaid = audit("attributes", given.model(), "--members", given.of("in"));
        Run run = audit(
                "attributes",
                given.model(),
                "--members",
                given.of("in"),
                "--nonmembers",
                given.of("out"),
                "--policy",
                given.quickPolicy(),
                "--preprocess",
                "gray:16x16:0..1",
                "--json");
        Run updates = audit("gradients", given.model(), "--preprocess", "gray:16x16:0..1", "--json");

        assertThat(unsaid.code()).isEqualTo(2);
        assertThat(unsaid.message()).contains("--preprocess is needed");
        assertThat(run.json().get("model").list("remarks").toString()).contains("probabilities");
        assertThat(run.json().list("audits").getFirst().list("figures")).isNotEmpty();
        assertThat(updates.code()).isEqualTo(4);
        assertThat(updates.out()).contains("It needs a network that Elpis can train");
        requireNothingGivenAway(unsaid, run, updates);
    }

    @Test
    void looksAtWhatASiteSharesOfANetworkOfOurs() throws IOException {
        AuditFolders given = sides().withModel();
        Path sharing = Files.writeString(folder.resolve("sharing.yaml"), "images: 1\n");

        Run run = audit(
                "gradients",
                given.model(),
                "--images",
                given.of("out"),
                "--sharing",
                sharing,
                "--policy",
                given.quickPolicy(),
                "--json");

        assertThat(run.json().list("audits").getFirst().list("figures")).isNotEmpty();
        assertThat(run.json().list("data").getFirst().text("role")).isEqualTo("updates");
        requireNothingGivenAway(run);
    }

    @Test
    void findsThatMadeImagesAreCopiesWithoutAModel() throws IOException {
        AuditFolders given = sides().with("made", 0, 12);

        Run run = audit(
                "memorization",
                "--synthetic",
                given.of("made"),
                "--members",
                given.of("in"),
                "--nonmembers",
                given.of("out"),
                "--preprocess",
                "gray:16x16:0..1",
                "--policy",
                given.quickPolicy(),
                "--json");

        assertThat(run.json().text("verdict")).as(run.out()).isEqualTo("FAIL");
        assertThat(run.code()).isEqualTo(1);
        requireNothingGivenAway(run);
    }

    @Test
    void comparesNothingWhenAPatientIsOnBothSides() throws IOException {
        AuditFolders given =
                AuditFolders.in(folder).with("in", 0, 24).with("out", 20, 60).withModel();

        Run run = audit(given.model(), "--members", given.of("in"), "--nonmembers", given.of("out"));

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("INCONCLUSIVE").contains("among members and among non-members: 4");
        requireNothingGivenAway(run);
    }

    @Test
    void saysHowManyPatientsItTakesWhenThereAreTooFew() throws IOException {
        AuditFolders given =
                AuditFolders.in(folder).with("in", 0, 5).with("out", 100, 5).withModel();

        Run run = audit("membership", given.model(), "--members", given.of("in"), "--nonmembers", given.of("out"));

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("patients are needed to find anything");
    }

    @Test
    void refusesFoldersThatAreNoneAndManifestsThatLackAColumn() throws IOException {
        AuditFolders given = sides().withModel();
        Files.writeString(given.of("in").resolve("manifest.csv"), "file,label\nx.png,0\n");

        Run missing = audit(given.model(), "--members", given.of("nowhere"));
        Run lacking = audit(given.model(), "--members", given.of("in"));

        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.message()).contains("[INPUT_UNREADABLE]");
        assertThat(lacking.code()).isEqualTo(3);
        assertThat(lacking.message()).contains("patient");
        requireNothingGivenAway(missing, lacking);
    }

    @Test
    void sendsNoImageToAnotherMachineUnlessThatIsAllowed() throws IOException {
        AuditFolders given = sides();

        Run run = audit("https://192.0.2.1/score", "--preprocess", "gray:16x16:0..1", "--members", given.of("in"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message()).contains("--allow-remote");
        requireNothingGivenAway(run);
    }

    @Test
    void saysNothingOfAnEndpointThatChangesOnTheWay() throws IOException {
        AuditFolders given = sides();
        AtomicInteger asked = new AtomicInteger();
        // Three requests open the model; the one that sees whether it is still the same comes last.
        try (Endpoint steady = new Endpoint(() -> 0);
                Endpoint drifting = new Endpoint(() -> asked.incrementAndGet() > 8 ? 0.2 : 0)) {
            Run same = endpoint(given, steady);
            Run other = endpoint(given, drifting);

            assertThat(same.json().list("audits").getFirst().list("figures")).isNotEmpty();
            assertThat(other.code()).isEqualTo(4);
            assertThat(other.out()).contains("got other answers at the end than at the beginning");
            requireNothingGivenAway(same, other);
        }
    }

    private Run endpoint(AuditFolders given, Endpoint endpoint) throws IOException {
        return audit(
                "attributes",
                endpoint.address(),
                "--members",
                given.of("in"),
                "--nonmembers",
                given.of("out"),
                "--preprocess",
                "gray:16x16:0..1",
                "--body",
                "{\"images\": $flat}",
                "--answer",
                "scores",
                "--requests",
                1000,
                "--policy",
                given.quickPolicy(),
                "--json");
    }

    /// A service on this machine whose score is the mean of an image, and something more.
    private interface Drift {
        double now();
    }

    private static final class Endpoint implements AutoCloseable {
        private final HttpServer server;

        Endpoint(Drift drift) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/score", exchange -> {
                try (exchange) {
                    Json request =
                            Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    double more = drift.now();
                    List<Double> scores = new ArrayList<>();
                    for (Json image : request.list("images")) {
                        scores.add(Math.min(1, mean(image) + more));
                    }
                    byte[] answer = ("{\"scores\": " + scores + "}").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            server.start();
        }

        private static double mean(Json image) {
            List<?> values = (List<?>) image.value();
            double sum = 0;
            for (Object value : values) {
                sum += ((Number) value).doubleValue();
            }
            return sum / values.size();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/score";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
