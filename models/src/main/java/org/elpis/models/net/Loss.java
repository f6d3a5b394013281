package org.elpis.models.net;

/// Softmax and cross-entropy of one sample.
public final class Loss {
    private Loss() {}

    /// The loss, -ln of the probability of the label, and its gradient by the logits.
    ///
    /// @param logits  one a class
    /// @param label  0 to classes - 1
    /// @param gradient  of the size of the logits; written over
    public static double crossEntropy(float[] logits, int label, float[] gradient) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - greatest);
        }
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = (float) (StrictMath.exp(logits[i] - greatest) / sum - (i == label ? 1 : 0));
        }
        return StrictMath.log(sum) - (logits[label] - greatest);
    }

    /// The same in double precision.
    public static double crossEntropy(double[] logits, int label, double[] gradient) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += StrictMath.exp(logit - greatest);
        }
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = StrictMath.exp(logits[i] - greatest) / sum - (i == label ? 1 : 0);
        }
        return StrictMath.log(sum) - (logits[label] - greatest);
    }
}
