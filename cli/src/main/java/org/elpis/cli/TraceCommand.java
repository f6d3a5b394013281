package org.elpis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Progress;
import org.elpis.engine.TraceReport;
import org.elpis.engine.TraceReport.Accused;
import org.elpis.engine.TraceRunner;
import org.elpis.fingerprint.CopyRecord;

/// `elpis trace LEAKED... --project NAME`
final class TraceCommand {
    private static final int SHOWN = 10;
    /// Smaller chances are not told: by then a fault of the software is likelier.
    private static final int LEAST_EXPONENT = -99;

    private TraceCommand() {}

    static Options options() {
        return new Options(
                        "trace",
                        "LEAKED...",
                        "Whose copy was this made from? Compares leaked images, also as PNG or JPEG, cut, scaled or shown by "
                                + "another window, with the fingerprints of the recipients of a release.")
                .places("LEAKED", "1..*", "Files and folders of one leak: DICOM, PNG, JPEG, TIFF, GIF, BMP.")
                .repeated(
                        "--among",
                        "RECIPIENT",
                        "Ask about this one only; once for each (default: all who got a copy in the project).")
                .value(
                        "--release",
                        "PATH",
                        "The release before any fingerprint, or one object of it (default: where it was).")
                .value("--project", "NAME", "As for deid (default: default).")
                .common()
                .footer(
                        "Exit codes: 1 somebody is named, 4 nobody can be named, 2 usage, 3 environment.",
                        "Who is named had the copy that the images come from. That is no proof of who gave it away.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, TraceCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> leaked = arguments.paths();
        if (leaked.isEmpty()) {
            throw new UsageException("LEAKED is missing: give the files to trace.");
        }
        List<String> among = arguments.values("--among");
        if (!among.stream().allMatch(CopyRecord::isName)) {
            throw new UsageException("names of recipients must have 1 to 128 characters that can be shown.");
        }
        Optional<String> given = arguments.value("--release");
        Optional<Path> release = given.isEmpty() ? Optional.empty() : Optional.of(Arguments.path(given.get()));
        for (Path path : leaked) {
            require(path);
        }
        if (release.isPresent()) {
            require(release.get());
        }
        TraceReport report;
        try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
            String project = arguments.value("--project").orElse("default");
            boolean shows = terminal.isInteractive() && !arguments.has("--json");
            Progress progress = shows ? bar : Progress.NONE;
            report = new TraceRunner(terminal.home(arguments), project, progress).run(leaked, among, release);
        }
        terminal.out().print(arguments.has("--json") ? json(report) : text(report));
        return report.named().isEmpty() ? ExitCode.UNKNOWN : ExitCode.FINDINGS;
    }

    private static void require(Path path) throws UsageException {
        if (!Files.exists(path)) {
            throw new UsageException("'" + path + "' does not exist.");
        }
    }

    private static String text(TraceReport report) {
        StringBuilder text = new StringBuilder();
        List<Accused> named = report.named();
        if (named.isEmpty()) {
            text.append("NOBODY can be named.\n");
        }
        named.forEach(one -> text.append("COPY OF ").append(one.recipient()).append('\n'));
        text.append('\n');
        text.append(Layout.paragraph(
                "",
                Layout.grouped(report.matches().size()) + " pictures in " + Layout.grouped(report.files())
                        + " files show the release: " + Layout.grouped(report.frames()) + " of its frames, "
                        + Layout.grouped(report.blocks()) + " places that can have traces."));
        if (report.matches().isEmpty()) {
            return text.toString();
        }
        text.append("\n  score  chance of a wrong name  recipient\n");
        int rows = Math.min(SHOWN, report.accused().size());
        for (Accused one : report.accused().subList(0, rows)) {
            text.append(String.format(Locale.ROOT, "  %5.1f  %-22s  %s%n", one.score(), chance(one), one.recipient()));
        }
        if (report.accused().size() > rows) {
            text.append("  and ").append(report.accused().size() - rows).append(" more with lower scores\n");
        }
        text.append('\n');
        text.append(Layout.paragraph(
                "",
                "The chance is an upper bound of that of naming anybody innocent among "
                        + Layout.grouped(report.accused().size())
                        + "; up to 1e-6 somebody is named. Who is named had the copy that the images come from. That is "
                        + "no proof of who gave it away."));
        return text.toString();
    }

    private static String chance(Accused one) {
        double exponent = one.log10Probability();
        return exponent > -2
                ? String.format(Locale.ROOT, "up to %.2f", Math.pow(10, exponent))
                : "less than 1e" + (long) Math.ceil(Math.max(LEAST_EXPONENT, exponent));
    }

    private static String json(TraceReport report) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("verdict").value(report.named().isEmpty() ? "nobody" : "named");
        json.key("files").value(report.files()).key("frames").value(report.frames());
        json.key("blocks").value(report.blocks()).key("recipients").beginArray();
        for (Accused one : report.accused()) {
            json.beginObject().key("recipient").value(one.recipient());
            json.key("score").value(one.score());
            json.key("log10Probability").value(one.log10Probability());
            json.key("named").value(one.isNamed()).endObject();
        }
        json.endArray().key("matches").beginArray();
        for (TraceReport.Match match : report.matches()) {
            json.beginObject().key("file").value(match.file().toString());
            json.key("path").value(match.path()).key("frame").value(match.frame());
            json.key("likeness").value(match.likeness()).endObject();
        }
        return json.endArray().endObject() + "\n";
    }
}
