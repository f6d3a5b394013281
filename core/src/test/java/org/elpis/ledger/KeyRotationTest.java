package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.ledger.LedgerVerdict.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose keys were replaced, and what those see who have the keys of one time only.
class KeyRotationTest {
    private static final String SOFTWARE = "Elpis test";

    @TempDir
    private Path folder;

    private List<VerifierKey> first = List.of();
    private List<VerifierKey> second = List.of();
    private List<VerifierKey> third = List.of();
    private SignedNote oldNote = new SignedNote("\n", List.of());

    private Path home() {
        return folder.resolve("home");
    }

    /// Two rotations, with entries before, between and after.
    @BeforeEach
    void rotatesTwice() throws IOException {
        append();
        first = keys();
        oldNote = view().note();
        second = KeyRotation.run(home(), Clock.systemUTC(), SOFTWARE).verifiers();
        append();
        third = KeyRotation.run(home(), Clock.systemUTC(), SOFTWARE).verifiers();
        append();
    }

    private void append() throws IOException {
        try (Ledger ledger = Ledger.of(home(), Clock.systemUTC(), SOFTWARE)) {
            ledger.append("note", new JsonObject().with("kind", "note"));
        }
    }

    private List<VerifierKey> keys() {
        return LedgerKeys.of(home()).verifiers();
    }

    private LedgerView view() throws IOException {
        return LedgerView.of(FileLedgerStore.reading(home()));
    }

    private LedgerVerdict audit(List<VerifierKey> keys) throws IOException {
        return new LedgerAudit(view()).run(keys, Optional.of(oldNote));
    }

    @Test
    void staysOneLogForThoseWhoHaveTheKeysOfAnyTime() throws IOException {
        assertThat(first).doesNotContainAnyElementsOf(second);
        assertThat(keys()).isEqualTo(third);
        assertThat(view().checkpoint().size()).isEqualTo(5);
        for (List<VerifierKey> known : List.of(first, second, third, first.subList(0, 1), third.subList(1, 2))) {
            assertThat(known.getFirst().name()).isEqualTo(first.getFirst().name());
            assertThat(audit(known).outcome()).as(known.toString()).isEqualTo(Outcome.GOOD);
        }
        byte[] proof = view().prove(0, true).encoded().getBytes(StandardCharsets.UTF_8);
        assertThat(new Succession(first, view().handovers()).check(proof).outcome())
                .isEqualTo(Outcome.GOOD);
        assertThat(new Succession(first, List.of()).check(proof).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(new Succession(third, List.of()).judge(oldNote).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void keepsTheNewKeysFromOthersAndTheOldOnesNotAtAll() throws IOException {
        Path file = home().resolve("keys/ledger.keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(home().resolve("keys/ledger.keys.next")).doesNotExist();
        assertThat(Files.readString(home().resolve("keys/ledger.pub")))
                .contains(third.getFirst().vkey())
                .doesNotContain(first.getFirst().vkey());
    }

    /// Whoever steals old keys may sign with them, but not go on with the log.
    @Test
    void doesNotBelieveKeysBehindTheirHandover() throws Exception {
        Path thief = folder.resolve("thief");
        append(thief, 1);
        LedgerKeys stolen = LedgerKeys.of(thief);
        Path handover = folder.resolve("thief/ledger/handover/000");
        KeyRotation.run(thief, Clock.systemUTC(), SOFTWARE);
        Checkpoint later = new Checkpoint(stolen.origin(), 100, new byte[32]);
        SignedNote forged = stolen.sign(later, Clock.systemUTC().instant());

        Succession succession = new Succession(stolen.verifiers(), List.of(Files.readAllBytes(handover)));

        assertThat(succession.judge(forged).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(succession.judge(forged).reason()).contains("handed over before");
    }

    private static void append(Path home, int count) throws IOException {
        try (Ledger ledger = Ledger.of(home, Clock.systemUTC(), SOFTWARE)) {
            for (int i = 0; i < count; i++) {
                ledger.append("note", new JsonObject().with("kind", "note"));
            }
        }
    }

    @Test
    void saysNothingWhereTwoHandoversOfTheSameKeysContradictEachOther() throws Exception {
        Path one = folder.resolve("one");
        append(one, 1);
        Path other = folder.resolve("copy");
        copy(one, other);
        KeyRotation.run(one, Clock.systemUTC(), SOFTWARE);
        KeyRotation.run(other, Clock.systemUTC(), SOFTWARE);
        List<byte[]> both = new ArrayList<>();
        List<VerifierKey> old = new ArrayList<>();
        for (Path home : List.of(one, other)) {
            byte[] bytes = Files.readAllBytes(home.resolve("ledger/handover/000"));
            both.add(bytes);
            old.addAll(Handover.parse(bytes).from());
        }
        SignedNote note = LedgerView.of(FileLedgerStore.reading(one)).note();

        assertThat(new Succession(old.subList(0, 2), both).judge(note).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(new Succession(old.subList(0, 2), both.subList(0, 1))
                        .judge(note)
                        .outcome())
                .isEqualTo(Outcome.GOOD);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void endsWhatWasInterruptedBehindTheHandoverAndForgetsWhatWasBeforeIt() throws IOException {
        Path next = home().resolve("keys/ledger.keys.next");
        LedgerKeys waiting = LedgerKeys.next(home(), first.getFirst().name());
        assertThat(keys()).isEqualTo(third);
        append();

        try (Ledger ledger = Ledger.of(home(), Clock.systemUTC(), SOFTWARE)) {
            long index = ledger.append(Handover.KIND, Handover.payload(third, waiting.verifiers()));
            LedgerView view = ledger.view();
            TlogProof proof = view.prove(index, true);
            SignedNote both = proof.checkpoint()
                    .with(waiting.sign(view.checkpoint(), Clock.systemUTC().instant())
                            .signatures());
            TlogProof told = new TlogProof(proof.extra(), index, proof.hashes(), both);
            FileLedgerStore.reading(home())
                    .put(Map.of("handover/002", told.encoded().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(keys())
                .as("who only reads leaves that to whoever holds the ledger")
                .isEqualTo(third);
        assertThat(next).exists();

        append();
        assertThat(keys()).isEqualTo(waiting.verifiers());
        assertThat(next).doesNotExist();
        assertThat(audit(first).outcome()).isEqualTo(Outcome.GOOD);
    }

    @Test
    void refusesALogThatIsNotTheOneWhoseKeysWereHandedOver() throws IOException {
        Path file = home().resolve("ledger/handover/000");
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);

        assertThat(audit(first).outcome()).isNotEqualTo(Outcome.GOOD);
        assertThat(audit(second).outcome()).isNotEqualTo(Outcome.GOOD);
    }
}
