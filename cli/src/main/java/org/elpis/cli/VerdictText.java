package org.elpis.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SealRunner;
import org.elpis.engine.SealTime;
import org.elpis.engine.SealVerifier;
import org.elpis.seal.Change;
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
        for (SealRunner.Unsealed unread : report.unread()) {
            text.append("not judged: ")
                    .append(unread.file())
                    .append(": ")
                    .append(unread.reason())
                    .append('\n');
        }
        return text.toString();
    }

    private String meaning() {
        return switch (report.outcome()) {
            case GENUINE ->
                isWhole
                        ? "everything is as it was sealed, and nothing is missing."
                        : "this object is as it was sealed; the rest of its study was not looked at.";
            case ALTERED -> "something is not as it was sealed.";
            case UNKNOWN -> "nobody can say. That is no sign that it is genuine.";
        };
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
        if (shares.withheldTiles() + shares.withheldAttributes() > 0) {
            text.append("  withheld     ")
                    .append(Layout.grouped(shares.withheldTiles()))
                    .append(" tiles, ")
                    .append(Layout.grouped(shares.withheldAttributes()))
                    .append(" attributes\n");
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
            text.append(indent).append(words(change)).append('\n');
        }
        if (shown < changes.size()) {
            text.append(indent)
                    .append("and ")
                    .append(Layout.grouped(changes.size() - shown))
                    .append(" more: --all lists them\n");
        }
    }

    private static String words(Change change) {
        String where = " in " + Layout.shown(change.uid(), 64);
        return switch (change) {
            case Change.Tile tile ->
                "pixels changed: frame " + (tile.frame() + 1) + ", columns " + tile.x() + " to "
                        + (tile.x() + tile.width() - 1) + ", rows " + tile.y() + " to "
                        + (tile.y() + tile.height() - 1) + where;
            case Change.Frame frame -> "frame " + (frame.frame() + 1) + " is another image altogether" + where;
            case Change.FrameCount count ->
                "there are " + count.found() + " frames, sealed were " + count.sealed() + where;
            case Change.Attribute attribute ->
                "attribute " + attribute.kind().name().toLowerCase(Locale.ROOT) + ": " + attribute.path() + where;
            case Change.Missing missing -> "object missing: " + Layout.shown(missing.uid(), 64);
            case Change.Added added -> "object added: " + Layout.shown(added.uid(), 64);
            case Change.Twice twice -> "object there twice and different: " + Layout.shown(twice.uid(), 64);
        };
    }

    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("verdict").value(report.outcome().name().toLowerCase(Locale.ROOT));
        json.key("whole").value(isWhole);
        json.key("studies").beginArray();
        for (SealVerifier.Result study : report.studies()) {
            write(json, study);
        }
        json.endArray().key("notJudged").beginArray();
        for (SealRunner.Unsealed unread : report.unread()) {
            json.beginObject()
                    .key("file")
                    .value(unread.file())
                    .key("reason")
                    .value(unread.reason())
                    .endObject();
        }
        return json.endArray().endObject() + "\n";
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
                .key("sealedInstances")
                .value(shares.sealedInstances())
                .key("attributes")
                .value(shares.attributes())
                .key("tiles")
                .value(shares.tiles())
                .key("withheldAttributes")
                .value(shares.withheldAttributes())
                .key("withheldTiles")
                .value(shares.withheldTiles());
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
