package org.elpis.bench.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.Ledger;
import org.elpis.ledger.LedgerAudit;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.ProofCheck;
import org.elpis.ledger.TlogProof;

/// Entries a second beside the physical limit, forces a second of the same disk.
public final class LedgerSpeed {
    private static final int FORCES = 500;
    private static final int RECORD_BYTES = 512;

    private final Path folder;

    private LedgerSpeed(Path folder) {
        this.folder = folder;
    }

    /// Runs it.
    ///
    /// @param args  folder, entries of the large ledger
    public static void main(String[] args) throws IOException, InterruptedException {
        LedgerSpeed speed = new LedgerSpeed(Path.of(args[0]));
        System.out.println("| What | Figure |\n|---|---|");
        System.out.printf("| forces of %d bytes, one after another | %,.0f a second |%n", RECORD_BYTES, speed.forces());
        for (int threads : List.of(1, 16, 256)) {
            System.out.printf("| entries, %d at once | %,.0f a second |%n", threads, speed.threads(threads));
        }
        System.out.printf(
                "| entries, handed over 4,096 together | %,.0f a second |%n", speed.bulk(Integer.parseInt(args[1])));
        speed.proofs();
    }

    private double forces() throws IOException {
        try (FileChannel channel =
                FileChannel.open(folder.resolve("forces"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long start = System.nanoTime();
            for (int i = 0; i < FORCES; i++) {
                channel.write(ByteBuffer.allocate(RECORD_BYTES));
                channel.force(false);
            }
            return FORCES * 1e9 / (System.nanoTime() - start);
        }
    }

    private double threads(int count) throws IOException, InterruptedException {
        int each = Math.max(20, 6000 / count);
        try (Ledger ledger = Ledger.of(folder.resolve("threads" + count), Clock.systemUTC(), "bench")) {
            append(ledger, count, 20);
            long start = System.nanoTime();
            append(ledger, count, each);
            return (double) each * count * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void append(Ledger ledger, int count, int each) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int k = 0; k < each; k++) {
                        ledger.append("note", payload(k));
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

    private double bulk(int entries) throws IOException {
        try (Ledger ledger = Ledger.of(folder.resolve("bulk"), Clock.systemUTC(), "bench")) {
            List<JsonObject> payloads = new ArrayList<>();
            for (int i = 0; i < 4096; i++) {
                payloads.add(payload(i));
            }
            ledger.append("note", payloads);
            long start = System.nanoTime();
            int done = 0;
            for (; done < entries; done += payloads.size()) {
                ledger.append("note", payloads);
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }

    private static JsonObject payload(int number) {
        return LedgerLoad.payload("a release of some objects, number " + number);
    }

    private void proofs() throws IOException {
        Path home = folder.resolve("bulk");
        long opened = System.nanoTime();
        Ledger.of(home, Clock.systemUTC(), "bench").close();
        System.out.printf("| opening that ledger | %.0f ms |%n", (System.nanoTime() - opened) / 1e6);
        LedgerView view = LedgerView.of(FileLedgerStore.reading(home));
        long size = view.checkpoint().size();
        long start = System.nanoTime();
        int bytes = 0;
        int most = 0;
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            TlogProof proof = view.prove(i * (size - 1) / 999, true);
            most = Math.max(most, proof.hashes().size() * 32);
            files.add(proof.encoded().getBytes(StandardCharsets.UTF_8));
            bytes = Math.max(bytes, files.getLast().length);
        }
        System.out.printf("| proof of one of %,d entries, made | %.2f ms |%n", size, (System.nanoTime() - start) / 1e9);
        ProofCheck check = new ProofCheck(LedgerKeys.of(home).verifiers());
        long checking = System.nanoTime();
        for (byte[] file : files) {
            check.check(file);
        }
        System.out.printf("| checked, with both signatures | %.2f ms |%n", (System.nanoTime() - checking) / 1e9);
        System.out.printf("| its hashes, at most | %d bytes |%n", most);
        System.out.printf("| the file with entry, payload, checkpoint and signatures | %d bytes |%n", bytes);
        long audit = System.nanoTime();
        LedgerAudit whole = new LedgerAudit(view);
        String outcome = whole.run(LedgerKeys.of(home).verifiers(), Optional.empty())
                .outcome()
                .name();
        double seconds = (System.nanoTime() - audit) / 1e9;
        System.out.printf("| verify of the whole log (%s) | %,.0f entries a second |%n", outcome, size / seconds);
        System.out.printf("| the ledger on disk | %,d bytes an entry |%n", bytes(home) / size);
    }

    private static long bytes(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
