package org.elpis.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Others who see every checkpoint of a log and put their names under it when it grew out of the one before.
///
/// One that does not answer within three seconds is left out: nothing waits longer for it, and nothing is held back.
///
/// Source: C2SP tlog-witness, "add-checkpoint"
public final class Witnesses {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int MAX_WITNESSES = 12;

    private final List<Witness> witnesses;

    /// @param uri  prefix for submissions, without a slash at its end
    private record Witness(VerifierKey key, String uri) {}

    private Witnesses(List<Witness> witnesses) {
        this.witnesses = List.copyOf(witnesses);
    }

    /// The witnesses of a home: none, or those of `ledger/witnesses`, one a line: vkey, blank, URL.
    ///
    /// @throws ElpisException when the file cannot be understood
    public static Witnesses of(Path home) throws IOException {
        Path file = FileLedgerStore.folder(home).resolve("witnesses");
        List<Witness> witnesses = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                witnesses.add(parse(line.strip(), file));
            }
        }
        return new Witnesses(witnesses);
    }

    private static Witness parse(String line, Path file) {
        String[] parts = line.split(" +");
        try {
            if (parts.length == 2 && (parts[1].startsWith("https://") || parts[1].startsWith("http://"))) {
                String uri = parts[1].endsWith("/") ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
                return new Witness(VerifierKey.parse(parts[0]), URI.create(uri).toString());
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer that all faults deserve.
        }
        throw new ElpisException(
                        Code.LEDGER_UNUSABLE,
                        "A line of the file of witnesses is not a verifier key, a blank and a URL. Correct it, or remove "
                                + "the file to go on without witnesses.")
                .with("file", file);
    }

    /// Their keys, in the order of the file.
    public List<VerifierKey> keys() {
        return witnesses.stream().map(Witness::key).toList();
    }

    /// Offers the newest checkpoint to each, and adds what they sign to it.
    ///
    /// @return those that have not signed
    /// @throws ElpisException when one has seen another history of this log
    public List<VerifierKey> offer(Ledger ledger) throws IOException {
        List<VerifierKey> missing = new ArrayList<>();
        if (witnesses.isEmpty()) {
            return missing;
        }
        LedgerView view = ledger.view();
        List<SignedNote.Line> cosignatures = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (Witness witness : witnesses.subList(0, Math.min(witnesses.size(), MAX_WITNESSES))) {
                List<SignedNote.Line> lines = ask(client, witness, view);
                cosignatures.addAll(lines);
                if (lines.isEmpty()) {
                    missing.add(witness.key());
                }
            }
            client.shutdownNow();
        }
        if (!cosignatures.isEmpty()) {
            ledger.cosign(view.note().text(), cosignatures);
        }
        return missing;
    }

    /// The first question tells nothing old, so that the witness says what it has seen last.
    private static List<SignedNote.Line> ask(HttpClient client, Witness witness, LedgerView view) throws IOException {
        try {
            HttpResponse<String> answer = post(client, witness, view, 0);
            if (answer.statusCode() == CONFLICT) {
                long seen = Lines.number(answer.body().strip(), Checkpoint.MAX_SIZE);
                if (seen > view.checkpoint().size()) {
                    throw fork(witness);
                }
                answer = post(client, witness, view, seen);
            }
            if (answer.statusCode() == UNPROCESSABLE) {
                throw fork(witness);
            }
            return answer.statusCode() == OK ? valid(answer.body(), witness, view) : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (IOException e) {
            // It is away, or it talks nonsense: its signature is missing, which is shown.
            return List.of();
        }
    }

    private static HttpResponse<String> post(HttpClient client, Witness witness, LedgerView view, long old)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        for (byte[] hash : old == 0 ? List.<byte[]>of() : view.consistency(old)) {
            body.append(Lines.base64(hash)).append('\n');
        }
        body.append('\n').append(view.note().encoded());
        HttpRequest request = HttpRequest.newBuilder(URI.create(witness.uri() + "/add-checkpoint"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return client.send(
                request,
                info -> BodySubscribers.mapping(
                        BodySubscribers.limiting(BodySubscribers.ofByteArray(), Lines.MAX_BYTES),
                        bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    /// What the witness signed of this checkpoint; other lines are left out.
    private static List<SignedNote.Line> valid(String body, Witness witness, LedgerView view)
            throws MalformedLedgerException {
        List<SignedNote.Line> valid = new ArrayList<>();
        for (SignedNote.Line line : SignedNote.lines(body)) {
            SignedNote alone = new SignedNote(view.note().text(), List.of(line));
            if (valid.isEmpty() && alone.judge(witness.key()) == SignedNote.Judgement.TRUE) {
                valid.add(line);
            }
        }
        return valid;
    }

    private static ElpisException fork(Witness witness) {
        return new ElpisException(
                        Code.LEDGER_REFUSED,
                        "A witness has seen more of this ledger, or another history of it. The ledger and its keys were "
                                + "put back from a backup, or used in two places. Put back the newest ledger; if it is "
                                + "lost, start a new one with new keys and tell those who hold checkpoints.")
                .with("witness", witness.key().name());
    }
}
