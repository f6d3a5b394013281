package org.elpis.vision.codec;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs a foreign program on files; tests that need one are skipped where it is not installed.
final class Peer {
    private Peer() {}

    static void assumeInstalled(String program) {
        assumeThat(Files.isExecutable(Path.of("/usr/bin", program)))
                .as("/usr/bin/" + program)
                .isTrue();
    }

    /// Runs a command and returns what it wrote.
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("peer.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int status = process.waitFor();
        String text = Files.readString(out, StandardCharsets.ISO_8859_1);
        if (status != 0) {
            throw new IllegalStateException(command + " ends with " + status + ": " + text);
        }
        return text;
    }
}
