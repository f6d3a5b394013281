package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.elpis.ElpisException;
import org.elpis.ledger.LedgerVerdict.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whenever the power goes: what was acknowledged is there, and whatever was signed is the beginning of what is.
class LedgerCrashTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:50:00Z"), ZoneOffset.UTC);
    private static final int KILLS = 1000;

    @TempDir
    private Path home;

    private LedgerKeys keys;

    private byte[] empty;

    @BeforeEach
    void makeKeys() throws IOException {
        keys = LedgerKeys.of(home);
        empty = Files.readAllBytes(FileLedgerStore.record(home));
    }

    private Ledger open(DyingStore store) throws IOException {
        return Ledger.open(store, keys, CLOCK, "test", 1);
    }

    private static JsonObject payload(int number) {
        return new JsonObject().with("kind", "note").with("text", "entry " + number);
    }

    @Test
    void losesNothingAndForksNeverHoweverOftenThePowerGoes() throws IOException {
        Random random = new Random(20261121);
        DyingStore store = new DyingStore(empty, random);
        Map<Long, Integer> acknowledged = new HashMap<>();
        int number = 0;
        int deaths = 0;
        while (deaths < KILLS) {
            store.dieAfter(random.nextInt(5));
            try (Ledger ledger = open(store)) {
                while (true) {
                    int count = 1 + random.nextInt(6);
                    List<JsonObject> payloads = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        payloads.add(payload(number + i));
                    }
                    number += count;
                    long last = ledger.append("note", payloads);
                    for (int i = 0; i < count; i++) {
                        acknowledged.put(last - i, number - 1 - i);
                    }
                }
            } catch (IOException e) {
                deaths++;
                store.revive();
            }
        }
        open(store).close();
        LedgerView view = LedgerView.of(store);
        assertThat(new LedgerAudit(view).run(keys.verifiers(), Optional.empty()).outcome())
                .isEqualTo(Outcome.GOOD);
        assertThat(acknowledged.size()).isGreaterThan(KILLS / 2);
        Map<Long, Opening> logged = openings(view);
        acknowledged.forEach((index, text) -> assertThat(logged)
                .hasEntrySatisfying(
                        index,
                        opening -> assertThat(opening.payload())
                                .hasToString(payload(text).toString())));
        requireNoFork(store, view);
    }

    private static Map<Long, Opening> openings(LedgerView view) throws IOException {
        Map<Long, Opening> openings = new HashMap<>();
        long start = view.content().start();
        assertThat(start).isPositive();
        for (long bundle = 0; bundle < start / 256; bundle++) {
            openings.putAll(view.content().openings(bundle));
        }
        for (long i = start; i < view.checkpoint().size(); i++) {
            openings.put(i, view.opening(i).orElseThrow());
        }
        return openings;
    }

    private static void requireNoFork(DyingStore store, LedgerView view) throws IOException {
        assertThat(store.everSigned()).isNotEmpty();
        for (byte[] note : store.everSigned()) {
            Checkpoint signed = Checkpoint.parse(SignedNote.parse(note).text());
            assertThat(signed.root())
                    .as("root of %d entries", signed.size())
                    .isEqualTo(view.content().paths().root(signed.size()));
        }
    }

    @Test
    void countsEntriesThatAreDurableButWereAcknowledgedToNobody() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        Ledger ledger = open(store);
        ledger.append("note", payload(0));
        store.dieAfter(1); // the journal is written, the checkpoint is not
        assertThatThrownBy(() -> ledger.append("note", payload(1))).isInstanceOf(IOException.class);
        store.revive();
        try (Ledger again = open(store)) {
            assertThat(again.size()).isEqualTo(2);
            assertThat(again.view().checkpoint().size()).isEqualTo(2);
        }
    }

    @Test
    void appendsNothingAfterAFaultUntilItIsOpenedAnew() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        Ledger ledger = open(store);
        store.dieAfter(0);
        assertThatThrownBy(() -> ledger.append("note", payload(1))).isInstanceOf(IOException.class);
        store.revive();
        assertThatThrownBy(() -> ledger.append("note", payload(2)))
                .isInstanceOf(IOException.class)
                .hasMessage("the ledger must be opened anew");
        try (Ledger again = open(store)) {
            again.append("note", payload(3));
        }
    }

    @Test
    void refusesALogThatWasPutBackFromABackup() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        try (Ledger ledger = open(store)) {
            ledger.append("note", payload(0));
            DyingStore backup = store.copy();
            ledger.append("note", payload(1));
            store.restoreLog(backup);
        }
        int signedBefore = store.everSigned().size();
        assertThatThrownBy(() -> open(store)).isInstanceOfSatisfying(ElpisException.class, e -> {
            assertThat(e.code()).isEqualTo(ElpisException.Code.LEDGER_REFUSED);
            assertThat(e.context()).containsEntry("signed", "2 entries").containsEntry("found", "1 entries");
        });
        assertThat(store.everSigned()).hasSize(signedBefore);
    }

    @Test
    void refusesALogWithTheSameNumberOfOtherEntries() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        DyingStore other = new DyingStore(empty, new Random(1));
        try (Ledger ledger = open(store);
                Ledger elsewhere = open(other)) {
            for (int i = 0; i < 300; i++) {
                ledger.append("note", payload(i));
                elsewhere.append("note", payload(i));
            }
        }
        store.restoreLog(other);
        assertThatThrownBy(() -> open(store))
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.LEDGER_REFUSED));
    }

    @Test
    void refusesALogWithoutTheRecordOfWhatWasSignedLast() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        try (Ledger ledger = open(store)) {
            ledger.append("note", payload(0));
        }
        store.loseRecord();
        assertThatThrownBy(() -> open(store))
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.LEDGER_REFUSED));
    }

    @Test
    void refusesRatherThanCutOffWhatWasAcknowledged() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        try (Ledger ledger = open(store)) {
            for (int i = 0; i < 3; i++) {
                ledger.append("note", payload(i));
            }
        }
        byte[] journal = store.journal();
        journal[journal.length / 2] ^= 1;
        store.setJournal(journal);
        assertThatThrownBy(() -> open(store)).isInstanceOf(ElpisException.class);
        assertThat(store.journal()).isEqualTo(journal);
    }

    @Test
    void findsEveryChangedBitOfAStoredEntryOrTile() throws IOException {
        DyingStore store = new DyingStore(empty, new Random(1));
        try (Ledger ledger = open(store)) {
            List<JsonObject> payloads = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                payloads.add(payload(i));
            }
            ledger.append("note", payloads);
        }
        Random random = new Random(5);
        assertThat(store.parts()).hasSize(6);
        for (String name : store.parts().keySet()) {
            for (int i = 0; i < 5; i++) {
                DyingStore changed = store.copy();
                byte[] content = store.parts().get(name).clone();
                content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(7));
                changed.parts().put(name, content);
                LedgerVerdict verdict = new LedgerAudit(LedgerView.of(changed)).run(keys.verifiers(), Optional.empty());
                assertThat(verdict.outcome()).as(name).isEqualTo(Outcome.ALTERED);
            }
        }
    }
}
