package org.elpis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.ElpisException;
import org.elpis.engine.JsonWriter;

/// Runs a command and turns everything that can go wrong into a message and an exit code.
///
/// An unexpected fault may carry a patient's value in its text; it is written to `crash` in the private home,
/// and only the place is shown.
final class Guard {
    private final String command;
    private final Terminal terminal;
    private final String[] args;

    Guard(String command, Terminal terminal, String[] args) {
        this.command = command;
        this.terminal = terminal;
        this.args = args.clone();
    }

    /// What is guarded.
    interface Body {
        int run() throws Exception;
    }

    @SuppressWarnings("CatchingUnchecked") // the last line before the user
    int run(Body body) {
        try {
            return body.run();
        } catch (UsageException e) {
            say("USAGE", e.sentence(), Map.of());
            terminal.err()
                    .println(
                            Commands.NAMES.contains(command)
                                    ? "Try: elpis " + command + " --help"
                                    : "Try: elpis --help");
            return ExitCode.USAGE;
        } catch (ElpisException e) {
            say(e.code().name(), String.valueOf(e.getMessage()), new TreeMap<>(e.context()));
            return ExitCode.ENVIRONMENT;
        } catch (OutOfMemoryError e) {
            say(
                    "OUT_OF_MEMORY",
                    "The memory did not suffice. Give more with ELPIS_OPTS=-Xmx4g, or use fewer --jobs, and run the "
                            + "same command: it continues.",
                    Map.of());
            return ExitCode.ENVIRONMENT;
        } catch (Exception | StackOverflowError e) {
            say(
                    "INTERNAL_FAULT",
                    "A fault in Elpis stopped the command; what was written so far is whole. Please report it, "
                            + "without the private details: they may hold a patient's data.",
                    Map.of("fault", e.getClass().getName(), "private details", record(e)));
            return ExitCode.ENVIRONMENT;
        }
    }

    private void say(String code, String message, Map<String, String> facts) {
        terminal.err().print(Layout.paragraph("", "elpis " + command + ": " + message + " [" + code + "]"));
        facts.forEach((key, value) -> terminal.err().println("  " + key + ": " + value));
        if (Arrays.asList(args).contains("--json")) {
            JsonWriter json = new JsonWriter().beginObject().key("error").beginObject();
            json.key("code").value(code).key("message").value(message);
            facts.forEach((key, value) -> json.key(key).value(value));
            terminal.out().println(json.endObject().endObject());
        }
    }

    private String record(Throwable fault) {
        try {
            Path folder = home().resolve("crash");
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "fault-", ".txt", OwnerOnly.file(folder));
            StringWriter text = new StringWriter();
            fault.printStackTrace(new PrintWriter(text, true));
            Files.writeString(file, Version.text() + "\n" + text);
            return file.toString();
        } catch (IOException e) {
            return "could not be written to the home folder";
        }
    }

    /// Found without parsing, which may be what failed.
    private Path home() {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--home=")) {
                return Path.of(args[i].substring("--home=".length()));
            }
            if (args[i].equals("--home") && i + 1 < args.length) {
                return Path.of(args[i + 1]);
            }
        }
        return terminal.home(new Arguments(Map.of(), java.util.List.of()));
    }
}
