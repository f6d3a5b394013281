package org.elpis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.LocalRunner;
import org.elpis.engine.Progress;
import org.elpis.engine.SealReport;
import org.elpis.policy.Profile;

/// `elpis deid IN... OUT`
final class DeidCommand {
    private static final int MAX_JOBS = 1024;

    private DeidCommand() {}

    static Options options() {
        Options options = new Options(
                        "deid",
                        "IN... OUT",
                        "De-identify files, folders, zip files and DICOMDIRs. OUT gets only what may leave.")
                .places("PATH", "1..*", "IN... and, last, OUT. With --dry-run OUT may be left out.")
                .value(
                        "--profile",
                        "NAME|FILE.yaml",
                        "What stays and what goes: research (default), basic, hipaa-safe-harbor, gdpr-pseudonymised, "
                                + "or a project's own file.");
        return ProfileChoice.withOptions(options)
                .value("--project", "NAME", "Pseudonyms, UIDs and dates agree within a project (default: default).")
                .value("--jobs", "N", "Threads (default: one for each core).")
                .flag(
                        "--dicomdir",
                        "Write a file-set for a medium: short file names and a DICOMDIR. Done without asking when every "
                                + "IN is a DICOMDIR.")
                .flag("--dry-run", "Do everything, write nothing to OUT; the report shows before and after.")
                .flag("--show-values", "Show values in the private report, which hides them otherwise.")
                .flag(
                        "--certificate",
                        "Write OUT/certificate.json, which anybody can check: elpis check --certificate.")
                .value(
                        "--seal",
                        "DIR",
                        "Seal the originals (DIR/originals) and what is released of them (DIR/release, which goes with "
                                + "OUT) in the same pass. DIR lies apart from IN and OUT.")
                .value("--sealer", "NAME", "As for seal: what you call yourself in the seals.")
                .flag("--quiet", "Print nothing but errors.")
                .common()
                .footer(
                        "A run that was stopped continues when the same command is given again.",
                        "Exit codes: 0 everything released (and sealed), 1 something was quarantined or not sealed, 2 usage, "
                                + "3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, DeidCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        Job job = job(arguments, terminal);
        boolean isQuiet = arguments.has("--quiet");
        boolean isJson = arguments.has("--json");
        JobReport report;
        try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
            boolean shows = terminal.isInteractive() && !isQuiet && !isJson;
            report = new LocalRunner(job, shows ? bar : Progress.NONE).run();
        }
        if (isJson) {
            terminal.out().print(DeidSummary.json(report));
        } else if (!isQuiet) {
            terminal.out().print(DeidSummary.text(report, job));
        }
        boolean isSealed = report.seals().map(SealReport::isWhole).orElse(true);
        return report.total().quarantined() > 0 || !isSealed ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static Job job(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.paths();
        Profile profile = ProfileChoice.of(arguments);
        Path home = terminal.home(arguments);
        boolean isDry = arguments.has("--dry-run");
        if (paths.size() < 2 && !isDry) {
            throw new UsageException("OUT is missing: give the input and, last, the folder for what may leave.");
        }
        if (isDry && arguments.has("--certificate")) {
            throw new UsageException("--certificate and --dry-run exclude each other: nothing would be released.");
        }
        Optional<Job.Seals> seals = seals(arguments, isDry);
        Set<Job.Extra> extras = EnumSet.noneOf(Job.Extra.class);
        if (arguments.has("--show-values")) {
            extras.add(Job.Extra.SHOW_VALUES);
        }
        if (arguments.has("--certificate")) {
            extras.add(Job.Extra.CERTIFICATE);
        }
        boolean hasOutput = paths.size() > 1;
        int cores = Runtime.getRuntime().availableProcessors();
        List<Path> inputs = hasOutput ? paths.subList(0, paths.size() - 1) : paths;
        boolean isFileSet = arguments.has("--dicomdir") || areDirectories(inputs);
        try {
            return new Job(
                    inputs,
                    hasOutput ? paths.getLast() : home.resolve("dry-run"),
                    home,
                    profile,
                    arguments.value("--project").orElse("default"),
                    arguments.number("--jobs", 1, MAX_JOBS, cores),
                    isDry ? Job.Mode.DRY_RUN : Job.Mode.RELEASE,
                    isFileSet ? Job.Layout.FILE_SET : Job.Layout.FOLDERS,
                    extras,
                    seals);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Job.Seals> seals(Arguments arguments, boolean isDry) throws UsageException {
        Optional<String> folder = arguments.value("--seal");
        if (folder.isPresent() && isDry) {
            throw new UsageException("--seal and --dry-run exclude each other: nothing would be released.");
        }
        if (folder.isEmpty() && arguments.value("--sealer").isPresent()) {
            throw new UsageException("--sealer says who seals: give --seal as well.");
        }
        return folder.isPresent()
                ? Optional.of(new Job.Seals(Arguments.path(folder.get()), SealCommand.sealer(arguments)))
                : Optional.empty();
    }

    /// Whoever hands in a medium by its directory gets one back.
    private static boolean areDirectories(List<Path> inputs) {
        for (Path input : inputs) {
            Path name = input.getFileName();
            if (name == null || !name.toString().equalsIgnoreCase("DICOMDIR") || !Files.isRegularFile(input)) {
                return false;
            }
        }
        return true;
    }
}
