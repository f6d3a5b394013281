package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.elpis.ElpisException;
import org.elpis.ledger.SignedNote.Judgement;
import org.elpis.merkle.MerkleProof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a witness in this process, which keeps to C2SP tlog-witness.
class WitnessesTest {
    @TempDir
    private Path home;

    private HttpServer server;
    private KeyPair pair;
    private VerifierKey key;
    private final ConcurrentHashMap<String, Checkpoint> seen = new ConcurrentHashMap<>();

    @BeforeEach
    void startWitness() throws IOException, GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        key = new VerifierKey("witness.example/w1", SignatureKind.ML_DSA_44, pair.getPublic());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w1/add-checkpoint", this::answer);
        server.start();
        LedgerKeys.of(home);
        Files.createDirectories(home.resolve("ledger"));
        Files.writeString(
                home.resolve("ledger/witnesses"),
                "# ours\n" + key.vkey() + " http://localhost:"
                        + server.getAddress().getPort() + "/w1\n");
    }

    @AfterEach
    void stopWitness() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int split = body.indexOf("\n\n");
        List<String> lines = List.of(body.substring(0, split).split("\n"));
        SignedNote note = SignedNote.parse(body.substring(split + 2).getBytes(StandardCharsets.UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Checkpoint last = seen.get(checkpoint.origin());
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        boolean isKnown = LedgerKeys.of(home).verifiers().stream().allMatch(own -> note.judge(own) == Judgement.TRUE);
        if (!isKnown) {
            reply(exchange, 403, "");
        } else if (old != (last == null ? 0 : last.size())) {
            reply(exchange, 409, (last == null ? 0 : last.size()) + "\n");
        } else if (last != null && !isConsistent(last, checkpoint, lines.subList(1, lines.size()))) {
            reply(exchange, 422, "");
        } else {
            seen.put(checkpoint.origin(), checkpoint);
            reply(exchange, 200, cosignature(note.text()));
        }
    }

    private static boolean isConsistent(Checkpoint last, Checkpoint now, List<String> proof)
            throws MalformedLedgerException {
        List<byte[]> hashes = new ArrayList<>();
        for (String line : proof) {
            hashes.add(Lines.hash(line));
        }
        return MerkleProof.isConsistent(last.size(), last.root(), now.size(), now.root(), hashes);
    }

    private String cosignature(String text) throws MalformedLedgerException {
        byte[] message = Cosigned.message(SignatureKind.ML_DSA_44, key.name(), 1_700_000_000, text);
        byte[] bare = SignatureKind.ML_DSA_44.sign(pair.getPrivate(), message);
        byte[] signature = ByteBuffer.allocate(8 + bare.length)
                .putLong(1_700_000_000)
                .put(bare)
                .array();
        return new SignedNote.Line(key.name(), key.id(), signature).text();
    }

    private static void reply(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private List<VerifierKey> appendAndOffer() throws IOException {
        try (Ledger ledger = Ledger.of(home, Clock.systemUTC(), "test")) {
            ledger.append("note", new JsonObject().with("kind", "note").with("text", "one more"));
            return Witnesses.of(home).offer(ledger);
        }
    }

    private LedgerView view() throws IOException {
        return LedgerView.of(FileLedgerStore.reading(home));
    }

    @Test
    void cosignEveryCheckpointThatGrewOutOfTheOneBefore() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(appendAndOffer()).isEmpty();
            assertThat(view().note().judge(key)).isEqualTo(Judgement.TRUE);
        }
        List<VerifierKey> keys = new ArrayList<>(LedgerKeys.of(home).verifiers());
        keys.add(key);
        byte[] proof = view().prove(1, true).encoded().getBytes(StandardCharsets.UTF_8);
        assertThat(new ProofCheck(keys).check(proof).outcome()).isEqualTo(LedgerVerdict.Outcome.GOOD);
    }

    @Test
    void holdNothingBackWhenTheyAreDown() throws IOException {
        server.stop(0);
        assertThat(appendAndOffer()).containsExactly(key);
        assertThat(view().checkpoint().size()).isEqualTo(1);
        assertThat(view().note().judge(key)).isEqualTo(Judgement.ABSENT);
    }

    @Test
    void holdNothingBackWhenTheyTalkNonsense() throws IOException {
        server.removeContext("/w1/add-checkpoint");
        server.createContext("/w1/add-checkpoint", exchange -> reply(exchange, 200, "\u2014 nonsense\n"));
        assertThat(appendAndOffer()).containsExactly(key);
    }

    /// What the ledger itself cannot see: everything that it knows was put back.
    @Test
    void noticeALedgerThatWasPutBackTogetherWithItsKeys() throws IOException {
        appendAndOffer();
        byte[] record = Files.readAllBytes(FileLedgerStore.record(home));
        byte[] journal = Files.readAllBytes(home.resolve("ledger/journal"));
        appendAndOffer();
        Files.write(FileLedgerStore.record(home), record);
        Files.write(home.resolve("ledger/journal"), journal);
        Files.write(home.resolve("ledger/checkpoint"), record);
        assertThatThrownBy(this::appendAndOffer)
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.LEDGER_REFUSED));
    }

    @Test
    void areRefusedWhenTheirFileCannotBeUnderstood() throws IOException {
        Files.writeString(home.resolve("ledger/witnesses"), "somebody\n");
        assertThatThrownBy(() -> Witnesses.of(home)).isInstanceOf(ElpisException.class);
    }
}
