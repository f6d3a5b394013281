package org.elpis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every value that the test suites of Opacus, google/differential-privacy and TensorFlow Privacy expect, read from the
/// reference data beside the sources. Where those are absent all of this is skipped; nothing else depends on them.
class ReferenceValuesTest {
    private static final Path FILE =
            Path.of("..", "..", "shared", "data", "reference", "dp-accounting", "expected.json");
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern ROW =
            Pattern.compile("\\[\\s*(\\d+),\\s*(\\d+),\\s*([\\d.e-]+),\\s*(\\d+),\\s*([\\d.e-]+),"
                    + "\\s*([\\d.e+-]+),\\s*([\\d.]+)\\s*\\]");
    /// Four decimal places, as the test of the source asks.
    private static final double FOUR_PLACES = 5e-5;
    /// Larger lattices take seconds each.
    private static final long MOST_POINTS = 1 << 19;

    private static String text = "";

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(
                Files.exists(FILE),
                "SKIPPED: no reference data at " + FILE + ", nothing compared with other accountants");
        text = Files.readString(FILE);
    }

    private static List<String> objects(String having) {
        List<String> found = new ArrayList<>();
        Matcher matcher = OBJECT.matcher(text);
        while (matcher.find()) {
            if (matcher.group().contains(having)) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    private static double number(String object, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": (-?[\\d.e+-]+)").matcher(object);
        assertThat(matcher.find()).as(key + " in " + object).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static Composition training(String object) {
        return Composition.of(
                new Mechanism.PoissonGaussian(number(object, "noise_multiplier"), number(object, "sample_rate")),
                (long) number(object, "steps"));
    }

    /// With the allowance that the source makes, ours is at most 0.1 % above, and at most a gap and a quarter of its
    /// lattice below.
    @Test
    void isThePrvAccountantsNumberButForItsStatedAllowanceAndItsLattice() {
        List<String> rows = objects("used_in_source_test");
        assertThat(rows).hasSize(40);
        for (String row : rows) {
            double delta = number(row, "delta");
            double expected = number(row, "epsilon");
            double epsilon = PrvUpperEnd.of(PldAccountant.of(training(row)), delta);
            double lattice = 1.25 * PrvUpperEnd.gap((long) number(row, "steps"), delta);
            assertThat(epsilon).isBetween(expected - lattice, expected * 1.001);
        }
    }

    @Test
    void givesThePrvAccountantsNumbersToAllTheirPlacesOnItsLattice() {
        int compared = 0;
        for (String row : objects("epsilon\": ")) {
            boolean isPrv = row.contains("used_in_source_test") || row.contains("\"prv\"");
            compared += isPrv && isOnItsLattice(row) ? 1 : 0;
        }
        assertThat(compared).isEqualTo(23);
    }

    private static boolean isOnItsLattice(String row) {
        double noise = number(row, "noise_multiplier");
        double rate = number(row, "sample_rate");
        long steps = (long) number(row, "steps");
        double delta = number(row, "delta");
        if (row.contains("target_epsilon") || PrvUpperEnd.points(noise, rate, steps, delta) > MOST_POINTS) {
            return false;
        }
        double places = row.contains("\"places\": 7") ? 5e-8 : FOUR_PLACES;
        assertThat(PrvUpperEnd.onLattice(noise, rate, steps, delta)).isCloseTo(number(row, "epsilon"), within(places));
        return true;
    }

    @Test
    void agreesWithTheAccountantsOfOpacus() {
        for (String row : objects("\"places\": 7")) {
            double epsilon = number(row, "epsilon");
            double delta = number(row, "delta");
            if (row.contains("rdp")) {
                assertThat(RdpAccountant.of(training(row)).epsilon(delta, Conversion.IMPROVED))
                        .isCloseTo(epsilon, within(1e-6 * epsilon));
            } else {
                assertThat(PrvUpperEnd.of(PldAccountant.of(training(row)), delta))
                        .isBetween(epsilon, epsilon * 1.001);
            }
        }
        String gdp = objects("epsilon_gt").getFirst();
        assertThat(GaussianPrivacy.approximation(number(gdp, "noise_multiplier"), number(gdp, "sample_rate"), (long)
                                number(gdp, "steps"))
                        .epsilon(number(gdp, "delta")))
                .isBetween(number(gdp, "epsilon_gt"), number(gdp, "epsilon_lt"));
    }

    /// Opacus stops within 0.01 of the target: its noise is found by its own search. Ours is the least noise.
    @Test
    void findsTheNoiseThatOpacusFinds() {
        for (String row : objects("target_epsilon")) {
            boolean isRdp = row.contains("rdp");
            double expected = number(row, "noise_multiplier");
            DoubleUnaryOperator epsilon = noise -> epsilon(
                    Composition.of(new Mechanism.PoissonGaussian(noise, number(row, "sample_rate")), (long)
                            number(row, "steps")),
                    number(row, "delta"),
                    isRdp);
            double target = number(row, "target_epsilon");
            assertThat(opacusSearch(target, epsilon)).isCloseTo(expected, within(FOUR_PLACES));
            assertThat(NoiseCalibration.least(target, epsilon)).isBetween(expected * 0.995, expected * 1.0005);
        }
    }

    private static double epsilon(Composition composition, double delta, boolean isRdp) {
        return isRdp
                ? RdpAccountant.of(composition).epsilon(delta, Conversion.IMPROVED)
                : PrvUpperEnd.of(PldAccountant.of(composition), delta);
    }

    private static double opacusSearch(double target, DoubleUnaryOperator epsilonOf) {
        double low = 0;
        double high = 20;
        double epsilon = epsilonOf.applyAsDouble(high);
        while (target - epsilon > 0.01) {
            double middle = (low + high) / 2;
            double found = epsilonOf.applyAsDouble(middle);
            if (found < target) {
                high = middle;
                epsilon = found;
            } else {
                low = middle;
            }
        }
        return high;
    }

    @Test
    void agreesWithTensorFlowPrivacyAtItsOrders() {
        Matcher rows = ROW.matcher(text);
        int count = 0;
        while (rows.find()) {
            NoisyTraining training = NoisyTraining.ofEpochs(
                    Double.parseDouble(rows.group(3)),
                    Long.parseLong(rows.group(2)),
                    Long.parseLong(rows.group(1)),
                    Double.parseDouble(rows.group(4)),
                    Sampling.POISSON);
            double delta = Double.parseDouble(rows.group(5));
            double expected = Double.parseDouble(rows.group(6));
            RdpAccountant accountant = RdpAccountant.of(training.composition(), tensorFlowOrders());
            assertThat(accountant.epsilon(delta, Conversion.IMPROVED)).isCloseTo(expected, within(1e-6 * expected));
            assertThat(accountant.order(delta, Conversion.IMPROVED)).isEqualTo(Double.parseDouble(rows.group(7)));
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    private static double[] tensorFlowOrders() {
        List<Double> orders = new ArrayList<>(List.of(1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0, 3.5, 4.0, 4.5));
        for (int i = 5; i < 64; i++) {
            orders.add((double) i);
        }
        orders.addAll(List.of(128.0, 256.0, 512.0));
        return orders.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void agreesWithGooglesConversions() {
        String constant = objects("\"optimal_order\": 32").getFirst();
        double[] orders = new double[31];
        double[] divergences = new double[31];
        for (int i = 0; i < 31; i++) {
            orders[i] = i + 2.0;
            divergences[i] = 1.1;
        }
        RdpAccountant given = RdpAccountant.ofDivergences(orders, divergences);
        double epsilon = number(constant, "epsilon");
        assertThat(given.epsilon(1e-5, Conversion.IMPROVED)).isCloseTo(epsilon, within(1e-10));
        assertThat(given.order(1e-5, Conversion.IMPROVED)).isEqualTo(32);
        assertThat(given.delta(epsilon, Conversion.IMPROVED)).isCloseTo(1e-5, within(1e-14));

        String plain = objects("plain Gaussian").getFirst();
        double[] dense = new double[99_000];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = 0.001 * (i + 1000);
        }
        assertThat(RdpAccountant.of(Composition.of(new Mechanism.Gaussian(number(plain, "noise_multiplier")), 1), dense)
                        .epsilon(number(plain, "delta"), Conversion.IMPROVED))
                .isCloseTo(1, within(1e-6));
    }

    /// At fractional orders that source takes every binomial coefficient by the logarithm of its absolute value, where
    /// the series alternates (Mironov, Talwar and Zhang 2019, section 3.3): a looser bound, 3 % above the
    /// divergence at order 1.5. The same sum gives its number; with the right signs it gives ours.
    @Test
    void agreesWithGooglesDivergencesAndShowsWhereTwoOfThemAreLoose() {
        double[] expected = {6.70579741e-4, 1.08548710e-3, 2.18075656e-3, 2.38460375e-2, 167.416308};
        double[] orders = {1.5, 2.5, 5, 50, 100};
        assertThat(objects("rtol").getFirst().replaceAll("\\s", ""))
                .contains("0.000670579741,0.0010854871,0.00218075656");
        Composition steps = Composition.of(new Mechanism.PoissonGaussian(2.5, 0.01), 50);
        for (int i = 0; i < orders.length; i++) {
            double ours = RdpAccountant.divergence(steps, orders[i]);
            if (orders[i] == StrictMath.rint(orders[i])) {
                assertThat(ours).isCloseTo(expected[i], within(1e-6 * expected[i]));
            } else {
                double loose = 50 * FractionalSeries.logMoment(2.5, 0.01, orders[i], false) / (orders[i] - 1);
                double signed = 50 * FractionalSeries.logMoment(2.5, 0.01, orders[i], true) / (orders[i] - 1);
                assertThat(loose).isCloseTo(expected[i], within(1e-6 * expected[i]));
                assertThat(ours).isCloseTo(signed, within(1e-6 * signed)).isLessThan(expected[i]);
            }
        }
        assertThat(RdpAccountant.divergence(steps, Double.POSITIVE_INFINITY)).isInfinite();
    }
}
