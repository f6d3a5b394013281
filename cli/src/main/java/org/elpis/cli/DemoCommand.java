package org.elpis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.check.CheckReport;
import org.elpis.check.FolderCheck;
import org.elpis.check.Retained;
import org.elpis.dicom.ReadLimits;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.LocalRunner;
import org.elpis.engine.Progress;
import org.elpis.policy.Profile;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Leak;
import org.elpis.testkit.key.PlantedIdentifier;

/// `elpis demo`
final class DemoCommand {
    private static final long SEED = 1;

    /// A key that everybody knows, for patients that nobody is: so the demo shows the same on every machine.
    private static final String KEY = "elpis demo key, no secret at all";

    private final Path folder;
    private final Terminal terminal;
    private final boolean isJson;

    private DemoCommand(Path folder, Terminal terminal, boolean isJson) {
        this.folder = folder;
        this.terminal = terminal;
        this.isJson = isJson;
    }

    static Options options() {
        return new Options(
                        "demo",
                        "",
                        "Make a small synthetic hospital with identifiers in every kind of hiding place, run the whole "
                                + "gate on it, and show what happened. Nobody in it exists.")
                .value("--dir", "DIR", "Folder for everything; absent or empty (default: a new temporary one).")
                .common()
                .footer(
                        "The demo has keys of its own; the home folder is not touched.",
                        "Exit codes: 0 nothing leaked and the forgery was found, 1 otherwise, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, DemoCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        Optional<String> dir = arguments.value("--dir");
        try {
            Path folder = dir.isPresent() ? empty(Arguments.path(dir.get())) : Files.createTempDirectory("elpis-demo-");
            return new DemoCommand(folder.toAbsolutePath(), terminal, arguments.has("--json")).run();
        } catch (IOException e) {
            throw new ElpisException(
                    ElpisException.Code.OUTPUT_UNUSABLE,
                    "The folder of the demo cannot be written. Choose another with --dir.",
                    e);
        }
    }

    private static Path empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new ElpisException(
                                ElpisException.Code.OUTPUT_UNUSABLE,
                                "The folder of the demo must be empty. Choose another with --dir.")
                        .with("folder", folder);
            }
        }
        return folder;
    }

    private int run() throws IOException {
        DemoText text = new DemoText(folder);
        Path originals = folder.resolve("hospital");
        Path released = folder.resolve("released");
        SyntheticHospital hospital =
                SyntheticHospital.generate(Seed.tuning(SEED), originals, SyntheticHospital.Size.DEMO);
        hospital.key().write(folder.resolve("answer-key.csv"));
        Path keys = Files.createDirectories(folder.resolve("home").resolve("keys"));
        Path key = Files.createFile(keys.resolve("site.key"), OwnerOnly.file(keys));
        Files.writeString(key, HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.US_ASCII)) + "\n");
        say(text.planted(hospital));
        DemoSeals seals = new DemoSeals(folder);
        JobReport report = new LocalRunner(
                        job(originals, released, Job.Mode.RELEASE).sealing(seals.wanted()), Progress.NONE)
                .run();
        say(text.gate(report));
        CheckReport check = check(originals, released);
        Optional<Path> example = example(hospital, check);
        if (example.isPresent()) {
            say(text.example(new LocalRunner(job(example.get(), released, Job.Mode.DRY_RUN), Progress.NONE).run()));
        }
        List<Leak> leaks = bytes(hospital, check, released);
        say(text.proof(report, hospital, check, leaks));
        DemoSeals.Result proven = seals.prove(report.seals().orElseThrow(), released);
        say(text.seals(proven));
        say(text.end(report, proven));
        if (isJson) {
            terminal.out().print(text.json(report, hospital, check, leaks, proven));
        }
        return check.leaking() == 0 && leaks.isEmpty() && proven.isProven() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// A released CT slice that the most was planted in.
    private static Optional<Path> example(SyntheticHospital hospital, CheckReport check) {
        Set<Path> released = new HashSet<>();
        check.instances().forEach(instance -> released.add(instance.original()));
        Map<Path, Integer> plants = new LinkedHashMap<>();
        for (PlantedIdentifier plant : hospital.key().plants()) {
            Path path = hospital.folder().resolve(plant.instance().path());
            if (plant.instance().modality().equals("CT") && released.contains(path)) {
                plants.merge(path, 1, Integer::sum);
            }
        }
        return plants.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private void say(String text) {
        if (!isJson) {
            terminal.out().print(text);
            terminal.out().flush();
        }
    }

    private Job job(Path in, Path out, Job.Mode mode) {
        int cores = Runtime.getRuntime().availableProcessors();
        Path home = folder.resolve("home");
        // Nobody is in the hospital, so its values may be shown.
        Set<Job.Extra> extras = EnumSet.of(Job.Extra.SHOW_VALUES);
        return new Job(List.of(in), out, home, Profile.RESEARCH, "demo", cores, mode, Job.Layout.FOLDERS, extras);
    }

    private static CheckReport check(Path originals, Path released) throws IOException {
        Set<Retained> retained = EnumSet.of(Retained.MODIFIED_DATES, Retained.PATIENT_CHARACTERISTICS);
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        return FolderCheck.run(originals, released, retained, limits);
    }

    /// The second checker knows nothing but bytes and the answer key. It is told whose file is whose, because a
    /// moved date may fall on another patient's true one.
    private static List<Leak> bytes(SyntheticHospital hospital, CheckReport check, Path released) throws IOException {
        Map<Path, String> patients = new HashMap<>();
        for (PlantedIdentifier plant : hospital.key().plants()) {
            patients.put(
                    hospital.folder().resolve(plant.instance().path()),
                    plant.instance().patientId());
        }
        Map<Path, String> patientOf = new HashMap<>();
        for (CheckReport.InstanceCheck instance : check.instances()) {
            Optional.ofNullable(patients.get(instance.original()))
                    .ifPresent(patient -> patientOf.put(released.relativize(instance.released()), patient));
        }
        return new ByteLeakChecker(hospital.key())
                .search(released, file -> Optional.ofNullable(patientOf.get(file))).stream()
                        .filter(Leak::certain)
                        .toList();
    }
}
