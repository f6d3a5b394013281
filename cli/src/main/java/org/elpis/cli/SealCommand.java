package org.elpis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Progress;
import org.elpis.engine.SealRunner;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.SigningKeys;
import org.elpis.timestamp.Timestamp;

/// `elpis seal IN... OUT`
final class SealCommand {
    private static final int MAX_JOBS = 1024;
    private static final int MAX_NAME = 60;

    private SealCommand() {}

    static Options options() {
        return TimestampOptions.addAuthority(new Options(
                                "seal",
                                "IN... OUT",
                                "Sign what studies are, so that every later change is found and placed. For each study two "
                                        + "files: NAME.seal, which may go to anybody, and NAME.opening, for whoever has the images.")
                        .places("PATH", "2..*", "IN: files, folders, zip files, DICOMDIRs. OUT: folder for the seals.")
                        .value("--sealer", "NAME", "What you call yourself in the seals (default: empty).")
                        .value("--jobs", "N", "Threads (default: one for each core)."))
                .common()
                .footer("Exit codes: 0 all is sealed, 1 some files are not, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, SealCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.inputsAndOutput();
        String sealer = sealer(arguments);
        Path home = terminal.home(arguments);
        Path out = paths.getLast();
        int jobs = arguments.number("--jobs", 1, MAX_JOBS, Runtime.getRuntime().availableProcessors());
        SealRunner.Report report;
        try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
            boolean shows = terminal.isInteractive() && !arguments.has("--json");
            Progress progress = shows ? bar : Progress.NONE;
            report = new SealRunner(
                            home, out, sealer, jobs, Clock.systemUTC(), progress, TimestampOptions.authority(arguments))
                    .run(paths.subList(0, paths.size() - 1));
        }
        SealerKeys keys = SigningKeys.of(home).sealer();
        terminal.out().print(arguments.has("--json") ? json(report, keys, home) : text(report, keys, home));
        return report.unsealed().isEmpty() && !report.studies().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// What the sealer calls itself.
    static String sealer(Arguments arguments) throws UsageException {
        String sealer = arguments.value("--sealer").orElse("");
        if (sealer.length() > MAX_NAME || !sealer.chars().allMatch(c -> c >= ' ' && c != 0x7F)) {
            throw new UsageException(
                    "--sealer must be at most " + MAX_NAME + " characters without control characters.");
        }
        return sealer;
    }

    private static String text(SealRunner.Report report, SealerKeys keys, Path home) {
        StringBuilder text = new StringBuilder();
        for (SealRunner.Sealed sealed : report.studies()) {
            SealStatement statement = sealed.statement();
            text.append(Layout.paragraph(
                    "",
                    Layout.grouped(statement.instances()) + " objects of a study, " + Layout.grouped(statement.frames())
                            + " frames" + lossy(statement) + ": sealed in"));
            text.append("  ").append(sealed.seal()).append('\n');
            if (sealed.looseFrames() > 0) {
                text.append(Layout.paragraph(
                        "  ",
                        "not sealed: bits beside the stored ones, which are in use in "
                                + Layout.grouped(sealed.looseFrames()) + " frames and can hide a drawing"));
            }
        }
        LeftOut.append(text, "not sealed", report.unsealed());
        if (report.studies().isEmpty()) {
            text.append("Nothing was sealed.\n");
            return text.toString();
        }
        return text.append('\n')
                .append(Layout.paragraph(
                        "",
                        TimestampOptions.signingWords(differences(report), isStamped(report))
                                + " A seal says that nothing changed since now, not that what was sealed is true."))
                .append(Layout.paragraph(
                        "",
                        "Sealer " + keys.fingerprint() + ". Those who verify need your public keys once, on a way "
                                + "they trust:"))
                .append("  ")
                .append(SigningKeys.publicKeys(home))
                .append("\n\nNext: elpis verify COPY ")
                .append(report.studies().getFirst().seal().getParent())
                .append('\n')
                .toString();
    }

    private static boolean isStamped(SealRunner.Report report) {
        return report.studies().stream().anyMatch(study -> study.stamped().isPresent());
    }

    /// How the own clock differs from the authority's, in words.
    private static List<String> differences(SealRunner.Report report) {
        List<String> differences = new ArrayList<>();
        for (SealRunner.Sealed study : report.studies()) {
            Instant clock = Instant.ofEpochSecond(study.statement().time());
            study.stamped().flatMap(time -> Timestamp.clockWords(clock, time)).ifPresent(differences::add);
        }
        return differences;
    }

    private static String lossy(SealStatement statement) {
        String lossy = statement.lossy() == 0
                ? ""
                : ", " + Layout.grouped(statement.lossy())
                        + " of them compressed with loss before (sealed by their bytes)";
        return statement.undecoded() == 0
                ? lossy
                : lossy + ", " + Layout.grouped(statement.undecoded()) + " not decoded (sealed by their bytes)";
    }

    private static String json(SealRunner.Report report, SealerKeys keys, Path home) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("sealer").value(keys.fingerprint());
        json.key("publicKeys").value(SigningKeys.publicKeys(home).toString());
        json.key("studies").beginArray();
        for (SealRunner.Sealed sealed : report.studies()) {
            SealStatement statement = sealed.statement();
            json.beginObject()
                    .key("seal")
                    .value(sealed.seal().toString())
                    .key("root")
                    .value(Sha256.hex(statement.study()))
                    .key("time")
                    .value(Instant.ofEpochSecond(statement.time()).toString())
                    .key("timestamp")
                    .value(sealed.stamped().map(Object::toString).orElse(""))
                    .key("series")
                    .value(statement.series())
                    .key("instances")
                    .value(statement.instances())
                    .key("frames")
                    .value(statement.frames())
                    .key("lossy")
                    .value(statement.lossy())
                    .key("undecoded")
                    .value(statement.undecoded())
                    .key("framesWithLooseBits")
                    .value(sealed.looseFrames())
                    .endObject();
        }
        return LeftOut.write(json.endArray(), "unsealed", report.unsealed()).endObject() + "\n";
    }
}
