package org.elpis.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SealTime;
import org.elpis.engine.SealVerifier;
import org.elpis.seal.Change;
import org.elpis.seal.ChangeWords;
import org.elpis.seal.SealStatement;
import org.elpis.seal.Verdict;

/// Says what came of comparing a copy with its seals. UIDs are told, values never.
final class VerdictText {
    private static final int FEW = 10;

    private final SealVerifier.Report report;
    private final boolean isWhole;

    VerdictText(SealVerifier.Report report, boolean isWhole) {
        this.report = report;
        this.isWhole = isWhole;
    }

    String plain(boolean all) {
        StringBuilder text = new StringBuilder();
        text.append(report.outcome()).append(": ").append(meaning()).append('\n');
        for (SealVerifier.Result study : report.studies()) {
            append(text, study, all);
        }
        LeftOut.append(text, "not judged", report.unread());
        return text.toString();
    }

    private String meaning() {
        return switch (report.outcome()) {
            case GENUINE ->
                isWhole && isCut()
                        ? "all that is shown is as it was sealed; how much is withheld stands below."
                        : isWhole
                                ? "everything is as it was sealed, and nothing is missing."
                                : "this object is as it was sealed; the rest of its study was not looked at.";
            case ALTERED -> "something is not as it was sealed.";
            case UNKNOWN -> "nobody can say. That is no sign that it is genuine.";
        };
    }

    /// The outcome and the first change, without the UID.
    static String first(SealVerifier.Report report) {
        String change = report.studies().stream()
                .flatMap(study -> study.verdict().changes().stream())
                .findFirst()
                .map(ChangeWords::of)
                .map(words -> ": " + words.replaceFirst(" in [0-9.]+$", ""))
                .orElse("");
        return report.outcome() + change;
    }

    /// Whether pixels or whole objects are withheld by some seal.
    private boolean isCut() {
        return report.studies().stream()
                .map(study -> study.verdict().shares())
                .anyMatch(shares -> shares.withheldTiles() > 0 || shares.instances() < shares.sealedInstances());
    }

    private static void append(StringBuilder text, SealVerifier.Result study, boolean all) {
        Verdict verdict = study.verdict();
        text.append("\nA study of ").append(Layout.grouped(study.files())).append(" files: ");
        text.append(verdict.outcome()).append('\n');
        study.seal()
                .ifPresent(seal -> text.append("  seal         ").append(seal).append('\n'));
        verdict.statement().ifPresent(statement -> append(text, statement));
        study.times().forEach(time -> append(text, time));
        Verdict.Shares shares = verdict.shares();
        if (shares.instances() > 0) {
            text.append("  compared     ")
                    .append(Layout.grouped(shares.instances()))
                    .append(" of ")
                    .append(Layout.grouped(shares.sealedInstances()))
                    .append(" objects, ")
                    .append(Layout.grouped(shares.tiles()))
                    .append(" tiles, ")
                    .append(Layout.grouped(shares.attributes()))
                    .append(" attributes\n");
        }
        if (verdict.outcome() != Verdict.Outcome.GENUINE && shares.genuineInstances() > 0) {
            text.append("  genuine      ")
                    .append(Layout.grouped(shares.genuineInstances()))
                    .append(" of these objects\n");
        }
        if (shares.withheldTiles() + shares.withheldAttributes() > 0) {
            text.append("  withheld     ")
                    .append(Layout.grouped(shares.withheldTiles()))
                    .append(" tiles, ")
                    .append(Layout.grouped(shares.withheldAttributes()))
                    .append(" attributes\n");
        }
        if (shares.replacedContent() + shares.replacedOthers() > 0) {
            text.append("  replaced     ")
                    .append(Layout.grouped(shares.replacedContent()))
                    .append(" of these attributes show something, ")
                    .append(Layout.grouped(shares.replacedOthers()))
                    .append(" do not: the seal of the release is about them\n");
        }
        if (shares.looseFrames() > 0) {
            text.append("  not sealed   bits beside the stored ones, in use in ")
                    .append(Layout.grouped(shares.looseFrames()))
                    .append(" frames: they can hide a drawing\n");
        }
        if (shares.cutFrames() > 0) {
            text.append(Layout.paragraph(
                    "  ",
                    "Only what is shown was compared: of " + Layout.grouped(shares.cutFrames())
                            + " frames more than a fifth is withheld, at most " + shares.mostWithheld()
                            + " %; of all tiles "
                            + percent(shares) + " %. Nothing is said of what lies there."));
        }
        verdict.reasons().forEach(reason -> text.append(Layout.paragraph("  ", "because " + reason + ".")));
        list(text, "  ", verdict.changes(), all);
        boolean isShort = shares.withheldAttributes() > 0 && !all;
        if (isShort && !verdict.unsealed().isEmpty()) {
            text.append("  not sealed   ")
                    .append(Layout.grouped(verdict.unsealed().size()))
                    .append(" attributes that are new since: the seal of the release is about them\n");
        } else if (!verdict.unsealed().isEmpty()) {
            text.append("  not sealed, and so nothing is said of them:\n");
            list(text, "    ", verdict.unsealed(), all);
        }
    }

    /// Rounded up.
    private static long percent(Verdict.Shares shares) {
        long all = shares.tiles() + shares.withheldTiles();
        return (shares.withheldTiles() * 100 + all - 1) / Math.max(1, all);
    }

    private static void append(StringBuilder text, SealStatement statement) {
        text.append("  sealed       ").append(Instant.ofEpochSecond(statement.time()));
        text.append(" by the sealer's own clock (self-asserted)");
        if (!statement.sealer().isEmpty()) {
            text.append(", by \"").append(Layout.shown(statement.sealer(), 60)).append('"');
        }
        text.append('\n');
    }

    private static void append(StringBuilder text, SealTime time) {
        text.append(Layout.paragraph(
                "  ",
                "timestamp of the " + time.what() + " " + TimestampOptions.words(time.timestamp())
                        + time.clockWords().map(words -> "; " + words).orElse("") + "."));
    }

    private static void list(StringBuilder text, String indent, List<Change> changes, boolean all) {
        int shown = all ? changes.size() : Math.min(FEW, changes.size());
        for (Change change : changes.subList(0, shown)) {
            text.append(indent).append(ChangeWords.of(change)).append('\n');
        }
        if (shown < changes.size()) {
            text.append(indent)
                    .append("and ")
                    .append(Layout.grouped(changes.size() - shown))
                    .append(" more: --all lists them\n");
        }
    }

    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("verdict").value(report.outcome().name().toLowerCase(Locale.ROOT));
        json.key("whole").value(isWhole);
        json.key("studies").beginArray();
        for (SealVerifier.Result study : report.studies()) {
            write(json, study);
        }
        return LeftOut.write(json.endArray(), "notJudged", report.unread()).endObject() + "\n";
    }

    private static void write(JsonWriter json, SealVerifier.Result study) {
        Verdict verdict = study.verdict();
        Verdict.Shares shares = verdict.shares();
        json.beginObject()
                .key("verdict")
                .value(verdict.outcome().name().toLowerCase(Locale.ROOT))
                .key("files")
                .value(study.files());
        study.seal().ifPresent(seal -> json.key("seal").value(seal.toString()));
        verdict.statement()
                .ifPresent(statement -> json.key("sealedAt")
                        .value(Instant.ofEpochSecond(statement.time()).toString())
                        .key("timeIs")
                        .value(study.isTimeTrusted() ? "trusted by timestamp" : "the sealer's own")
                        .key("sealer")
                        .value(statement.sealer()));
        json.key("timestamps").beginArray();
        for (SealTime time : study.times()) {
            json.beginObject().key("of").value(time.what());
            json.key("said").value(time.said().toString());
            TimestampOptions.write(json.key("token"), time.timestamp());
            time.clockWords().ifPresent(words -> json.key("clock").value(words));
            json.endObject();
        }
        json.endArray();
        json.key("instances")
                .value(shares.instances())
                .key("genuineInstances")
                .value(shares.genuineInstances())
                .key("sealedInstances")
                .value(shares.sealedInstances())
                .key("attributes")
                .value(shares.attributes())
                .key("tiles")
                .value(shares.tiles())
                .key("withheldAttributes")
                .value(shares.withheldAttributes())
                .key("withheldTiles")
                .value(shares.withheldTiles())
                .key("replacedContent")
                .value(shares.replacedContent())
                .key("replacedOthers")
                .value(shares.replacedOthers())
                .key("framesWithLooseBits")
                .value(shares.looseFrames())
                .key("cutFrames")
                .value(shares.cutFrames())
                .key("mostWithheldPercent")
                .value(shares.mostWithheld());
        json.key("reasons").beginArray();
        verdict.reasons().forEach(json::value);
        json.endArray();
        write(json, "changes", verdict.changes());
        write(json, "notSealed", verdict.unsealed());
        json.endObject();
    }

    private static void write(JsonWriter json, String key, List<Change> changes) {
        json.key(key).beginArray();
        for (Change change : new ArrayList<>(changes)) {
            json.beginObject().key("uid").value(change.uid());
            switch (change) {
                case Change.Tile tile ->
                    json.key("what")
                            .value("pixels")
                            .key("frame")
                            .value(tile.frame() + 1)
                            .key("x")
                            .value(tile.x())
                            .key("y")
                            .value(tile.y())
                            .key("width")
                            .value(tile.width())
                            .key("height")
                            .value(tile.height());
                case Change.Frame frame ->
                    json.key("what").value("frame").key("frame").value(frame.frame() + 1);
                case Change.FrameCount count ->
                    json.key("what")
                            .value("frames")
                            .key("sealed")
                            .value(count.sealed())
                            .key("found")
                            .value(count.found());
                case Change.Attribute attribute ->
                    json.key("what")
                            .value("attribute " + attribute.kind().name().toLowerCase(Locale.ROOT))
                            .key("path")
                            .value(attribute.path());
                case Change.Missing missing -> json.key("what").value("missing");
                case Change.Added added -> json.key("what").value("added");
                case Change.Twice twice -> json.key("what").value("twice");
            }
            json.endObject();
        }
        json.endArray();
    }
}
