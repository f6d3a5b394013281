package org.elpis.vision.nifti;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The judge: nibabel, Debian package `python3-nibabel`. Tests that ask it are skipped where it is not
/// installed.
final class Nibabel {
    private static final String PYTHON = "/usr/bin/python3";

    private Nibabel() {}

    /// The lines that a script prints about files.
    static List<String> run(Path folder, String script, List<Path> files) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of(PYTHON))).as(PYTHON).isTrue();
        assumeThat(status(folder, List.of(PYTHON, "-c", "import nibabel")))
                .as("import nibabel")
                .isZero();
        Path copy = folder.resolve(script);
        try (InputStream in = Objects.requireNonNull(Nibabel.class.getResourceAsStream(script))) {
            Files.write(copy, in.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(PYTHON, copy.toString()));
        files.forEach(file -> command.add(file.toString()));
        int status = status(folder, command);
        String said = Files.readString(folder.resolve("judge.out"), StandardCharsets.ISO_8859_1);
        if (status != 0) {
            throw new IllegalStateException(script + " ends with " + status + ": " + said);
        }
        return said.lines().toList();
    }

    private static int status(Path folder, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("judge.out").toFile())
                .start()
                .waitFor();
    }
}
