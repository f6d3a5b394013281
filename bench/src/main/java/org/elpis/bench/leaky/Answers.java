package org.elpis.bench.leaky;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ModelFacts;

/// A model whose answers are changed before anybody sees them, as vendors do.
///
/// @param inside  the model
/// @param change  of one answer
record Answers(Model inside, Change change) implements Model {
    /// Changes an answer.
    @FunctionalInterface
    interface Change {
        /// Probabilities for probabilities; the sample is what was asked.
        double[] of(double[] probabilities, float[] sample);
    }

    /// Probabilities with so many decimals.
    static Change rounded(int decimals) {
        double scale = Math.pow(10, decimals);
        return (row, sample) -> {
            double[] rounded = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                rounded[i] = Math.round(row[i] * scale) / scale;
            }
            return rounded;
        };
    }

    /// The class alone.
    static double[] label(double[] row, float[] sample) {
        double[] label = new double[row.length];
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        label[best] = 1;
        return label;
    }

    @Override
    public ModelFacts facts() {
        return inside.facts();
    }

    @Override
    public List<double[]> predict(List<float[]> samples) throws ModelException {
        List<double[]> rows = new ArrayList<>();
        List<double[]> answers = inside.predict(samples);
        for (int i = 0; i < answers.size(); i++) {
            rows.add(change.of(answers.get(i), samples.get(i)));
        }
        return rows;
    }

    @Override
    public void close() {
        inside.close();
    }
}
