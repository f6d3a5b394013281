package org.elpis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.ExportVerifier;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.PrivatePage;
import org.elpis.engine.SealRunner;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.ExportJudge;
import org.elpis.pixel.ExportVerdict;
import org.elpis.pixel.PngWriter;
import org.elpis.seal.SealerKeys;

/// `elpis verify PICTURE --baseline ORIGINAL [SEAL]`: whether a PNG or JPEG still shows what the original does.
final class ExportVerification {
    private static final int FEW = 10;

    private ExportVerification() {}

    static Options addTo(Options options) {
        return options.value(
                "--marked",
                "FILE",
                "With --baseline and a picture: write it with its changes framed, as PNG, a new private file.");
    }

    /// Whether COPY is a picture, and a baseline is given.
    static boolean isAsked(Arguments arguments) throws UsageException {
        List<Path> paths = arguments.paths();
        return arguments.has("--baseline")
                && !paths.isEmpty()
                && Files.isRegularFile(paths.getFirst())
                && Examiners.exportJudge()
                        .filter(judge -> judge.isPicture(paths.getFirst()))
                        .isPresent();
    }

    static int run(Arguments arguments, List<SealerKeys> trusted, Terminal terminal) throws UsageException {
        ExportJudge judge = Examiners.exportJudge().orElseThrow();
        List<Path> paths = arguments.paths();
        Path baseline = Arguments.path(arguments.value("--baseline").orElseThrow());
        if (!Files.exists(baseline)) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The baseline does not exist. Check the path.")
                    .with("baseline", baseline);
        }
        Optional<String> marked = arguments.value("--marked");
        if (marked.isPresent()) {
            PrivatePage.requireFree(Arguments.path(marked.get()), List.of(baseline));
        }
        ExportVerifier.Report report = new ExportVerifier(judge, trusted)
                .verify(paths.getFirst(), baseline, paths.size() > 1 ? Optional.of(paths.getLast()) : Optional.empty());
        if (marked.isPresent() && report.verdict().marked().isPresent()) {
            PrivatePage.write(
                    Arguments.path(marked.get()),
                    PngWriter.write(report.verdict().marked().get()));
        }
        terminal.out().print(arguments.has("--json") ? json(report) : text(report, arguments.has("--all")));
        return switch (report.verdict().outcome()) {
            case MATCHES -> ExitCode.DONE;
            case ALTERED -> ExitCode.FINDINGS;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }

    private static String text(ExportVerifier.Report report, boolean all) {
        ExportVerdict verdict = report.verdict();
        StringBuilder text = new StringBuilder();
        text.append(Layout.paragraph("", verdict.outcome().name() + ": " + meaning(verdict)));
        text.append("  baseline     ")
                .append(Layout.grouped(report.images()))
                .append(report.images() == 1 ? " image" : " images")
                .append(
                        report.seal().isEmpty()
                                ? ", not held against a seal\n"
                                : ", by its seal: " + report.seal().get().name().toLowerCase(Locale.ROOT) + "\n");
        verdict.shown().ifPresent(shown -> append(text, shown));
        List<ExportVerdict.Change> changes = verdict.changes();
        int shown = all ? changes.size() : Math.min(FEW, changes.size());
        for (ExportVerdict.Change change : changes.subList(0, shown)) {
            text.append("  differs      ")
                    .append(words(change.inFrame()))
                    .append(" of the frame; in the picture ")
                    .append(words(change.inPicture()))
                    .append('\n');
        }
        if (shown < changes.size()) {
            text.append("  and ").append(Layout.grouped(changes.size() - shown)).append(" more: --all lists them\n");
        }
        for (ExportVerdict.Sight sight : verdict.sights()) {
            text.append("  would see    ").append(words(sight)).append('\n');
        }
        for (SealRunner.Unsealed unread : report.unread()) {
            text.append("not judged: ")
                    .append(unread.file())
                    .append(": ")
                    .append(unread.reason())
                    .append('\n');
        }
        return text.toString();
    }

    private static String meaning(ExportVerdict verdict) {
        return switch (verdict.outcome()) {
            case MATCHES ->
                "no change is there that is larger than what can be seen through resizing and compression. The picture is "
                        + "no original: what is fainter or smaller than said below is not ruled out.";
            case ALTERED ->
                "the picture shows something that the baseline does not, or lacks something. Writing and arrows that a "
                        + "viewer draws are such changes too: look at the places.";
            case UNKNOWN -> "nobody can say, because " + verdict.reason() + ". That is no sign that it is unchanged.";
        };
    }

    private static void append(StringBuilder text, ExportVerdict.Shown shown) {
        text.append("  fits         frame ")
                .append(shown.frame() + 1)
                .append(" of ")
                .append(Layout.shown(shown.name(), 64))
                .append('\n');
        text.append("  as           ")
                .append(String.format(Locale.ROOT, "%.2f times its size", shown.scale()))
                .append(shown.isMirrored() ? ", MIRRORED (left is right)" : "")
                .append(shown.quarters() == 0 ? "" : ", turned by " + 90 * shown.quarters() + " degrees")
                .append(shown.isInverted() ? ", inverted" : "")
                .append('\n');
        text.append("  judged       ")
                .append(Math.round(100 * shown.judged()))
                .append(" % of the frame; the picture shows ")
                .append(words(shown.part()))
                .append('\n');
    }

    private static String words(Box box) {
        return "columns " + box.x() + " to " + (box.right() - 1) + ", rows " + box.y() + " to " + (box.bottom() - 1);
    }

    private static String words(ExportVerdict.Sight sight) {
        String size = sight.diameterMm() > 0
                ? String.format(Locale.ROOT, "%.0f mm (%.0f pixels)", sight.diameterMm(), sight.diameter())
                : String.format(Locale.ROOT, "%.0f pixels", sight.diameter());
        return sight.contrast() > 1
                ? "nothing of " + size + " across"
                : "a round change " + size + " across of " + Math.max(1, Math.round(100 * sight.contrast()))
                        + " % of black to white or more";
    }

    private static String json(ExportVerifier.Report report) {
        ExportVerdict verdict = report.verdict();
        JsonWriter json = new JsonWriter().beginObject();
        json.key("verdict").value(verdict.outcome().name().toLowerCase(Locale.ROOT));
        json.key("reason").value(verdict.reason());
        json.key("baselineImages").value(report.images());
        json.key("baselineBySeal")
                .value(report.seal()
                        .map(seal -> seal.name().toLowerCase(Locale.ROOT))
                        .orElse("not asked"));
        verdict.shown().ifPresent(shown -> {
            json.key("fits").beginObject();
            json.key("uid").value(shown.name());
            json.key("frame").value(shown.frame() + 1);
            json.key("scale").value(round(shown.scale()));
            json.key("turnedDegrees").value(90L * shown.quarters());
            json.key("mirrored").value(shown.isMirrored());
            json.key("inverted").value(shown.isInverted());
            json.key("judgedShare").value(round(shown.judged()));
            json.key("alike").value(round(shown.alike()));
            put(json, "part", shown.part());
            json.endObject();
        });
        json.key("changes").beginArray();
        for (ExportVerdict.Change change : verdict.changes()) {
            json.beginObject();
            put(json, "inFrame", change.inFrame());
            put(json, "inPicture", change.inPicture());
            json.key("strength").value(round(change.strength())).endObject();
        }
        json.endArray().key("wouldSee").beginArray();
        for (ExportVerdict.Sight sight : verdict.sights()) {
            json.beginObject().key("diameterPixels").value(round(sight.diameter()));
            json.key("diameterMm").value(round(sight.diameterMm()));
            json.key("contrast").value(round(sight.contrast())).endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private static void put(JsonWriter json, String key, Box box) {
        json.key(key).beginObject();
        json.key("x").value(box.x()).key("y").value(box.y());
        json.key("width").value(box.width()).key("height").value(box.height());
        json.endObject();
    }

    private static double round(double value) {
        return Math.round(Math.min(value, 1e6) * 1000) / 1000.0;
    }
}
