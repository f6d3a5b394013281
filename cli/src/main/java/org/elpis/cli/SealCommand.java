package org.elpis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Progress;
import org.elpis.engine.SealRunner;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.SigningKeys;

/// `elpis seal IN... OUT`
final class SealCommand {
    private static final int MAX_JOBS = 1024;
    private static final int MAX_NAME = 60;

    private SealCommand() {}

    static Options options() {
        return new Options(
                        "seal",
                        "IN... OUT",
                        "Sign what studies are, so that every later change is found and placed. For each study two "
                                + "files: NAME.seal, which may go to anybody, and NAME.opening, for whoever has the images.")
                .places("PATH", "2..*", "IN: files, folders, zip files, DICOMDIRs. OUT: folder for the seals.")
                .value("--sealer", "NAME", "What you call yourself in the seals (default: empty).")
                .value("--jobs", "N", "Threads (default: one for each core).")
                .common()
                .footer("Exit codes: 0 all is sealed, 1 some files are not, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        Options options = options();
        Arguments arguments = options.parse(args);
        if (arguments.has("--help")) {
            terminal.out().print(options.help());
            return ExitCode.DONE;
        }
        List<Path> paths = arguments.paths();
        if (paths.size() < 2) {
            throw new UsageException("two paths are needed: IN and OUT.");
        }
        String sealer = sealer(arguments);
        Path home = terminal.home(arguments);
        Path out = paths.getLast();
        int jobs = arguments.number("--jobs", 1, MAX_JOBS, Runtime.getRuntime().availableProcessors());
        SealRunner.Report report;
        try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
            boolean shows = terminal.isInteractive() && !arguments.has("--json");
            Progress progress = shows ? bar : Progress.NONE;
            report = new SealRunner(home, out, sealer, jobs, Clock.systemUTC(), progress)
                    .run(paths.subList(0, paths.size() - 1));
        }
        SealerKeys keys = SigningKeys.of(home).sealer();
        terminal.out().print(arguments.has("--json") ? json(report, keys, home) : text(report, keys, home));
        return report.unsealed().isEmpty() && !report.studies().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// What the sealer calls itself.
    static String sealer(Arguments arguments) throws UsageException {
        String sealer = arguments.value("--sealer").orElse("");
        if (sealer.length() > MAX_NAME || !sealer.chars().allMatch(c -> c >= ' ' && c != 0x7F)) {
            throw new UsageException(
                    "--sealer must be at most " + MAX_NAME + " characters without control characters.");
        }
        return sealer;
    }

    private static String text(SealRunner.Report report, SealerKeys keys, Path home) {
        StringBuilder text = new StringBuilder();
        for (SealRunner.Sealed sealed : report.studies()) {
            SealStatement statement = sealed.statement();
            text.append(Layout.paragraph(
                    "",
                    Layout.grouped(statement.instances()) + " objects of a study, " + Layout.grouped(statement.frames())
                            + " frames" + lossy(statement) + ": sealed in"));
            text.append("  ").append(sealed.seal()).append('\n');
        }
        for (SealRunner.Unsealed unsealed : report.unsealed()) {
            text.append("not sealed: ")
                    .append(unsealed.file())
                    .append(": ")
                    .append(unsealed.reason())
                    .append('\n');
        }
        if (report.studies().isEmpty()) {
            text.append("Nothing was sealed.\n");
            return text.toString();
        }
        return text.append('\n')
                .append(Layout.paragraph(
                        "",
                        "The time in a seal is your own clock's word: no timestamp service is asked. A seal says that "
                                + "nothing changed since now, not that what was sealed is true."))
                .append(Layout.paragraph(
                        "",
                        "Sealer " + keys.fingerprint() + ". Those who verify need your public keys once, on a way "
                                + "they trust:"))
                .append("  ")
                .append(SigningKeys.publicKeys(home))
                .append("\n\nNext: elpis verify COPY ")
                .append(report.studies().getFirst().seal().getParent())
                .append('\n')
                .toString();
    }

    private static String lossy(SealStatement statement) {
        String lossy = statement.lossy() == 0
                ? ""
                : ", " + Layout.grouped(statement.lossy())
                        + " of them compressed with loss before (sealed by their bytes)";
        return statement.undecoded() == 0
                ? lossy
                : lossy + ", " + Layout.grouped(statement.undecoded()) + " not decoded (sealed by their bytes)";
    }

    private static String json(SealRunner.Report report, SealerKeys keys, Path home) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("sealer").value(keys.fingerprint());
        json.key("publicKeys").value(SigningKeys.publicKeys(home).toString());
        json.key("studies").beginArray();
        for (SealRunner.Sealed sealed : report.studies()) {
            SealStatement statement = sealed.statement();
            json.beginObject()
                    .key("seal")
                    .value(sealed.seal().toString())
                    .key("root")
                    .value(Sha256.hex(statement.study()))
                    .key("series")
                    .value(statement.series())
                    .key("instances")
                    .value(statement.instances())
                    .key("frames")
                    .value(statement.frames())
                    .key("lossy")
                    .value(statement.lossy())
                    .key("undecoded")
                    .value(statement.undecoded())
                    .endObject();
        }
        json.endArray().key("unsealed").beginArray();
        for (SealRunner.Unsealed unsealed : report.unsealed()) {
            json.beginObject()
                    .key("file")
                    .value(unsealed.file())
                    .key("reason")
                    .value(unsealed.reason())
                    .endObject();
        }
        return json.endArray().endObject() + "\n";
    }
}
