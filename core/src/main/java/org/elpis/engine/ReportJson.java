package org.elpis.engine;

import java.util.List;
import java.util.Locale;
import org.elpis.explain.Values;
import org.elpis.pixel.Box;
import org.elpis.pixel.Faces;
import org.elpis.policy.Option;

/// Writes a job's report as JSON.
///
/// Format: docs/formats/report.md
public final class ReportJson {
    private ReportJson() {}

    public static String of(JobReport report) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("format").value("elpis-report 2");
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
        json.key("certificate").value(report.certificate());
        if (report.entry().isPresent()) {
            json.key("ledgerEntry").value(report.entry().getAsLong());
        }
        report.seals().ifPresent(seals -> SealJson.write(json, seals));
        json.key("values").value(report.values() == Values.SHOWN ? "shown" : "masked");
        json.key("series").value(report.series());
        strings(json.key("warnings"), report.warnings());
        json.key("utility").beginArray();
        report.utility().forEach(utility -> utility(json, utility));
        json.endArray();
        json.key("studies").beginArray();
        report.studies().forEach(study -> study(json, study));
        json.endArray().key("attributes").beginArray();
        for (JobReport.AttributeTally tally : report.attributes()) {
            json.beginObject().key("tag").value(tally.tag()).key("keyword").value(tally.keyword());
            json.key("action").value(tally.action()).key("rule").value(tally.rule());
            json.key("count").value(tally.count()).endObject();
        }
        json.endArray();
        groups(json.key("quarantinedBecause"), report.quarantined());
        groups(json.key("skippedBecause"), report.skipped());
        return json.endObject() + "\n";
    }

    private static void study(JsonWriter json, JobReport.StudyReport study) {
        json.beginObject().key("patient").value(study.patient());
        json.key("study").value(study.studyUid());
        counts(json, study.counts());
        groups(json.key("quarantinedBecause"), study.quarantined());
        found(json.key("found"), study.found());
        strings(json.key("warnings"), study.warnings());
        json.key("objects").beginArray();
        for (JobReport.Sample sample : study.samples()) {
            json.beginObject().key("file").value(sample.file()).key("sopClass").value(sample.sopClass());
            json.key("rowsNotShown").value(sample.hidden()).key("rows").beginArray();
            sample.rows().forEach(row -> RowJson.write(json, row));
            json.endArray().endObject();
        }
        json.endArray();
        faces(json.key("faces"), study.faces());
        json.key("pictures").beginArray();
        study.pictures().forEach(picture -> picture(json, picture));
        json.endArray();
        json.endObject();
    }

    /// Views are pictures and stand in the page.
    private static void faces(JsonWriter json, List<Faces.SeriesFace> series) {
        json.beginArray();
        for (Faces.SeriesFace face : series) {
            json.beginObject().key("series").value(face.seriesUid());
            json.key("what").value(face.what());
            if (face.check().isPresent()) {
                Faces.Check check = face.check().get();
                json.key("residualSurface").value(check.residualSurface());
                json.key("brainTouched").value(check.brainTouched());
                json.key("brain").value(check.brain());
            }
            json.endObject();
        }
        json.endArray();
    }

    /// The pictures themselves stand in the page.
    private static void picture(JsonWriter json, Picture picture) {
        json.beginObject().key("file").value(picture.file()).key("sopClass").value(picture.sopClass());
        json.key("frame").value(picture.frame()).key("frames").value(picture.frames());
        json.key("heldBackBecause").value(picture.reason().map(Reason::code).orElse(""));
        json.key("boxes").beginArray();
        for (Box box : picture.boxes()) {
            json.beginObject().key("x").value(box.x()).key("y").value(box.y());
            json.key("width")
                    .value(box.width())
                    .key("height")
                    .value(box.height())
                    .endObject();
        }
        json.endArray().key("hasFaceRemoved").value(!picture.face().isEmpty());
        picture.change().ifPresent(change -> {
            json.key("pixels").value(change.pixels()).key("pixelsChanged").value(change.changed());
            json.key("pixelsSpilt").value(change.spilt()).key("pixelsElsewhere").value(change.elsewhere());
        });
        json.endObject();
    }

    private static void utility(JsonWriter json, Utility utility) {
        json.beginObject().key("modality").value(utility.modality());
        json.key("objects").value(utility.objects()).key("changed").value(utility.changed());
        json.key("compared").value(utility.compared());
        json.key("pixels").value(utility.pixels()).key("pixelsChanged").value(utility.pixelsChanged());
        json.key("pixelsSpilt").value(utility.pixelsSpilt());
        json.key("pixelsElsewhere").value(utility.pixelsElsewhere());
        json.key("foreground").value(utility.foreground());
        json.key("foregroundChanged").value(utility.foregroundChanged());
        utility.likeness().ifPresent(measured -> {
            json.key("measured").value(measured.objects());
            spread(json, "haarPsi", measured.haarPsi());
            measured.msSsim().ifPresent(spread -> spread(json, "msSsim", spread));
        });
        json.endObject();
    }

    private static void spread(JsonWriter json, String name, Utility.Spread spread) {
        json.key(name + "Median").value(spread.median());
        json.key(name + "Lowest").value(spread.lowest());
    }

    private static void found(JsonWriter json, JobReport.Found found) {
        json.beginObject().key("actions").beginObject();
        found.actions().forEach((action, count) -> json.key(action).value(count));
        json.endObject().key("texts").value(found.texts()).key("parts").beginObject();
        found.parts()
                .forEach((kind, count) -> json.key(
                                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .value(count));
        json.endObject().key("hidden").value(found.hidden()).key("boxes").value(found.boxes());
        json.key("harmless").value(found.harmless());
        json.key("templated").value(found.templated()).key("departed").value(found.departed());
        json.key("faces").value(found.faces());
        json.key("unreadable").value(found.unreadable()).endObject();
    }

    private static void strings(JsonWriter json, Iterable<String> strings) {
        json.beginArray();
        strings.forEach(json::value);
        json.endArray();
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
