package org.elpis.bench.accounting;

import java.io.IOException;
import java.io.PrintStream;
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
import org.elpis.privacy.PldAccountant;
import org.elpis.privacy.RdpAccountant;
import org.elpis.privacy.SecureGaussian;

/// `bench/accounting`: ours, theirs, the difference and the time.
final class Accounting {
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\"epsilon\"[^{}]*\\}");
    private static final int REPEATS = 5;
    private static final int DRAWS = 1_000_000;
    /// What the PRV accountant adds to epsilon for its own error (eps_error in its source).
    private static final double PRV_ERROR = 0.01;

    private final PrintStream out;

    private Accounting(PrintStream out) {
        this.out = out;
    }

    /// `EXPECTED.JSON`
    public static void main(String[] args) throws IOException {
        Accounting accounting = new Accounting(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        accounting.compare(Files.readString(Path.of(args[0])));
        accounting.draw();
    }

    private void compare(String text) {
        out.println("| accountant | noise | rate | steps | theirs | ours | difference | without 0.01 | ms |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        Matcher rows = OBJECT.matcher(text);
        while (rows.find()) {
            String row = rows.group();
            if (row.contains("sample_rate") && row.contains("steps")) {
                compareOne(row);
            }
        }
    }

    private void compareOne(String row) {
        double noise = number(row, "noise_multiplier");
        double rate = number(row, "sample_rate");
        long steps = (long) number(row, "steps");
        double delta = number(row, "delta");
        double theirs = number(row, "epsilon");
        boolean isRdp = row.contains("\"rdp\"");
        Composition training = Composition.of(new Mechanism.PoissonGaussian(noise, rate), steps);
        DoubleSupplier epsilon = isRdp
                ? () -> RdpAccountant.of(training).epsilon(delta, Conversion.IMPROVED)
                : () -> PldAccountant.of(training).epsilon(delta);
        long best = Long.MAX_VALUE;
        double ours = 0;
        for (int i = 0; i < REPEATS; i++) {
            long from = System.nanoTime();
            ours = epsilon.getAsDouble();
            best = Math.min(best, System.nanoTime() - from);
        }
        double tight = theirs - PRV_ERROR;
        out.println(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.3f | %d | %.6f | %.6f | %+.4f %% | %s | %.1f |",
                isRdp ? "RDP" : "PLD",
                noise,
                rate,
                steps,
                theirs,
                ours,
                100 * (ours / theirs - 1),
                isRdp ? "" : String.format(Locale.ROOT, "%+.2f %%", 100 * (ours / tight - 1)),
                best / 1e6));
    }

    private void draw() {
        SecureGaussian noise = new SecureGaussian(1.3, new SecureRandom());
        long best = Long.MAX_VALUE;
        double sum = 0;
        for (int i = 0; i < REPEATS; i++) {
            long from = System.nanoTime();
            for (int k = 0; k < DRAWS; k++) {
                sum += noise.perturb(0);
            }
            best = Math.min(best, System.nanoTime() - from);
        }
        out.println(String.format(
                Locale.ROOT,
                "%nSecureGaussian: %.0f ns a draw (mean of all %.5f)",
                (double) best / DRAWS,
                sum / DRAWS / REPEATS));
    }

    private static double number(String row, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": (-?[\\d.e+-]+)").matcher(row);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + key + " in a row of the reference");
        }
        return Double.parseDouble(matcher.group(1));
    }
}
