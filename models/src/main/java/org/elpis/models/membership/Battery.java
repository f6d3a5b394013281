package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Roc;

/// All attacks on one model: each gives every row a score, greater where the row looks more like a member.
final class Battery {
    /// Side of the image that quantile regression sees.
    private static final int SIDE = 8;
    private static final int MOST_LABELS = 16;
    private static final int PAIRS = 12_000;

    private final Evidence evidence;
    private final Pool pool;
    private final Moments moments;
    private final Moments[] channels;
    private final double[][] small;
    private final Map<String, double[]> fixed = new LinkedHashMap<>();

    Battery(Evidence evidence) {
        this.evidence = evidence;
        pool = evidence.pool();
        channels = new Moments[evidence.target().channels()];
        for (int k = 0; k < channels.length; k++) {
            channels[k] = Moments.of(evidence, k, -1);
        }
        moments = channels[0];
        small = small();
        fixed.put("LiRA offline", rows(row -> moments.offline(row, evidence.targetOdds(row))));
        if (evidence.isOnline()) {
            fixed.put("LiRA online", rows(row -> moments.online(row, evidence.targetOdds(row))));
        }
        fixed.put("RMIA offline", rmia(tunedA()));
        fixed.put("loss threshold", rows(evidence::targetOdds));
        fixed.put("output vector", outputVector());
    }

    /// The attack that is used unless another is clearly better.
    String standard() {
        return evidence.isOnline() ? "LiRA online" : "LiRA offline";
    }

    /// Scores of all rows by the attacks that are fitted to no patient of the audit.
    Map<String, double[]> fixed() {
        return fixed;
    }

    /// Scores of all rows by each attack, when one half of the patients may be fitted to.
    Map<String, double[]> scores(int half) {
        Map<String, double[]> all = new LinkedHashMap<>(fixed);
        int[] active = evidence.rows().active();
        all.put("quantile", CrossFit.scores(rows -> quantile(rows, evidence::targetOdds, false), pool, active, half));
        all.put("known half", CrossFit.scores(this::knownHalf, pool, active, half));
        if (evidence.steadiness().length > 0) {
            IntToDoubleFunction steady = row -> evidence.steadiness()[row];
            all.put("labels alone", CrossFit.scores(rows -> quantile(rows, steady, true), pool, active, half));
        }
        return all;
    }

    private double[] rows(IntToDoubleFunction score) {
        double[] scores = new double[pool.rows()];
        Arrays.setAll(scores, score);
        return scores;
    }

    private double[] rmia(double a) {
        double[] mean = Rmia.meanOut(evidence, -1);
        return rows(row -> Rmia.score(Rmia.probability(evidence.targetOdds(row)), mean[row], a));
    }

    /// The offset that is best against the first two reference models, whose members are known.
    private double tunedA() {
        double best = 0.3;
        double bestArea = 0;
        for (int step = 0; step <= 10; step++) {
            double area = 0;
            for (int model = 0; model < Math.min(2, evidence.plain()); model++) {
                area += areaAgainst(model, step / 10.0);
            }
            if (area > bestArea + 1e-9) {
                bestArea = area;
                best = step / 10.0;
            }
        }
        return best;
    }

    private double areaAgainst(int model, double a) {
        double[] mean = Rmia.meanOut(evidence, model);
        List<Double> in = new ArrayList<>();
        List<Double> out = new ArrayList<>();
        for (int row = 0; row < pool.realRows(); row++) {
            double score = Rmia.score(Rmia.probability(evidence.odds(model, row)), mean[row], a);
            (evidence.isIn(model, row) ? in : out).add(score);
        }
        return in.isEmpty() || out.isEmpty() ? 0 : new Roc(doubles(in), doubles(out)).auc();
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// A classifier of in and out on all channels, fitted to reference models and turned on the target: it finds what
    /// training leaves in other classes than the true one.
    private double[] outputVector() {
        int models = Math.min(8, evidence.plain());
        List<double[]> features = new ArrayList<>();
        List<Boolean> isIn = new ArrayList<>();
        Draws draws = Draws.of(pool.rows(), "output-vector", models);
        double share = Math.min(1, PAIRS / ((double) models * pool.realRows()));
        for (int model = 0; model < models; model++) {
            Moments[] others = new Moments[channels.length];
            for (int k = 0; k < others.length; k++) {
                others[k] = Moments.of(evidence, k, model);
            }
            for (int row = 0; row < pool.realRows(); row++) {
                if (draws.nextDouble() < share) {
                    features.add(standing(evidence.references().get(model), others, row));
                    isIn.add(evidence.isIn(model, row));
                }
            }
        }
        boolean[] labels = new boolean[isIn.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = isIn.get(i);
        }
        Linear fitted = Linear.logistic(features, labels, 1);
        return rows(row -> fitted.of(standing(evidence.target(), channels, row)));
    }

    /// Where an answer stands among those of models that never had the row, and how hard the row is.
    private static double[] standing(Answers answers, Moments[] moments, int row) {
        int n = moments.length;
        double[] features = new double[2 * n + 2];
        for (int k = 0; k < n; k++) {
            double z = Math.clamp(moments[k].offline(row, answers.at(row, k)), -20, 20);
            features[k] = z;
            features[n + k] = z * Math.abs(z);
        }
        double likelihood = moments[0].online(row, answers.at(row, 0));
        features[2 * n] = Math.clamp(likelihood, -20, 20);
        features[2 * n + 1] = moments[0].out(row);
        return features;
    }

    /// An attacker who knows of half of the patients whether they are members learns what sets them apart in the
    /// answers, whichever channel it is in.
    private IntToDoubleFunction knownHalf(int[] rows) {
        List<double[]> features = new ArrayList<>();
        boolean[] isMember = new boolean[rows.length];
        int members = 0;
        for (int i = 0; i < rows.length; i++) {
            features.add(answer(rows[i]));
            isMember[i] = evidence.rows().isMember()[rows[i]];
            members += isMember[i] ? 1 : 0;
        }
        if (members == 0 || members == rows.length) {
            return row -> 0;
        }
        Linear fitted = Linear.logistic(features, isMember, 2);
        return row -> fitted.of(answer(row));
    }

    private double[] answer(int row) {
        double[] standing = standing(evidence.target(), channels, row);
        int n = channels.length;
        double[] features = Arrays.copyOf(standing, standing.length + 3 * n);
        for (int k = 0; k < n; k++) {
            double value = evidence.target().at(row, k);
            features[standing.length + k] = value;
            features[standing.length + n + k] = Math.abs(value);
            features[standing.length + 2 * n + k] = pool.label(row) == 0 ? value : 0;
        }
        return features;
    }

    /// How far a score lies above what non-members of such an image and label have (Bertran and others, 2023, with
    /// mean and deviation in place of quantiles): fitted to non-members alone, needs no reference models.
    private IntToDoubleFunction quantile(int[] rows, IntToDoubleFunction score, boolean withReferences) {
        List<double[]> features = new ArrayList<>();
        double[] targets = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            if (!evidence.rows().isMember()[row]) {
                features.add(look(row, withReferences));
                targets[count++] = score.applyAsDouble(row);
            }
        }
        if (count == 0) {
            return row -> 0;
        }
        double ridge = 0.2 * count;
        Linear mean = Linear.regression(features, Arrays.copyOf(targets, count), ridge);
        double[] off = new double[count];
        for (int i = 0; i < count; i++) {
            off[i] = Math.abs(targets[i] - mean.of(features.get(i)));
        }
        Linear deviation = Linear.regression(features, off, 2 * ridge);
        double least = 0.3 * Arrays.stream(off).average().orElse(1) + 1e-6;
        return row -> {
            double[] look = look(row, withReferences);
            return (score.applyAsDouble(row) - mean.of(look)) / Math.max(least, deviation.of(look));
        };
    }

    private double[] look(int row, boolean withReferences) {
        int pixels = small[row].length;
        double[] look = Arrays.copyOf(small[row], pixels + MOST_LABELS + (withReferences ? 1 : 0));
        if (pool.label(row) < MOST_LABELS) {
            look[pixels + pool.label(row)] = 1;
        }
        if (withReferences) {
            look[look.length - 1] = moments.out(row);
        }
        return look;
    }

    private double[][] small() {
        Shape shape = pool.shape();
        Shape to = Smaller.shape(shape, SIDE);
        double[][] all = new double[pool.rows()][];
        for (int row = 0; row < all.length; row++) {
            float[] values = Smaller.of(pool.sample(row).values(), shape, to);
            all[row] = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                all[row][i] = values[i];
            }
        }
        return all;
    }
}
