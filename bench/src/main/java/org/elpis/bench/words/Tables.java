package org.elpis.bench.words;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.bench.Rate;

/// Prints what became of lines, by family and trait, as Markdown.
record Tables(PrintStream out) {
    private static final class Row {
        private final Rate missed = new Rate();
        private final Rate missedWhereNotAll = new Rate();
        private final Rate left = new Rate();
        private int held;
        private int heldAtGate;

        void add(Outcome outcome) {
            left.add(outcome.hasLeft());
            heldAtGate += outcome.atGate().isHeld() ? 1 : 0;
            if (outcome.isHeld()) {
                held++;
                return;
            }
            missed.add(outcome.isMissed());
            if (!outcome.isAll()) {
                missedWhereNotAll.add(outcome.isMissed());
            }
        }

        String cells() {
            return String.format(
                    Locale.ROOT,
                    "%d | %d | %s | %s | %d | %s |",
                    missed.of() + held,
                    held,
                    missed.happened(),
                    missedWhereNotAll.happened(),
                    heldAtGate,
                    left.happened());
        }
    }

    void families(List<Outcome> outcomes) {
        head("family", outcomes, "");
        rows(outcomes, Outcome::family).forEach((family, row) -> out.println("| " + family + " | " + row.cells()));
    }

    void traits(List<Outcome> outcomes) {
        for (Trait trait : Trait.values()) {
            head(trait.name().toLowerCase(Locale.ROOT), outcomes, " of the family");
            rows(outcomes, each -> each.family() + ", " + each.traits().get(trait))
                    .forEach((value, row) -> out.println("| " + value + " | " + row.cells()));
        }
    }

    private void head(String name, List<Outcome> outcomes, String what) {
        out.printf(
                "%n| %s | lines%s | in frames held back | missed of the others (one-sided 95 %%)"
                        + " | missed in frames not filled as a whole | in images that the gate holds back"
                        + " | left the gate, of all lines (one-sided 95 %%) |%n",
                name, what);
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        if (outcomes.isEmpty()) {
            out.println("| none | | | | | | |");
        }
    }

    private static Map<String, Row> rows(List<Outcome> outcomes, java.util.function.Function<Outcome, String> value) {
        Map<String, Row> rows = new TreeMap<>();
        outcomes.forEach(each ->
                rows.computeIfAbsent(value.apply(each), name -> new Row()).add(each));
        return rows;
    }
}
