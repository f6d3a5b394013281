package org.elpis.bench.leaky;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;

/// Makes every model of the benchmark, audits it, and counts right verdicts and false passes.
///
/// Arguments: a seed, the number of threads, the folder of real images or `-`, and the beginnings of the ids that are
/// run, all when none is given.
public final class LeakyModels {
    private LeakyModels() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long seed = Long.parseLong(args[0]);
        int threads = Integer.parseInt(args[1]);
        Optional<Path> real = args[2].equals("-") ? Optional.empty() : Optional.of(Path.of(args[2]));
        List<String> wanted = List.of(args).subList(3, args.length);
        List<LeakyCase> cases = cases(seed, threads, real).stream()
                .filter(one -> wanted.isEmpty() || wanted.stream().anyMatch(one.id()::startsWith))
                .toList();
        out.println("| Model | How it was made | Leaks | Verdict | Right | Figure that decides | s |");
        out.println("|---|---|---|---|---|---|---|");
        int right = 0;
        int falsePasses = 0;
        for (LeakyCase one : cases) {
            long start = System.nanoTime();
            AuditReport report = run(one);
            boolean isRight = one.right().contains(report.verdict());
            right += isRight ? 1 : 0;
            falsePasses += one.leaks() && report.verdict() == Verdict.PASS ? 1 : 0;
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %.0f |%n",
                    one.id(),
                    one.what(),
                    one.leaks() ? "yes" : "no",
                    report.verdict(),
                    isRight
                            ? "yes"
                            : "**no**, "
                                    + one.right().stream()
                                            .map(Enum::toString)
                                            .sorted()
                                            .collect(Collectors.joining(" or ")),
                    evidence(report),
                    (System.nanoTime() - start) / 1e9);
        }
        Interval share = ClopperPearson.of(right, Math.max(1, cases.size()), 0.95);
        out.printf(
                Locale.ROOT,
                "%n%d of %d right (%.0f %%, %.0f to %.0f), %d false passes of %d that leak; seed %d%n",
                right,
                cases.size(),
                100 * share.value(),
                100 * share.low(),
                100 * share.high(),
                falsePasses,
                cases.stream().filter(LeakyCase::leaks).count(),
                seed);
    }

    private static List<LeakyCase> cases(long seed, int threads, Optional<Path> real) {
        List<LeakyCase> cases = new ArrayList<>(new MembershipCases(seed, threads, real).all());
        cases.addAll(new AttributeCases(seed).all());
        return cases;
    }

    private static AuditReport run(LeakyCase one) {
        try {
            return one.audit().report();
        } catch (Exception e) {
            throw new IllegalStateException("audit of " + one.id() + " failed", e);
        }
    }

    private static String evidence(AuditReport report) {
        String failed = report.controls().stream()
                .filter(control -> !control.held())
                .map(control -> control.says()
                        + control.figures().stream()
                                .map(figure -> " " + figure.key() + " " + figure.interval())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        return (String.join(" ", report.reasons()) + (failed.isEmpty() ? "" : " Controls that failed: " + failed))
                .replace('|', '/');
    }
}
