package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.engine.AttestRunner;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.LocalRunner;
import org.elpis.engine.Progress;
import org.elpis.engine.SealRunner;
import org.elpis.engine.SealVerifier;
import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Profile;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.Verdict;

/// Seals real objects, de-identifies them, attests the release, and holds the seals made before against it.
final class Gateway {
    private static final String PROJECT = "bench";
    /// Faces are left alone: of a head without its face more than a fifth is withheld, and nobody shall say that it is
    /// the same image.
    private static final Profile PROFILE = Profile.RESEARCH.with(
            Profile.RESEARCH.handling().with(new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE)));

    private final Path work;
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    private Gateway(Path work) {
        this.work = work;
    }

    public static void main(String[] args) throws Exception {
        Gateway gateway = new Gateway(Files.createTempDirectory("gateway"));
        for (int i = 0; i < args.length; i++) {
            gateway.release(Path.of(args[i]), gateway.work.resolve("run-" + i));
        }
        System.out.println("| Seal | objects of studies | genuine | altered | unknown |");
        System.out.println("|---|---|---|---|---|");
        gateway.counts.forEach((seal, row) -> System.out.printf(
                "| %s | %,d | %,d | %,d | %,d |%n", seal, row[0] + row[1] + row[2], row[0], row[1], row[2]));
        System.out.println();
        gateway.reasons.forEach((reason, times) -> System.out.printf("%,d: %s%n", times, reason));
    }

    private void release(Path in, Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path out = folder.resolve("out");
        Path seals = folder.resolve("seals");
        Path told = folder.resolve("told");
        SealRunner.Report sealed =
                new SealRunner(home, seals, "bench", 1, Clock.systemUTC(), Progress.NONE).run(List.of(in));
        sealed.unsealed().forEach(file -> note("not sealed, " + file.reason()));
        Job job = new Job(List.of(in), out, home, PROFILE, PROJECT, 1, Job.Mode.RELEASE);
        JobReport released = new LocalRunner(job, Progress.NONE).run();
        AttestRunner.Report attested = new AttestRunner(home, PROJECT, told, Clock.systemUTC()).run(seals, out);
        attested.unattested().forEach(file -> note("released and not attested, " + file.reason()));
        System.out.printf(
                "%s: %,d studies sealed, %,d objects released, %,d studies attested%n",
                in.getFileName(),
                sealed.studies().size(),
                released.total().released(),
                attested.studies().size());
        SealVerifier.Report verified =
                new SealVerifier(Set.of(SigningKeys.of(home).sealer())).verify(out, told);
        Set<Path> parents = Set.copyOf(
                attested.studies().stream().map(AttestRunner.Attested::parent).toList());
        for (SealVerifier.Result study : verified.studies()) {
            boolean isParent = study.seal().filter(parents::contains).isPresent();
            count(isParent ? "made before" : "of the release", study);
        }
    }

    private void count(String seal, SealVerifier.Result study) {
        Verdict verdict = study.verdict();
        int objects = (int) Math.max(1, verdict.shares().instances());
        counts.computeIfAbsent(seal, none -> new int[3])[verdict.outcome().ordinal()] += objects;
        verdict.reasons().forEach(reason -> note("unknown, " + reason));
        if (verdict.outcome() == Verdict.Outcome.ALTERED) {
            System.err.println(seal + "\t" + verdict.changes().stream().limit(3).toList());
        }
    }

    private void note(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }
}
