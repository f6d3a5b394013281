package org.elpis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.engine.Reason;
import org.elpis.engine.VolumeJob;
import org.elpis.engine.VolumeReport;
import org.elpis.engine.VolumeReport.Line;
import org.elpis.engine.VolumeReport.Result;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.VolumeOutcome;

/// What `deface` says: of each volume when it is done, and at the end. Names no source file: those stand in the
/// private record.
final class DefaceText {
    private static final String INDENT = "    ";
    private static final int LABEL = 14;

    private DefaceText() {}

    /// One volume: its name in the output, and below what became of it.
    static String line(Line line) {
        return line.name() + "\n"
                + Layout.paragraph(
                        INDENT,
                        switch (line.result()) {
                            case Result.HeldBack held ->
                                "quarantined: " + held.reason().what();
                            case Result.Released released -> outcome(released.outcome());
                        });
    }

    private static String outcome(VolumeOutcome outcome) {
        return switch (outcome) {
            case VolumeOutcome.Defaced defaced ->
                "face removed" + each(defaced.volumes()) + ": "
                        + Layout.tenths(defaced.check().residualSurface() * 100) + " % of its surface left, "
                        + Layout.grouped(defaced.check().brainTouched()) + " of "
                        + Layout.count(defaced.check().brain(), "brain voxel") + " touched; "
                        + Layout.count(defaced.voxels(), "voxel") + " changed";
            case VolumeOutcome.Faceless faceless -> "no voxel changed: " + faceless.why();
            case VolumeOutcome.Unreadable unreadable -> unreadable.why();
            case VolumeOutcome.Doubt doubt -> doubt.why();
        };
    }

    private static String each(long volumes) {
        return volumes == 1 ? "" : " from each of " + Layout.grouped(volumes) + " volumes";
    }

    static String summary(VolumeReport report) {
        VolumeJob job = report.job();
        StringBuilder text = new StringBuilder(report.lines().isEmpty() ? "" : "\n");
        label(
                text,
                "Released",
                Layout.grouped(report.released()) + " of "
                        + Layout.count(report.lines().size(), "volume") + " to " + job.output());
        label(text, "Quarantined", Layout.grouped(report.quarantined()));
        label(text, "Not copied", Layout.count(report.skipped(), "file") + endings(report.left()));
        reasons(text, report);
        text.append('\n');
        label(
                text,
                "Faces",
                extent(job.faces().extent()) + ", filled with "
                        + fill(job.faces().fill()));
        label(text, "Project", job.project());
        label(text, "Time", Layout.tenths(report.wallMillis() / 1e3) + " s");
        label(text, "Record", report.folder().resolve(VolumeReport.FILE) + " (private: names source files)");
        report.entry()
                .ifPresent(entry -> label(text, "Logged", "as entry " + Layout.grouped(entry) + " of the ledger"));
        text.append('\n');
        warnings(text, report);
        return text.append('\n')
                .append(Layout.paragraph("", "Next: " + next(report)))
                .toString();
    }

    private static String next(VolumeReport report) {
        if (report.lines().isEmpty()) {
            return "check the input: no NIfTI file is in it (.nii, .nii.gz, or .hdr beside .img). DICOM files go through "
                    + "elpis deid.";
        }
        return report.quarantined() > 0
                ? "open the record to see which files are in quarantine."
                : "look at a few of the volumes in a viewer before they leave.";
    }

    private static String endings(Map<String, Long> left) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(left).forEach((ending, count) -> parts.add(Layout.grouped(count) + " " + ending));
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    /// What to do, once for each reason.
    private static void reasons(StringBuilder text, VolumeReport report) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Reason> reasons = new TreeMap<>();
        for (Line line : report.lines()) {
            if (line.result() instanceof Result.HeldBack(Reason reason)) {
                counts.merge(reason.what(), 1L, Long::sum);
                reasons.put(reason.what(), reason);
            }
        }
        counts.forEach((what, count) -> {
            String lines = Layout.paragraph("          ", what);
            text.append('\n').append(Layout.right(Layout.grouped(count), 8)).append(lines, 8, lines.length());
            Reason reason = reasons.get(what);
            text.append(reason == null ? "" : Layout.paragraph("          ", "Next: " + reason.next()));
        });
    }

    private static void warnings(StringBuilder text, VolumeReport report) {
        if (report.job().names() == VolumeJob.Names.KEPT) {
            text.append(Layout.paragraph(
                    "",
                    "NAMES OF FILES AND FOLDERS WERE KEPT (--keep-names): they often hold names, dates and numbers of "
                            + "patients. Nobody looked at them."));
        }
        if (report.skipped() > 0) {
            text.append(Layout.paragraph(
                    "",
                    "Only volumes were written. Sidecars and tables (JSON, TSV) tell dates, devices and people, and stay "
                            + "behind; docs/guide/deface.md says how to bring over what is needed of them."));
        }
        if (report.released() == 0) {
            return;
        }
        text.append(Layout.paragraph(
                "",
                "Texts of the headers and extensions are gone. Words drawn into voxels were not looked for. A brain can be "
                        + "recognised by whoever has another scan of it."));
    }

    private static String extent(FaceHandling.Extent extent) {
        return switch (extent) {
            case FACE -> "face";
            case FACE_EARS_TEETH -> "face, ears and teeth";
            case SKULL_STRIP -> "everything but the brain";
            case UNTOUCHED -> "untouched";
        };
    }

    private static String fill(FaceHandling.Fill fill) {
        return switch (fill) {
            case NOISE -> "noise of the scan";
            case AVERAGE -> "an average surface";
        };
    }

    private static void label(StringBuilder text, String label, String value) {
        text.append(Layout.left(label, LABEL)).append(value).append('\n');
    }
}
