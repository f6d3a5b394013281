package org.elpis.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.dicom.Tag;
import org.elpis.explain.Part;
import org.elpis.explain.Row;
import org.elpis.explain.Shown;

/// The part of the report's page that shows one object before and after, what changes first, and why.
final class ObjectSection {
    private final Html html;

    private ObjectSection(Html html) {
        this.html = html;
    }

    /// @param fold  `details open` or `details`
    static void write(Html html, JobReport.Sample sample, String fold) {
        html.open(fold).open("summary");
        html.element("b", sample.sopClass().isEmpty() ? "Object" : sample.sopClass())
                .text(" ");
        html.element("span class=soft", sample.file()).close("summary");
        new ObjectSection(html).write(sample);
        html.close("details");
    }

    private void write(JobReport.Sample sample) {
        Map<String, List<Row>> changed = new LinkedHashMap<>();
        AttributesSection.order().forEach(action -> changed.put(action, new ArrayList<>()));
        List<Row> same = new ArrayList<>();
        for (Row row : sample.rows()) {
            (row.isChanged() ? changed.computeIfAbsent(row.action(), absent -> new ArrayList<>()) : same).add(row);
        }
        open();
        changed.forEach(this::group);
        close();
        if (!same.isEmpty()) {
            html.open("details class=same");
            html.element("summary", AttributesSection.count(same.size(), "element") + " unchanged");
            open();
            html.open("tbody");
            rows(same);
            html.close("tbody");
            close();
            html.close("details");
        }
        if (sample.hidden() > 0) {
            html.element(
                    "p class=soft",
                    AttributesSection.count(sample.hidden(), "more element")
                            + ": elpis explain FILE --all shows them.");
        }
    }

    private void open() {
        html.open("table class=diff").constant("<colgroup><col><col><col><col></colgroup>\n");
        html.open("thead").open("tr");
        html.element("th", "Attribute")
                .element("th", "Before")
                .element("th", "After")
                .element("th", "Why");
        html.close("tr").close("thead");
    }

    private void close() {
        html.close("table");
    }

    private void group(String action, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("tbody").open(groupTag(action)).open("th colspan=4").text(AttributesSection.word(action));
        html.text(" ")
                .element("span class=soft", Html.grouped(rows.size()))
                .close("th")
                .close("tr");
        rows(byReason(rows));
        html.close("tbody");
    }

    private static String groupTag(String action) {
        return switch (action) {
            case "remove", "zero" -> "tr class=\"group gone\"";
            case "keep" -> "tr class=group";
            default -> "tr class=\"group new\"";
        };
    }

    /// What has the same reason together; attributes that a reader knows before private ones.
    private static List<Row> byReason(List<Row> rows) {
        Map<String, List<Row>> known = new LinkedHashMap<>();
        Map<String, List<Row>> others = new LinkedHashMap<>();
        for (Row row : rows) {
            (Tag.isPrivate(row.location().tag()) ? others : known)
                    .computeIfAbsent(row.why(), absent -> new ArrayList<>())
                    .add(row);
        }
        List<Row> sorted = new ArrayList<>(rows.size());
        known.values().forEach(sorted::addAll);
        others.values().forEach(sorted::addAll);
        return sorted;
    }

    /// What has the same reason has it once.
    private void rows(List<Row> rows) {
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            html.open(i == next ? "tr class=first" : "tr");
            name(row);
            html.open("td class=v");
            value(row.before(), row.parts());
            html.close("td").open(row.isChanged() ? "td class=\"v after\"" : "td class=v");
            after(row);
            html.close("td");
            if (i == next) {
                next = endOfSame(rows, i);
                html.open(next - i == 1 ? "td class=why" : "td class=why rowspan=" + (next - i));
                html.text(row.why());
                html.element("span class=soft", row.rule()).close("td");
            }
            html.close("tr");
        }
    }

    private static int endOfSame(List<Row> rows, int start) {
        int end = start + 1;
        while (end < rows.size()
                && rows.get(end).why().equals(rows.get(start).why())
                && rows.get(end).rule().equals(rows.get(start).rule())) {
            end++;
        }
        return end;
    }

    private void name(Row row) {
        String name = row.name().isEmpty() ? "private or unknown" : row.name();
        html.open("td").text(name).constant("<br>");
        html.element("span class=t", row.location().toString()).close("td");
    }

    private void after(Row row) {
        if (row.after().kind() == Shown.Kind.ABSENT) {
            html.element("span class=soft", "gone");
        } else if (row.isChanged()) {
            value(row.after(), List.of());
        } else {
            html.element("span class=soft", "as before");
        }
    }

    /// Values or masks, with what was found in them marked.
    private void value(Shown shown, List<Part> parts) {
        switch (shown.kind()) {
            case ABSENT -> html.element("span class=soft", "not there");
            case EMPTY -> html.element("span class=soft", "empty");
            case SIZE -> html.element("span class=soft", shown.text());
            case TEXT -> text(shown, parts);
        }
    }

    private void text(Shown shown, List<Part> parts) {
        String text = shown.text();
        int at = 0;
        html.open("span class=m");
        for (Part part : parts) {
            int end = Math.min(part.end(), text.length());
            if (!part.isWholeValue() && part.start() >= at && part.start() < end) {
                html.text(text.substring(at, part.start()));
                html.element("mark", text.substring(part.start(), end));
                at = end;
            }
        }
        html.text(text.substring(at) + (shown.isCut() ? "…" : "")).close("span");
        if (shown.isCut()) {
            html.element("span class=soft", AttributesSection.count(shown.characters(), "character"));
        }
        found(parts);
    }

    private void found(List<Part> parts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Part part : parts) {
            String becomes = part.becomes().isEmpty() ? "" : ": " + part.becomes();
            counts.merge(part.what() + becomes, 1, Integer::sum);
        }
        counts.forEach(
                (what, count) -> html.element("span class=found", count == 1 ? what : what + " (" + count + " times)"));
    }
}
