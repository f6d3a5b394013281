package org.elpis.models.reach;

/// Makes probabilities of what models give.
public final class Probabilities {
    private Probabilities() {}

    /// Softmax of one row.
    ///
    /// @throws ModelException when a logit is not finite
    public static double[] softmax(float[] logits) throws ModelException {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new ModelException("The model gave an output that is no finite number. "
                        + "Check the preprocessing; if the model is meant to do so, it cannot be audited.");
            }
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
