package org.elpis.bench.faces;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.elpis.bench.Proportion;
import org.elpis.bench.faces.Outcome.Stratum;

/// Prints what became of heads, as Markdown.
record Tables(PrintStream out) {
    void removers(List<Outcome> outcomes) {
        table("removed by", outcomes, outcome -> outcome.family() + ", " + outcome.remover().title);
        out.println(
                "\n| removed by | face found before | tissue within 2 mm | at the face's edge too | bright within 2 mm, noise filled in | after smoothing | of the ears | CPU s, middle | CPU s, most | MiB of heap, most |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        groups(outcomes, outcome -> outcome.family() + ", " + outcome.remover().title)
                .forEach((name, group) -> {
                    List<Outcome> gone =
                            group.stream().filter(outcome -> !outcome.isDoubt()).toList();
                    double[] seconds = group.stream()
                            .mapToDouble(Outcome::seconds)
                            .sorted()
                            .toArray();
                    out.printf(
                            Locale.ROOT,
                            "| %s | %s | %s | %s | %s | %s | %s | %.2f | %.2f | %d |%n",
                            name,
                            mean(gone, Outcome::before),
                            mean(gone, Outcome::truth),
                            mean(gone, Outcome::edge),
                            mean(gone, Outcome::values),
                            mean(gone, Outcome::smoothed),
                            mean(gone, Outcome::ears),
                            seconds[seconds.length / 2],
                            seconds[seconds.length - 1],
                            group.stream().mapToLong(Outcome::peakBytes).max().orElse(0) >> 20);
                });
    }

    void strata(List<Outcome> outcomes) {
        for (Stratum stratum : Stratum.values()) {
            table(
                    stratum.name().toLowerCase(Locale.ROOT),
                    outcomes,
                    outcome -> outcome.family() + ", " + Outcome.by(stratum).apply(outcome));
        }
    }

    /// Why nothing was done, or nobody could say.
    void reasons(List<Outcome> outcomes) {
        Map<String, Long> counts = outcomes.stream()
                .filter(outcome -> !outcome.isRemoved())
                .collect(Collectors.groupingBy(
                        outcome -> outcome.family() + " | " + outcome.kind() + " | " + outcome.why(),
                        TreeMap::new,
                        Collectors.counting()));
        out.println("\n| family | outcome | why | heads |\n| --- | --- | --- | ---: |");
        counts.forEach((why, count) -> out.printf("| %s | %d |%n", why, count));
    }

    private void table(String name, List<Outcome> outcomes, Function<Outcome, String> by) {
        out.printf(
                "%n| %s | heads | removed | nothing | doubt | more than 1 %% of the face left, of what leaves"
                        + " (95 %%) | left, mean | left, most | heads with brain touched (95 %%) | most voxels |%n",
                name);
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        groups(outcomes, by).forEach((value, group) -> out.println("| " + value + " | " + cells(group)));
    }

    private static Map<String, List<Outcome>> groups(List<Outcome> outcomes, Function<Outcome, String> by) {
        return outcomes.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static String cells(List<Outcome> group) {
        List<Outcome> leaves =
                group.stream().filter(outcome -> !outcome.isDoubt()).toList();
        int removed = (int) group.stream().filter(Outcome::isRemoved).count();
        int left = (int) leaves.stream().filter(Outcome::isLeft).count();
        int touched = (int)
                leaves.stream().filter(outcome -> outcome.brainTouched() > 0).count();
        return String.format(
                Locale.ROOT,
                "%d | %d | %d | %d | %s | %s | %s | %s | %d |",
                group.size(),
                removed,
                leaves.size() - removed,
                group.size() - leaves.size(),
                new Proportion(left, leaves.size()),
                mean(leaves, Outcome::truth),
                most(leaves, Outcome::truth),
                new Proportion(touched, leaves.size()),
                leaves.stream().mapToLong(Outcome::brainTouched).max().orElse(0));
    }

    private static String mean(List<Outcome> group, ToDoubleFunction<Outcome> what) {
        return group.isEmpty()
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.2f %%",
                        100 * group.stream().mapToDouble(what).average().orElse(0));
    }

    private static String most(List<Outcome> group, ToDoubleFunction<Outcome> what) {
        double[] values = group.stream().mapToDouble(what).toArray();
        return values.length == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.2f %%",
                        100 * Arrays.stream(values).max().orElse(0));
    }
}
