package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.elpis.ElpisException;
import org.elpis.ledger.LedgerVerdict.Outcome;
import org.elpis.merkle.MerkleProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger in a folder, and what others can check of it.
class LedgerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:50:00.9Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    private Ledger open() {
        return Ledger.of(home(), CLOCK, "Elpis test");
    }

    private static JsonObject payload(int number) {
        return new JsonObject().with("kind", "note").with("text", "Doe^Jane " + number);
    }

    private static List<JsonObject> payloads(int count) {
        List<JsonObject> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add(payload(i));
        }
        return payloads;
    }

    private LedgerView view() throws IOException {
        return LedgerView.of(FileLedgerStore.reading(home()));
    }

    private LedgerVerdict check(byte[] proof) {
        return new ProofCheck(LedgerKeys.of(home()).verifiers()).check(proof);
    }

    private static byte[] bytes(TlogProof proof) {
        return proof.encoded().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void provesEveryEntryAcrossRestarts() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Ledger ledger = open()) {
                assertThat(ledger.append("note", payload(i))).isEqualTo(i);
            }
        }
        LedgerView view = view();
        for (int i = 0; i < 5; i++) {
            LedgerVerdict verdict = check(bytes(view.prove(i, true)));
            assertThat(verdict.outcome()).isEqualTo(Outcome.GOOD);
            assertThat(verdict.opening().orElseThrow().payload())
                    .hasToString(payload(i).toString());
            assertThat(verdict.entry().orElseThrow().time()).isEqualTo(Instant.parse("2026-11-21T03:50:00Z"));
        }
    }

    @Test
    void letsManyThreadsAppendAtOnceAndGivesEachAnIndexOfItsOwn() throws Exception {
        Set<Long> indices = new ConcurrentSkipListSet<>();
        try (Ledger ledger = open()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int number = i;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        for (int k = 0; k < 10; k++) {
                            indices.add(ledger.append("note", payload(number * 10 + k)));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(indices).hasSize(160).contains(0L, 159L);
        assertThat(audit(Optional.empty()).outcome()).isEqualTo(Outcome.GOOD);
    }

    private LedgerVerdict audit(Optional<SignedNote> since) throws IOException {
        return new LedgerAudit(view()).run(LedgerKeys.of(home()).verifiers(), since);
    }

    @Test
    void saysNothingOfTheEntryInWhatMayBePublic() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payload(7));
        }
        Path export = folder.resolve("export");
        assertThat(new LedgerExport(view()).write(export)).isEqualTo(3);
        try (var files = Files.walk(export)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Doe^");
            }
        }
        assertThat(view().prove(0, false).encoded()).doesNotContain("payload");
        assertThat(check(bytes(view().prove(0, false))).opening()).isEmpty();
        assertThat(view().opening(0).orElseThrow().payload())
                .hasToString(payload(7).toString());
    }

    @Test
    void givesEqualPayloadsCommitmentsThatDiffer() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", List.of(payload(1), payload(1)));
        }
        assertThat(view().entry(0).commitment()).isNotEqualTo(view().entry(1).commitment());
    }

    @Test
    void tellsAProofThatWasChangedFromOneOfAnotherLog() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(5));
        }
        LedgerView view = view();
        TlogProof proof = view.prove(3, true);
        TlogProof elsewhere = new TlogProof(proof.extra(), 2, proof.hashes(), proof.checkpoint());
        assertThat(check(bytes(elsewhere)).outcome()).isEqualTo(Outcome.ALTERED);
        Optional<String> other = proof.extra().map(text -> text.replace("Jane 3", "Jane 4"));
        TlogProof forged = new TlogProof(other, 3, proof.hashes(), proof.checkpoint());
        assertThat(check(bytes(forged)).outcome()).isEqualTo(Outcome.ALTERED);
        SignedNote note = proof.checkpoint();
        SignedNote changed = new SignedNote(note.text().replace("\n5\n", "\n6\n"), note.signatures());
        assertThat(check(bytes(new TlogProof(proof.extra(), 3, proof.hashes(), changed)))
                        .outcome())
                .isEqualTo(Outcome.ALTERED);
        VerifierKey stranger =
                LedgerKeys.of(folder.resolve("other")).verifiers().getFirst();
        assertThat(new ProofCheck(List.of(stranger)).check(bytes(proof)).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(new ProofCheck(List.of()).check(bytes(proof)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isNotContentWithHalfOfTheSignatures() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payload(1));
        }
        TlogProof proof = view().prove(0, true);
        SignedNote stripped = new SignedNote(
                proof.checkpoint().text(), proof.checkpoint().signatures().subList(0, 1));
        TlogProof weaker = new TlogProof(proof.extra(), 0, proof.hashes(), stripped);
        assertThat(check(bytes(weaker)).outcome()).isEqualTo(Outcome.UNKNOWN);
        VerifierKey classical = LedgerKeys.of(home()).verifiers().getFirst();
        assertThat(new ProofCheck(List.of(classical)).check(bytes(weaker)).outcome())
                .isEqualTo(Outcome.GOOD);
    }

    @Test
    void neverFailsWhateverAProofLooksLikeAndNeverFindsAChangedOneGood() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(9));
        }
        byte[] proof = bytes(view().prove(4, true));
        ProofCheck check = new ProofCheck(LedgerKeys.of(home()).verifiers());
        assertThat(check.check(proof).outcome()).isEqualTo(Outcome.GOOD);
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            byte[] changed =
                    random.nextInt(3) == 0 ? Arrays.copyOf(proof, random.nextInt(proof.length)) : proof.clone();
            for (int k = random.nextInt(4); k >= 0 && changed.length > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(changed, proof)) {
                assertThat(check.check(changed).outcome()).isNotEqualTo(Outcome.GOOD);
            }
        }
    }

    @Test
    void keepsItsWordAboutAnOlderCheckpoint() throws IOException {
        SignedNote old;
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(3));
            old = ledger.view().note();
            ledger.append("note", payloads(300));
        }
        assertThat(audit(Optional.of(old)).outcome()).isEqualTo(Outcome.GOOD);
        Checkpoint then = Checkpoint.parse(old.text());
        Checkpoint now = view().checkpoint();
        assertThat(MerkleProof.isConsistent(then.size(), then.root(), now.size(), now.root(), view().consistency(3)))
                .isTrue();
        byte[] root = then.root();
        root[0] ^= 1;
        SignedNote other = LedgerKeys.of(home()).sign(new Checkpoint(then.origin(), 3, root), CLOCK.instant());
        assertThat(audit(Optional.of(other)).outcome()).isEqualTo(Outcome.ALTERED);
    }

    @Test
    void goesOnInBundlesWhenTheJournalIsLong() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(4100));
            ledger.append("note", payload(1));
        }
        assertThat(home().resolve("ledger/tile/entries/015")).exists();
        assertThat(home().resolve("ledger/tile/0/015")).hasSize(8192);
        assertThat(audit(Optional.empty()).outcome()).isEqualTo(Outcome.GOOD);
        assertThat(check(bytes(view().prove(4099, true))).outcome()).isEqualTo(Outcome.GOOD);
        assertThat(check(bytes(view().prove(17, true))).outcome()).isEqualTo(Outcome.GOOD);
        try (Ledger ledger = open()) {
            assertThat(ledger.size()).isEqualTo(4101);
        }
    }

    @Test
    void letsOneProcessAppendAtATime() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payload(1));
            assertThatThrownBy(() -> FileLedgerStore.writing(home(), 0))
                    .isInstanceOfSatisfying(
                            ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.LEDGER_BUSY));
            assertThat(view().checkpoint().size()).isEqualTo(1);
        }
        FileLedgerStore.writing(home(), 0).close();
    }

    @Test
    void keepsKeysAndPayloadsFromOthers() throws IOException {
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("ledger"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("keys/ledger.keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void makesNoNewKeysInThePlaceOfLostOnes() throws IOException {
        open().close();
        Files.delete(home().resolve("keys/ledger.keys"));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.KEY_MISSING));
    }

    @Test
    void saysWhatToDoWhenTheFolderCannotBeWritten() throws IOException {
        LedgerKeys.of(home());
        Files.writeString(home().resolve("ledger"), "in the way");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        ElpisException.class, e -> assertThat(e.code()).isEqualTo(ElpisException.Code.LEDGER_UNUSABLE));
    }

    @Test
    void refusesAPayloadThatDoesNotFit() {
        try (Ledger ledger = open()) {
            assertThatThrownBy(() -> ledger.append("note", new JsonObject().with("text", "a".repeat(30_000))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ledger.append("note", payload(1))).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void destroysWhatEntriesAreAboutAndKeepsTheirProofs() throws IOException {
        byte[] before;
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(4100));
            before = bytes(ledger.view().prove(7, false));
            assertThat(ledger.destroy(List.of(7L, 4099L))).isEqualTo(4100);
            assertThatThrownBy(() -> ledger.destroy(List.of(4100L))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ledger.destroy(List.of(5000L))).isInstanceOf(IllegalArgumentException.class);
            ledger.append("note", payload(1));
        }
        assertThat(check(before).outcome()).isEqualTo(Outcome.GOOD);
        LedgerView view = view();
        for (long index : List.of(7L, 4099L)) {
            assertThat(view.opening(index)).isEmpty();
            assertThat(view.destroyed().get(index))
                    .isEqualTo(new Destruction(4100, view.entry(4100).time()));
            LedgerVerdict verdict = check(bytes(view.prove(index, true)));
            assertThat(verdict.outcome()).isEqualTo(Outcome.GOOD);
            assertThat(verdict.opening()).isEmpty();
        }
        assertThat(view.opening(6)).isPresent();
        try (var files = Files.walk(home().resolve("ledger"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("Doe^Jane 7\"", "Doe^Jane 4099\"");
            }
        }
        LedgerAudit audit = new LedgerAudit(view);
        assertThat(audit.run(LedgerKeys.of(home()).verifiers(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.GOOD);
        assertThat(audit.destroyed()).isEqualTo(2);
        assertThat(audit.unexplained()).isZero();
        assertThat(audit.undestroyed()).isEmpty();
    }

    @Test
    void tellsWhatWasForgottenWithoutAWordAndWhatWasSaidAndNotDone() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(4100));
            ledger.append(Destruction.KIND, Destruction.payload(List.of(3L)));
        }
        Path secrets = home().resolve("ledger/private/000");
        String[] lines = Files.readString(secrets).split("\n", 2);
        Files.writeString(secrets, lines[1]);
        LedgerAudit audit = new LedgerAudit(view());
        assertThat(audit.run(LedgerKeys.of(home()).verifiers(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.GOOD);
        assertThat(audit.unexplained()).isEqualTo(1);
        assertThat(audit.undestroyed()).containsExactly(3L);
    }

    @Test
    void tellsThatTheClockWentBackwards() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append("note", payloads(2));
        }
        Clock earlier = Clock.offset(CLOCK, Duration.ofMinutes(-5));
        try (Ledger ledger = Ledger.of(home(), earlier, "Elpis test")) {
            ledger.append("note", payload(1));
        }
        LedgerAudit audit = new LedgerAudit(view());
        assertThat(audit.run(LedgerKeys.of(home()).verifiers(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.GOOD);
        assertThat(audit.backwards()).hasValue(2);
    }
}
