package org.elpis.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.elpis.evidence.PackVerdict.Finding;
import org.elpis.evidence.PackVerdict.Kind;
import org.elpis.evidence.PackVerdict.ProofResult;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.MalformedLedgerException;
import org.elpis.ledger.Opening;
import org.elpis.ledger.SignedNote;
import org.elpis.ledger.Succession;
import org.elpis.ledger.TlogProof;
import org.elpis.ledger.VerifierKey;

/// The proofs of the ledger in a pack.
final class PackProofs {
    private static final String CHECKPOINT = "ledger/checkpoint";
    private static final String PROOF = ".tlog-proof";

    private final PackFiles files;
    private final SortedSet<String> listed;
    private final Succession check;
    private Optional<SignedNote> checkpoint = Optional.empty();

    /// @param check  by the keys that must have signed
    PackProofs(PackFiles files, SortedSet<String> listed, Succession check) {
        this.files = files;
        this.listed = listed;
        this.check = check;
    }

    /// Checks all proofs; those that do not hold are found.
    List<ProofResult> check(PackSeals seals, List<Finding> findings) throws IOException {
        List<ProofResult> results = new ArrayList<>();
        readCheckpoint(findings);
        for (String name : listed) {
            if (name.startsWith("ledger/") && name.endsWith(PROOF)) {
                results.add(check(name, seals, findings));
            }
        }
        return results;
    }

    private void readCheckpoint(List<Finding> findings) throws IOException {
        if (!listed.contains(CHECKPOINT)) {
            return;
        }
        try {
            SignedNote note = SignedNote.parse(files.small(CHECKPOINT, PackCheck.MAX_SMALL));
            LedgerVerdict verdict = check.judge(note);
            add(CHECKPOINT, verdict, findings);
            if (verdict.outcome() == LedgerVerdict.Outcome.GOOD) {
                checkpoint = Optional.of(note);
            }
        } catch (MalformedLedgerException e) {
            findings.add(new Finding(Kind.UNKNOWN, CHECKPOINT + " cannot be read: " + e.getMessage()));
        }
    }

    private ProofResult check(String name, PackSeals seals, List<Finding> findings) throws IOException {
        byte[] proof = files.small(name, PackCheck.MAX_SMALL);
        LedgerVerdict verdict = check.check(proof);
        add(name, verdict, findings);
        if (verdict.outcome() != LedgerVerdict.Outcome.GOOD) {
            return new ProofResult(name, 0, verdict, "");
        }
        TlogProof read = TlogProof.parse(proof);
        boolean isSameLog = checkpoint
                .filter(note -> note.text().equals(read.checkpoint().text()))
                .isPresent();
        if (!isSameLog) {
            findings.add(new Finding(Kind.UNKNOWN, name + " leads to another checkpoint than " + CHECKPOINT));
        }
        Optional<JsonObject> payload = verdict.opening().map(Opening::payload);
        String kind = verdict.entry().orElseThrow().kind();
        String key = kind.equals("release") ? "manifest" : "statement";
        Optional<String> about = payload.filter(found -> found.text("kind").equals(Optional.of(kind)))
                .flatMap(found -> found.text(key))
                .flatMap(digest -> seals.named(kind, digest));
        if (about.isEmpty()) {
            findings.add(new Finding(Kind.UNKNOWN, name + " proves an entry that names nothing in this pack"));
        }
        return new ProofResult(name, read.index(), verdict, about.orElse(""));
    }

    private static void add(String name, LedgerVerdict verdict, List<Finding> findings) {
        switch (verdict.outcome()) {
            case GOOD -> {}
            case ALTERED -> findings.add(new Finding(Kind.ALTERED, name + ": " + verdict.reason()));
            case UNKNOWN -> findings.add(new Finding(Kind.UNKNOWN, name + ": " + verdict.reason()));
        }
    }

    /// Names of those whose cosignature of the checkpoint holds.
    List<String> cosigners(List<VerifierKey> witnesses) {
        return witnesses.stream()
                .filter(key -> checkpoint
                        .filter(note -> note.judge(key) == SignedNote.Judgement.TRUE)
                        .isPresent())
                .map(VerifierKey::name)
                .toList();
    }
}
