package org.elpis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.check.CheckReport;
import org.elpis.check.CheckReport.FileCheck;
import org.elpis.check.CheckReport.InstanceCheck;
import org.elpis.check.Leak;
import org.elpis.check.SearchResult;
import org.elpis.dicom.Dictionary;
import org.elpis.engine.JsonWriter;

/// What `check` says: where something was found, never what.
final class CheckText {
    private static final String PIXELS =
            "The check reads headers, texts and documents. It does not look at what the pixels show.";

    private static final int MAX_PLACES = 12;

    private final CheckReport report;
    private final Path released;
    private final StringBuilder text = new StringBuilder();

    CheckText(CheckReport report, Path released) {
        this.report = report;
        this.released = released;
    }

    /// Nothing found, everything could be judged, and there was something to judge.
    boolean isClean() {
        return report.isClean() && !report.instances().isEmpty();
    }

    String table(boolean showsAll) {
        for (InstanceCheck check : report.instances()) {
            boolean isFine = check.search().isClean()
                    && check.links().broken() == 0
                    && check.intervals().isIntact();
            if (showsAll || !isFine) {
                instance(check);
            }
        }
        for (FileCheck check : report.files()) {
            if (showsAll || check.isDicom() || !check.search().isClean()) {
                file(check);
            }
        }
        totals();
        return text.toString();
    }

    private void instance(InstanceCheck check) {
        CheckReport.Links links = check.links();
        CheckReport.Intervals intervals = check.intervals();
        head(check.search(), check.released(), "  ok  ");
        if (isGuess(check.pairing())) {
            text.append("      paired with its original because ")
                    .append(check.pairing().sentence());
            text.append(": a guess, so read the next line with care\n");
        }
        text.append("      links ")
                .append(links.intact())
                .append('/')
                .append(links.before())
                .append(" intact");
        text.append(links.lost() > 0 ? ", " + links.lost() + " gone" : "");
        text.append(links.broken() > 0 ? ", " + links.broken() + " BROKEN" : "");
        text.append("; dates ").append(intervals.moved()).append('/').append(intervals.dates());
        text.append(" in step");
        text.append(intervals.lost() > 0 ? ", " + intervals.lost() + " gone" : "");
        text.append(intervals.isIntact() ? "" : ", intervals NOT KEPT");
        int retained = check.search().retained();
        text.append(retained > 0 ? "; retained on purpose " + retained : "").append('\n');
        if (links.broken() > 0) {
            places("broken link", links.where());
        }
        if (!intervals.isIntact()) {
            places("interval", intervals.where());
        }
    }

    /// Links and intervals of a pair that was guessed may only seem to be broken.
    static boolean isGuess(CheckReport.Pairing pairing) {
        return switch (pairing) {
            case SOP_INSTANCE_UID, PIXEL_DATA -> false;
            case LIKENESS, POSITION -> true;
        };
    }

    private void file(FileCheck check) {
        head(check.search(), check.released(), check.isDicom() ? "   ?  " : "  ok  ");
        text.append(
                check.isDicom()
                        ? "      no leak, but its original was not found among the originals\n"
                        : "      no DICOM object that can be read\n");
    }

    /// @param verdict  what stands before a file without leaks
    private void head(SearchResult search, Path path, String verdict) {
        String unlessLeaking = search.unsearched() > 0 ? "   ?  " : verdict;
        text.append(search.leaks().isEmpty() ? unlessLeaking : "LEAK  ")
                .append(relative(path))
                .append('\n');
        int shown = 0;
        for (Leak leak : search.leaks()) {
            if (shown++ == MAX_PLACES) {
                text.append("      and ")
                        .append(search.leaks().size() - MAX_PLACES)
                        .append(" more places\n");
                break;
            }
            text.append("      ")
                    .append(Layout.left(kind(leak), 13))
                    .append(leak.where())
                    .append(' ');
            text.append(name(leak)).append(", ").append(how(leak)).append('\n');
        }
        if (search.unsearched() > 0) {
            text.append("      ").append(Layout.count(search.unsearched(), "part"));
            text.append(" that could not be searched: cannot be cleared\n");
        }
    }

    private void places(String what, List<String> where) {
        int shown = 0;
        for (String place : where) {
            if (shown++ == MAX_PLACES) {
                break;
            }
            text.append("      ").append(Layout.left(what, 13)).append(place).append('\n');
        }
    }

    private String relative(Path path) {
        return path.equals(released)
                ? String.valueOf(path.getFileName())
                : released.relativize(path).toString();
    }

    private static String kind(Leak leak) {
        return leak.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String name(Leak leak) {
        return leak.tag() == 0
                ? ""
                : Dictionary.entry(leak.tag()).map(Dictionary.Entry::keyword).orElse("private or unknown");
    }

    private static String how(Leak leak) {
        return switch (leak.view()) {
            case RAW -> "as it is";
            case CHARSET -> "decoded";
            case UTF16 -> "as UTF-16";
            case BASE64 -> "in Base64";
            case HEX -> "in hexadecimal digits";
            case INFLATED -> "in a compressed stream";
            case SHOWN -> "as a page shows it";
            case SQUEEZED -> "with separators left out";
        };
    }

    private void totals() {
        long links = 0;
        long intact = 0;
        long broken = 0;
        long outOfStep = 0;
        long dates = 0;
        for (InstanceCheck check : report.instances()) {
            links += check.links().before();
            intact += check.links().intact();
            broken += check.links().broken();
            outOfStep += check.intervals().isIntact() ? 0 : 1;
            dates += check.intervals().dates();
        }
        long guesses = report.instances().stream()
                .filter(check -> isGuess(check.pairing()))
                .count();
        int looked = report.instances().size() + report.files().size();
        text.append(text.isEmpty() ? "" : "\n");
        line("Leaked", Layout.grouped(report.leaking()) + " of " + Layout.count(looked, "released file") + kinds());
        line(
                "Links",
                Layout.grouped(intact) + " of " + Layout.grouped(links) + " intact, " + Layout.grouped(broken)
                        + " broken");
        if (broken > 0 && guesses > 0) {
            line(
                    "",
                    "some may only seem broken: the originals of " + Layout.count(guesses, "object") + " were guessed");
        }
        String kept = dates == 0 ? "no dates to compare" : "intact";
        line("Intervals", outOfStep == 0 ? kept : "not kept in " + Layout.count(outOfStep, "object"));
        line("Not released", Layout.count(report.unreleased().size(), "original"));
        if (!report.unread().isEmpty()) {
            line(
                    "Not read",
                    Layout.count(report.unread().size(), "original") + ": their patients' identity was not "
                            + "searched for");
        }
        text.append('\n').append(Layout.paragraph("", PIXELS));
        text.append('\n').append(Layout.paragraph("", verdict()));
    }

    private String kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Leak leak : leaks()) {
            kinds.merge(kind(leak), 1, Integer::sum);
        }
        StringBuilder all = new StringBuilder();
        kinds.forEach((kind, count) ->
                all.append(all.isEmpty() ? ": " : ", ").append(kind).append(' ').append(count));
        return all.toString();
    }

    private List<Leak> leaks() {
        List<Leak> leaks = new ArrayList<>();
        report.instances().forEach(check -> leaks.addAll(check.search().leaks()));
        report.files().forEach(check -> leaks.addAll(check.search().leaks()));
        return leaks;
    }

    private String verdict() {
        if (report.leaking() > 0) {
            return "Next: do not hand these files over. Add a rule for the attribute to the profile, and release again. "
                    + "What was kept on purpose is named with --retain.";
        }
        if (report.instances().isEmpty()) {
            return "Inconclusive: no released object belongs to an original. Check that the folders are the right ones.";
        }
        return report.isClean()
                ? "Nothing of the originals' identity was found. Next: have the pixels looked at before they leave."
                : "Inconclusive: nothing was found, but not everything could be read, searched or paired; see above.";
    }

    private void line(String label, String value) {
        text.append(Layout.left(label, 14)).append(value).append('\n');
    }

    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("clean").value(isClean()).key("leaking").value(report.leaking());
        json.key("released").value(report.instances().size() + report.files().size());
        json.key("unreleased")
                .value(report.unreleased().size())
                .key("unread")
                .value(report.unread().size());
        json.key("pixels").value("not examined").key("instances").beginArray();
        for (InstanceCheck check : report.instances()) {
            json.beginObject().key("released").value(relative(check.released()));
            json.key("pairedBy").value(check.pairing().name());
            search(json, check.search());
            json.key("links").beginObject().key("before").value(check.links().before());
            json.key("intact")
                    .value(check.links().intact())
                    .key("gone")
                    .value(check.links().lost());
            json.key("broken").value(check.links().broken()).endObject();
            json.key("dates")
                    .beginObject()
                    .key("before")
                    .value(check.intervals().dates());
            json.key("inStep")
                    .value(check.intervals().moved())
                    .key("gone")
                    .value(check.intervals().lost());
            json.key("intact").value(check.intervals().isIntact()).endObject().endObject();
        }
        json.endArray().key("files").beginArray();
        for (FileCheck check : report.files()) {
            json.beginObject().key("released").value(relative(check.released()));
            json.key("dicom").value(check.isDicom());
            search(json, check.search());
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private static void search(JsonWriter json, SearchResult search) {
        json.key("retained").value(search.retained()).key("unsearched").value(search.unsearched());
        json.key("leaks").beginArray();
        for (Leak leak : search.leaks()) {
            json.beginObject().key("where").value(leak.where()).key("kind").value(kind(leak));
            json.key("view").value(leak.view().name().toLowerCase(Locale.ROOT)).endObject();
        }
        json.endArray();
    }
}
