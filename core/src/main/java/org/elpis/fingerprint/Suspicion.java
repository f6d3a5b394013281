package org.elpis.fingerprint;

import java.util.ArrayList;
import java.util.List;

/// How strongly the traces in one or more pictures speak for a recipient, and how often chance would do the same.
///
/// The score is the sum of the traces with the recipient's signs, divided by the root of the sum of their squares. For
/// somebody who never had the copy the signs are fair coins that know nothing of the picture; then the
/// score is at least t with a probability of at most 3.18 times that of a normal variable, however the picture was changed.
///
/// Source: V. K. Bentkus, D. Dzindzalieta: A tight Gaussian bound for weighted sums of Rademacher random variables,
/// Bernoulli 21 (2015) 1231-1237
public final class Suspicion {
    /// 1 / (4 P(normal >= sqrt 2)).
    private static final double RADEMACHER = 3.1787;

    private final FingerprintKeys keys;
    private final List<Part> parts = new ArrayList<>();

    Suspicion(FingerprintKeys keys) {
        this.keys = keys;
    }

    private record Part(String uid, int frame, int blocks, Traces traces) {}

    /// @param blocks  of the frame
    void add(String uid, int frame, int blocks, Traces traces) {
        parts.add(new Part(uid, frame, blocks, traces));
    }

    /// 0 where there are no traces at all.
    double score(String recipient) {
        double sum = 0;
        double squares = 0;
        for (Part part : parts) {
            byte[] signs = keys.signs(recipient, part.uid(), part.frame(), part.blocks());
            float[] weights = part.traces().weights();
            int[] blocks = part.traces().blocks();
            for (int i = 0; i < blocks.length; i++) {
                double weight = weights[i];
                sum += signs[blocks[i]] == 0 ? -weight : weight;
                squares += weight * weight;
            }
        }
        return squares > 0 ? sum / Math.sqrt(squares) : 0;
    }

    /// At most how likely somebody who never had the copy has such a score or a higher one, as a power of ten.
    ///
    /// @return 0 or less
    static double log10Probability(double score) {
        if (score <= 0) {
            return 0;
        }
        return Math.min(0, (StrictMath.log(RADEMACHER) + logNormalTail(score)) / StrictMath.log(10));
    }

    /// Natural logarithm of an upper bound of P(normal >= t), t > 0, within 15 % of it.
    ///
    /// Source: Z. W. Birnbaum, Ann. Math. Statist. 13 (1942) 245; the upper bound is of M. R. Sampford (1953):
    /// 4 / (3 t + sqrt(t t + 8)) times the density
    static double logNormalTail(double t) {
        double density = -t * t / 2 - StrictMath.log(2 * StrictMath.PI) / 2;
        return density + StrictMath.log(4 / (3 * t + StrictMath.sqrt(t * t + 8)));
    }
}
