package org.elpis.models.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.net.Shape;

/// A model in a file or behind an endpoint, whose numbers were made out from its answers to a few
/// images.
public final class ReachedModel implements Model {
    private static final int MOST_PROBES = 64;

    private final Outputs outputs;
    private final Meaning meaning;
    private final ModelFacts facts;
    private final List<float[]> probes;
    private final List<double[]> first;
    private final double repeated;

    private ReachedModel(
            Outputs outputs,
            Meaning meaning,
            ModelFacts facts,
            List<float[]> probes,
            List<double[]> first,
            double repeated) {
        this.outputs = outputs;
        this.meaning = meaning;
        this.facts = facts;
        this.probes = probes;
        this.first = first;
        this.repeated = repeated;
    }

    /// Asks the probes twice, and one of them by itself, to know what the model gives and whether it is
    /// the same each time.
    ///
    /// @param probes  images of the audit, the more unlike the better; 64 are taken; when empty, noise
    static ReachedModel of(Outputs outputs, Preprocessing preprocessing, ModelOptions options, List<float[]> probes)
            throws ModelException {
        Shape shape = preprocessing.shape();
        List<float[]> asked =
                probes.isEmpty() ? noise(preprocessing) : probes.subList(0, Math.min(probes.size(), MOST_PROBES));
        List<double[]> first = rows(outputs, asked, shape);
        Meaning meaning = Meaning.of(first, outputs.known().areLabels(), options);
        List<String> remarks = new ArrayList<>(outputs.known().remarks());
        String how = options.scores().isPresent() ? " as told" : " by the answers to " + asked.size() + " images";
        remarks.add("The scores are " + meaning.scores().name().toLowerCase(Locale.ROOT) + how + ".");
        OptionalInt decimals = Rounding.detect(first);
        if (decimals.isPresent() && !outputs.known().areLabels()) {
            remarks.add("Scores are rounded to " + decimals.getAsInt() + " decimals.");
        }
        double repeated = difference(first, rows(outputs, asked, shape));
        if (repeated > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "Equal images got scores that differ by up to %.2g: the model is not deterministic.",
                    repeated));
        }
        double alone = difference(first.subList(0, 1), rows(outputs, asked.subList(0, 1), shape));
        if (alone > Math.max(1e-3, 2 * repeated)) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "An image by itself got scores that differ by %.2g from those among others: the model "
                            + "looks at the images of a batch together.",
                    alone));
        }
        Outputs.Known known = outputs.known();
        ModelFacts facts = new ModelFacts(
                known.name(), known.digest(), known.version(), shape, meaning.classes(), meaning.scores(), remarks);
        return new ReachedModel(outputs, meaning, facts, List.copyOf(asked), first, repeated);
    }

    private static List<float[]> noise(Preprocessing preprocessing) {
        Random random = new Random(1);
        int plane = preprocessing.shape().height() * preprocessing.shape().width();
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            float[] values = new float[preprocessing.shape().size()];
            double most = (i + 1) / 16.0;
            for (int k = 0; k < values.length; k++) {
                double value =
                        preprocessing.low() + most * random.nextDouble() * (preprocessing.high() - preprocessing.low());
                values[k] = (float) ((value - preprocessing.mean()[k / plane])
                        / preprocessing.deviation()[k / plane]);
            }
            images.add(values);
        }
        return images;
    }

    private static List<double[]> rows(Outputs outputs, List<float[]> samples, Shape shape) throws ModelException {
        List<double[]> rows = new ArrayList<>(samples.size());
        int batch = outputs.known().batch();
        for (int i = 0; i < samples.size(); i += batch) {
            List<float[]> part = samples.subList(i, Math.min(samples.size(), i + batch));
            for (float[] sample : part) {
                if (sample.length != shape.size()) {
                    throw new IllegalArgumentException("a sample must have the shape " + shape);
                }
            }
            rows.addAll(outputs.ask(part));
        }
        return rows;
    }

    private static double difference(List<double[]> some, List<double[]> others) {
        double greatest = 0;
        for (int i = 0; i < some.size(); i++) {
            for (int k = 0; k < Math.min(some.get(i).length, others.get(i).length); k++) {
                greatest = Math.max(greatest, Math.abs(some.get(i)[k] - others.get(i)[k]));
            }
        }
        return greatest;
    }

    /// How far the scores of the first images are now from what they were when the model was opened:
    /// above what the facts say of repeated images, the model is another one, and the audit is of
    /// neither.
    public double drift() throws ModelException {
        return difference(first, rows(outputs, probes, facts.input()));
    }

    /// Whether the first images get other scores now than when the model was opened, by more than it wavers.
    public boolean hasDrifted() throws ModelException {
        return drift() > allowed();
    }

    /// The scores of the first images when the model was opened, to be held against those of another day.
    public double[] fingerprint() {
        return first.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /// Whether the first images had these scores on another day, as near as the model wavers.
    ///
    /// @param earlier  what [#fingerprint()] gave then
    public boolean isLike(double[] earlier) {
        double[] now = fingerprint();
        double greatest = now.length == earlier.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(now.length, earlier.length); i++) {
            greatest = Math.max(greatest, Math.abs(now[i] - earlier[i]));
        }
        return greatest <= allowed();
    }

    /// Servers that compute on other machines or in other batches differ in the last digits of a float; training anew
    /// moves scores by far more than one in ten thousand.
    private double allowed() {
        double greatest = Arrays.stream(fingerprint()).map(Math::abs).max().orElse(0);
        return Math.max(1e-4 * greatest, 4 * repeated);
    }

    @Override
    public ModelFacts facts() {
        return facts;
    }

    @Override
    public List<double[]> predict(List<float[]> samples) throws ModelException {
        List<double[]> probabilities = new ArrayList<>(samples.size());
        for (double[] row : rows(outputs, samples, facts.input())) {
            probabilities.add(meaning.probabilities(row));
        }
        return probabilities;
    }

    @Override
    public void close() {
        outputs.close();
    }
}
