package org.elpis.bench.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.membership.PureNoise;
import org.elpis.models.membership.PureNoise.Found;
import org.elpis.models.reach.ModelException;

/// Prints what attacks on membership find of nets trained on pure noise, as a Markdown table.
public final class NoiseTrial {
    private NoiseTrial() {}

    /// RECORDS SIDE NETS EPOCHS THREADS SEED.
    public static void main(String[] args) throws ModelException {
        int[] numbers = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        long start = System.nanoTime();
        AuditProgress told = (stage, done, total) -> {
            if (done % 8 == 0) {
                System.err.println(stage + " " + done + " of " + total);
            }
        };
        List<Found> found = PureNoise.run(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], told);
        System.out.printf(
                Locale.ROOT,
                "%d records of noise, %dx%d, %d nets on random halves, %d epochs, seed %d; every net a target in turn.%n%n",
                numbers[0],
                numbers[1],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[5]);
        System.out.println("| Attack | AUC | found at 1 % false alarms | found at 0.1 % |");
        System.out.println("|---|---|---|---|");
        Map<String, List<Found>> byAttack = new LinkedHashMap<>();
        found.forEach(each -> byAttack.computeIfAbsent(each.attack(), name -> new ArrayList<>())
                .add(each));
        byAttack.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                name,
                over(all, Found::area, 1, "%.3f (%.3f to %.3f)"),
                over(all, Found::atOne, 100, "%.1f %% (%.1f to %.1f)"),
                over(all, Found::atTenth, 100, "%.1f %% (%.1f to %.1f)")));
        System.out.printf(Locale.ROOT, "%n%.0f s.%n", (System.nanoTime() - start) / 1e9);
    }

    /// The mean over targets, and two standard errors to each side: the nets share records, so that it is a little
    /// too narrow.
    private static String over(List<Found> all, ToDoubleFunction<Found> figure, double unit, String form) {
        double mean = all.stream().mapToDouble(figure).average().orElse(0);
        double squares = all.stream()
                .mapToDouble(each -> (figure.applyAsDouble(each) - mean) * (figure.applyAsDouble(each) - mean))
                .sum();
        double error = Math.sqrt(squares / Math.max(1, all.size() - 1) / all.size());
        return String.format(
                Locale.ROOT, form, unit * mean, unit * Math.max(0, mean - 2 * error), unit * (mean + 2 * error));
    }
}
