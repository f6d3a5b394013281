package org.elpis.bench.dpbugs;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.onerun.Claim;
import org.elpis.models.onerun.OneRunAudit;
import org.elpis.models.onerun.OneRunResult;
import org.elpis.models.onerun.PrivateTrainer;
import org.elpis.models.onerun.ScoreSheet;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;

/// Counts which faults of private training the audit by one run finds, and which right trainings it accuses.
public final class DpBugs {
    private static final double LEVEL = 0.05;
    private static final int CANARIES = 1000;
    private static final int STEPS = 100;
    private static final double RATE = 0.1;
    private static final double NOISE = 3;
    /// Trainings seen by the final model alone: they take longest and show least.
    private static final int MOST_BLACK = 1;

    private DpBugs() {}

    public static void main(String[] args) {
        int runs = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "faults" -> faults(shown(), runs);
            case "right" -> right(shown(), runs);
            case "exact" -> exact(runs);
            default -> throw new IllegalArgumentException("what to count must be faults, right or exact");
        }
    }

    static Setting setting() {
        return Setting.of(CANARIES, STEPS, RATE, NOISE);
    }

    private static Setting shown() {
        Setting setting = setting();
        Claim claim = setting.claim();
        System.out.printf(
                Locale.ROOT,
                "%d patients, %d canaries, %d steps, rate %.2f, noise %.1f: certified epsilon %.3f at delta %.0e%n",
                setting.patients().size(),
                CANARIES,
                STEPS,
                RATE,
                NOISE,
                claim.epsilon(),
                claim.delta());
        return setting;
    }

    private static void faults(Setting setting, int runs) {
        for (Fault fault : Fault.all()) {
            LongFunction<PrivateTraining.Mechanism> mechanism = seed -> fault.mechanism(setting.recipe(), seed);
            System.out.printf(Locale.ROOT, "%s%s%n", fault.words(), fault.isExpected() ? "" : " (not expected)");
            System.out.printf(Locale.ROOT, "    watched: %s%n", caught(setting, setting.watched(mechanism), runs));
            System.out.printf(
                    Locale.ROOT,
                    "    final model: %s%n",
                    caught(setting, setting.blackBox(mechanism), Math.min(runs, MOST_BLACK)));
        }
    }

    private static String caught(Setting setting, PrivateTrainer trainer, int runs) {
        int caught = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        String way = "";
        for (int run = 0; run < runs; run++) {
            OneRunResult result = result(trainer, setting.claim().delta(), run);
            caught += result.epsilon() > setting.claim().epsilon() ? 1 : 0;
            most = Math.max(most, result.epsilon());
            if (result.epsilon() < least) {
                least = result.epsilon();
                way = result.way() + " " + result.guessing().share() + " "
                        + result.guessing().end();
            }
        }
        return String.format(
                Locale.ROOT, "%d of %d, bounds %.2f to %.2f (lowest by %s)", caught, runs, least, most, way);
    }

    private static OneRunResult result(PrivateTrainer trainer, double delta, int run) {
        boolean[] coins = coins(trainer.canaries(), run);
        return OneRunResult.of(trainer.observe(coins, 1000 + run), coins, delta, LEVEL, run);
    }

    private static boolean[] coins(int count, long run) {
        boolean[] coins = new boolean[count];
        Draws draws = Draws.of(run, "coins", 0);
        for (int i = 0; i < count; i++) {
            coins[i] = draws.nextBoolean();
        }
        return coins;
    }

    private static void right(Setting setting, int runs) {
        int beyond = 0;
        int passed = 0;
        double greatest = 0;
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            OneRunResult result =
                    result(setting.watched(setting::right), setting.claim().delta(), run);
            beyond += result.epsilon() > setting.claim().epsilon() ? 1 : 0;
            greatest = Math.max(greatest, result.epsilon());
            sum += result.epsilon();
            if (run < 10) {
                AuditReport report = new OneRunAudit(setting.claim(), Policy.bundled(), run)
                        .run(
                                setting.watched(setting::right),
                                setting.watched(seed -> Fault.NO_NOISE.mechanism(setting.recipe(), seed)),
                                AuditProgress.NONE);
                passed += report.verdict() == Verdict.PASS ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "right trainings above their certificate: %s; greatest bound %.3f, mean %.3f; %d of the first %d audits PASS%n",
                share(beyond, runs),
                greatest,
                sum / runs,
                passed,
                Math.min(runs, 10));
    }

    /// Mechanisms whose claim is exact: each canary's bit told rightly with e^epsilon / (1 + e^epsilon).
    private static void exact(int runs) {
        for (double epsilon : new double[] {0.5, 1, 2, 4}) {
            int beyond = 0;
            double sum = 0;
            for (int run = 0; run < runs; run++) {
                boolean[] coins = coins(CANARIES, run);
                Draws draws = Draws.of(run, "answers", 0);
                double[] scores = new double[CANARIES];
                for (int i = 0; i < CANARIES; i++) {
                    boolean isTold = draws.nextDouble() < 1 / (1 + Math.exp(-epsilon));
                    scores[i] = (coins[i] == isTold ? 1 : -1) + 0.1 * draws.nextDouble();
                }
                ScoreSheet sheet = new ScoreSheet(List.of("answer"), new double[][] {scores});
                double bound = OneRunResult.of(sheet, coins, 0, LEVEL, run).epsilon();
                beyond += bound > epsilon ? 1 : 0;
                sum += bound;
            }
            System.out.printf(
                    Locale.ROOT,
                    "randomized answers at epsilon %.1f above it: %s; mean bound %.3f%n",
                    epsilon,
                    share(beyond, runs),
                    sum / runs);
        }
    }

    private static String share(int hits, int of) {
        Interval interval = ClopperPearson.of(hits, of, 0.95);
        return String.format(
                Locale.ROOT,
                "%d of %d (%.1f %%; 95 %% interval %.1f to %.1f %%)",
                hits,
                of,
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }
}
