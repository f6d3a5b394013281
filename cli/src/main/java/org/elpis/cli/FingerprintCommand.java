package org.elpis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.engine.CopyReport;
import org.elpis.engine.CopyReport.Line;
import org.elpis.engine.CopyReport.Result;
import org.elpis.engine.FingerprintRunner;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Progress;
import org.elpis.fingerprint.CopyRecord;
import org.elpis.fingerprint.CopyRecord.Restores;

/// `elpis fingerprint RELEASED OUT --for RECIPIENT`, and back with `--undo`
final class FingerprintCommand {
    private static final int SHOWN = 20;

    private FingerprintCommand() {}

    static Options options() {
        return new Options(
                        "fingerprint",
                        "RELEASED OUT",
                        "Make one recipient's copy of a release. Its images differ from those of the release by less than "
                                + "their noise, in a way that only the key in the home folder can tell, so that a "
                                + "leaked copy names the recipient (elpis trace). The release stays as it is.")
                .places(
                        "PATH",
                        "2",
                        "RELEASED: what elpis deid wrote, or with --undo a recipient's copy. OUT: a new or empty folder.")
                .value("--for", "RECIPIENT", "Who gets the copy: a name, or the number of the contract. Private.")
                .flag("--undo", "Give back the release from a copy.")
                .value("--project", "NAME", "As for deid (default: default).")
                .common()
                .footer(
                        "Exit codes: 0 every image carries the fingerprint, 1 some do not, 2 usage, 3 environment.",
                        "Next: elpis trace LEAKED --project NAME");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, FingerprintCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.paths();
        if (paths.size() != 2) {
            throw new UsageException("two paths are needed: RELEASED and OUT.");
        }
        boolean isUndone = arguments.has("--undo");
        Optional<String> recipient = arguments.value("--for");
        if (isUndone == recipient.isPresent()) {
            throw new UsageException("either --for RECIPIENT is needed, or --undo.");
        }
        String project = arguments.value("--project").orElse("default");
        if (!CopyRecord.isName(recipient.orElse("nobody")) || !CopyRecord.isName(project)) {
            throw new UsageException(
                    "RECIPIENT and project must have 1 to 128 characters that can be shown, in the encoding of the terminal.");
        }
        CopyReport report;
        try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
            boolean shows = terminal.isInteractive() && !arguments.has("--json");
            Progress progress = shows ? bar : Progress.NONE;
            FingerprintRunner runner =
                    new FingerprintRunner(terminal.home(arguments), project, Clock.systemUTC(), progress);
            report = isUndone
                    ? runner.undo(paths.getFirst(), paths.getLast())
                    : runner.mark(paths.getFirst(), paths.getLast(), recipient.orElseThrow());
        }
        terminal.out().print(arguments.has("--json") ? json(report) : text(report, paths, isUndone, project));
        boolean isWhole = report.count(Result.LEFT_OUT) == 0
                && report.count(Result.CHANGED) > 0
                && (isUndone || report.imagesAsTheyWere() == 0);
        return isWhole ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static String text(CopyReport report, List<Path> paths, boolean isUndone, String project) {
        StringBuilder text = new StringBuilder();
        long changed = report.count(Result.CHANGED);
        if (changed == 0 && !isUndone) {
            text.append("No copy was made: nothing in this release can carry a fingerprint.\n");
        } else {
            text.append(Layout.paragraph("", isUndone ? undone(report) : made(report)));
        }
        reasons(report, Result.AS_IT_WAS, isUndone ? "carried nothing" : "without fingerprint", text);
        reasons(report, Result.LEFT_OUT, "left out", text);
        report.notes().forEach(note -> text.append(note).append('\n'));
        if (changed > 0 && !isUndone) {
            text.append("\nGo on with the copy, not the release: seal it or attest it, and hand it over.\n");
            String with = project.equals("default") ? "" : " --project " + word(project);
            text.append("Next: elpis trace LEAKED").append(with).append('\n');
            text.append("      elpis fingerprint --undo ")
                    .append(word(paths.getLast().toString()))
                    .append(" BACK")
                    .append(with)
                    .append('\n');
        }
        return text.toString();
    }

    /// As a shell takes it for one word.
    private static String word(String text) {
        return text.matches("[\\p{L}\\p{N}_./:=+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String made(CopyReport report) {
        int most = report.lines().stream().mapToInt(Line::most).max().orElse(0);
        return Layout.grouped(report.count(Result.CHANGED)) + " images carry the fingerprint of copy " + report.id()
                + "; no pixel was changed by more than " + most + " stored units." + transcoded(report);
    }

    private static String undone(CopyReport report) {
        return Layout.grouped(report.count(Result.CHANGED)) + " images of copy " + report.id()
                + " are again what was released." + transcoded(report);
    }

    private static String transcoded(CopyReport report) {
        long pixels = report.lines().stream()
                .filter(line -> line.restores().filter(Restores.PIXELS::equals).isPresent())
                .count();
        return pixels == 0
                ? " Undone, every file is that of the release bit by bit."
                : " Undone, " + Layout.grouped(pixels) + " of them have the pixels and attributes of the release in "
                        + "another encoding without loss, all others are its files bit by bit.";
    }

    private static void reasons(CopyReport report, Result result, String words, StringBuilder text) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        int shown = 0;
        for (Line line : report.lines()) {
            if (line.result() == result) {
                counts.merge(line.reason(), 1, Integer::sum);
                if (shown++ < SHOWN) {
                    text.append(words).append(": ").append(line.path()).append(": ");
                    text.append(line.reason()).append('\n');
                }
            }
        }
        if (shown > SHOWN) {
            counts.forEach((reason, count) -> text.append(words)
                    .append(": ")
                    .append(count)
                    .append(" in all: ")
                    .append(reason)
                    .append('\n'));
        }
    }

    private static String json(CopyReport report) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("copy").value(report.id()).key("recipient").value(report.recipient());
        json.key("objects").beginArray();
        for (Line line : report.lines()) {
            json.beginObject().key("path").value(line.path());
            json.key("result").value(term(line.result()));
            json.key("reason").value(line.reason());
            json.key("blocks").value(line.blocks()).key("most").value(line.most());
            json.key("undoing")
                    .value(line.restores().map(FingerprintCommand::term).orElse(""));
            json.endObject();
        }
        json.endArray().key("notes").beginArray();
        report.notes().forEach(json::value);
        return json.endArray().endObject() + "\n";
    }

    private static String term(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
