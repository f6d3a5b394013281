package org.elpis.bench.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elpis.bench.custody.Mutants.Target;
import org.elpis.ledger.Entry;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.Ledger;
import org.elpis.ledger.LedgerAudit;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.ProofCheck;
import org.elpis.ledger.SignedNote;
import org.elpis.ledger.VerifierKey;

/// A proof, a checkpoint, verifier keys and every kind of file of a ledger with bundles.
final class LedgerTargets {
    private static final int ENTRIES = 4200;

    private final Path home;
    private final LedgerView right;

    private LedgerTargets(Path home, int entries) throws IOException {
        this.home = home;
        List<JsonObject> payloads = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            payloads.add(new JsonObject().with("kind", "note").with("text", "entry " + i));
        }
        try (Ledger ledger = Ledger.of(home, Clock.systemUTC(), "bench")) {
            for (int from = 0; from < entries; from += 1000) {
                ledger.append("note", payloads.subList(from, Math.min(entries, from + 1000)));
            }
        }
        this.right = LedgerView.of(FileLedgerStore.reading(home));
    }

    static Map<String, Target> of(Path folder) throws IOException {
        return new LedgerTargets(folder.resolve("home"), ENTRIES)
                .all(new LedgerTargets(folder.resolve("other"), ENTRIES));
    }

    private Map<String, Target> all(LedgerTargets other) throws IOException {
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("proof", new Target(proof(7), other.proof(7), this::proofWord));
        targets.put(
                "checkpoint",
                new Target(
                        right.note().encoded().getBytes(StandardCharsets.UTF_8),
                        other.right.note().encoded().getBytes(StandardCharsets.UTF_8),
                        this::checkpointWord));
        targets.put("verifier key", new Target(key(0), other.key(0), bytes -> keyWord(bytes, 0)));
        targets.put("verifier key, ML-DSA-44", new Target(key(1), other.key(1), bytes -> keyWord(bytes, 1)));
        for (String name : List.of(
                "ledger/tile/0/003",
                "ledger/tile/entries/003",
                "ledger/private/003",
                "ledger/journal",
                "ledger/checkpoint",
                "keys/ledger.checkpoint")) {
            targets.put(
                    name,
                    new Target(
                            Files.readAllBytes(home.resolve(name)),
                            Files.readAllBytes(other.home.resolve(name)),
                            bytes -> folderWord(name, bytes),
                            true));
        }
        return targets;
    }

    private byte[] proof(long index) throws IOException {
        return right.prove(index, true).encoded().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] key(int index) {
        return keys().get(index).vkey().getBytes(StandardCharsets.UTF_8);
    }

    private List<VerifierKey> keys() {
        return LedgerKeys.of(home).verifiers();
    }

    private String proofWord(byte[] bytes) throws IOException {
        LedgerVerdict verdict = new ProofCheck(keys()).check(bytes);
        Entry truth = right.entry(7);
        return word(verdict, verdict.entry().equals(Optional.of(truth)));
    }

    private String checkpointWord(byte[] bytes) throws IOException {
        LedgerVerdict verdict = new ProofCheck(keys()).judge(SignedNote.parse(bytes));
        return word(verdict, verdict.checkpoint().equals(Optional.of(right.checkpoint())));
    }

    private String keyWord(byte[] bytes, int index) {
        VerifierKey key;
        try {
            key = VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return "refused";
        }
        LedgerVerdict verdict = new ProofCheck(List.of(key)).judge(right.note());
        return word(verdict, key.equals(keys().get(index)));
    }

    /// A checkpoint beside the record is written without a force: where it is torn, the record counts, and all is well.
    private String folderWord(String name, byte[] bytes) throws IOException {
        Path file = home.resolve(name);
        byte[] before = Files.readAllBytes(file);
        Files.write(file, bytes);
        try {
            LedgerAudit audit = new LedgerAudit(LedgerView.of(FileLedgerStore.reading(home)));
            LedgerVerdict verdict = audit.run(keys(), Optional.empty());
            boolean isTold = verdict.outcome() != LedgerVerdict.Outcome.GOOD || audit.unexplained() > 0;
            boolean isRight = verdict.checkpoint().equals(Optional.of(right.checkpoint()));
            return isTold && verdict.outcome() == LedgerVerdict.Outcome.GOOD
                    ? "good with entries of which nothing is known"
                    : word(verdict, isRight);
        } finally {
            Files.write(file, before);
        }
    }

    private static String word(LedgerVerdict verdict, boolean isRight) {
        boolean isGood = verdict.outcome() == LedgerVerdict.Outcome.GOOD;
        if (!isGood && verdict.reason().isEmpty()) {
            return "WRONG without a reason";
        }
        String word = verdict.outcome().name().toLowerCase(Locale.ROOT);
        return isGood && !isRight ? "WRONG good" : isGood ? "good, and the same" : word;
    }
}
