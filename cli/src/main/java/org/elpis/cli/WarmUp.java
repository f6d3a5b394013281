package org.elpis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;

/// What the launcher runs once to record which classes commands load: `deid`, `inspect` and `check` on a few
/// objects that nobody is in. Not for users, so no help names it.
final class WarmUp {
    private WarmUp() {}

    static int run(Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("elpis-warm-up-");
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Terminal quiet = new Terminal(nowhere, nowhere, false, terminal.environment());
            run(folder, quiet);
        } finally {
            delete(folder);
        }
        return ExitCode.DONE;
    }

    private static void run(Path folder, Terminal quiet) throws IOException {
        Path in = folder.resolve("in");
        String out = folder.resolve("out").toString();
        String home = folder.resolve("home").toString();
        SyntheticHospital hospital =
                SyntheticHospital.generate(Seed.tuning(1), in, new SyntheticHospital.Size(1, 2, 64, false));
        String first =
                in.resolve(hospital.key().plants().getFirst().instance().path()).toString();
        withoutPdf(in);
        List<String[]> commands = List.of(
                new String[] {"--version"},
                new String[] {"deid", "--home", home, in.toString(), out},
                new String[] {"deid", "--home", home, "--dry-run", "--json", first},
                new String[] {"explain", "--home", home, "--all", first},
                new String[] {"inspect", first},
                new String[] {"inspect", in.toString()},
                new String[] {"check", in.toString(), out});
        for (String[] command : commands) {
            Main.run(command, quiet);
        }
    }

    /// Most jobs have no letter: what reads one stays out of what every start maps.
    private static void withoutPdf(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(file -> file.getFileName().toString().startsWith("DOC"))
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
