package org.elpis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.elpis.engine.AttestRunner;
import org.elpis.engine.JsonWriter;
import org.elpis.seal.Attestation;

/// `elpis attest SEALS RELEASED OUT`
final class AttestCommand {
    private AttestCommand() {}

    static Options options() {
        return TimestampOptions.addAuthority(new Options(
                                "attest",
                                "SEALS RELEASED OUT",
                                "Sign from which sealed studies a release was made. With what is written into OUT anybody can see "
                                        + "that what the release still shows is what was sealed before, and learns nothing of what "
                                        + "was removed.")
                        .places(
                                "PATH",
                                "3",
                                "SEALS: seals of the originals with their openings, as elpis seal wrote them. RELEASED: what "
                                        + "elpis deid wrote. OUT: folder for what goes with the release.")
                        .value("--project", "NAME", "As for deid (default: default)."))
                .common()
                .footer("Exit codes: 0 all is attested, 1 some objects are not, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, AttestCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.paths(3, 3, "three paths are needed: SEALS, RELEASED and OUT.");
        if (paths.getFirst()
                .toAbsolutePath()
                .normalize()
                .equals(paths.getLast().toAbsolutePath().normalize())) {
            throw new UsageException(
                    "OUT must be another folder than SEALS: their openings tell all that was removed.");
        }
        String project = arguments.value("--project").orElse("default");
        AttestRunner.Report report = new AttestRunner(
                        terminal.home(arguments),
                        project,
                        paths.getLast(),
                        Clock.systemUTC(),
                        TimestampOptions.authority(arguments))
                .run(paths.getFirst(), paths.get(1));
        terminal.out().print(arguments.has("--json") ? json(report) : text(report, paths));
        return report.unattested().isEmpty() && !report.studies().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static String text(AttestRunner.Report report, List<Path> paths) {
        StringBuilder text = new StringBuilder();
        for (AttestRunner.Attested study : report.studies()) {
            text.append(Layout.paragraph(
                    "",
                    Layout.grouped(study.shown()) + " objects of a study come from what was sealed before, with "
                            + words(study.statement()) + ":"));
            text.append("  ").append(study.parent()).append("  the seal made before\n");
            text.append("  ").append(study.child()).append("  the seal of the release\n");
        }
        LeftOut.append(text, "not attested", report.unattested());
        if (!report.studies().isEmpty()) {
            text.append("\nNext: elpis verify ")
                    .append(paths.get(1))
                    .append(' ')
                    .append(paths.getLast())
                    .append('\n');
        }
        return text.toString();
    }

    private static String words(Attestation.Statement statement) {
        if (statement.operations().isEmpty()) {
            return "nothing withheld";
        }
        List<String> words = statement.operations().stream()
                .map(operation -> switch (operation) {
                    case ADD_ATTRIBUTES -> "attributes added";
                    case DROP_ATTRIBUTES -> "attributes removed";
                    case REPLACE_ATTRIBUTES -> "attributes replaced";
                    case MASK_PIXELS -> "pixels masked";
                    case DEFACE_PIXELS -> "a face removed";
                    case LEAVE_OUT_INSTANCES -> "objects left out";
                })
                .toList();
        return String.join(", ", words);
    }

    private static String json(AttestRunner.Report report) {
        JsonWriter json = new JsonWriter().beginObject().key("studies").beginArray();
        for (AttestRunner.Attested study : report.studies()) {
            json.beginObject()
                    .key("parentSeal")
                    .value(study.parent().toString())
                    .key("childSeal")
                    .value(study.child().toString())
                    .key("parent")
                    .value(Sha256.hex(study.statement().parent()))
                    .key("child")
                    .value(Sha256.hex(study.statement().child()))
                    .key("shown")
                    .value(study.shown())
                    .key("operations")
                    .beginArray();
            study.statement().operations().forEach(operation -> json.value(operation.term()));
            json.endArray().endObject();
        }
        return LeftOut.write(json.endArray(), "unattested", report.unattested()).endObject() + "\n";
    }
}
