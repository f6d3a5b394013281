package org.elpis.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.elpis.check.CheckReport;
import org.elpis.check.FolderCheck;
import org.elpis.check.Retained;
import org.elpis.detect.Fold;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.LocalRunner;
import org.elpis.engine.Progress;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Leak;
import org.elpis.testkit.key.PlantedIdentifier;

/// Measures the gate on hospitals whose every hidden identifier is known: what leaked, what was held back, what
/// of the clinical text stayed, whether links and intervals hold.
///
/// Usage: `Planted WORK_FOLDER FAMILY:SEED...`, such as `B:1 C:1`. Family A is the one that rules were tuned on.
public final class Planted {
    private static final Path PEER = Path.of("bench", "peers", "pydicom_basic.py");

    private final Path work;
    private final PrintStream out;
    private final List<String> peers;

    private Planted(Path work, PrintStream out, List<String> peers) {
        this.work = work;
        this.out = out;
        this.peers = peers;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("Usage: Planted WORK_FOLDER FAMILY:SEED...");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("Planted identifiers, profile research, faces untouched, " + LocalDate.now(ZoneId.systemDefault())
                + ", Java " + Runtime.version());
        out.println();
        out.println("| hospital | objects | kinds | plants | released | leaks, byte search | leaks, elpis check "
                + "| chance dates | words kept | references intact / removed / to held back / wrong | intervals kept "
                + "| dates gone |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        List<String> peers = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            String[] seed = args[i].split(":", 2);
            new Planted(Path.of(args[0]).resolve(seed[0] + seed[1]), out, peers)
                    .measure(new Seed(Seed.Family.valueOf(seed[0]), Long.parseLong(seed[1])));
        }
        out.println();
        out.println("| hospital | peer | objects written | answers of the key found in them |");
        out.println("|---|---|---|---|");
        peers.forEach(out::println);
    }

    private void measure(Seed seed) throws IOException {
        Path in = work.resolve("in");
        Path released = work.resolve("out");
        SyntheticHospital hospital = SyntheticHospital.generate(seed, in, SyntheticHospital.Size.SCORING);
        Job job = new Job(
                List.of(in), released, work.resolve("home"), Tools.RESEARCH_WITH_FACES, "bench", 2, Job.Mode.RELEASE);
        JobReport report = new LocalRunner(job, Progress.NONE).run();
        Map<String, String> outputOf = outputs(report, in);
        List<Leak> leaks = new ByteLeakChecker(hospital.key()).search(released, patients(hospital, outputOf));
        CheckReport check = FolderCheck.run(
                in,
                released,
                EnumSet.of(Retained.MODIFIED_DATES, Retained.PATIENT_CHARACTERISTICS),
                ReadLimits.forHeap(Runtime.getRuntime().maxMemory()));
        List<String> paths = hospital.key().plants().stream()
                .map(plant -> plant.instance().path())
                .distinct()
                .toList();
        References references = References.of(in, released, paths, outputOf);
        print(seed, hospital, report, leaks, check, references, wordsKept(hospital, outputOf, released));
        printPeer(seed, hospital, in);
    }

    /// The same hospital through a plain pydicom script, where Debian's Python has pydicom: how many plants the byte
    /// search finds in the contents of its files. Its file names, which it keeps, are not counted.
    private void printPeer(Seed seed, SyntheticHospital hospital, Path in) throws IOException {
        Path peer = work.resolve("peer");
        if (!PEER.toFile().exists()
                || !Peer.run(List.of("/usr/bin/python3", PEER.toString(), in.toString(), peer.toString()))) {
            peers.add("pydicom is not installed: no peer for " + seed.family() + seed.number());
            return;
        }
        ByteLeakChecker checker = new ByteLeakChecker(hospital.key());
        Set<Integer> plants = new HashSet<>();
        long files = 0;
        try (Stream<Path> outputs = Files.walk(peer)) {
            for (Path file : outputs.filter(Files::isRegularFile).toList()) {
                files++;
                for (Leak leak : checker.search("object", Files.readAllBytes(file))) {
                    if (leak.certain()) {
                        plants.add(leak.plant());
                    }
                }
            }
        }
        peers.add(String.format(
                Locale.ROOT,
                "| %s%d | pydicom script | %d of %d | %d |",
                seed.family(),
                seed.number(),
                files,
                hospital.files(),
                plants.size()));
    }

    /// Released path of each original that was released, from the private journal.
    private static Map<String, String> outputs(JobReport report, Path in) throws IOException {
        Map<String, String> outputs = new HashMap<>();
        for (String line : Files.readAllLines(report.folder().resolve("journal.tsv"))) {
            String[] parts = line.split("\t", -1);
            outputs.put(in.relativize(Path.of(parts[0])).toString(), parts[3]);
        }
        return outputs;
    }

    private static Function<Path, Optional<String>> patients(SyntheticHospital hospital, Map<String, String> outputOf) {
        Map<String, String> patientOf = new HashMap<>();
        for (PlantedIdentifier plant : hospital.key().plants()) {
            String output = outputOf.get(plant.instance().path());
            if (output != null) {
                patientOf.put(output, plant.instance().patientId());
            }
        }
        return path -> Optional.ofNullable(patientOf.get(path.toString()));
    }

    /// Share of the words that must stay which are still in the released object.
    private static double wordsKept(SyntheticHospital hospital, Map<String, String> outputOf, Path released)
            throws IOException {
        Map<String, String> texts = new HashMap<>();
        long wanted = 0;
        long kept = 0;
        for (PlantedIdentifier plant : hospital.key().plants()) {
            String output = outputOf.get(plant.instance().path());
            if (output == null || plant.answer().stay().isEmpty()) {
                continue;
            }
            String text = texts.get(output);
            if (text == null) {
                text = text(released.resolve(output));
                texts.put(output, text);
            }
            for (String token : plant.answer().stay()) {
                wanted++;
                kept += text.contains(Fold.fold(token)) ? 1 : 0;
            }
        }
        return wanted == 0 ? 0 : (double) kept / wanted;
    }

    private static String text(Path file) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            Instance instance = DicomReader.read(
                    source, ReadLimits.forHeap(Runtime.getRuntime().maxMemory()));
            StringBuilder text = new StringBuilder();
            Texts.append(instance.dataSet(), text);
            return Fold.fold(text.toString());
        } catch (MalformedDicomException e) {
            throw new IOException("A released object cannot be read.", e);
        }
    }

    private void print(
            Seed seed,
            SyntheticHospital hospital,
            JobReport report,
            List<Leak> leaks,
            CheckReport check,
            References references,
            double wordsKept) {
        Set<String> kinds = new HashSet<>();
        hospital.key().plants().forEach(plant -> kinds.add(plant.instance().sopClassUid()));
        long certain = leaks.stream().filter(Leak::certain).count();
        long intervals = 0;
        long dates = 0;
        long gone = 0;
        for (CheckReport.InstanceCheck instance : check.instances()) {
            intervals += instance.intervals().isIntact() ? 1 : 0;
            dates += instance.intervals().dates();
            gone += instance.intervals().lost();
        }
        out.printf(
                Locale.ROOT,
                "| %s%d | %d | %d | %d | %d | %d | %d | %d | %.1f %% | %d / %d / %d / %d | %d of %d | %d of %d |%n",
                seed.family(),
                seed.number(),
                hospital.files(),
                kinds.size(),
                hospital.key().plants().size(),
                report.total().released(),
                certain,
                check.leaking(),
                leaks.size() - certain,
                wordsKept * 100,
                references.intact(),
                references.removed(),
                references.heldBack(),
                references.wrong(),
                intervals,
                check.instances().size(),
                gone,
                dates);
    }
}
