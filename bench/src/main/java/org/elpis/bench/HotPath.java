package org.elpis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.elpis.check.Known;
import org.elpis.check.LeakCheck;
import org.elpis.check.Retained;
import org.elpis.check.SearchResult;
import org.elpis.deid.Deidentifier;
import org.elpis.deid.KeyedPseudonyms;
import org.elpis.deid.PatientKey;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.Released;
import org.elpis.deid.SiteKey;
import org.elpis.deid.Subject;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.policy.Handling;
import org.elpis.policy.Plan;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;

/// Runs the steps of the gate over a corpus again and again in one JVM and one thread, and prints for each
/// round what each step took for an object, in nanoseconds of processor time. For profiling: no report, no
/// journal, no threads.
///
/// Arguments: folder with one subfolder per study, empty folder for the output, rounds.
public final class HotPath {
    private enum Step {
        OPEN,
        READ,
        HARVEST,
        HARVEST_FOR_CHECK,
        PLAN,
        APPLY_AND_SEAL,
        CHECK,
        WRITE,
        RENAME
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Path output;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
    private final ProjectKeys keys;
    private final Planner planner = new Planner(
            Profile.RESEARCH.with(Handling.DEFAULT.withoutPixels()), new TextDetector(Vocabulary.clinical()));
    private final Deidentifier deidentifier;
    private final long[] nanos = new long[Step.values().length];
    private int numbers;
    private long last;

    private HotPath(Path output, Path home) {
        this.output = output;
        this.keys = SiteKey.of(home).project("bench");
        this.deidentifier = new Deidentifier(keys);
    }

    public static void main(String[] args) throws IOException, MalformedDicomException {
        List<List<Path>> studies = studies(Path.of(args[0]));
        Path output = Path.of(args[1]);
        HotPath path = new HotPath(Files.createDirectories(output), Files.createTempDirectory("elpis-bench"));
        System.out.println("round  "
                + String.join(" ", Arrays.stream(Step.values()).map(Step::name).toList()));
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            int objects = 0;
            for (List<Path> study : studies) {
                path.run(study);
                objects += study.size();
            }
            path.print(round, objects);
        }
    }

    private static List<List<Path>> studies(Path corpus) throws IOException {
        List<List<Path>> studies = new ArrayList<>();
        try (var folders = Files.walk(corpus)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                try (var files = Files.list(folder)) {
                    List<Path> objects =
                            files.filter(Files::isRegularFile).sorted().toList();
                    if (!objects.isEmpty()) {
                        studies.add(objects);
                    }
                }
            }
        }
        return studies;
    }

    private void run(List<Path> study) throws IOException, MalformedDicomException {
        Identity identity = new Identity();
        Known known = new Known();
        Optional<Subject> subject = Optional.empty();
        for (Path file : study) {
            Instance instance = read(file, source -> {
                identity.harvest(source);
                tick(Step.HARVEST);
                known.harvest(source);
                tick(Step.HARVEST_FOR_CHECK);
            });
            if (subject.isEmpty()) {
                subject = Optional.of(new KeyedPseudonyms(keys).subject(PatientKey.of(instance.dataSet())));
            }
        }
        LeakCheck check =
                new LeakCheck(known.identity(), EnumSet.of(Retained.MODIFIED_DATES, Retained.PATIENT_CHARACTERISTICS));
        for (Path file : study) {
            release(file, identity, check, subject.orElseThrow());
        }
    }

    private interface Use {
        void accept(Instance instance) throws IOException;
    }

    private Instance read(Path file, Use use) throws IOException, MalformedDicomException {
        last = threads.getCurrentThreadCpuTime();
        try (FileSource source = FileSource.open(file)) {
            tick(Step.OPEN);
            Instance instance = DicomReader.read(source, limits);
            tick(Step.READ);
            use.accept(instance);
            return instance;
        }
    }

    private void release(Path file, Identity identity, LeakCheck check, Subject subject)
            throws IOException, MalformedDicomException {
        read(file, instance -> {
            Plan plan = planner.plan(instance, identity);
            tick(Step.PLAN);
            Released released = deidentifier.release(instance, plan, subject);
            tick(Step.APPLY_AND_SEAL);
            SearchResult result = check.search(instance, released.bytes());
            tick(Step.CHECK);
            if (!result.isClean()) {
                throw new IllegalStateException("The corpus must be released without a leak.");
            }
            write(released);
        });
    }

    private void write(Released released) throws IOException {
        Path partial = output.resolve("partial");
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            released.bytes().writeTo(channel);
        }
        tick(Step.WRITE);
        Files.move(
                partial,
                output.resolve(Integer.toString(numbers++ % 100)),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        tick(Step.RENAME);
    }

    private void tick(Step step) {
        long now = threads.getCurrentThreadCpuTime();
        nanos[step.ordinal()] += now - last;
        last = now;
    }

    private void print(int round, int objects) {
        StringBuilder line = new StringBuilder(round + "  ");
        long total = 0;
        for (Step step : Step.values()) {
            line.append(' ').append(step.name()).append(' ').append(nanos[step.ordinal()] / objects);
            total += nanos[step.ordinal()];
        }
        System.out.println(line + " total " + total / objects);
        Arrays.fill(nanos, 0);
    }
}
