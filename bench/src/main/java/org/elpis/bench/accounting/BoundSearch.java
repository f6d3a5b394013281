package org.elpis.bench.accounting;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.SplittableRandom;
import org.elpis.privacy.Composition;
import org.elpis.privacy.Conversion;
import org.elpis.privacy.GaussianPrivacy;
import org.elpis.privacy.Mechanism;
import org.elpis.privacy.NoisyTraining;
import org.elpis.privacy.PldAccountant;
import org.elpis.privacy.RdpAccountant;
import org.elpis.privacy.Sampling;

/// `bench/accounting search`: looks for settings at which a bound is below the truth, and for slow ones.
///
/// Known exactly are plain Gaussians, however many, and a single Poisson step, whose delta is the rate times that of a
/// Gaussian at log(1 + (e^epsilon - 1) / rate). Everything else must be a number, and not above Rényi's.
final class BoundSearch {
    /// Beyond it the exact curve has no digits.
    private static final double MOST_SHIFT = 1e5;

    private final SplittableRandom random;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int below;
    private double loosest = 1;
    private double loosestUsual = 1;
    private String looseAt = "";
    private double slowest;
    private String slowAt = "";

    private BoundSearch(long seed) {
        random = new SplittableRandom(seed);
    }

    /// `SETTINGS`: so many of each kind.
    public static void main(String[] args) {
        int settings = Integer.parseInt(args[0]);
        BoundSearch search = new BoundSearch(1);
        for (int i = 0; i < settings; i++) {
            search.plain();
            search.oneStep();
            search.anything();
        }
        System.out.printf(
                Locale.ROOT, "%d settings of each kind; %d bounds below the exact one.%n", settings, search.below);
        System.out.printf(Locale.ROOT, "Plain Gaussians: at most %.2f times the exact epsilon", search.loosest);
        System.out.printf(Locale.ROOT, ", at noise below 1000 %.4f times (%s).%n", search.loosestUsual, search.looseAt);
        System.out.printf(Locale.ROOT, "Slowest: %.0f ms of one processor (%s).%n", search.slowest, search.slowAt);
    }

    /// Even on a logarithmic scale.
    private double between(double least, double most) {
        return StrictMath.exp(random.nextDouble(StrictMath.log(least), StrictMath.log(most)));
    }

    private double noise(double least) {
        return between(least, random.nextInt(3) == 0 ? 1e9 : 20);
    }

    private double delta() {
        return between(random.nextInt(3) == 0 ? 1e-299 : 1e-12, 0.99);
    }

    private void plain() {
        double noise = noise(0.1);
        long steps = (long) between(1, random.nextInt(3) == 0 ? 1e8 : 1e5);
        double delta = delta();
        if (StrictMath.sqrt((double) steps) / noise > MOST_SHIFT) {
            return;
        }
        double exact = GaussianPrivacy.exactly(noise, steps).epsilon(delta);
        double found = timed(Composition.of(new Mechanism.Gaussian(noise), steps), delta);
        below += found < exact * (1 - 1e-12) ? 1 : 0;
        if (exact > 0) {
            loosest = Math.max(loosest, found / exact);
            if (noise < 1000 && found / exact > loosestUsual) {
                loosestUsual = found / exact;
                looseAt = "noise " + noise + ", steps " + steps + ", delta " + delta;
            }
        }
    }

    private void oneStep() {
        double noise = noise(0.1);
        double rate = between(1e-9, 1);
        double delta = delta();
        double found = timed(Composition.of(new Mechanism.PoissonGaussian(noise, rate), 1), delta);
        double inner = StrictMath.log1p(StrictMath.expm1(found) / rate);
        below += rate * GaussianPrivacy.exactly(noise, 1).delta(inner) > delta * (1 + 1e-9) ? 1 : 0;
    }

    private void anything() {
        Sampling sampling = Sampling.values()[random.nextInt(3)];
        long steps = (long) between(1, random.nextInt(3) == 0 ? 1e12 : 1e6);
        double rate = random.nextInt(6) == 0 ? 1 : between(1e-12, 1);
        Composition all =
                NoisyTraining.ofSteps(noise(0.05), rate, steps, sampling).composition();
        double delta = delta();
        double found = timed(all, delta);
        boolean isBound = found >= 0 && found <= RdpAccountant.of(all).epsilon(delta, Conversion.IMPROVED);
        below += isBound ? 0 : 1;
    }

    private double timed(Composition training, double delta) {
        long from = threads.getCurrentThreadCpuTime();
        double epsilon = PldAccountant.of(training).epsilon(delta);
        double ms = (threads.getCurrentThreadCpuTime() - from) / 1e6;
        if (ms > slowest) {
            slowest = ms;
            slowAt = training.phases() + ", delta " + delta;
        }
        return epsilon;
    }
}
