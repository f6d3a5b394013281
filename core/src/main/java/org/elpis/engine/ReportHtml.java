package org.elpis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.explain.Values;
import org.elpis.policy.ConfidentialityTable;

/// Writes a job's report as one HTML page for the person who answers for the release: what left, what stayed
/// and why, what was not examined. Self-contained: no script, nothing is loaded. Private, because it names
/// source files.
final class ReportHtml {
    /// Longer lists are folded, so that the page stays readable.
    private static final int UNFOLDED_ROWS = 25;

    private final JobReport report;
    private final boolean isDry;
    private final Html html = new Html();
    private final PictureSection pictures;

    private ReportHtml(JobReport report) {
        this.report = report;
        this.pictures = new PictureSection(html, report.values());
        this.isDry = report.mode() == Job.Mode.DRY_RUN;
    }

    static String of(JobReport report) {
        ReportHtml page = new ReportHtml(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        head(html, "Elpis: " + (isDry ? "dry run " : "release ") + report.jobId());
        headline();
        warnings();
        quarantine();
        studies();
        UtilitySection.write(html, report.utility());
        studyByStudy();
        attributes();
        skipped();
        profile();
        facts();
        html.constant("</body>\n</html>\n");
    }

    /// Opens a page up to its body: self-contained, without script, and nothing is loaded.
    static void head(Html html, String title) {
        html.constant("<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n");
        html.constant("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n");
        html.constant(
                "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        html.element("title", title);
        html.constant("<style>\n").constant(style()).constant("</style>\n</head>\n<body>\n");
    }

    private static String style() {
        try (InputStream in = ReportHtml.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The distribution lacks report.css.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void headline() {
        Counts total = report.total();
        html.element("p class=kicker", "Elpis · private report of a " + (isDry ? "dry run" : "release"));
        StringBuilder line = new StringBuilder();
        line.append(Html.grouped(total.released())).append(" of ");
        line.append(AttributesSection.count(total.read(), "file"));
        line.append(isDry ? " would leave." : total.released() == 1 ? " was released." : " were released.");
        if (total.quarantined() > 0) {
            line.append(' ').append(Html.grouped(total.quarantined())).append(isDry ? " would stay" : " stayed");
            line.append(" in quarantine.");
        }
        line.append(PixelWords.headline(report));
        html.element("h1", line.toString());
        bar(total);
        html.open("div class=tiles");
        tile("released", total.released(), isDry ? "would be released" : "released");
        tile("quarantined", total.quarantined(), "quarantined");
        tile("skipped", total.skipped(), "skipped");
        tile("read", total.read(), "read");
        html.close("div");
    }

    /// Widths are numbers of this code, so they may stand in a style.
    private void bar(Counts total) {
        long read = Math.max(1, total.read());
        html.constant("<div class=bar aria-hidden=true>");
        html.constant("<i class=released style=\"width:" + 100.0 * total.released() / read + "%\"></i>");
        html.constant("<i class=quarantined style=\"width:" + 100.0 * total.quarantined() / read + "%\"></i>");
        html.constant("<i class=skipped style=\"width:" + 100.0 * total.skipped() / read + "%\"></i></div>\n");
    }

    private void tile(String kind, long count, String label) {
        html.constant("<div class=\"tile " + kind + "\">").element("b", Html.grouped(count));
        html.element("span", label).close("div");
    }

    private void warnings() {
        if (report.warnings().isEmpty()) {
            return;
        }
        html.open("section class=warn").element("h2", "What you must know");
        html.open("ul");
        for (String warning : report.warnings()) {
            html.element("li", warning);
        }
        html.close("ul").close("section");
    }

    private void quarantine() {
        html.open("section").element("h2", isDry ? "What would stay, and what to do" : "What stayed, and what to do");
        if (report.quarantined().isEmpty()) {
            html.element("p", "Nothing is in quarantine.");
        }
        for (List<JobReport.Group> same : bySentence(report.quarantined())) {
            Reason reason = same.getFirst().reason();
            html.open("div class=reason").open("p").element("b class=count", Html.grouped(count(same)));
            html.text(reason.what()).close("p");
            html.open("p class=next").element("b", "Next: ").text(reason.next()).close("p");
            for (JobReport.Group group : same) {
                files(group, group.reason().tag().map(tag -> named(tag) + ", ").orElse("") + reason.code() + ": ");
            }
            html.close("div");
        }
        pictures.heldBack(report.studies());
        picturesHidden();
        html.close("section");
    }

    private void picturesHidden() {
        if (report.values() == Values.MASKED
                && report.quarantined().stream().anyMatch(group -> PixelLedger.isAboutPixels(group.reason()))) {
            html.element(
                    "p class=soft",
                    "What stayed for what it shows is an original, so no picture of it stands here: a job with "
                            + "--show-values shows some.");
        }
    }

    /// What differs only in the element that it is about stands together; the most frequent comes first.
    private static List<List<JobReport.Group>> bySentence(List<JobReport.Group> groups) {
        Map<String, List<JobReport.Group>> bySentence = new LinkedHashMap<>();
        for (JobReport.Group group : groups) {
            bySentence
                    .computeIfAbsent(group.reason().what(), absent -> new ArrayList<>())
                    .add(group);
        }
        List<List<JobReport.Group>> sorted = new ArrayList<>(bySentence.values());
        sorted.sort((one, other) -> Long.compare(count(other), count(one)));
        return sorted;
    }

    private static long count(List<JobReport.Group> groups) {
        long count = 0;
        for (JobReport.Group group : groups) {
            count += group.count();
        }
        return count;
    }

    /// A place with the name of its attribute; a place outside elements, such as `preamble`, stays as it is.
    private static String named(String where) {
        int start = Math.max(0, where.lastIndexOf('('));
        OptionalInt tag = Tag.parse(where.substring(start, Math.min(where.length(), start + 11)));
        return tag.isEmpty()
                ? where
                : where
                        + Dictionary.entry(tag.getAsInt())
                                .map(entry -> " " + entry.name())
                                .orElse("");
    }

    private void files(JobReport.Group group, String label) {
        html.open("details").element("summary", label + AttributesSection.count(group.count(), "file"));
        html.open("ul class=files");
        fileNames(html, group);
        html.close("ul").close("details");
    }

    /// The names that a group has, and how many more there are.
    static void fileNames(Html html, JobReport.Group group) {
        for (String file : group.files()) {
            html.element("li", file);
        }
        long more = group.count() - group.files().size();
        if (more > 0) {
            html.element("li class=soft", "and " + Html.grouped(more) + " more");
        }
    }

    private void studyByStudy() {
        List<JobReport.StudyReport> studies = report.studies().stream()
                .filter(study -> !study.patient().isEmpty())
                .toList();
        if (studies.isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Study by study");
        html.element(
                "p",
                (report.values() == Values.MASKED
                                ? "Values are hidden: X and x stand for letters, 9 for digits, one for one. "
                                : "This page shows values of patients. ")
                        + "What was found in a text is marked in it."
                        + (isDry ? " Nothing was written to the output." : ""));
        seriesNotShown(report.samples().size());
        boolean isFirst = true;
        for (JobReport.StudyReport study : studies) {
            boolean isOpen = isFirst && !study.samples().isEmpty();
            StudySection.write(
                    html, study, report.mode(), pictures, isOpen ? "details open class=study" : "details class=study");
            isFirst &= !isOpen;
        }
        if (pictures.leftOut() > 0) {
            html.element(
                    "p class=soft",
                    AttributesSection.count(pictures.leftOut(), "picture") + " found no room: a page has at most "
                            + (PictureSection.MAX_BYTES >> 20) + " MiB of them.");
        }
        html.close("section");
    }

    private void seriesNotShown(long shown) {
        if (report.series() <= shown) {
            return;
        }
        html.element(
                "p class=soft",
                "One object each of " + Html.grouped(shown) + " of " + Html.grouped(report.series())
                        + " series is shown. "
                        + (shown < Samples.MAX
                                ? "Of the others nothing left in this run that was made from an original. elpis explain shows any "
                                        + "object."
                                : "A dry run of one study shows that study; elpis explain shows any object."));
    }

    private void studies() {
        Set<String> patients = new TreeSet<>();
        report.studies().forEach(study -> patients.add(study.patient()));
        patients.remove("");
        long studies = report.studies().stream()
                .filter(study -> !study.patient().isEmpty())
                .count();
        html.open("section").element("h2", "Studies");
        boolean folds = report.studies().size() > UNFOLDED_ROWS;
        String summary = AttributesSection.count(studies, "study") + " of "
                + AttributesSection.count(patients.size(), "patient");
        if (folds) {
            html.open("details").element("summary", summary);
        } else {
            html.element("p", summary + ". Pseudonyms and UIDs are the new ones.");
        }
        html.open("div class=wide").open("table").open("thead").open("tr");
        html.element("th", "Patient").element("th", "Study");
        html.element("th class=n", "Read").element("th class=n", "Released");
        html.element("th class=n", "Quarantined")
                .element("th class=n", "Skipped")
                .close("tr")
                .close("thead");
        html.open("tbody");
        for (JobReport.StudyReport study : report.studies()) {
            html.open("tr");
            if (study.patient().isEmpty()) {
                html.element("td colspan=2 class=soft", "files that belong to no study");
            } else {
                html.element("td class=t", study.patient());
                html.element("td class=t", study.studyUid().isEmpty() ? "nothing released" : study.studyUid());
            }
            counts(study.counts());
            html.close("tr");
        }
        html.close("tbody").open("tfoot").open("tr").element("td colspan=2", "Together");
        counts(report.total());
        html.close("tr").close("tfoot").close("table").close("div");
        if (folds) {
            html.close("details");
        }
        html.close("section");
    }

    private void counts(Counts counts) {
        html.element("td class=n", Html.grouped(counts.read())).element("td class=n", Html.grouped(counts.released()));
        html.element(
                counts.quarantined() > 0 ? "td class=\"n hit\"" : "td class=n", Html.grouped(counts.quarantined()));
        html.element("td class=n", Html.grouped(counts.skipped()));
    }

    private void attributes() {
        html.open("section").element("h2", "What was done to the attributes");
        if (report.attributes().isEmpty()) {
            html.element("p", "No object was changed in this run.");
        } else {
            html.element("p", "At every depth, in all released objects together.");
            AttributesSection.write(html, report.attributes());
        }
        html.close("section");
    }

    private void skipped() {
        if (report.skipped().isEmpty()) {
            return;
        }
        html.open("section").element("h2", "What was skipped");
        for (JobReport.Group group : report.skipped()) {
            html.open("p").element("b class=count", Html.grouped(group.count()));
            html.text(group.reason().what()).close("p");
            files(group, "");
        }
        html.close("section");
    }

    private void profile() {
        html.open("section").element("h2", "The rules in force");
        html.open("p")
                .element("b", report.profile())
                .constant("<br>")
                .text(report.profileDescription())
                .close("p");
        html.open("table class=words").open("tbody");
        for (ProfileWords.Line line : ProfileWords.of(report.options(), report.pixels(), report.faces())) {
            html.open("tr")
                    .element("th", line.topic())
                    .element("td", line.what())
                    .close("tr");
        }
        html.close("tbody").close("table");
        html.element(
                "p class=soft",
                "Every released object was searched for all that its study says about the patient; "
                        + "a hit would have kept it in quarantine.");
        html.close("section");
    }

    private void facts() {
        double seconds = Math.max(1, report.wallMillis()) / 1e3;
        html.open("section").element("h2", "The job").open("table class=words").open("tbody");
        fact("Job", report.jobId());
        fact("Project", report.project());
        fact("Mode", isDry ? "dry run: nothing was written to the output" : "release");
        fact("Time", seconds + " s, processor " + report.cpuMillis() / 1e3 + " s");
        fact("Read", Html.grouped(report.bytes() / 1000) + " KB of released objects");
        if (report.removedSignatures() > 0) {
            fact("Signatures", AttributesSection.count(report.removedSignatures(), "digital signature") + " removed");
        }
        fact("Software", Software.NAME + ", Java " + Runtime.version());
        fact("Table", "DICOM PS3.15 E.1-1, edition " + ConfidentialityTable.edition());
        if (report.entry().isPresent()) {
            fact("Ledger", "entry " + report.entry().getAsLong());
        }
        if (!report.certificate().isEmpty()) {
            fact("Certificate", "root " + report.certificate() + ", not signed");
        }
        report.seals().ifPresent(seals -> fact("Seals", seals.sentence()));
        fact("Folder", report.folder().toString());
        html.close("tbody").close("table");
        html.element(
                "p class=soft",
                "This page names source files"
                        + (report.values() == Values.SHOWN ? " and shows values of patients" : "")
                        + ". Keep it where it is, under the private home folder.");
        html.close("section");
    }

    private void fact(String name, String value) {
        html.open("tr").element("th", name).element("td", value).close("tr");
    }
}
