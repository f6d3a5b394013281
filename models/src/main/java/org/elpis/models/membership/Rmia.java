package org.elpis.models.membership;

/// RMIA (Zarifzadeh and others, ICML 2024), offline: how much likelier the target finds a record than models
/// on the whole do. The share of a population z that a record x beats, ratio(x) / ratio(z) > gamma, rises
/// with ratio(x) alone, so neither gamma nor z changes which record is named before which; ln ratio(x) is the
/// score, without ties.
final class Rmia {
    private Rmia() {}

    /// ln of p(x | target) / p(x), where p(x) = ((1 + a) p_out + (1 - a)) / 2 stands for the mean over models that had
    /// x or had it not.
    ///
    /// @param a  0 to 1: at 1 the reference models alone count
    /// @param meanOut  mean probability of the true label over models that never saw x
    static double score(double target, double meanOut, double a) {
        return StrictMath.log(Math.max(1e-15, target))
                - StrictMath.log(Math.max(1e-15, 0.5 * ((1 + a) * meanOut + (1 - a))));
    }

    /// The share of the population that a record beats.
    static double beaten(double ratio, double[] population, double gamma) {
        int count = 0;
        for (double other : population) {
            count += ratio - other > StrictMath.log(gamma) ? 1 : 0;
        }
        return (double) count / population.length;
    }

    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /// Mean probability of the true label over the models that never had each row.
    static double[] meanOut(Evidence evidence, int without) {
        int rows = evidence.pool().rows();
        double[] mean = new double[rows];
        for (int row = 0; row < rows; row++) {
            int count = 0;
            for (int model = 0; model < evidence.references().size(); model++) {
                if (model != without && !evidence.isIn(model, row)) {
                    mean[row] += probability(evidence.odds(model, row));
                    count++;
                }
            }
            mean[row] = count > 0 ? mean[row] / count : 0.5;
        }
        return mean;
    }
}
