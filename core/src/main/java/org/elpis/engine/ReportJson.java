package org.elpis.engine;

import org.elpis.policy.Option;

/// Writes a job's report as JSON.
///
/// Format: docs/formats/report.md
public final class ReportJson {
    private ReportJson() {}

    public static String of(JobReport report) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("format").value("elpis-report 1");
        json.key("job").value(report.jobId());
        json.key("mode").value(report.mode().name());
        json.key("profile").value(report.profile());
        json.key("options").beginArray();
        for (Option option : Option.values()) {
            if (report.options().contains(option)) {
                json.value(option.yamlName());
            }
        }
        json.endArray();
        json.key("project").value(report.project());
        counts(json, report.total());
        json.key("bytes").value(report.bytes());
        json.key("wallMillis").value(report.wallMillis());
        json.key("cpuMillis").value(report.cpuMillis());
        json.key("removedSignatures").value(report.removedSignatures());
        json.key("warnings").beginArray();
        report.warnings().forEach(json::value);
        json.endArray().key("studies").beginArray();
        for (JobReport.StudyCounts study : report.studies()) {
            json.beginObject().key("patient").value(study.patient());
            json.key("study").value(study.studyUid());
            counts(json, study.counts());
            json.endObject();
        }
        json.endArray().key("attributes").beginArray();
        for (JobReport.AttributeTally tally : report.attributes()) {
            json.beginObject().key("tag").value(tally.tag()).key("keyword").value(tally.keyword());
            json.key("action").value(tally.action()).key("rule").value(tally.rule());
            json.key("count").value(tally.count()).endObject();
        }
        json.endArray();
        groups(json.key("quarantinedBecause"), report.quarantined());
        groups(json.key("skippedBecause"), report.skipped());
        json.key("differences").beginArray();
        report.differences().forEach(difference -> difference(json, difference));
        json.endArray();
        return json.endObject() + "\n";
    }

    private static void difference(JsonWriter json, JobReport.Difference difference) {
        json.beginObject().key("file").value(difference.file()).key("sopClass").value(difference.sopClass());
        json.key("rows").beginArray();
        for (JobReport.Difference.Row row : difference.rows()) {
            json.beginObject()
                    .key("location")
                    .value(row.location())
                    .key("keyword")
                    .value(row.keyword());
            json.key("before").value(row.before()).key("after").value(row.after());
            json.key("action").value(row.action()).key("rule").value(row.rule()).endObject();
        }
        json.endArray().endObject();
    }

    private static void counts(JsonWriter json, Counts counts) {
        json.key("read").value(counts.read());
        json.key("released").value(counts.released());
        json.key("quarantined").value(counts.quarantined());
        json.key("skipped").value(counts.skipped());
    }

    private static void groups(JsonWriter json, Iterable<JobReport.Group> groups) {
        json.beginArray();
        for (JobReport.Group group : groups) {
            json.beginObject().key("code").value(group.reason().code());
            json.key("what").value(group.reason().what());
            json.key("next").value(group.reason().next());
            json.key("tag").value(group.reason().tag().orElse(""));
            json.key("count").value(group.count());
            json.key("files").beginArray();
            group.files().forEach(json::value);
            json.endArray().endObject();
        }
        json.endArray();
    }
}
