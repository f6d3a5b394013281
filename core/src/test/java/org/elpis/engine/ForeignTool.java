package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that others wrote, as a judge. Tests that need one that is not installed are skipped.
final class ForeignTool {
    private final List<String> command;

    private ForeignTool(List<String> command) {
        this.command = command;
    }

    static ForeignTool of(String name) {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(program).as("%s is installed", name).isPresent();
        return new ForeignTool(List.of(program.orElseThrow().toString()));
    }

    /// Debian's Python with pydicom, running a script that lies beside this class.
    static ForeignTool pydicom(String script, Path folder) throws IOException {
        Path python = Path.of("/usr/bin/python3");
        assumeThat(Files.isExecutable(python)).as("python3 is installed").isTrue();
        ForeignTool tool = new ForeignTool(List.of(python.toString()));
        assumeThat(tool.exit("-c", "import pydicom")).as("pydicom is installed").isZero();
        Path file = folder.resolve(script);
        try (var in = ForeignTool.class.getResourceAsStream(script)) {
            assertThat(in).as(script).isNotNull();
            Files.write(file, in.readAllBytes());
        }
        return new ForeignTool(List.of(python.toString(), file.toString()));
    }

    private int exit(Object... arguments) throws IOException {
        return finish(start(arguments));
    }

    /// What it prints, errors included.
    ///
    /// @throws AssertionError when it says by its exit code that something is wrong
    String run(Object... arguments) throws IOException {
        Process process = start(arguments);
        String said = read(process);
        assertThat(finish(process)).as("%s%n%s", command, said).isZero();
        return said;
    }

    /// What it prints, errors included, whatever its exit code.
    String opinion(Object... arguments) throws IOException {
        Process process = start(arguments);
        String said = read(process);
        finish(process);
        return said;
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private Process start(Object... arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return new ProcessBuilder(all).redirectErrorStream(true).start();
    }

    private static int finish(Process process) {
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
