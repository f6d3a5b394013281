package org.elpis.bench.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.elpis.ledger.Checkpoint;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.LedgerAudit;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.SignedNote;
import org.elpis.merkle.MerkleProof;

/// Kills a process that appends with SIGKILL, again and again, and looks whether every entry that it said was
/// acknowledged is there, and every checkpoint that ever lay there is the beginning of what is.
public final class LedgerKills {
    private static final int MOST_MS = 250;

    private final Path home;
    private final Map<Long, String> acknowledged = new HashMap<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private int refused;

    private LedgerKills(Path home) {
        this.home = home;
    }

    /// Runs it.
    ///
    /// @param args  home, runs, seed
    public static void main(String[] args) throws IOException, InterruptedException {
        LedgerKills kills = new LedgerKills(Path.of(args[0]));
        int runs = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        for (int i = 0; i < runs; i++) {
            kills.run(i, random.nextInt(MOST_MS));
        }
        System.exit(kills.report(runs) ? 0 : 1);
    }

    private void run(int number, int afterMs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerLoad.class.getName(),
                        home.toString(),
                        Integer.toString(number))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String first = lines.readLine();
            if (!"open".equals(first)) {
                System.out.println("run " + number + ": not opened: " + first);
                refused++;
            }
            Thread.ofPlatform().start(() -> kill(process, afterMs));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int blank = line.indexOf(' ');
                // The last line may be cut off.
                if (blank > 0 && line.matches("[0-9]+ " + number + "\\.[0-9]+\\.[0-9]+\\.39")) {
                    acknowledged.put(Long.parseLong(line.substring(0, blank)), line.substring(blank + 1));
                }
            }
        }
        process.waitFor();
        checkpoints.add(LedgerView.of(FileLedgerStore.reading(home)).checkpoint());
        byte[] signed = Files.readAllBytes(home.resolve("keys/ledger.checkpoint"));
        checkpoints.add(Checkpoint.parse(SignedNote.parse(signed).text()));
    }

    private static void kill(Process process, int afterMs) {
        try {
            TimeUnit.MILLISECONDS.sleep(afterMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Of the process itself it would close what was said before it died.
        process.toHandle().destroyForcibly();
    }

    private boolean report(int runs) throws IOException {
        LedgerView view = LedgerView.of(FileLedgerStore.reading(home));
        Checkpoint now = view.checkpoint();
        int forks = 0;
        for (Checkpoint old : checkpoints) {
            boolean isPrefix = old.size() == 0
                    || MerkleProof.isConsistent(
                            old.size(), old.root(), now.size(), now.root(), view.consistency(old.size()));
            forks += isPrefix ? 0 : 1;
        }
        Map<Long, String> logged = new HashMap<>();
        view.find(0, payload -> {
            logged.put((long) logged.size(), payload.text("text").orElse(""));
            return false;
        });
        long lost = acknowledged.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(logged.get(entry.getKey())))
                .count();
        LedgerVerdict audit = new LedgerAudit(view).run(LedgerKeys.of(home).verifiers(), Optional.empty());
        System.out.printf(
                "%d runs killed, %d not opened again, %,d entries, %,d acknowledgements looked up, %d lost; "
                        + "%,d checkpoints, %d forks; audit %s%n",
                runs, refused, now.size(), acknowledged.size(), lost, checkpoints.size(), forks, audit.outcome());
        return lost == 0 && forks == 0 && refused == 0 && audit.outcome() == LedgerVerdict.Outcome.GOOD;
    }
}
