package org.elpis.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.elpis.check.CheckReport;
import org.elpis.engine.JobReport;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.PixelWords;
import org.elpis.explain.Row;
import org.elpis.explain.Shown;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.Leak;
import org.elpis.testkit.key.PlantedIdentifier;
import org.elpis.testkit.key.Severity;

/// What `demo` says.
final class DemoText {
    private static final int WHAT = 32;
    private static final int VALUE = 33;

    /// One object's attributes that are worth a look; the report's page has all of them.
    private static final Set<String> SHOWN = Set.of(
            "PatientName",
            "PatientID",
            "PatientBirthDate",
            "PatientSex",
            "PatientAge",
            "StudyDate",
            "StudyDescription",
            "InstitutionName",
            "DeviceSerialNumber",
            "PatientComments",
            "StudyInstanceUID",
            "SliceThickness");

    private final Path folder;

    DemoText(Path folder) {
        this.folder = folder;
    }

    String planted(SyntheticHospital hospital) {
        Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
        Map<Layer, PlantedIdentifier> examples = new EnumMap<>(Layer.class);
        int total = 0;
        for (PlantedIdentifier plant : hospital.key().plants()) {
            if (plant.answer().severity() != Severity.NONE) {
                counts.merge(plant.answer().layer(), 1, Integer::sum);
                examples.putIfAbsent(plant.answer().layer(), plant);
                total++;
            }
        }
        StringBuilder text = new StringBuilder();
        text.append("1  A hospital: ")
                .append(Layout.count(hospital.patients().size(), "patient"))
                .append(", ");
        text.append(Layout.count(hospital.files(), "file")).append(", ");
        text.append(Layout.grouped(total)).append(" planted identifiers. Nobody in it exists.\n\n");
        counts.forEach((layer, count) -> {
            text.append("   ").append(Layout.right(Layout.grouped(count), 6)).append("  ");
            text.append(Layout.left(words(layer), WHAT));
            PlantedIdentifier example = examples.get(layer);
            text.append(example == null ? "" : Layout.shown(example.value(), Terminal.COLUMNS - WHAT - 12));
            text.append('\n');
        });
        return text.append('\n').toString();
    }

    private static String words(Layer layer) {
        return switch (layer) {
            case STANDARD -> "in attributes made for them";
            case DESCRIPTION -> "in free text";
            case NESTED -> "deep in sequences";
            case PRIVATE -> "in private elements";
            case UID -> "unique identifiers";
            case DATE -> "dates, ages";
            case GRAPHIC -> "in overlays and drawings";
            case UNLISTED -> "in attributes no table lists";
            case DOCUMENT -> "in reports and documents";
            case FILE -> "outside the data, file names";
        };
    }

    String gate(JobReport report) {
        StringBuilder text = new StringBuilder();
        text.append("2  The gate: ")
                .append(Layout.grouped(report.total().released()))
                .append(" of ");
        text.append(Layout.count(report.total().read(), "file")).append(" released, ");
        text.append(Layout.grouped(report.total().quarantined())).append(" quarantined, ");
        text.append(Layout.grouped(report.total().skipped())).append(" skipped, in ");
        text.append(Layout.tenths(report.wallMillis() / 1e3)).append(" s.\n\n");
        for (JobReport.Group group : report.quarantined()) {
            String what = group.reason().tag().map(tag -> tag + " ").orElse("")
                    + group.reason().what();
            String lines = Layout.paragraph("           ", what)
                    + Layout.paragraph("           ", "Next: " + group.reason().next());
            text.append("   ")
                    .append(Layout.right(Layout.grouped(group.count()), 6))
                    .append(lines, 9, lines.length());
        }
        return text.append(report.quarantined().isEmpty() ? "" : "\n").toString();
    }

    /// One object before and after.
    String example(JobReport dryRun) {
        StringBuilder text = new StringBuilder();
        for (JobReport.Sample sample : dryRun.samples()) {
            rows(sample, text);
        }
        return text.toString();
    }

    private static void rows(JobReport.Sample sample, StringBuilder text) {
        text.append("   ").append(Layout.left("One " + sample.sopClass().replace(" Storage", ""), 20));
        text.append(Layout.left("before", VALUE + 2)).append("after\n");
        for (Row row : sample.rows()) {
            if (SHOWN.contains(row.keyword()) && row.location().parent() == null) {
                text.append("   ").append(Layout.left(row.keyword(), 20));
                text.append(Layout.left(Layout.shown(row.before().text(), VALUE), VALUE + 2));
                String after = row.action().equals("remove")
                        ? "(gone)"
                        : row.after().kind() == Shown.Kind.EMPTY
                                ? "(empty)"
                                : row.after().text();
                text.append(Layout.shown(after, VALUE)).append('\n');
            }
        }
        text.append('\n');
    }

    String proof(JobReport report, SyntheticHospital hospital, CheckReport check, List<Leak> leaks) {
        StringBuilder text = new StringBuilder();
        long links = 0;
        long intact = 0;
        long broken = 0;
        long intervals = 0;
        long certain = 0;
        for (CheckReport.InstanceCheck instance : check.instances()) {
            if (CheckText.isGuess(instance.pairing())) {
                continue;
            }
            certain++;
            links += instance.links().before();
            intact += instance.links().intact();
            broken += instance.links().broken();
            intervals += instance.intervals().isIntact() ? 1 : 0;
        }
        text.append("3  The proof, by two checkers that share no code with the gate\n\n");
        line(text, "elpis check", Layout.count(check.leaking(), "leak"));
        line(
                text,
                "",
                "references: " + Layout.grouped(intact) + " intact, " + Layout.grouped(links - intact - broken)
                        + " gone with what was removed, " + Layout.grouped(broken) + " not confirmed");
        line(
                text,
                "",
                "intervals between dates: kept in " + Layout.grouped(intervals) + " of "
                        + Layout.count(certain, "object"));
        line(
                text,
                "byte search",
                Layout.count(leaks.size(), "leak") + " of "
                        + Layout.grouped(hospital.key().plants().size()) + " answers of the key");
        text.append('\n')
                .append(Layout.paragraph("   ", PixelWords.sentence(report.pixels(), report.faces())))
                .append('\n');
        return text.toString();
    }

    String seals(DemoSeals.Result proven) {
        StringBuilder text = new StringBuilder();
        text.append("4  Genuine or forged, and who says so\n\n");
        line(
                text,
                "deid --seal",
                Layout.count(proven.studies(), "study") + " sealed before the gate and behind it: "
                        + Layout.grouped(proven.genuine()) + " of the release genuine");
        line(text, "a forgery", "somebody puts a nodule into a lung of one released slice");
        line(text, "elpis verify", VerdictText.first(proven.verdict()));
        line(
                text,
                "elpis ledger",
                "entry " + proven.entry() + ", this release: "
                        + (proven.log().outcome() == LedgerVerdict.Outcome.GOOD
                                ? "proved to be in the log of "
                                        + Layout.count(
                                                proven.log()
                                                        .checkpoint()
                                                        .orElseThrow()
                                                        .size(),
                                                "entry")
                                : "NOT proved: " + proven.log().reason()));
        return text.append('\n').toString();
    }

    String end(JobReport report, DemoSeals.Result proven) {
        StringBuilder text = new StringBuilder();
        line(text, "Originals", folder.resolve("hospital").toString());
        line(text, "Released", folder.resolve("released").toString());
        line(text, "Report", report.folder().resolve("report.html").toString());
        line(text, "Forgery", proven.page().toString());
        text.append("\nNext: open both pages, then look into a file of your own:\n");
        text.append("      elpis inspect FILE\n      elpis deid --dry-run FOLDER\n");
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("   ").append(Layout.left(label, 14)).append(value).append('\n');
    }

    String json(
            JobReport report,
            SyntheticHospital hospital,
            CheckReport check,
            List<Leak> leaks,
            DemoSeals.Result proven) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("planted").value(hospital.key().plants().size());
        json.key("read")
                .value(report.total().read())
                .key("released")
                .value(report.total().released());
        json.key("quarantined")
                .value(report.total().quarantined())
                .key("skipped")
                .value(report.total().skipped());
        json.key("leaksByCheck").value(check.leaking()).key("leaksByBytes").value(leaks.size());
        json.key("sealedStudies")
                .value(proven.studies())
                .key("genuineStudies")
                .value(proven.genuine())
                .key("forgery")
                .value(proven.verdict().outcome().name().toLowerCase(Locale.ROOT))
                .key("forgeryPage")
                .value(proven.page().toString())
                .key("custodyProof")
                .value(proven.log().outcome().name().toLowerCase(Locale.ROOT));
        json.key("folder").value(folder.toString());
        json.key("report").value(report.folder().resolve("report.json").toString());
        json.key("page").value(report.folder().resolve("report.html").toString());
        return json.key("pixels")
                        .value(PixelWords.term(report.pixels()))
                        .key("faces")
                        .value(PixelWords.term(report.faces()))
                        .endObject()
                + "\n";
    }
}
