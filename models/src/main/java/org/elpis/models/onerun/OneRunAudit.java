package org.elpis.models.onerun;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;

/// Holds the privacy loss that a training claims against what one run of it gives away of canaries.
///
/// FAIL: more is given away than the claim allows. PASS: not so, and the same canaries in a training with a planted
/// fault, such as no noise, break the claim. INCONCLUSIVE: they do not, or could not have.
public final class OneRunAudit {
    /// Coins that are so far from even come about by chance in one of a million plans.
    private static final double UNFAIR = 1e-6;

    private final Claim claim;
    private final Policy policy;
    private final long seed;

    /// An audit of one claim.
    ///
    /// @param policy  gives `confidence` and `dp.least-canaries`
    /// @param seed  of everything drawn
    public OneRunAudit(Claim claim, Policy policy, long seed) {
        this.claim = claim;
        this.policy = policy;
        this.seed = seed;
    }

    /// Trains twice, as it is and with the planted fault, and compares.
    ///
    /// @param trainer  under audit
    /// @param control  the same training and canaries with a planted fault
    public AuditReport run(PrivateTrainer trainer, PrivateTrainer control, AuditProgress progress) {
        Optional<AuditReport> refused = refused(trainer.canaries());
        if (refused.isPresent()) {
            return refused.get();
        }
        progress.at("training with canaries", 0, 2);
        Run run = trained(trainer, "trainer");
        progress.at("training with canaries", 1, 2);
        Run planted = trained(control, "control");
        progress.at("training with canaries", 2, 2);
        return report(run, Optional.of(planted));
    }

    private Run trained(PrivateTrainer trainer, String which) {
        boolean[] coins = new boolean[trainer.canaries()];
        Draws draws = Draws.of(seed, "coins of the " + which, 0);
        for (int i = 0; i < coins.length; i++) {
            coins[i] = draws.nextBoolean();
        }
        return new Run(trainer.observe(coins, Draws.of(seed, which, 0).nextLong()), coins);
    }

    /// Judges a training that was done elsewhere.
    ///
    /// @param file  its canaries
    /// @param control  canaries of the same training with a planted fault, such as no noise; without it
    ///     nothing passes
    public AuditReport run(CanaryFile file, Optional<CanaryFile> control) {
        Optional<AuditReport> refused = refused(file.canaries().size())
                .or(() -> unfair(file.included()))
                .or(() -> control.flatMap(planted -> unfair(planted.included())));
        return refused.orElseGet(() -> report(Run.of(file), control.map(Run::of)));
    }

    private Optional<AuditReport> refused(int canaries) {
        int least = policy.count("dp.least-canaries");
        return canaries >= least
                ? Optional.empty()
                : Optional.of(inconclusive("There are " + canaries + " canaries, and an audit needs " + least
                        + " (dp.least-canaries). Plan more of them and train again."));
    }

    private static Optional<AuditReport> unfair(boolean[] coins) {
        int heads = 0;
        for (boolean coin : coins) {
            heads += coin ? 1 : 0;
        }
        double chance = 2 * ClopperPearson.atLeast(Math.max(heads, coins.length - heads), coins.length, 0.5);
        return chance >= UNFAIR
                ? Optional.empty()
                : Optional.of(
                        inconclusive(
                                heads + " of " + coins.length + " canaries were in the training, which fair"
                                        + " coins do not give. Draw the canaries by a plan (`canary,included,score`) and train again."));
    }

    private static AuditReport inconclusive(String reason) {
        return AuditReport.inconclusive(
                AuditKind.DP, "Nothing can be said of the claimed privacy loss. " + reason, List.of(reason));
    }

    private AuditReport report(Run run, Optional<Run> control) {
        if (!run.sheet().isFinite()
                || control.filter(it -> !it.sheet().isFinite()).isPresent()) {
            return inconclusive("A canary has a score that is no finite number.");
        }
        OneRunResult found = result(run);
        Optional<OneRunResult> planted =
                control.filter(it -> it.coins().length >= 8).map(this::result);
        boolean couldSee = found.greatest() > claim.epsilon();
        boolean sawPlanted = planted.isPresent() && planted.get().epsilon() > claim.epsilon();
        Verdict verdict = found.epsilon() > claim.epsilon()
                ? Verdict.FAIL
                : couldSee && sawPlanted ? Verdict.PASS : Verdict.INCONCLUSIVE;
        return new AuditReport(
                AuditKind.DP,
                verdict,
                summary(verdict, found),
                reasons(found, planted, couldSee),
                figures(found),
                planted.map(it -> List.of(control(it))).orElse(List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                limits(found),
                settings(found));
    }

    private OneRunResult result(Run run) {
        return OneRunResult.of(run.sheet(), run.coins(), claim.delta(), level(), seed);
    }

    private double level() {
        return 1 - policy.limit("confidence");
    }

    private String summary(Verdict verdict, OneRunResult found) {
        return switch (verdict) {
            case FAIL ->
                "The training gives away more than it claims: a privacy loss epsilon of at least "
                        + number(found.epsilon()) + ", claimed is " + number(claim.epsilon())
                        + ". The training has a fault, or its privacy loss was accounted for wrongly.";
            case PASS ->
                "One run with " + run(found) + " shows a privacy loss of at least " + number(found.epsilon())
                        + ", within the claimed " + number(claim.epsilon())
                        + "; the same canaries found the fault that was planted. Small faults are not excluded.";
            case REVIEW, INCONCLUSIVE ->
                "Whether the training keeps its claimed privacy loss of " + number(claim.epsilon())
                        + " cannot be said: these canaries did not or could not show a fault.";
        };
    }

    private static String run(OneRunResult found) {
        return found.guesses().canaries() + " canaries that count";
    }

    private List<String> reasons(OneRunResult found, Optional<OneRunResult> planted, boolean couldSee) {
        List<String> reasons = new ArrayList<>();
        reasons.add("lower bound of epsilon " + number(found.epsilon()) + " against the claimed "
                + number(claim.epsilon()) + " at delta " + claim.delta() + ": "
                + found.guesses().right() + " of "
                + found.guesses().guessed() + " guesses right, " + run(found));
        if (!couldSee) {
            reasons.add("so many canaries can show " + number(found.greatest())
                    + " at most, even if every guess is right: plan more of them");
        }
        if (planted.isEmpty()) {
            reasons.add("no training with a planted fault was given, so that silence means nothing:"
                    + " train once more with the noise left out, with canaries of its own coins");
        } else if (planted.get().epsilon() <= claim.epsilon()) {
            reasons.add("the planted fault was not found: its lower bound is "
                    + number(planted.get().epsilon()));
        }
        return reasons;
    }

    private List<Figure> figures(OneRunResult found) {
        Guesses guesses = found.guesses();
        String method = "one run, " + percent(policy.limit("confidence")) + ", lower end";
        return List.of(
                new Figure(
                        "epsilon-lower-bound",
                        "Privacy loss shown, at least",
                        new Interval(found.epsilon(), found.epsilon(), Double.POSITIVE_INFINITY),
                        method,
                        guesses.canaries()),
                new Figure(
                        "right-guesses",
                        "Share of right guesses",
                        ClopperPearson.of(guesses.right(), guesses.guessed(), policy.limit("confidence")),
                        "Clopper-Pearson " + percent(policy.limit("confidence")),
                        guesses.guessed()));
    }

    private Control control(OneRunResult planted) {
        boolean held = planted.epsilon() > claim.epsilon();
        return new Control(
                Control.Kind.PLANTED,
                held,
                held
                        ? "The same training with a planted fault breaks the claim, as it must: lower bound "
                                + number(planted.epsilon())
                        : "The same training with a planted fault was not told from a right one: lower bound "
                                + number(planted.epsilon()),
                figures(planted));
    }

    private List<String> limits(OneRunResult found) {
        return List.of(
                "A lower bound: the true loss may be anything above it. Of correct trainings at most "
                        + percent(level()) + " are bounded above a claim that is exact.",
                "Faults that change the loss little, such as a sensitivity counted half, shuffled batches accounted for"
                        + " as Poisson sampling or an unsafe random generator, are not seen.",
                "With " + run(found) + " no more than " + number(found.greatest()) + " can be shown.");
    }

    private SortedMap<String, String> settings(OneRunResult found) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("claimed-epsilon", number(claim.epsilon()));
        settings.put("delta", Double.toString(claim.delta()));
        settings.put("seed", Long.toString(seed));
        settings.put("score", found.way());
        settings.put("guessed-share", Double.toString(found.guessing().share()));
        settings.put("guessed-end", found.guessing().end().name().toLowerCase(Locale.ROOT));
        settings.put("canaries-shown-to-choose", "a quarter");
        return settings;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private record Run(ScoreSheet sheet, boolean[] coins) {
        static Run of(CanaryFile file) {
            return new Run(file.sheet(), file.included());
        }
    }
}
