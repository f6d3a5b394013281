package org.elpis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.engine.Explained;
import org.elpis.engine.Explainer;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Reason;
import org.elpis.engine.RowJson;
import org.elpis.explain.Explanation;
import org.elpis.explain.Part;
import org.elpis.explain.Row;
import org.elpis.explain.Shown;
import org.elpis.explain.Values;
import org.elpis.pixel.Box;
import org.elpis.policy.Profile;

/// What `explain` says.
final class ExplainText {
    private static final int LABEL = 10;
    private static final int WHERE = 34;
    private static final int VALUE = 29;
    private static final String INDENT = "  ";
    /// Of a list that a person reads.
    private static final int MOST_BOXES = 8;

    private static final String ALONE =
            "What it shows of a face was judged by this object ALONE, and deid looks at all objects of "
                    + "a study together: it may decide otherwise. To see what deid decides, give the folder of the whole study: "
                    + "--study FOLDER.";

    private final Explained explained;
    private final Explainer.Answer answer;
    private final Profile profile;
    private final List<Row> rows;
    private final List<String> absent;
    private final StringBuilder text = new StringBuilder();

    /// @param rows  those that were asked for
    /// @param absent  attributes that were asked for and that the object does not have
    ExplainText(Explainer.Answer answer, Profile profile, List<Row> rows, List<String> absent) {
        this.explained = answer.explained();
        this.answer = answer;
        this.profile = profile;
        this.rows = List.copyOf(rows);
        this.absent = List.copyOf(absent);
    }

    boolean isLeaving() {
        return explained.verdict() != Explained.Verdict.QUARANTINED;
    }

    /// Every element that was asked for, with all that is known about it.
    String details() {
        head();
        for (Row row : rows) {
            text.append('\n');
            detail(row);
        }
        absent();
        return text.toString();
    }

    /// Many elements: what has the same reason together.
    String table() {
        head();
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(row.action() + row.rule() + row.why(), absent -> new ArrayList<>())
                    .add(row);
        }
        for (List<Row> group : groups.values()) {
            Row first = group.getFirst();
            text.append('\n').append(Layout.paragraph("", first.action() + ", " + first.rule()));
            text.append(Layout.paragraph("", first.why()));
            group.forEach(this::line);
        }
        absent();
        return text.toString();
    }

    private void head() {
        Explanation explanation = explained.explanation();
        String what = explanation.sopClass().isEmpty() ? "An object of an unknown SOP Class" : explanation.sopClass();
        text.append(Layout.paragraph("", what + ", profile " + profile.identity() + ". " + verdict()));
        for (Reason reason : explained.reasons()) {
            String where = reason.tag().map(tag -> " At " + tag + ".").orElse("");
            text.append(Layout.paragraph(INDENT, reason.what() + where));
            text.append(Layout.paragraph(INDENT, "Next: " + reason.next()));
        }
        if (!explained.wordsLeft().isEmpty()) {
            text.append(Layout.paragraph(INDENT, left(explained.wordsLeft())));
        }
        text.append(Layout.paragraph("", known()));
        if (answer.isSeenAlone()) {
            text.append(Layout.paragraph("", ALONE));
        }
    }

    private String verdict() {
        return switch (explained.verdict()) {
            case RELEASED -> "It would leave.";
            case RELEASED_BEFORE ->
                "This project has released it already: it would leave as it is, and no rule is applied to it.";
            case QUARANTINED -> "It would NOT leave; below stands its plan, as far as it went.";
        };
    }

    private static String left(List<Box> boxes) {
        StringBuilder places = new StringBuilder();
        for (Box box : boxes.subList(0, Math.min(boxes.size(), MOST_BOXES))) {
            places.append(places.isEmpty() ? "" : "; ")
                    .append(box.x())
                    .append(',')
                    .append(box.y());
            places.append(" of ").append(box.width()).append(" x ").append(box.height());
        }
        return "After all that the plan fills, the last look took "
                + Layout.count(boxes.size(), "place")
                + " for words, at (columns,rows of pixels) "
                + places
                + (boxes.size() > MOST_BOXES ? "; …" : ".");
    }

    private String known() {
        if (answer.objects() == 1 && answer.unread() == 0) {
            return "The patient is known by this file alone; --study FOLDER takes in the other files of its study.";
        }
        return "The patient is known by " + Layout.count(answer.objects(), "object") + " of the study"
                + (answer.unread() == 0 ? "." : "; " + Layout.count(answer.unread(), "file") + " could not be read.");
    }

    private void detail(Row row) {
        text.append(Layout.paragraph("", row.location() + " " + label(row) + ", " + row.vr()));
        entry("action", row.action());
        entry("rule", row.rule());
        entry("why", row.why());
        entry("before", shown(row.before(), Integer.MAX_VALUE));
        entry("after", row.isChanged() ? shown(row.after(), Integer.MAX_VALUE) : "as before");
        for (Part part : row.parts()) {
            entry("found", found(part));
        }
    }

    /// A value has no blank to break at where a paragraph would need one.
    private void entry(String label, String value) {
        int width = Terminal.COLUMNS - INDENT.length() - LABEL;
        String indent = " ".repeat(INDENT.length() + LABEL);
        StringBuilder lines = new StringBuilder();
        for (String line : Layout.paragraph(indent, value).split("\n", -1)) {
            for (int at = indent.length(); at < line.length(); at += width) {
                lines.append(indent)
                        .append(line, at, Math.min(line.length(), at + width))
                        .append('\n');
            }
        }
        lines.replace(0, indent.length(), INDENT + Layout.left(label, LABEL));
        text.append(lines);
    }

    private void line(Row row) {
        String where = row.location() + " " + label(row);
        text.append(INDENT);
        if (where.length() >= WHERE) {
            text.append(Layout.shown(where, Terminal.COLUMNS - INDENT.length()))
                    .append('\n')
                    .append(INDENT);
            where = "";
        }
        String after = row.isChanged() ? shown(row.after(), VALUE) : "as before";
        String line = Layout.left(where, WHERE) + Layout.left(shown(row.before(), VALUE), VALUE + 1) + "> " + after;
        text.append(line.stripTrailing()).append('\n');
        for (Part part : row.parts()) {
            text.append(Layout.paragraph(INDENT + "      ", found(part)));
        }
    }

    private static String label(Row row) {
        return row.keyword().isEmpty() ? row.name().isEmpty() ? "private or unknown" : row.name() : row.keyword();
    }

    private static String shown(Shown shown, int width) {
        String value = switch (shown.kind()) {
            case ABSENT -> "(gone)";
            case EMPTY -> "(empty)";
            case SIZE -> "(" + shown.text() + ")";
            case TEXT -> shown.text() + (shown.isCut() ? "…" : "");
        };
        String count = shown.isCut() && width > VALUE ? " (" + Layout.count(shown.characters(), "character") + ")" : "";
        return Layout.shown(value, Math.min(width, Math.max(1, value.length()))) + count;
    }

    private static String found(Part part) {
        String what = part.what() + (part.becomes().isEmpty() ? "" : ": " + part.becomes());
        return part.isWholeValue() ? what : "characters " + (part.start() + 1) + " to " + part.end() + ", " + what;
    }

    private void absent() {
        if (!absent.isEmpty()) {
            text.append('\n');
        }
        for (String attribute : absent) {
            text.append(Layout.paragraph("", "The object has no " + attribute + "."));
        }
    }

    String json() {
        Explanation explanation = explained.explanation();
        JsonWriter json = new JsonWriter().beginObject();
        json.key("format").value("elpis-explain 1");
        json.key("sopClass").value(explanation.sopClass());
        json.key("profile").value(profile.identity());
        json.key("verdict")
                .value(explained.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.key("reasons").beginArray();
        for (Reason reason : explained.reasons()) {
            json.beginObject().key("code").value(reason.code()).key("what").value(reason.what());
            json.key("next").value(reason.next());
            json.key("tag").value(reason.tag().orElse("")).endObject();
        }
        json.endArray().key("study").beginObject();
        json.key("objects")
                .value(answer.objects())
                .key("unread")
                .value(answer.unread())
                .key("seenAlone")
                .value(answer.isSeenAlone())
                .endObject();
        json.key("wordsLeft").beginArray();
        for (Box box : explained.wordsLeft()) {
            json.beginObject().key("x").value(box.x()).key("y").value(box.y());
            json.key("width")
                    .value(box.width())
                    .key("height")
                    .value(box.height())
                    .endObject();
        }
        json.endArray();
        json.key("values").value(explanation.values() == Values.SHOWN ? "shown" : "masked");
        json.key("absent").beginArray();
        absent.forEach(json::value);
        json.endArray().key("elements").beginArray();
        rows.forEach(row -> RowJson.write(json, row));
        return json.endArray().endObject() + "\n";
    }

    /// What is said of a file that is no object that can be read.
    static void refuse(MalformedDicomException fault, boolean isJson, Terminal terminal) {
        Reason reason = Reason.of(fault);
        if (isJson) {
            JsonWriter json = new JsonWriter().beginObject().key("format").value("elpis-explain 1");
            json.key("verdict").value("quarantined").key("reasons").beginArray();
            json.beginObject().key("code").value(reason.code()).key("what").value(reason.what());
            json.key("next").value(reason.next());
            json.key("tag").value(reason.tag().orElse("")).endObject();
            terminal.out().print(json.endArray().endObject() + "\n");
            return;
        }
        String where = reason.tag().map(tag -> " At " + tag + ".").orElse("");
        terminal.out().print(Layout.paragraph("", "It would NOT leave. " + reason.what() + where));
        terminal.out().print(Layout.paragraph("", "Next: " + reason.next()));
    }
}
