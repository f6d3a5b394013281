package org.elpis.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToIntFunction;

/// One run of the command line in this JVM: its exit code and what it printed.
record Run(int code, String out, String err) {
    static Run elpis(Object... args) {
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return of(Map.of(), terminal -> Main.run(words, terminal));
    }

    /// What `command` returns and prints.
    static Run of(Map<String, String> environment, ToIntFunction<Terminal> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false, environment);
        int code = command.applyAsInt(terminal);
        terminal.flush();
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    /// The messages with their line breaks taken out.
    String message() {
        return err.replace('\n', ' ');
    }

    /// What was printed as JSON.
    Json json() {
        return Json.parse(out);
    }

    /// `read, released, quarantined, skipped` of what `deid --json` printed.
    String totals() {
        Json json = json();
        return json.number("read") + ", " + json.number("released") + ", " + json.number("quarantined") + ", "
                + json.number("skipped");
    }
}
