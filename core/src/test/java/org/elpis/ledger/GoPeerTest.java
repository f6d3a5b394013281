package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Go's `sumdb/note` and `sumdb/tlog`, which know nothing of Elpis, read what Elpis exports and proves.
class GoPeerTest {
    private static final Path PACKAGES = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");
    private static final Path GO = Path.of("/usr/bin/go");

    @TempDir
    private static Path built;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws Exception {
        boolean isThere = Files.isDirectory(PACKAGES) && Files.isExecutable(GO);
        if (!isThere) {
            System.err.println("SKIPPED: Go does not check the ledger. Install golang-go and golang-golang-x-mod-dev.");
        }
        assumeTrue(isThere, "Go is not installed");
        try (InputStream source = GoPeerTest.class.getResourceAsStream("peer.go.txt")) {
            Files.copy(Objects.requireNonNull(source), built.resolve("peer.go"));
        }
        Result result = run(List.of(GO.toString(), "build", "-o", "peer", "peer.go"), built);
        assertThat(result.code()).as(result.text()).isZero();
    }

    private record Result(int code, String text) {}

    private static Result run(List<String> command, Path folder) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOCACHE", built.resolve("cache").toString());
        builder.environment().put("CGO_ENABLED", "0");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), text);
    }

    private Path home() {
        return folder.resolve("home");
    }

    @BeforeEach
    void makeLedger() {
        LedgerKeys.of(home());
    }

    private static List<JsonObject> payloads(int count) {
        List<JsonObject> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add(new JsonObject().with("kind", "note").with("text", "entry " + i));
        }
        return payloads;
    }

    /// A ledger, its export, and proofs of the first, a middle and the last entry.
    private List<String> prepare(int oldSize, int size) throws IOException {
        try (Ledger ledger = Ledger.of(home(), Clock.systemUTC(), "test")) {
            ledger.append("note", payloads(oldSize));
            ledger.append("note", payloads(size - oldSize));
        }
        LedgerView view = LedgerView.of(FileLedgerStore.reading(home()));
        new LedgerExport(view).write(folder.resolve("export"));
        StringBuilder old = new StringBuilder().append(oldSize).append('\n');
        old.append(Lines.base64(view.content().paths().root(oldSize))).append('\n');
        view.consistency(oldSize).forEach(hash -> old.append(Lines.base64(hash)).append('\n'));
        Files.writeString(folder.resolve("old"), old);
        List<String> arguments = new ArrayList<>(List.of(
                built.resolve("peer").toString(),
                folder.resolve("export").toString(),
                LedgerKeys.of(home()).verifiers().getFirst().vkey(),
                folder.resolve("old").toString()));
        for (long index : List.of(0L, size / 2L, size - 1L)) {
            Path proof = folder.resolve(index + ".tlog-proof");
            Files.writeString(proof, view.prove(index, true).encoded());
            arguments.add(proof.toString());
        }
        return arguments;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 255, 256, 257, 1000})
    void acceptsCheckpointTilesEntriesAndProofs(int size) throws Exception {
        Result result = run(prepare(size / 2, size), folder);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text())
                .contains("entries " + size, "consistent " + size / 2, "included 0", "included " + (size - 1));
    }

    /// Enough for a full tile of the second level.
    @Test
    void acceptsALogOfThreeLevels() throws Exception {
        Result result = run(prepare(60_000, 66_000), folder);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(folder.resolve("export/tile/1/000")).hasSize(8192);
        assertThat(folder.resolve("export/tile/2/000.p/1")).hasSize(32);
    }

    @Test
    void acceptsALogWhoseKeysWereReplaced() throws Exception {
        KeyRotation.run(home(), Clock.systemUTC(), "test");
        Result result = run(prepare(3, 300), folder);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("entries 301", "consistent 3", "included 299");
    }

    @Test
    void refusesAChangedTile() throws Exception {
        List<String> arguments = prepare(300, 600);
        Path tile = folder.resolve("export/tile/0/000");
        byte[] changed = Files.readAllBytes(tile);
        changed[100] ^= 1;
        Files.write(tile, changed);
        Result result = run(arguments, folder);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("REFUSED");
    }
}
