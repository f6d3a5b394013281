package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Roc;

/// The trial on pure noise: records without any signal, so that all that a net knows it has by heart. Nets are trained
/// on random halves; each in turn is the target and all others its references. What the four attacks find of it says
/// how far a plain threshold on the loss, with its fine area under the curve, lags behind at low rates of false alarms.
public final class PureNoise {
    private static final double[] RATES = {0.01, 0.001};
    private static final double WRONG = 0.1;

    private PureNoise() {}

    /// What one attack found of one target.
    ///
    /// @param attack  `LiRA online`
    /// @param target  number of the net under attack
    /// @param area  under the curve
    /// @param atOne  share of members found at 1 % false alarms
    /// @param atTenth  the same at 0.1 %
    public record Found(String attack, int target, double area, double atOne, double atTenth) {}

    /// Trains and attacks.
    ///
    /// @param records  of noise, half of them a net's members
    /// @param side  rows and columns of an image
    /// @param nets  trained, all targets in turn
    /// @param threads  used for training; numbers do not depend on it
    public static List<Found> run(
            int records, int side, int nets, int epochs, int threads, long seed, AuditProgress told)
            throws ModelException {
        Shape shape = new Shape(1, side, side);
        ImageSet first = noise("a", shape, records / 2, seed);
        ImageSet second = noise("b", shape, records - records / 2, seed);
        TrainingRecipe recipe = TrainingRecipe.plain(NetworkSpec.small(shape, 2, 4, 8, 8), 0.002, epochs, 32);
        Pool pool = new Pool(first, second, 2, 0, seed);
        boolean[][] in = Subsets.of(pool, nets, seed);
        AuditCase input = new AuditCase(
                new Silent(shape),
                first,
                second,
                Optional.of(recipe),
                Policy.bundled(),
                seed,
                threads,
                Work.inMemory(),
                told);
        List<Answers> answers = new References(input, pool, recipe, LogOdds.channels(2), 0)
                .train(in)
                .references()
                .subList(0, nets);
        List<Found> found = new ArrayList<>();
        for (int target = 0; target < nets; target++) {
            attack(pool, answers, in, target).forEach(found::add);
        }
        return found;
    }

    private static List<Found> attack(Pool pool, List<Answers> answers, boolean[][] in, int target) {
        List<Answers> references = new ArrayList<>(answers);
        references.remove(target);
        boolean[][] rest = new boolean[in.length - 1][];
        for (int model = 0; model < rest.length; model++) {
            rest[model] = in[model < target ? model : model + 1];
        }
        boolean[] isMember = new boolean[pool.rows()];
        for (int row = 0; row < isMember.length; row++) {
            isMember[row] = in[target][pool.patientOf(row)];
        }
        Pool.Rows rows = new Pool.Rows(pool.real().active(), isMember);
        Battery battery =
                new Battery(new Evidence(pool, rows, answers.get(target), references, rest, true, new double[0]));
        Map<String, double[]> scores = new LinkedHashMap<>(battery.fixed());
        List<Found> found = new ArrayList<>();
        scores.forEach((name, all) -> {
            Roc roc = PatientScores.of(pool, rows, all, PatientScores.Way.MEAN).roc();
            found.add(new Found(name, target, roc.auc(), roc.truePositivesAt(RATES[0]), roc.truePositivesAt(RATES[1])));
        });
        return found;
    }

    private static ImageSet noise(String name, Shape shape, int count, long seed) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draws draws = Draws.of(seed, "noise-" + name, i);
            float[] values = new float[shape.size()];
            for (int v = 0; v < values.length; v++) {
                values[v] = (float) draws.nextGaussian();
            }
            int label = draws.nextDouble() < WRONG ? 1 - i % 2 : i % 2;
            samples.add(new Sample(name + i, name + i, label, Map.of(), values));
        }
        return new ImageSet(shape, List.of("0", "1"), samples, "");
    }

    /// No model is asked here: the targets are the nets themselves.
    private record Silent(Shape input) implements Model {
        @Override
        public ModelFacts facts() {
            return new ModelFacts("none", "", "", input, 2, ModelFacts.Scores.PROBABILITIES);
        }

        @Override
        public List<double[]> predict(List<float[]> samples) {
            double[] even = new double[2];
            Arrays.fill(even, 0.5);
            return samples.stream().map(sample -> even.clone()).toList();
        }

        @Override
        public void close() {}
    }
}
