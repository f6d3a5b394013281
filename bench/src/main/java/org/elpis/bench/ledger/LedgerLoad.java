package org.elpis.bench.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.Ledger;

/// Appends to a ledger until it is killed, and says of each entry when it was acknowledged: `INDEX TEXT`.
final class LedgerLoad {
    private static final int THREADS = 4;
    private static final int BATCH = 40;

    private LedgerLoad() {}

    /// Appends until it is killed.
    ///
    /// @param args  home, number of the run
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (Ledger ledger = Ledger.of(Path.of(args[0]), Clock.systemUTC(), "bench")) {
            out.println("open");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String name = args[1] + "." + i;
                threads.add(Thread.ofPlatform().start(() -> append(ledger, name, out)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void append(Ledger ledger, String name, PrintStream out) {
        try {
            for (int i = 0; ; i++) {
                List<JsonObject> payloads = new ArrayList<>();
                for (int k = 0; k < BATCH; k++) {
                    payloads.add(payload(name + "." + i + "." + k));
                }
                long last = ledger.append("note", payloads);
                out.println(last + " " + name + "." + i + "." + (BATCH - 1));
            }
        } catch (IOException e) {
            out.println("fault " + e.getMessage());
        }
    }

    static JsonObject payload(String text) {
        return new JsonObject().with("kind", "note").with("text", text);
    }
}
