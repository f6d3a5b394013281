package org.elpis.models.onerun;

import org.elpis.models.stats.Beta;
import org.elpis.models.stats.ClopperPearson;

/// The least privacy loss that right guesses of one run prove.
///
/// Source: Steinke, Nasr and Jagielski, "Privacy Auditing with One (1) Training Run", NeurIPS 2023, the theorem for
/// delta > 0 and the code of appendix D: when a mechanism is (epsilon, delta)-private and each of m canaries was in by
/// a fair coin of its own, then among r guesses v or more are right with probability at most
/// P[B >= v] + 2 m delta max_i P[v > B >= v - i] / i, with B binomial of r trials at e^epsilon / (1 + e^epsilon).
public final class OneRunBound {
    /// No count of guesses up to [Guesses#MOST] proves more.
    private static final double MOST = 40;
    /// Steps of the first search; the bound never jumps over a value of epsilon that the guesses allow between them.
    private static final double STEP = 0.05;

    private static final int HALVINGS = 40;

    private OneRunBound() {}

    /// The probability, at most, of so many right guesses under a private mechanism.
    public static double probability(Guesses guesses, double epsilon, double delta) {
        double beta = ClopperPearson.atLeast(guesses.right(), guesses.guessed(), 1 / (1 + StrictMath.exp(-epsilon)));
        return delta == 0 ? beta : Math.min(1, beta + 2.0 * guesses.canaries() * delta * steepest(guesses, epsilon));
    }

    /// max_i P[v > B >= v - i] / i.
    private static double steepest(Guesses guesses, double epsilon) {
        int trials = guesses.guessed();
        double logSuccess = -StrictMath.log1p(StrictMath.exp(-epsilon));
        double logFailure = logSuccess - epsilon;
        double logTerm = Double.NaN;
        double sum = 0;
        double greatest = 0;
        for (int i = 1; i <= guesses.right(); i++) {
            int hits = guesses.right() - i;
            logTerm = i == 1
                    ? logChoose(trials, hits) + hits * logSuccess + (trials - hits) * logFailure
                    : logTerm + StrictMath.log((hits + 1.0) / (trials - hits)) + logFailure - logSuccess;
            sum += StrictMath.exp(logTerm);
            greatest = Math.max(greatest, sum / i);
            if (i * greatest >= 1) {
                break;
            }
        }
        return greatest;
    }

    private static double logChoose(int all, int some) {
        return Beta.logGamma(all + 1.0) - Beta.logGamma(some + 1.0) - Beta.logGamma(all - some + 1.0);
    }

    /// The lower bound of epsilon: every smaller one would give so many right guesses with a probability of at most
    /// `level`.
    ///
    /// @param delta  of the claim, 0 to below 1
    /// @param level  share of correct trainings that may be bounded too high, such as 0.05
    public static double lower(Guesses guesses, double delta, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, got " + level);
        }
        double low = 0;
        double high = 0;
        while (high < MOST && probability(guesses, high, delta) <= level) {
            low = high;
            high += STEP;
        }
        if (high == 0) {
            return 0;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (probability(guesses, middle, delta) <= level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The greatest lower bound that so many canaries could give: with a right guess for each.
    public static double greatest(int canaries, double delta, double level) {
        return lower(new Guesses(canaries, canaries, canaries), delta, level);
    }
}
