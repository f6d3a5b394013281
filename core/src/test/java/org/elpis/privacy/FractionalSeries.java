package org.elpis.privacy;

/// The moment of the sampled Gaussian mechanism as the two series of Mironov, Talwar and Zhang 2019, section
/// 3.3: another way than the integral that is judged by it.
final class FractionalSeries {
    private static final int TERMS = 200;

    private FractionalSeries() {}

    /// @param isSigned  with the signs of the binomial coefficients, else the sum of their absolute values
    static double logMoment(double noise, double rate, double order, boolean isSigned) {
        double bend = noise * noise * StrictMath.log(1 / rate - 1) + 0.5;
        double coefficient = 1;
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            double j = order - i;
            double weight = isSigned ? coefficient : Math.abs(coefficient);
            double low = i * StrictMath.log(rate)
                    + j * StrictMath.log1p(-rate)
                    + (i * i - i) / (2 * noise * noise)
                    + NormalTail.logAbove((i - bend) / noise);
            double high = j * StrictMath.log(rate)
                    + i * StrictMath.log1p(-rate)
                    + (j * j - j) / (2 * noise * noise)
                    + NormalTail.logAbove((bend - j) / noise);
            sum += weight * (StrictMath.exp(low) + StrictMath.exp(high));
            coefficient *= (order - i) / (i + 1);
        }
        return StrictMath.log(sum);
    }
}
