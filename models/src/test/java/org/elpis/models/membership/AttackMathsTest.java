package org.elpis.models.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Roc;
import org.junit.jupiter.api.Test;

class AttackMathsTest {
    private static final int ROWS = 4000;

    /// Every row has its own hardness, N(0, 3); models add N(0, 1), and 2 where they had the row. The best
    /// area under the curve is that of two unit normals 2 apart, Phi(2 / sqrt 2) = 0.9214; that of the plain
    /// answer is Phi(2 / sqrt 20) = 0.6726. Standard errors with 2,000 rows a side: 0.004 and 0.008; 32 models
    /// a side cost 0.02.
    @Test
    void likelihoodRatioTellsDrawnNormalsApartAsWellAsCanBe() {
        Evidence evidence = drawn(64, 2);
        Moments moments = Moments.of(evidence, 0, -1);
        double plain = area(row -> evidence.targetOdds(row));
        double online = area(row -> moments.online(row, evidence.targetOdds(row)));
        double offline = area(row -> moments.offline(row, evidence.targetOdds(row)));
        assertThat(plain).isCloseTo(0.6726, within(0.04));
        assertThat(online).isBetween(0.89, 0.94);
        assertThat(offline).isBetween(0.88, 0.94);
    }

    @Test
    void nothingIsToldApartWhereMembershipLeavesNoTrace() {
        Evidence evidence = drawn(32, 0);
        Moments moments = Moments.of(evidence, 0, -1);
        double online = area(row -> moments.online(row, evidence.targetOdds(row)));
        // Six standard errors of an area with 2,000 a side, 0.0091 each: a false alarm in 5e8 draws.
        assertThat(online).isCloseTo(0.5, within(0.055));
    }

    @Test
    void rmiaBeatsThePlainAnswerWithFourModels() {
        Evidence evidence = drawn(4, 2);
        double[] mean = Rmia.meanOut(evidence, -1);
        double rmia = area(row -> Rmia.score(Rmia.probability(evidence.targetOdds(row)), mean[row], 1));
        assertThat(rmia).isGreaterThan(area(evidence::targetOdds) + 0.05);
    }

    @Test
    void theShareOfThePopulationThatIsBeatenOrdersRecordsAsTheRatioDoes() {
        double[] population = {-2, -1, 0, 1};
        double before = 0;
        for (double ratio = -3; ratio < 3; ratio += 0.1) {
            double beaten = Rmia.beaten(ratio, population, 2);
            assertThat(beaten).isGreaterThanOrEqualTo(before);
            before = beaten;
        }
        assertThat(before).isEqualTo(1);
    }

    @Test
    void logisticRegressionFindsWhatTellsTwoGroupsApart() {
        Draws draws = new Draws(3);
        List<double[]> features = new ArrayList<>();
        boolean[] isMember = new boolean[400];
        for (int i = 0; i < isMember.length; i++) {
            isMember[i] = i % 4 == 0;
            features.add(new double[] {draws.nextGaussian(), draws.nextGaussian() + (isMember[i] ? 3 : 0), 5});
        }
        Linear fitted = Linear.logistic(features, isMember, 1);
        assertThat(fitted.of(new double[] {0, 3, 5})).isGreaterThan(1);
        assertThat(fitted.of(new double[] {0, 0, 5})).isLessThan(-1);
    }

    private interface Score {
        double of(int row);
    }

    private static double area(Score score) {
        double[] members = new double[ROWS / 2];
        double[] others = new double[ROWS / 2];
        for (int row = 0; row < ROWS / 2; row++) {
            members[row] = score.of(row);
            others[row] = score.of(ROWS / 2 + row);
        }
        return new Roc(members, others).auc();
    }

    private static Evidence drawn(int models, double shift) {
        Pool pool = Pools.of(ROWS / 2, ROWS / 2, 0);
        boolean[][] in = Subsets.of(pool, models, 5);
        Draws draws = new Draws(11);
        double[] hardness = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            hardness[row] = 3 * draws.nextGaussian();
        }
        List<Answers> references = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            float[] values = new float[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] =
                        (float) (hardness[row] + draws.nextGaussian() + (in[model][pool.patientOf(row)] ? shift : 0));
            }
            references.add(new Answers(values, 1));
        }
        float[] target = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            target[row] = (float) (hardness[row] + draws.nextGaussian() + (row < ROWS / 2 ? shift : 0));
        }
        return new Evidence(pool, pool.real(), new Answers(target, 1), references, in, true, new double[0]);
    }
}
