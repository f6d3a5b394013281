package org.elpis.engine;

import java.util.Locale;
import java.util.TreeMap;
import org.elpis.engine.VolumeReport.Line;
import org.elpis.engine.VolumeReport.Result;
import org.elpis.pixel.VolumeOutcome;

/// Writes what became of volumes as JSON.
public final class VolumeReportJson {
    private static final double MILLION = 1e6;

    private final VolumeReport report;
    private final JsonWriter json = new JsonWriter();

    private VolumeReportJson(VolumeReport report) {
        this.report = report;
    }

    /// For whoever started the job: without names of source files.
    public static String summary(VolumeReport report) {
        return new VolumeReportJson(report).write(false);
    }

    /// For the private folder.
    static String record(VolumeReport report) {
        return new VolumeReportJson(report).write(true);
    }

    private String write(boolean namesSources) {
        VolumeJob job = report.job();
        json.beginObject().key("read").value(report.read()).key("released").value(report.released());
        json.key("quarantined").value(report.quarantined()).key("skipped").value(report.skipped());
        json.key("record").value(report.folder().resolve(VolumeReport.FILE).toString());
        json.key("job").value(report.jobId()).key("project").value(job.project());
        json.key("software").value(Software.NAME);
        json.key("faces")
                .value(word(job.faces().extent()))
                .key("fill")
                .value(word(job.faces().fill()));
        json.key("names").value(word(job.names())).key("notCopied").beginObject();
        new TreeMap<>(report.left()).forEach((ending, count) -> json.key(ending).value(count));
        json.endObject().key("volumes").beginArray();
        for (Line line : report.lines()) {
            json.beginObject();
            if (namesSources) {
                json.key("source").value(line.source());
            }
            json.key("name").value(line.name());
            result(line.result());
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void result(Result result) {
        switch (result) {
            case Result.HeldBack held ->
                json.key("outcome")
                        .value("quarantined")
                        .key("code")
                        .value(held.reason().code())
                        .key("what")
                        .value(held.reason().what())
                        .key("next")
                        .value(held.reason().next());
            case Result.Released released -> {
                outcome(released.outcome());
                json.key("sha256").value(released.sha256());
            }
        }
    }

    private void outcome(VolumeOutcome outcome) {
        switch (outcome) {
            case VolumeOutcome.Defaced defaced -> {
                json.key("outcome").value("defaced").key("volumes").value(defaced.volumes());
                json.key("changedVoxels").value(defaced.voxels());
                json.key("residualSurfacePerMillion")
                        .value(Math.round(defaced.check().residualSurface() * MILLION));
                json.key("brainVoxelsTouched").value(defaced.check().brainTouched());
                json.key("brainVoxels").value(defaced.check().brain());
            }
            case VolumeOutcome.Faceless faceless ->
                json.key("outcome")
                        .value("faceless")
                        .key("volumes")
                        .value(faceless.volumes())
                        .key("why")
                        .value(faceless.why());
            case VolumeOutcome.Unreadable unreadable -> throw new IllegalStateException("it was held back");
            case VolumeOutcome.Doubt doubt -> throw new IllegalStateException("it was held back");
        }
    }
}
