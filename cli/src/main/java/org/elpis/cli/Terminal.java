package org.elpis.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where a command prints, and what surrounds it.
///
/// @param out  results
/// @param err  messages and progress
/// @param isInteractive  whether `err` is a terminal that a person may be looking at
/// @param environment  environment variables
record Terminal(PrintStream out, PrintStream err, boolean isInteractive, Map<String, String> environment) {
    /// Lines are at most so many columns wide, except where a path is wider.
    static final int COLUMNS = 100;

    private static final int BUFFER_BYTES = 1 << 14;

    static Terminal ofProcess() {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), isTerminal(), System.getenv());
    }

    /// UTF-8 whatever the locale: the names in DICOM objects are not Latin only.
    private static PrintStream stream(FileDescriptor descriptor) {
        FileOutputStream file = new FileOutputStream(descriptor);
        boolean isErr = descriptor == FileDescriptor.err;
        return new PrintStream(
                isErr ? file : new BufferedOutputStream(file, BUFFER_BYTES), isErr, StandardCharsets.UTF_8);
    }

    /// `System.console()` asks for standard input as well, and is slow to load.
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return !System.getProperty("os.name", "").startsWith("Linux") && isConsole();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // null again in JDK 25 when input or output is no terminal
    private static boolean isConsole() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// The private folder: `--home`, else ELPIS_HOME, else `~/.elpis`.
    Path home(Arguments arguments) {
        String given = arguments.value("--home").orElse(environment.getOrDefault("ELPIS_HOME", ""));
        Path home = given.isEmpty() ? Path.of(System.getProperty("user.home"), ".elpis") : Path.of(given);
        return home.toAbsolutePath().normalize();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
