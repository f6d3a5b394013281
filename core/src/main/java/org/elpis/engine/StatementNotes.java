package org.elpis.engine;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// What the certificate will say of each object, noted in the job's folder as objects are written, so that a job
/// that was killed can continue. Thread-safe.
final class StatementNotes implements AutoCloseable {
    static final String NAME = "statements.jsonl";

    private final Map<String, String> statements = new HashMap<>();
    private final BufferedWriter out;

    StatementNotes(Path file) throws IOException {
        read(file);
        this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// A last line that was cut off by a crash is ignored: its object is done again.
    private void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        boolean isWhole = true;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int blank = line.indexOf(' ');
                isWhole = blank > 0 && line.endsWith("}");
                if (isWhole) {
                    statements.put(line.substring(0, blank), line.substring(blank + 1));
                }
            }
        }
        if (!isWhole) {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
    }

    /// Whether the object that was released under `path` has its statement.
    synchronized boolean has(String path) {
        return statements.containsKey(path);
    }

    /// The statement about the object under `path`; "" when there is none.
    synchronized String get(String path) {
        return statements.getOrDefault(path, "");
    }

    synchronized void add(String path, String statement) throws IOException {
        statements.put(path, statement);
        out.append(path).append(' ').append(statement).append('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
