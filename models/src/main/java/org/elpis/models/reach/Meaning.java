package org.elpis.models.reach;

import java.util.List;
import java.util.OptionalInt;
import org.elpis.models.reach.ModelFacts.Scores;

/// What the numbers of a model mean, and how they become probabilities.
///
/// @param scores  what they are
/// @param column  which number of a row counts; -1 for all of them
/// @param width  numbers of a row as the model gives it
/// @param classes  at least 2
/// @param tolerance  how far a row of probabilities may be from 1 in all
record Meaning(Scores scores, int column, int width, int classes, double tolerance) {
    private static final double TOLERANCE = 1e-3;

    /// Tells the meaning from answers.
    ///
    /// @param rows  at least one
    static Meaning of(List<double[]> rows, boolean areLabels, ModelOptions options) throws ModelException {
        int width = rows.getFirst().length;
        requireNumbers(rows, width);
        if (areLabels) {
            return labels(width, options);
        }
        int column = options.column().orElse(-1);
        if (column >= width) {
            throw new ModelException("The model gives " + width + " scores an image; there is no column " + column
                    + " (counted from 0).");
        }
        OptionalInt decimals = Rounding.detect(rows);
        double tolerance =
                decimals.isPresent() ? TOLERANCE + 0.5 * width * Math.pow(10, -decimals.getAsInt()) : TOLERANCE;
        boolean isOne = width == 1 || column >= 0;
        Scores scores = options.scores().isPresent()
                ? options.scores().get()
                : isOne ? one(rows, Math.max(column, 0)) : several(rows, tolerance);
        boolean fits = isOne == (scores == Scores.SIGMOID || scores == Scores.LOGIT);
        if (!fits) {
            throw new ModelException("The scores are said to be " + scores + " but the model gives " + width
                    + " an image" + (column >= 0 ? ", of which one was chosen." : "."));
        }
        return new Meaning(scores, isOne ? Math.max(column, 0) : -1, width, isOne ? 2 : width, tolerance);
    }

    private static Meaning labels(int width, ModelOptions options) throws ModelException {
        if (width != 1 || options.classes() < 2) {
            throw new ModelException("The model gives only the number of a class. Say how many classes it has.");
        }
        return new Meaning(Scores.LABELS, 0, 1, options.classes(), 0);
    }

    private static Scores one(List<double[]> rows, int column) {
        for (double[] row : rows) {
            if (row[column] < 0 || row[column] > 1) {
                return Scores.LOGIT;
            }
        }
        return Scores.SIGMOID;
    }

    private static Scores several(List<double[]> rows, double tolerance) throws ModelException {
        boolean areShares = true;
        boolean sumToOne = true;
        boolean sumToHundred = true;
        for (double[] row : rows) {
            double sum = 0;
            for (double score : row) {
                areShares &= score >= -1e-6 && score <= 1 + 1e-6;
                sumToHundred &= score >= -1e-4;
                sum += score;
            }
            sumToOne &= Math.abs(sum - 1) <= tolerance;
            sumToHundred &= Math.abs(sum - 100) <= 100 * tolerance;
        }
        if (areShares && sumToOne) {
            return Scores.PROBABILITIES;
        }
        if (areShares || sumToHundred) {
            throw new ModelException(
                    areShares
                            ? "The model gives several scores from 0 to 1 that do not sum to 1: each is a finding of "
                                    + "its own. Say which one to audit (column, counted from 0)."
                            : "The model gives percentages. Have it give probabilities.");
        }
        return Scores.LOGITS;
    }

    private static void requireNumbers(List<double[]> rows, int width) throws ModelException {
        for (double[] row : rows) {
            if (row.length != width) {
                throw new ModelException("The model gives now " + width + ", now " + row.length + " scores an image.");
            }
            for (double score : row) {
                if (!Double.isFinite(score)) {
                    throw new ModelException("The model gave an output that is no finite number. "
                            + "Check the preprocessing; if the model is meant to do so, it cannot be audited.");
                }
            }
        }
    }

    /// The probabilities of the classes.
    ///
    /// @throws ModelException when the row is not what the model's first answers were
    double[] probabilities(double[] row) throws ModelException {
        requireNumbers(List.of(row), width);
        return switch (scores) {
            case PROBABILITIES -> normalized(row);
            case LOGITS -> softmax(row);
            case SIGMOID -> {
                double one = row[column];
                if (one < -1e-6 || one > 1 + 1e-6) {
                    throw changed();
                }
                one = Math.clamp(one, 0, 1);
                yield new double[] {1 - one, one};
            }
            case LOGIT -> softmax(new double[] {0, row[column]});
            case LABELS -> {
                double[] sure = new double[classes];
                if (row[0] < 0 || row[0] >= classes || row[0] != Math.rint(row[0])) {
                    throw new ModelException("The model gave a class that is none of its " + classes + ".");
                }
                sure[(int) row[0]] = 1;
                yield sure;
            }
        };
    }

    private double[] normalized(double[] row) throws ModelException {
        double[] shares = new double[row.length];
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            if (row[i] < -1e-6 || row[i] > 1 + 1e-6) {
                throw changed();
            }
            shares[i] = Math.clamp(row[i], 0, 1);
            sum += shares[i];
        }
        if (!(Math.abs(sum - 1) <= tolerance)) {
            throw changed();
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private ModelException changed() {
        return new ModelException("The model gave " + scores + " at first and later scores that are none. "
                + "If its first answers only looked so, say what its scores are.");
    }

    private static double[] softmax(double[] logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double[] row = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = StrictMath.exp(logits[i] - greatest);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= sum;
        }
        return row;
    }
}
