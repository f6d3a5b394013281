package org.elpis.bench.accounting;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.privacy.Composition;
import org.elpis.privacy.Conversion;
import org.elpis.privacy.Mechanism;
import org.elpis.privacy.NoiseCalibration;
import org.elpis.privacy.PldAccountant;
import org.elpis.privacy.RdpAccountant;
import org.elpis.privacy.SecureGaussian;

/// `bench/accounting`: ours, theirs, the difference and the time of one processor.
final class Accounting {
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\"epsilon\"[^{}]*\\}");
    private static final int REPEATS = 5;
    private static final int DRAWS = 1_000_000;
    /// What the PRV accountant adds to epsilon, and the share of delta that it takes off first (opacus/accountants/
    /// prv.py: eps_error, delta_error).
    private static final double EPSILON_ERROR = 0.01;

    private static final double DELTA_ERROR = 1e-3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final PrintStream out;

    private Accounting(PrintStream out) {
        this.out = out;
    }

    /// `EXPECTED.JSON`
    public static void main(String[] args) throws IOException {
        Accounting accounting = new Accounting(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        accounting.cold();
        accounting.compare(Files.readString(Path.of(args[0])));
        accounting.calibrate();
        accounting.draw();
    }

    private static Composition training(double noise, double rate, long steps) {
        return Composition.of(new Mechanism.PoissonGaussian(noise, rate), steps);
    }

    /// What a command pays: nothing is compiled yet.
    private void cold() {
        Timed first = timed(1, () -> PldAccountant.of(training(1.1, 0.01, 1000)).epsilon(1e-5));
        out.printf(Locale.ROOT, "The first of all, noise 1.1, rate 0.01, 1,000 steps: %.0f ms.%n%n", first.ms);
    }

    private void compare(String text) {
        out.println("| noise | rate | steps | PRV | PLD | PLD with the allowance of PRV | difference | RDP | PLD ms "
                + "| RDP ms |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        Matcher rows = OBJECT.matcher(text);
        while (rows.find()) {
            String row = rows.group();
            if (row.contains("sample_rate") && row.contains("steps") && !row.contains("\"rdp\"")) {
                compareOne(row);
            }
        }
    }

    private void compareOne(String row) {
        Composition training =
                training(number(row, "noise_multiplier"), number(row, "sample_rate"), (long) number(row, "steps"));
        double delta = number(row, "delta");
        double theirs = number(row, "epsilon");
        Timed pld = timed(REPEATS, () -> PldAccountant.of(training).epsilon(delta));
        Timed rdp = timed(REPEATS, () -> RdpAccountant.of(training).epsilon(delta, Conversion.IMPROVED));
        double allowed = PldAccountant.of(training).epsilon(delta * (1 - DELTA_ERROR)) + EPSILON_ERROR;
        out.printf(
                Locale.ROOT,
                "| %.1f | %.3f | %,d | %.5f | %.5f | %.5f | %+.2f %% | %.4f | %.0f | %.1f |%n",
                number(row, "noise_multiplier"),
                number(row, "sample_rate"),
                (long) number(row, "steps"),
                theirs,
                pld.value,
                allowed,
                100 * (allowed / theirs - 1),
                rdp.value,
                pld.ms,
                rdp.ms);
    }

    private void calibrate() {
        Timed found = timed(
                REPEATS,
                () -> NoiseCalibration.least(
                        8,
                        noise -> PldAccountant.of(training(noise, 0.04, 2000)).epsilon(1e-5)));
        out.printf(
                Locale.ROOT,
                "%nThe least noise for epsilon 8 (delta 1e-5, rate 0.04, 2,000 steps): %.4f in %.0f ms.%n",
                found.value,
                found.ms);
    }

    private void draw() {
        SecureGaussian noise = new SecureGaussian(1.3, new SecureRandom());
        Timed drawn = timed(REPEATS, () -> {
            double sum = 0;
            for (int k = 0; k < DRAWS; k++) {
                sum += noise.perturb(0);
            }
            return sum / DRAWS;
        });
        out.printf(
                Locale.ROOT,
                "%nSecureGaussian: %.0f ns a draw (mean of the last %.5f).%n",
                drawn.ms * 1e6 / DRAWS,
                drawn.value);
    }

    /// The last value, and the least time of one processor in milliseconds.
    private record Timed(double value, double ms) {}

    private Timed timed(int repeats, DoubleSupplier work) {
        double least = Double.POSITIVE_INFINITY;
        double value = 0;
        for (int i = 0; i < repeats; i++) {
            long from = threads.getCurrentThreadCpuTime();
            value = work.getAsDouble();
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - from) / 1e6);
        }
        return new Timed(value, least);
    }

    private static double number(String row, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": (-?[\\d.e+-]+)").matcher(row);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + key + " in a row of the reference");
        }
        return Double.parseDouble(matcher.group(1));
    }
}
