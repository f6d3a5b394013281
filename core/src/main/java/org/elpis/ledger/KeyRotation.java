package org.elpis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Replaces the keys of a log. The old ones say in the log which the new ones are, and both sign the checkpoint with
/// that entry; after it the old ones are gone.
///
/// Whatever interrupts it, the log has one pair of keys afterwards: as soon as the handover is durable the new ones,
/// else the old ones.
public final class KeyRotation {
    private static final long WAIT_MS = 30_000;
    private static final int MOST = 1000;

    private KeyRotation() {}

    /// Hands over to new keys.
    ///
    /// @return the keys from now on
    /// @throws ElpisException when the ledger cannot be written, another process holds it, or it was changed
    public static LedgerKeys run(Path home, Clock clock, String software) {
        LedgerKeys old = LedgerKeys.of(home);
        try (LedgerStore store = FileLedgerStore.writing(home, WAIT_MS)) {
            old = LedgerKeys.held(home);
            LedgerKeys next = LedgerKeys.next(home, old.origin());
            Ledger ledger = Ledger.open(store, old, clock, software, Integer.MAX_VALUE / TilePath.WIDTH);
            long index = ledger.append(Handover.KIND, Handover.payload(old.verifiers(), next.verifiers()));
            LedgerView view = ledger.view();
            TlogProof proof = view.prove(index, true);
            SignedNote both = proof.checkpoint()
                    .with(next.sign(view.checkpoint(), clock.instant()).signatures());
            TlogProof told = new TlogProof(proof.extra(), index, proof.hashes(), both);
            int number = count(store);
            if (number >= MOST) {
                throw new IOException("the ledger had " + MOST + " keys");
            }
            store.put(Map.of(TilePath.handover(number), new Handover(told, old.verifiers(), next.verifiers()).bytes()));
            finish(home, store);
            return LedgerKeys.of(home);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.LEDGER_UNUSABLE,
                            "The keys of the ledger cannot be replaced. Free space in the home folder, or give write "
                                    + "permission to it, and run the same command again.",
                            e)
                    .with("ledger", FileLedgerStore.folder(home));
        }
    }

    private static int count(LedgerStore store) throws IOException {
        int count = 0;
        while (count < MOST
                && store.read(TilePath.handover(count), Handover.MAX_BYTES).isPresent()) {
            count++;
        }
        return count;
    }

    /// All handovers of a log, the oldest first.
    static List<byte[]> handovers(LedgerStore store) throws IOException {
        int count = count(store);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(store.read(TilePath.handover(i), Handover.MAX_BYTES).orElse(new byte[0]));
        }
        return all;
    }

    /// Ends what was interrupted behind a durable handover. Only whoever holds the ledger may.
    static void finish(Path home) throws IOException {
        if (Files.exists(LedgerKeys.nextFile(home))) {
            finish(home, FileLedgerStore.reading(home));
        }
    }

    private static void finish(Path home, LedgerStore store) throws IOException {
        int count = count(store);
        Optional<LedgerKeys> next = LedgerKeys.next(home);
        if (count == 0 || next.isEmpty()) {
            return;
        }
        Handover last = Handover.parse(
                store.read(TilePath.handover(count - 1), Handover.MAX_BYTES).orElse(new byte[0]));
        if (!last.to().equals(next.get().verifiers())) {
            return;
        }
        store.sign(last.proof().checkpoint().bytes());
        store.publish(last.proof().checkpoint().bytes());
        FileLedgerStore.replace(LedgerKeys.publicKeys(home), next.get().publicBytes());
        Files.move(
                LedgerKeys.nextFile(home),
                LedgerKeys.file(home),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
