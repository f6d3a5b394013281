package org.elpis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.TransformVerifier;
import org.elpis.seal.Attestation;
import org.elpis.seal.Departure;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.TransformCount;
import org.elpis.seal.TransformVerdict;
import org.elpis.seal.Verdict;

/// `elpis verify RELEASED TOLD --original ORIGINALS --original-seals SEALS`: whether a release is its originals with
/// what
/// was attested done to them, and nothing else.
final class TransformVerification {
    private static final int FEW = 10;

    private TransformVerification() {}

    static Options addTo(Options options) {
        return options.value(
                        "--original",
                        "PATH",
                        "The originals of COPY. See whether COPY is these with the operations applied that SEAL attests, and "
                                + "nothing else.")
                .value(
                        "--original-seals",
                        "DIR",
                        "With --original: their seals and whole openings, as elpis seal wrote.");
    }

    static boolean isAskedFor(Arguments arguments) throws UsageException {
        if (arguments.has("--original") != arguments.has("--original-seals")) {
            throw new UsageException("--original and --original-seals need each other.");
        }
        return arguments.has("--original");
    }

    static int run(Arguments arguments, Terminal terminal, List<SealerKeys> trusted) throws UsageException {
        List<Path> paths = arguments.paths(2, 2, "two paths are needed: COPY and SEAL.");
        TransformVerifier.Ends ends = new TransformVerifier.Ends(
                Arguments.path(arguments.value("--original").orElse("")),
                Arguments.path(arguments.value("--original-seals").orElse("")),
                paths.getFirst(),
                paths.getLast());
        TransformVerifier.Report report = new TransformVerifier(trusted).verify(ends);
        terminal.out().print(arguments.has("--json") ? json(report) : text(report, arguments.has("--all")));
        return ExitCode.of(report.outcome());
    }

    private static String text(TransformVerifier.Report report, boolean all) {
        StringBuilder text = new StringBuilder();
        text.append(Layout.paragraph("", report.outcome() + ": " + meaning(report)));
        report.reasons().forEach(reason -> text.append(Layout.paragraph("  ", "because " + reason + ".")));
        for (TransformVerifier.Study study : report.studies()) {
            append(text, study, all);
        }
        if (report.released().outcome() == Verdict.Outcome.ALTERED) {
            text.append('\n').append(new VerdictText(report.released(), true).plain(all));
        }
        return text.toString();
    }

    private static String meaning(TransformVerifier.Report report) {
        return switch (report.outcome()) {
            case GENUINE ->
                "the release is its originals with the operations applied that were attested, and nothing else.";
            case ALTERED -> "something was done to the release that no attested operation does.";
            case UNKNOWN -> "nobody can say whether only what was attested was done.";
        };
    }

    private static void append(StringBuilder text, TransformVerifier.Study study, boolean all) {
        text.append("\nA study: ").append(study.outcome()).append('\n');
        text.append("  seal         ").append(study.seal()).append('\n');
        study.reasons().forEach(reason -> text.append(Layout.paragraph("  ", "because " + reason + ".")));
        if (study.verdict().isEmpty()) {
            return;
        }
        TransformVerdict verdict = study.verdict().get();
        verdict.reasons().forEach(reason -> text.append(Layout.paragraph("  ", "because " + reason + ".")));
        text.append("  attested     ").append(words(verdict)).append('\n');
        TransformCount count = verdict.count();
        text.append("  found        ").append(Layout.grouped(count.objects())).append(" objects: attributes ");
        text.append(Layout.grouped(count.dropped())).append(" dropped, ");
        text.append(Layout.grouped(count.replaced())).append(" replaced, ");
        text.append(Layout.grouped(count.added())).append(" added\n");
        text.append("               frames ").append(Layout.grouped(count.maskedFrames()));
        text.append(" with filled rectangles, ").append(Layout.grouped(count.noiseFrames()));
        text.append(" with noise for a face; ").append(Layout.grouped(count.rewritten()));
        text.append(" objects in another transfer syntax\n");
        list(text, "left out: ", study.leftOut(), all);
        list(
                text,
                "",
                verdict.departures().stream().map(TransformVerification::words).toList(),
                all);
    }

    private static String words(TransformVerdict verdict) {
        List<String> terms = verdict.operations().stream()
                .map(Attestation.Operation::term)
                .sorted()
                .toList();
        return terms.isEmpty() ? "nothing" : String.join(", ", terms);
    }

    private static String words(Departure departure) {
        String uid = Layout.shown(departure.uid(), 64);
        return departure.where().isEmpty()
                ? "object " + uid + ": " + departure.fault().phrase()
                : departure.where() + " in " + uid + ": " + departure.fault().phrase();
    }

    private static void list(StringBuilder text, String before, List<String> lines, boolean all) {
        int shown = all ? lines.size() : Math.min(FEW, lines.size());
        lines.subList(0, shown).forEach(line -> text.append(Layout.paragraph("  ", before + line)));
        if (shown < lines.size()) {
            text.append("  and ").append(Layout.grouped(lines.size() - shown)).append(" more: --all lists them\n");
        }
    }

    private static String json(TransformVerifier.Report report) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("verdict").value(report.outcome().name().toLowerCase(Locale.ROOT));
        strings(json, "reasons", report.reasons());
        json.key("studies").beginArray();
        for (TransformVerifier.Study study : report.studies()) {
            json.beginObject().key("verdict").value(study.outcome().name().toLowerCase(Locale.ROOT));
            json.key("seal").value(study.seal().toString());
            List<String> reasons = new ArrayList<>(study.reasons());
            study.verdict().ifPresent(verdict -> reasons.addAll(verdict.reasons()));
            strings(json, "reasons", reasons);
            strings(json, "leftOut", study.leftOut());
            study.verdict().ifPresent(verdict -> write(json, verdict));
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private static void write(JsonWriter json, TransformVerdict verdict) {
        TransformCount count = verdict.count();
        strings(
                json,
                "operations",
                verdict.operations().stream()
                        .map(Attestation.Operation::term)
                        .sorted()
                        .toList());
        json.key("objects").value(count.objects());
        json.key("dropped").value(count.dropped());
        json.key("replaced").value(count.replaced());
        json.key("added").value(count.added());
        json.key("maskedFrames").value(count.maskedFrames());
        json.key("noiseFrames").value(count.noiseFrames());
        json.key("rewritten").value(count.rewritten());
        json.key("departures").beginArray();
        for (Departure departure : verdict.departures()) {
            json.beginObject().key("uid").value(departure.uid());
            json.key("where").value(departure.where());
            json.key("what").value(departure.fault().phrase()).endObject();
        }
        json.endArray();
    }

    private static void strings(JsonWriter json, String key, List<String> values) {
        json.key(key).beginArray();
        values.forEach(json::value);
        json.endArray();
    }
}
