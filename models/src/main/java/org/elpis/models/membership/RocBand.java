package org.elpis.models.membership;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.audit.Curve;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Roc;

/// The curve of members found over false alarms, for log-log axes, with the band of a patient bootstrap.
final class RocBand {
    private static final int POINTS = 40;
    private static final int RESAMPLES = 400;

    private RocBand() {}

    static List<Curve> of(PatientScores scores, String name, double confidence, long seed) {
        double[] members = scores.of(true);
        double[] others = scores.of(false);
        double[] rates = rates(others.length);
        double[][] drawn = new double[rates.length][RESAMPLES];
        Draws draws = Draws.of(seed, "roc-band", 0);
        for (int i = 0; i < RESAMPLES; i++) {
            double[] line = line(new Roc(resampled(members, draws), resampled(others, draws)), rates);
            for (int k = 0; k < rates.length; k++) {
                drawn[k][i] = line[k];
            }
        }
        double[] low = new double[rates.length];
        double[] high = new double[rates.length];
        double tail = (1 - confidence) / 2;
        for (int k = 0; k < rates.length; k++) {
            Arrays.sort(drawn[k]);
            low[k] = drawn[k][(int) (tail * (RESAMPLES - 1))];
            high[k] = drawn[k][(int) Math.ceil((1 - tail) * (RESAMPLES - 1))];
        }
        return List.of(
                new Curve("roc", name, rates, line(new Roc(members, others), rates)),
                new Curve("roc", "low", rates, low),
                new Curve("roc", "high", rates, high),
                new Curve("roc", "chance", rates, rates));
    }

    static Curve line(PatientScores scores, String name) {
        double[] rates = rates(scores.of(false).length);
        return new Curve("roc", name, rates, line(scores.roc(), rates));
    }

    /// From one false alarm among all non-members, or 1 % where they are few, to all.
    private static double[] rates(int others) {
        double least = Math.min(0.01, 1.0 / others);
        double[] rates = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            rates[k] = StrictMath.pow(least, 1 - k / (POINTS - 1.0));
        }
        return rates;
    }

    private static double[] line(Roc roc, double[] rates) {
        return Arrays.stream(rates).map(roc::truePositivesAt).toArray();
    }

    private static double[] resampled(double[] scores, Draws draws) {
        double[] drawn = new double[scores.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = scores[draws.nextInt(scores.length)];
        }
        return drawn;
    }

    /// The area under the curve of the patients drawn; NaN where one side is empty.
    static double areaOf(PatientScores scores, int[] patients) {
        double[] members = new double[patients.length];
        double[] others = new double[patients.length];
        int m = 0;
        int o = 0;
        for (int patient : patients) {
            double score = scores.scores()[patient];
            if (!Double.isNaN(score)) {
                if (scores.isMember()[patient]) {
                    members[m++] = score;
                } else {
                    others[o++] = score;
                }
            }
        }
        return m == 0 || o == 0 ? Double.NaN : new Roc(Arrays.copyOf(members, m), Arrays.copyOf(others, o)).auc();
    }
}
