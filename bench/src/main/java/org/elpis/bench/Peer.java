package org.elpis.bench;

import java.io.IOException;
import java.util.List;

/// Runs another program and waits for it.
final class Peer {
    private Peer() {}

    /// Runs a command to its end, without its output.
    ///
    /// @return whether it could be started and ended well
    static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
