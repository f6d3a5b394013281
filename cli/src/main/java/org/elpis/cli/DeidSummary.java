package org.elpis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.certificate.Certificate;
import org.elpis.engine.Counts;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.PixelWords;
import org.elpis.engine.SealJson;
import org.elpis.engine.SealReport;
import org.elpis.explain.Values;

/// What `deid` says at its end. Names no source file: those stand in the private report.
final class DeidSummary {
    private final JobReport report;
    private final StringBuilder text = new StringBuilder();

    private DeidSummary(JobReport report) {
        this.report = report;
    }

    static String json(JobReport report) {
        JsonWriter json = new JsonWriter().beginObject();
        Counts total = report.total();
        json.key("read").value(total.read()).key("released").value(total.released());
        json.key("quarantined").value(total.quarantined()).key("skipped").value(total.skipped());
        json.key("report").value(report.folder().resolve("report.json").toString());
        json.key("page").value(report.folder().resolve("report.html").toString());
        json.key("job").value(report.jobId());
        json.key("dryRun").value(report.mode() == Job.Mode.DRY_RUN);
        json.key("profile").value(report.profile()).key("project").value(report.project());
        json.key("removedSignatures").value(report.removedSignatures());
        json.key("certificate").value(report.certificate());
        if (report.entry().isPresent()) {
            json.key("ledgerEntry").value(report.entry().getAsLong());
        }
        report.seals().ifPresent(seals -> SealJson.write(json, seals));
        json.key("pixels").value(PixelWords.term(report.pixels()));
        json.key("faces").value(PixelWords.term(report.faces()));
        json.key("imagesWithFilledWords").value(report.imagesWithFilledWords());
        json.key("objectsWithoutFace").value(report.objectsWithoutFace());
        json.key("quarantinedBecause").beginArray();
        for (JobReport.Group group : report.quarantined()) {
            json.beginObject()
                    .key("code")
                    .value(group.reason().code())
                    .key("count")
                    .value(group.count());
            json.key("what")
                    .value(group.reason().what())
                    .key("next")
                    .value(group.reason().next());
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    static String text(JobReport report, Job job) {
        DeidSummary summary = new DeidSummary(report);
        summary.totals(job);
        summary.quarantined();
        summary.skipped();
        summary.facts(job.output());
        report.seals().ifPresent(summary::seals);
        summary.next(job);
        return summary.text.toString();
    }

    private void totals(Job job) {
        Counts total = report.total();
        boolean isDry = report.mode() == Job.Mode.DRY_RUN;
        long studies = report.studies().stream()
                .filter(study -> study.counts().released() > 0)
                .count();
        line(
                isDry ? "Would release" : "Released",
                Layout.grouped(total.released()) + " of " + Layout.count(total.read(), "file") + " in "
                        + Layout.count(studies, "study") + (isDry ? "; nothing was written" : " to " + where(job)));
        line("Quarantined", Layout.grouped(total.quarantined()));
        line("Skipped", Layout.grouped(total.skipped()));
    }

    private static String where(Job job) {
        return job.layout() == Job.Layout.FILE_SET
                ? job.output() + ", a file-set with DICOMDIR"
                : job.output().toString();
    }

    /// The report tells the elements apart; here one line says it all for each reason, the most frequent first.
    private void quarantined() {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, String> next = new HashMap<>();
        for (JobReport.Group group : report.quarantined()) {
            counts.merge(group.reason().what(), group.count(), Long::sum);
            next.put(group.reason().what(), group.reason().next());
        }
        List<String> reasons = new ArrayList<>(counts.keySet());
        reasons.sort((a, b) -> Long.compare(counts.getOrDefault(b, 0L), counts.getOrDefault(a, 0L)));
        for (String what : reasons) {
            text.append('\n');
            item(counts.getOrDefault(what, 0L), what);
            text.append(Layout.paragraph("          ", "Next: " + next.get(what)));
        }
    }

    private void skipped() {
        if (!report.skipped().isEmpty()) {
            text.append("\nSkipped:\n");
        }
        for (JobReport.Group group : report.skipped()) {
            item(group.count(), group.reason().what());
        }
    }

    private void item(long count, String what) {
        String lines = Layout.paragraph("          ", what);
        text.append(Layout.right(Layout.grouped(count), 8)).append(lines, 8, lines.length());
    }

    private void facts(Path output) {
        text.append('\n');
        line("Profile", report.profile() + ", project " + report.project());
        double seconds = Math.max(report.wallMillis(), 1) / 1e3;
        line(
                "Time",
                Layout.tenths(seconds) + " s, "
                        + Layout.grouped(Math.round(report.total().read() / seconds)) + " files/s, "
                        + Layout.tenths(report.bytes() / 1e6 / seconds) + " MB/s");
        line(
                "Report",
                report.folder().resolve("report.html") + " (private: "
                        + (report.values() == Values.SHOWN ? "shows values" : "names source files") + ")");
        if (report.imagesWithFilledWords() > 0) {
            line("Pixels", "words filled in " + Layout.count(report.imagesWithFilledWords(), "image"));
        }
        if (report.objectsWithoutFace() > 0) {
            line("Faces", "removed from " + Layout.count(report.objectsWithoutFace(), "object"));
        }
        if (report.removedSignatures() > 0) {
            line("Signatures", Layout.count(report.removedSignatures(), "digital signature") + " removed");
        }
        report.entry().ifPresent(entry -> line("Logged", "as entry " + Layout.grouped(entry) + " of the ledger"));
        if (!report.certificate().isEmpty()) {
            line("Certificate", output.resolve(Certificate.NAME) + ", with this root, not signed:");
            line("", report.certificate());
        }
        text.append('\n');
        for (String warning : report.warnings()) {
            text.append(Layout.paragraph("", warning));
        }
    }

    /// Files that no seal covers are named in the private report.
    private void seals(SealReport seals) {
        text.append('\n');
        line("Seals", seals.sentence());
        line("", seals.originals() + " (private: tells what was removed)");
        if (seals.attested() > 0) {
            line("", seals.release() + " (goes with the release)");
        }
        Map<String, Long> faults = new TreeMap<>();
        seals.unsealed().forEach(unsealed -> faults.merge("file not sealed: " + unsealed.reason(), 1L, Long::sum));
        seals.studies().stream()
                .filter(study -> !study.fault().isEmpty())
                .forEach(study -> faults.merge("release of a study not attested: " + study.fault(), 1L, Long::sum));
        faults.forEach((what, count) -> item(count, what));
    }

    private void next(Job job) {
        text.append('\n');
        String next = "read the report";
        if (report.total().quarantined() > 0) {
            next = "open the report to see which files are in quarantine and why";
        } else if (report.mode() == Job.Mode.DRY_RUN) {
            next = "look at before and after in the report, then run again without --dry-run";
        }
        text.append("Next: ").append(next).append(".\n");
        if (report.mode() == Job.Mode.RELEASE && report.total().released() > 0) {
            List<String> retained = RetainedNames.of(report.options());
            text.append("      elpis check ").append(retained.isEmpty() ? "" : "--retain ");
            text.append(String.join(",", retained)).append(retained.isEmpty() ? "" : " ");
            text.append(job.inputs().size() == 1 ? job.inputs().getFirst() : "IN")
                    .append(' ');
            text.append(job.output()).append('\n');
        }
        report.seals()
                .filter(seals -> seals.attested() > 0)
                .ifPresent(seals -> text.append("      elpis verify ")
                        .append(job.output())
                        .append(' ')
                        .append(seals.release())
                        .append('\n'));
        if (!report.certificate().isEmpty()) {
            text.append("      elpis check --certificate ");
            text.append(job.output().resolve(Certificate.NAME)).append('\n');
        }
    }

    private void line(String label, String value) {
        text.append(Layout.left(label, 14)).append(value).append('\n');
    }
}
