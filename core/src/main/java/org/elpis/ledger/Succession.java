package org.elpis.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.ledger.LedgerVerdict.Outcome;

/// Checks proofs and checkpoints of a log whose keys were replaced, for whoever has the keys of one time only.
///
/// Keys that were handed over count for what was signed until then and for nothing later: whoever steals old keys
/// cannot
/// go on with them. Two handovers of the same keys to different ones contradict each other, and then nothing is said.
public final class Succession {
    private final List<Term> terms = new ArrayList<>();
    private final List<VerifierKey> witnesses;
    private final List<Handover> used = new ArrayList<>();
    private boolean isDisputed;

    /// The time for which some keys of the log count.
    ///
    /// @param until  entries of the largest checkpoint that they may sign
    private record Term(List<VerifierKey> keys, long until) {}

    /// @param keys  that the verifier trusts: the log's first, then those of witnesses, which must always have signed
    /// @param handovers  files of handovers in any order; what is none of this log's is left aside
    public Succession(List<VerifierKey> keys, List<byte[]> handovers) {
        List<VerifierKey> own = keys.stream()
                .filter(key -> key.name().equals(keys.getFirst().name()))
                .toList();
        this.witnesses = keys.stream().filter(key -> !own.contains(key)).toList();
        List<Handover> known = new ArrayList<>();
        for (byte[] bytes : handovers) {
            try {
                known.add(Handover.parse(bytes));
            } catch (MalformedLedgerException e) {
                // Whoever needs it will find that a key has not signed.
            }
        }
        earlier(own, known);
        later(own, known);
    }

    /// Goes back to the first keys, which then stand first.
    private void earlier(List<VerifierKey> own, List<Handover> known) {
        List<VerifierKey> keys = own;
        for (int left = known.size(); left > 0; left--) {
            List<VerifierKey> now = keys;
            Optional<Handover> before = known.stream()
                    .filter(each -> Handover.counterparts(now, each.to(), each.from())
                            .filter(from -> each.isSignedBy(now, from))
                            .isPresent())
                    .findFirst();
            if (before.isEmpty()) {
                return;
            }
            keys = Handover.counterparts(now, before.get().to(), before.get().from())
                    .orElseThrow();
            if (keys.equals(own) || times().contains(keys)) {
                isDisputed = true;
                return;
            }
            used.add(before.get());
            terms.addFirst(new Term(keys, size(before.get())));
        }
    }

    /// Goes on to the newest keys, which then stand last.
    private void later(List<VerifierKey> own, List<Handover> known) {
        List<VerifierKey> keys = own;
        for (int left = known.size(); left >= 0; left--) {
            List<VerifierKey> now = keys;
            List<Handover> after = known.stream()
                    .filter(each -> Handover.counterparts(now, each.from(), each.to())
                            .filter(to -> each.isSignedBy(now, to))
                            .isPresent())
                    .toList();
            isDisputed |= after.stream().map(Handover::to).distinct().count() > 1;
            if (after.isEmpty() || left == 0) {
                terms.add(new Term(keys, Checkpoint.MAX_SIZE));
                return;
            }
            terms.add(new Term(keys, size(after.getFirst())));
            used.add(after.getFirst());
            keys = Handover.counterparts(
                            now, after.getFirst().from(), after.getFirst().to())
                    .orElseThrow();
            if (times().contains(keys)) {
                // Keys that were replaced do not come back.
                isDisputed = true;
                return;
            }
        }
    }

    private static long size(Handover handover) {
        try {
            return handover.size();
        } catch (MalformedLedgerException e) {
            throw new IllegalStateException("a handover that is signed has a checkpoint", e);
        }
    }

    /// The log's own keys of every time that is known, the first first.
    public List<List<VerifierKey>> times() {
        return terms.stream().map(Term::keys).toList();
    }

    /// The handovers that lead from the keys that were given to others.
    List<Handover> used() {
        return List.copyOf(used);
    }

    /// Whether an entry is in the log.
    public LedgerVerdict check(byte[] proof) {
        return best(check -> check.check(proof));
    }

    /// Whether a checkpoint is signed by all keys of its time.
    public LedgerVerdict judge(SignedNote note) {
        return best(check -> check.judge(note));
    }

    @FunctionalInterface
    private interface Question {
        LedgerVerdict ask(ProofCheck check);
    }

    private LedgerVerdict best(Question question) {
        if (isDisputed) {
            return LedgerVerdict.of(
                    Outcome.UNKNOWN, "Two handovers of the same keys contradict each other: one of them is forged.");
        }
        LedgerVerdict first = LedgerVerdict.of(Outcome.UNKNOWN, "No key of the log was given.");
        for (Term term : terms.reversed()) {
            List<VerifierKey> keys = new ArrayList<>(term.keys());
            keys.addAll(witnesses);
            LedgerVerdict verdict = question.ask(new ProofCheck(keys));
            if (verdict.outcome() == Outcome.GOOD) {
                boolean isInTime = verdict.checkpoint().orElseThrow().size() <= term.until();
                return isInTime
                        ? verdict
                        : LedgerVerdict.of(
                                Outcome.UNKNOWN, "The checkpoint is signed with keys that were handed over before.");
            }
            if (verdict.outcome() == Outcome.ALTERED) {
                return verdict;
            }
            first = verdict;
        }
        return first;
    }
}
