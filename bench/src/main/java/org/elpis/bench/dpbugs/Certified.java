package org.elpis.bench.dpbugs;

import org.elpis.models.net.PrivateRecipe;
import org.elpis.models.stats.Beta;

/// What an accountant certifies of a recipe: Renyi differential privacy of the sampled Gaussian mechanism at whole
/// orders (Mironov, Talwar and Zhang, 2019, section 3.3), converted as in Canonne, Kamath and Steinke, 2020.
final class Certified {
    private static final int ORDERS = 256;

    private Certified() {}

    static double epsilon(PrivateRecipe recipe, double delta) {
        double least = Double.POSITIVE_INFINITY;
        for (int order = 2; order <= ORDERS; order++) {
            double loss = recipe.steps() * renyi(recipe.rate(), recipe.noiseMultiplier(), order);
            double converted = loss
                    + StrictMath.log1p(-1.0 / order)
                    - (StrictMath.log(delta) + StrictMath.log(order)) / (order - 1);
            least = Math.min(least, converted);
        }
        return Math.max(0, least);
    }

    /// ln sum_k C(order, k) (1 - rate)^(order - k) rate^k e^(k (k - 1) / 2 noise^2), over order - 1.
    private static double renyi(double rate, double noise, int order) {
        double sum = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= order; k++) {
            double out = k == order ? 0 : (order - k) * StrictMath.log1p(-rate);
            double term = Beta.logGamma(order + 1.0)
                    - Beta.logGamma(k + 1.0)
                    - Beta.logGamma(order - k + 1.0)
                    + out
                    + k * StrictMath.log(rate)
                    + k * (k - 1) / (2 * noise * noise);
            double greater = Math.max(sum, term);
            sum = greater + StrictMath.log(StrictMath.exp(sum - greater) + StrictMath.exp(term - greater));
        }
        return sum / (order - 1);
    }
}
