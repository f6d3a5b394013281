package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Pass;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;
import org.elpis.models.stats.Roc;

/// The blind baseline: classifiers that never see the model tell members from non-members, by pixels, labels
/// and attributes. What they can tell, an attack on the model may have told in the same way, and says nothing
/// of it.
final class BlindControl {
    /// Two classifiers and two figures are asked: each interval at 99.9 %, so that equal groups are called
    /// unequal in about one of five hundred audits.
    static final double CONFIDENCE = 0.999;

    private static final int SIDE = 8;
    private static final int NET_SIDE = 32;
    private static final int NET_EPOCHS = 8;
    private static final int LEAST_OF_VALUE = 5;

    private final Pool pool;
    private final long seed;
    private final int resamples;
    private final List<double[]> features = new ArrayList<>();

    BlindControl(Pool pool, long seed, int resamples) {
        this.pool = pool;
        this.seed = seed;
        this.resamples = resamples;
        SortedMap<String, Integer> values = values();
        Shape small = Smaller.shape(pool.shape(), SIDE);
        for (int row = 0; row < pool.realRows(); row++) {
            features.add(features(pool.sample(row), values, small));
        }
    }

    /// What a classifier told, and of how many more members than chance at 1 %.
    Control run() {
        PatientScores plain = scores(this::logistic);
        PatientScores net = scores(this::network);
        List<Figure> figures = new ArrayList<>();
        boolean held = judge(plain, "attributes", "pixels, labels and attributes", figures);
        held &= judge(net, "pixels", "pixels by a small network", figures);
        return new Control(
                Control.Kind.BLIND,
                held,
                held
                        ? "Classifiers that never see the model cannot tell members from non-members."
                        : "Classifiers that never see the model tell members from non-members: the two groups differ, by "
                                + "site, time or kind, and what an attack finds may be that difference.",
                figures);
    }

    private boolean judge(PatientScores scores, String key, String by, List<Figure> figures) {
        Interval area = area(scores);
        Roc roc = scores.roc();
        LowFalseAlarms low = LowFalseAlarms.of(roc, 0.01, CONFIDENCE);
        int patients = pool.patientCount();
        figures.add(new Figure(
                "blind-auc-" + key,
                "area under the curve, blind, by " + by,
                area,
                "patient bootstrap, 99.9 %",
                patients));
        figures.add(new Figure(
                "blind-tpr-at-1-percent-" + key,
                "members found at 1 % false alarms, blind, by " + by,
                low.share(),
                "exact for both counts, 99.9 %",
                patients));
        return area.low() <= 0.5 && LowFalseAlarms.chance(roc, 0.01) >= (1 - CONFIDENCE) / 2;
    }

    private Interval area(PatientScores scores) {
        List<String> patients = new ArrayList<>();
        for (int patient = 0; patient < pool.patientCount(); patient++) {
            patients.add(Integer.toString(patient));
        }
        return new PatientBootstrap(resamples, CONFIDENCE, seed).of(patients, drawn -> RocBand.areaOf(scores, drawn));
    }

    /// By rows of one half, for those of the other.
    private PatientScores scores(CrossFit fitting) {
        int[] active = pool.real().active();
        double[] all = new double[pool.rows()];
        for (int half = 0; half < 2; half++) {
            int calibrated = half;
            int[] rows = Arrays.stream(active)
                    .filter(row -> pool.quarterOf(row) / 2 == calibrated)
                    .toArray();
            IntToDoubleFunction fitted = fitting.fit(rows);
            double[] scores = new double[pool.rows()];
            for (int row : active) {
                scores[row] = fitted.applyAsDouble(row);
            }
            for (int row : active) {
                all[row] = pool.quarterOf(row) / 2 == half ? all[row] : scores[row];
            }
        }
        return PatientScores.of(pool, pool.real(), all, PatientScores.Way.MEAN);
    }

    private IntToDoubleFunction logistic(int[] rows) {
        boolean[] isMember = new boolean[rows.length];
        List<double[]> picked = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            isMember[i] = rows[i] < pool.memberRows();
            picked.add(features.get(rows[i]));
        }
        Linear fitted = Linear.logistic(picked, isMember, 5);
        return row -> fitted.of(features.get(row));
    }

    private IntToDoubleFunction network(int[] rows) {
        Shape shape = Smaller.shape(pool.shape(), NET_SIDE);
        List<float[]> small = Smaller.normalized(pool, shape);
        List<float[]> images = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            images.add(small.get(rows[i]));
            patients.add(pool.sample(rows[i]).patient());
            labels[i] = rows[i] < pool.memberRows() ? 1 : 0;
        }
        NetworkSpec spec = Surrogate.network(shape, 2);
        Network network = Training.train(
                TrainingRecipe.plain(spec, 0.003, NET_EPOCHS, 16), new Examples(images, labels, patients), seed);
        Pass pass = Pass.forTraining(spec);
        return row -> {
            float[] logits = pass.forward(network.parameters(), small.get(row));
            return (double) logits[1] - logits[0];
        };
    }

    private SortedMap<String, Integer> values() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < pool.realRows(); row++) {
            Sample sample = pool.sample(row);
            counts.merge("label=" + sample.label(), 1, Integer::sum);
            sample.attributes().forEach((name, value) -> {
                if (number(value).isEmpty()) {
                    counts.merge(name + "=" + value, 1, Integer::sum);
                } else {
                    counts.merge("#" + name, 1, Integer::sum);
                }
            });
        }
        SortedMap<String, Integer> places = new TreeMap<>();
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() >= LEAST_OF_VALUE && places.size() < 64) {
                places.put(each.getKey(), places.size());
            }
        }
        return places;
    }

    private static OptionalDouble number(String value) {
        return Groups.number(value);
    }

    private double[] features(Sample sample, SortedMap<String, Integer> places, Shape small) {
        float[] pixels = Smaller.of(sample.values(), pool.shape(), small);
        double[] all = new double[pixels.length + 3 + places.size()];
        double sum = 0;
        double squares = 0;
        for (float value : sample.values()) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / sample.values().length;
        for (int i = 0; i < pixels.length; i++) {
            all[i] = pixels[i];
        }
        all[pixels.length] = mean;
        all[pixels.length + 1] = Math.sqrt(Math.max(0, squares / sample.values().length - mean * mean));
        all[pixels.length + 2] = rough(sample.values());
        int start = pixels.length + 3;
        places.forEach((name, place) -> all[start + place] = value(sample, name));
        return all;
    }

    private static double rough(float[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += Math.abs(values[i] - values[i - 1]);
        }
        return sum / values.length;
    }

    private static double value(Sample sample, String name) {
        if (name.startsWith("#")) {
            return number(sample.attributes().getOrDefault(name.substring(1), ""))
                    .orElse(0);
        }
        int equals = name.indexOf('=');
        String attribute = name.substring(0, equals);
        String value = name.substring(equals + 1);
        boolean isLabel = attribute.equals("label") && value.equals(Integer.toString(sample.label()));
        return isLabel || value.equals(sample.attributes().get(attribute)) ? 1 : 0;
    }
}
