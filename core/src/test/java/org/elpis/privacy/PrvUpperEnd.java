package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;

/// The number that the PRV accountant of Opacus prints (opacus/accountants/prv.py and analysis/prv, which follow Gopi,
/// Lee and Wutschitz, Numerical composition of differential privacy, NeurIPS 2021), made of our distribution of losses.
///
/// It is the upper end of its interval: the epsilon of losses rounded to a lattice, at 0.999 of the delta asked for,
/// and 0.01 on top. The rounding goes both ways, so that epsilon less 0.01 may be above or below the true one.
final class PrvUpperEnd {
    /// What is added to epsilon (`eps_error`).
    static final double EPSILON_ERROR = 0.01;
    /// What is taken off delta, as a share of it (`delta_error`).
    static final double DELTA_ERROR = 1e-3;

    private PrvUpperEnd() {}

    /// The same conversion of a tight account that has no lattice.
    static double of(PldAccountant account, double delta) {
        return account.epsilon(delta * (1 - DELTA_ERROR)) + EPSILON_ERROR;
    }

    /// Gap of the lattice (paper, Theorem 5.5, without its factor for the number of phases).
    static double gap(long steps, double delta) {
        return EPSILON_ERROR / StrictMath.sqrt(steps * StrictMath.log(12 / (delta * DELTA_ERROR)) / 2);
    }

    /// Points of the lattice: the next power of two over the stretch that the source takes (Remark 5.6).
    static long points(double noise, double rate, long steps, double delta) {
        double error = delta * DELTA_ERROR;
        double all = epsilon(noise, rate, steps, error / 4);
        double one = epsilon(noise, rate, 1, error / (8 * steps));
        double reach = Math.max(EPSILON_ERROR, Math.max(all, one)) + 3;
        return Long.highestOneBit((long) (2 * reach / gap(steps, delta))) * 2;
    }

    private static double epsilon(double noise, double rate, long steps, double delta) {
        return RdpAccountant.of(Composition.of(new Mechanism.PoissonGaussian(noise, rate), steps), orders())
                .epsilon(delta, Conversion.IMPROVED);
    }

    private static double[] orders() {
        List<Double> orders = new ArrayList<>();
        for (int i = 2; i < 64; i++) {
            orders.add((double) i);
        }
        return orders.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The number that is printed.
    static double onLattice(double noise, double rate, long steps, double delta) {
        double gap = gap(steps, delta);
        int size = Math.toIntExact(points(noise, rate, steps, delta));
        LossPair pair = new MixtureLoss(noise, rate, LossPair.Direction.REMOVE, -40);
        double[] shares = new double[size];
        double mean = 0;
        for (long i = Math.round(pair.least() / gap); i <= Math.round(pair.most() / gap); i++) {
            double share = pair.mass((i - 0.5) * gap, (i + 0.5) * gap);
            shares[(int) Math.floorMod(i, (long) size)] += share;
            mean += share * i * gap;
        }
        LossSpectrum sum = new LossSpectrum(size);
        sum.add(shares, steps);
        return epsilon(sum.shares(), gap, steps * (meanLoss(noise, rate) - mean), delta * (1 - DELTA_ERROR))
                + EPSILON_ERROR;
    }

    /// The mean loss of a step, by the trapezoidal rule in hundredths of the noise.
    private static double meanLoss(double noise, double rate) {
        double step = noise / 100;
        double sum = 0;
        for (long i = -1200; i <= 1200 + (long) (1 / step); i++) {
            double x = i * step;
            double loss = StrictMath.log1p(rate * StrictMath.expm1((2 * x - 1) / (2 * noise * noise)));
            double density = (1 - rate) * StrictMath.exp(-x * x / (2 * noise * noise))
                    + rate * StrictMath.exp(-(x - 1) * (x - 1) / (2 * noise * noise));
            sum += density * loss;
        }
        return sum * step / (noise * StrictMath.sqrt(2 * Math.PI));
    }

    /// Where the sum over losses l above epsilon of share * (1 - e^(epsilon - l)) is delta, losses being moved by
    /// `shift` so that their mean is the true one.
    private static double epsilon(double[] shares, double gap, double shift, double delta) {
        int size = shares.length;
        double above = 0;
        double other = 0;
        double found = Double.NaN;
        for (int i = size / 2 - 1; i >= -size / 2; i--) {
            double loss = i * gap + shift;
            double share = shares[Math.floorMod(i, size)];
            double moreAbove = above + share;
            double moreOther = other + share * StrictMath.exp(-loss);
            if (moreAbove - StrictMath.exp(loss) * moreOther > delta) {
                return found;
            }
            above = moreAbove;
            other = moreOther;
            found = StrictMath.log((above - delta) / other);
        }
        return found;
    }
}
