package org.elpis.fingerprint;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How strongly the traces in one or more pictures speak for a recipient, and how often chance would do the
/// same.
///
/// The score is the sum of the traces with the recipient's signs, divided by the root of the sum of their
/// squares. For somebody who never had the copy the signs are fair coins that know nothing of the picture;
/// then the score is at least t with a probability of at most 3.18 times that of a normal variable, however
/// the picture was changed.
///
/// Source: V. K. Bentkus, D. Dzindzalieta: A tight Gaussian bound for weighted sums of Rademacher random
/// variables, Bernoulli 21 (2015) 1231-1237
public final class Suspicion {
    /// 1 / (4 P(normal >= sqrt 2)).
    private static final double RADEMACHER = 3.1787;

    private final FingerprintKeys keys;
    /// Weights of the blocks of each frame: what several pictures of one frame tell belongs to the same signs.
    private final SortedMap<Frame, double[]> weights = new TreeMap<>();

    public Suspicion(FingerprintKeys keys) {
        this.keys = keys;
    }

    private record Frame(String uid, int number) implements Comparable<Frame> {
        private static final Comparator<Frame> ORDER =
                Comparator.comparing(Frame::uid).thenComparingInt(Frame::number);

        @Override
        public int compareTo(Frame other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param blocks  of the frame
    void add(String uid, int frame, int blocks, Traces traces) {
        double[] sum = weights.computeIfAbsent(new Frame(uid, frame), none -> new double[blocks]);
        for (int i = 0; i < traces.blocks().length; i++) {
            sum[traces.blocks()[i]] += traces.weights()[i];
        }
    }

    /// Frames of which there are traces, whoever's.
    public int frames() {
        return weights.size();
    }

    /// Blocks of which there are traces, whoever's.
    public int blocks() {
        int blocks = 0;
        for (double[] frame : weights.values()) {
            for (double weight : frame) {
                blocks += weight != 0 ? 1 : 0;
            }
        }
        return blocks;
    }

    /// In standard deviations of what chance gives; 0 where there are no traces at all.
    public double score(String recipient) {
        double sum = 0;
        double squares = 0;
        for (Map.Entry<Frame, double[]> entry : weights.entrySet()) {
            double[] frame = entry.getValue();
            byte[] signs =
                    keys.signs(recipient, entry.getKey().uid(), entry.getKey().number(), frame.length);
            for (int i = 0; i < frame.length; i++) {
                sum += signs[i] == 0 ? -frame[i] : frame[i];
                squares += frame[i] * frame[i];
            }
        }
        return squares > 0 ? sum / Math.sqrt(squares) : 0;
    }

    /// At most how likely somebody who never had the copy has such a score or a higher one, as a power of ten.
    ///
    /// @return 0 or less
    public static double log10Probability(double score) {
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
