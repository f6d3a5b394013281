package org.elpis.models.gradients;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;

/// How often patients are named by one attack, beside chance and beside updates that were exchanged.
final class NamedShare {
    private static final double EXCHANGED_CONFIDENCE = 0.999;

    private final List<Naming.Standing> standings;
    private final List<Double> exchanged;
    private final Policy policy;
    private final double alarms;
    private final Means means;
    private final double probability;
    private final Interval share;
    private final Interval exchangedShare;

    /// @param standings  one an update, at least one
    /// @param exchanged  of patients of other updates, as many
    /// @param alarms  false alarms that this may have
    NamedShare(List<Naming.Standing> standings, List<Double> exchanged, Policy policy, double alarms, long seed) {
        this.standings = standings;
        this.exchanged = exchanged;
        this.policy = policy;
        this.alarms = alarms;
        means = new Means(policy, seed);
        probability = Naming.chance(standings, Draws.of(seed, "chance", 0));
        share = means.of(standings.stream().mapToDouble(Naming.Standing::named));
        exchangedShare = means.of(exchanged.stream().mapToDouble(Double::doubleValue));
    }

    Interval exchangedShare() {
        return exchangedShare;
    }

    double chance() {
        return 1.0 / policy.count("gradients.gallery");
    }

    private double limit() {
        return policy.limit("gradients.pass-times-chance") * chance();
    }

    /// Whether the share is below the policy's limit for certain.
    boolean isBounded() {
        return share.high() < limit();
    }

    /// Whether patients are named oftener than by chance and oftener than by exchanged updates, for certain, and not so
    /// little that the policy's limit bounds it.
    boolean fails() {
        return probability <= alarms && beyondExchanged().low() > 0 && !isBounded();
    }

    private Interval beyondExchanged() {
        return means.of(
                IntStream.range(0, standings.size())
                        .mapToDouble(i -> standings.get(i).named() - exchanged.get(i)),
                1 - 2 * alarms);
    }

    /// Whether exchanged updates name no more than guessing does: a sound control is refused in some of 2,000 audits.
    boolean isExchangedByChance() {
        return means.of(exchanged.stream().mapToDouble(Double::doubleValue), EXCHANGED_CONFIDENCE)
                        .low()
                <= chance();
    }

    /// @param what  names the patients
    String reason(String what) {
        return String.format(
                Locale.ROOT,
                "%s %.1f %% of %d patients among %d (%.0f %% interval %.1f to %.1f %%; chance %.1f %%, with updates "
                        + "exchanged %.1f %%; as many by chance with probability %.4f, certain from %.4f down; passes "
                        + "below %.1f %%, gradients.pass-times-chance)",
                what,
                100 * share.value(),
                standings.size(),
                policy.count("gradients.gallery"),
                100 * policy.limit("confidence"),
                100 * share.low(),
                100 * share.high(),
                100 * chance(),
                100 * exchangedShare.value(),
                probability,
                alarms,
                100 * limit());
    }

    /// @param key  of the share
    /// @param name  of the share
    List<Figure> figures(String key, String name) {
        long count = standings.size();
        return List.of(
                means.figure(key, name, share, count),
                means.figure(key + "-exchanged", "control: with updates exchanged", exchangedShare, count),
                new Figure(
                        key + "-by-chance",
                        "probability of as many by chance",
                        new Interval(probability, probability, probability),
                        "candidates exchanged, 20,000 times",
                        count),
                means.figure(
                        key + "-rank",
                        "share of others who are more alike, 0.5 by chance",
                        means.of(standings.stream().mapToDouble(Naming.Standing::rank)),
                        count));
    }
}
