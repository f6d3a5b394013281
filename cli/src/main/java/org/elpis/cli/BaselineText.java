package org.elpis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.compare.AttributeFinding;
import org.elpis.compare.FrameFinding;
import org.elpis.compare.ObjectFinding;
import org.elpis.compare.RegionFinding;
import org.elpis.engine.BaselineReport;
import org.elpis.engine.ComparisonWords;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SealVerifier;

/// Says what came of comparing a copy with a baseline. Values are told where they are numbers that decide how pixels
/// are
/// shown, measured or placed; never those that may identify.
final class BaselineText {
    private static final int FEW = 10;
    private static final int FEW_LINES = 6;

    private final BaselineReport report;
    private final Optional<Path> page;

    /// @param page  that was written
    BaselineText(BaselineReport report, Optional<Path> page) {
        this.report = report;
        this.page = page;
    }

    String plain(boolean all) {
        StringBuilder text = new StringBuilder();
        text.append(report.outcome()).append(": ").append(meaning()).append('\n');
        counts(text);
        report.doubts().forEach(doubt -> text.append(Layout.paragraph("  ", "because " + doubt + ".")));
        strays(text, all);
        int shown =
                all ? report.objects().size() : Math.min(FEW, report.objects().size());
        for (BaselineReport.ObjectResult object : report.objects().subList(0, shown)) {
            append(text, object, all);
        }
        more(text, "", report.objects().size() - shown, "object");
        identity(text, all);
        LeftOut.append(text, "not compared", report.unread());
        page.ifPresent(
                file -> text.append("\nNext: open ").append(file).append(" (private: it shows images of a patient)\n"));
        return text.toString();
    }

    private String meaning() {
        return switch (report.outcome()) {
            case SAME -> "pixels, and how they are shown, measured and placed, are those of the baseline.";
            case ALTERED -> "something is not as it is in the baseline.";
            case UNKNOWN -> "nobody can say. That is no sign that it is the same.";
        };
    }

    private void counts(StringBuilder text) {
        BaselineReport.Counts counts = report.counts();
        text.append("  compared     ")
                .append(Layout.count(counts.pairs(), "object"))
                .append(" with ")
                .append(Layout.count(counts.frames(), "frame"))
                .append(", of ")
                .append(Layout.grouped(counts.copies()))
                .append(" in the copy and ")
                .append(Layout.grouped(counts.originals()))
                .append(" in the baseline\n");
        text.append("  came out     ")
                .append(Layout.grouped(counts.same()))
                .append(" the same, ")
                .append(Layout.grouped(counts.altered()))
                .append(" altered, ")
                .append(Layout.grouped(counts.unknown()))
                .append(" not comparable\n");
        if (counts.byPixels() + counts.byPlace() > 0) {
            text.append("  found by     equal pixels ")
                    .append(Layout.grouped(counts.byPixels()))
                    .append(", place in the series ")
                    .append(Layout.grouped(counts.byPlace()))
                    .append(": UIDs were replaced\n");
        }
        if (counts.withholding() > 0) {
            text.append("  withheld     overlays, graphics or contents of ")
                    .append(Layout.count(counts.withholding(), "object"))
                    .append(", as de-identification leaves it\n");
        }
        if (counts.otherStudies() > 0) {
            text.append("  left out     ")
                    .append(Layout.count(counts.otherStudies(), "study"))
                    .append(" of the baseline of which the copy has nothing\n");
        }
        text.append("  baseline     ").append(seal()).append('\n');
    }

    private String seal() {
        return report.seal()
                .map(SealVerifier.Report::outcome)
                .map(outcome -> switch (outcome) {
                    case GENUINE -> "genuine by its seal";
                    case ALTERED -> "ALTERED: it is not what was sealed, so nobody knows which of the two was changed";
                    case UNKNOWN -> "unknown: there is no seal of it that can be judged";
                })
                .orElse("not held against a seal");
    }

    private void strays(StringBuilder text, boolean all) {
        List<BaselineReport.Stray> strays = report.strays();
        int shown = all ? strays.size() : Math.min(FEW, strays.size());
        for (BaselineReport.Stray stray : strays.subList(0, shown)) {
            text.append(Layout.paragraph(
                    "  ", name(stray.number(), stray.uid()) + ": " + ComparisonWords.of(stray.kind())));
        }
        more(text, "  ", strays.size() - shown, "object");
    }

    private static String name(int number, String uid) {
        return "object " + (number < 0 ? "" : number + " ") + "(" + Layout.shown(uid, 64) + ")";
    }

    private static void append(StringBuilder text, BaselineReport.ObjectResult object, boolean all) {
        ObjectFinding finding = object.finding();
        text.append('\n').append(name(object.number(), object.uid())).append(": ");
        text.append(finding.sameness().name().toLowerCase(Locale.ROOT)).append('\n');
        if (finding.isAppearanceOnly()) {
            text.append("  No pixel changed, and yet a reader sees, measures or places something else.\n");
        }
        object.pixelsOf()
                .ifPresent(uid -> text.append(Layout.paragraph(
                        "  ", "the pixels are those of another object of the baseline: " + Layout.shown(uid, 64))));
        List<String> lines = ComparisonWords.of(finding);
        int shown = all ? lines.size() : Math.min(FEW_LINES, lines.size());
        lines.subList(0, shown).forEach(line -> text.append(Layout.paragraph("  ", line)));
        more(text, "  ", lines.size() - shown, "change");
        finding.doubts().forEach(doubt -> text.append(Layout.paragraph("  ", "not comparable, because " + doubt)));
    }

    private static void more(StringBuilder text, String indent, long count, String noun) {
        if (count > 0) {
            text.append(indent)
                    .append("and ")
                    .append(Layout.count(count, "more " + noun))
                    .append(": --all lists ")
                    .append(count == 1 ? "it" : "them")
                    .append('\n');
        }
    }

    private void identity(StringBuilder text, boolean all) {
        if (report.identity().isEmpty()) {
            return;
        }
        text.append("\nattributes that may identify differ, which alters nothing here:\n");
        int shown = 0;
        for (var path : report.identity().entrySet()) {
            if (all || shown < FEW) {
                text.append("  ")
                        .append(path.getKey())
                        .append(" in ")
                        .append(Layout.count(path.getValue(), "object"))
                        .append('\n');
            }
            shown++;
        }
        more(text, "  ", all ? 0 : shown - FEW, "path");
    }

    String json() {
        BaselineReport.Counts counts = report.counts();
        JsonWriter json = new JsonWriter().beginObject();
        json.key("verdict").value(report.outcome().name().toLowerCase(Locale.ROOT));
        json.key("comparison").value(report.comparison().name().toLowerCase(Locale.ROOT));
        json.key("baseline")
                .value(report.seal()
                        .map(seal -> seal.outcome().name().toLowerCase(Locale.ROOT))
                        .orElse("no seal"));
        json.key("copies").value(counts.copies()).key("originals").value(counts.originals());
        json.key("pairs").value(counts.pairs());
        json.key("byPixels").value(counts.byPixels()).key("byPlace").value(counts.byPlace());
        json.key("same").value(counts.same()).key("altered").value(counts.altered());
        json.key("unknown").value(counts.unknown()).key("frames").value(counts.frames());
        json.key("withholding").value(counts.withholding());
        json.key("otherStudies").value(counts.otherStudies());
        json.key("reasons").beginArray();
        report.doubts().forEach(json::value);
        json.endArray().key("series").beginArray();
        for (BaselineReport.Stray stray : report.strays()) {
            json.beginObject()
                    .key("what")
                    .value(stray.kind().name().toLowerCase(Locale.ROOT))
                    .key("uid")
                    .value(stray.uid())
                    .endObject();
        }
        json.endArray().key("objects").beginArray();
        report.objects().forEach(object -> put(json, object));
        json.endArray().key("identity").beginArray();
        report.identity()
                .forEach((path, objects) -> json.beginObject()
                        .key("attribute")
                        .value(path)
                        .key("objects")
                        .value(objects)
                        .endObject());
        return LeftOut.write(json.endArray(), "notCompared", report.unread()).endObject() + "\n";
    }

    private static void put(JsonWriter json, BaselineReport.ObjectResult object) {
        ObjectFinding finding = object.finding();
        json.beginObject().key("uid").value(object.uid()).key("copy").value(object.copy());
        json.key("original").value(object.original());
        json.key("verdict").value(finding.sameness().name().toLowerCase(Locale.ROOT));
        json.key("appearanceOnly").value(finding.isAppearanceOnly());
        object.pixelsOf().ifPresent(uid -> json.key("pixelsOf").value(uid));
        json.key("framesOfOriginal").value(finding.counts().original());
        json.key("framesOfCopy").value(finding.counts().copy());
        json.key("frames").beginArray();
        finding.frames().forEach(frame -> put(json, frame));
        json.endArray()
                .key("moreFrames")
                .value(finding.moreFrames())
                .key("attributes")
                .beginArray();
        for (AttributeFinding attribute : finding.shown()) {
            json.beginObject().key("path").value(attribute.path());
            json.key("name").value(attribute.name());
            json.key("what").value(attribute.kind().name().toLowerCase(Locale.ROOT));
            attribute.before().ifPresent(value -> json.key("original").value(value));
            attribute.after().ifPresent(value -> json.key("copy").value(value));
            json.endObject();
        }
        json.endArray().key("besideStoredBits").value(finding.hidden().differing());
        json.key("reasons").beginArray();
        finding.doubts().forEach(json::value);
        json.endArray().endObject();
    }

    private static void put(JsonWriter json, FrameFinding frame) {
        json.beginObject().key("frame").value(frame.frame() + 1L);
        json.key("kind").value(kind(frame.kind()));
        json.key("pixels").value(frame.pixels()).key("changed").value(frame.changed());
        json.key("largest").value(frame.largest()).key("words").value(ComparisonWords.of(frame));
        json.key("regions").beginArray();
        for (RegionFinding region : frame.regions()) {
            json.beginObject().key("kind").value(kind(region.kind()));
            json.key("x").value(region.box().x()).key("y").value(region.box().y());
            json.key("width")
                    .value(region.box().width())
                    .key("height")
                    .value(region.box().height());
            json.key("changed").value(region.changed());
            json.key("mean").value(region.meanDifference()).key("largest").value(region.largest());
            json.key("words").value(ComparisonWords.of(region)).endObject();
        }
        json.endArray().key("moreRegions").value(frame.moreRegions()).endObject();
    }

    /// The name of the kind, such as `oneValue`.
    private static String kind(Object kind) {
        String name = kind.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
