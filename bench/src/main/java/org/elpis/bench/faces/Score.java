package org.elpis.bench.faces;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.testkit.head.HeadFamilyA;
import org.elpis.testkit.head.HeadFamilyB;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.testkit.head.Negative;

/// Counts what is left of the faces of generated heads, and tries to recognise who they were.
public final class Score {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Tables tables = new Tables(out);
    private final List<Outcome> all = new ArrayList<>();

    private Score() {}

    /// Runs what is asked for.
    ///
    /// @param arguments  `--heads N --family A|B|AB --seed S --negatives N --attack N --data FOLDER --to
    ///     FILE`, or
    ///     `--look FILE --to FOLDER`
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        Optional<String> look = Optional.ofNullable(options.get("--look"));
        if (look.isPresent()) {
            Looked.at(Path.of(look.get()), Path.of(options.getOrDefault("--to", "looked")));
            return;
        }
        Score score = new Score();
        score.run(options);
        Optional<String> to = Optional.ofNullable(options.get("--to"));
        if (to.isPresent()) {
            Stream<String> rows = score.all.stream().map(Outcome::row);
            Files.write(
                    Path.of(to.get()),
                    Stream.concat(Stream.of(Outcome.header()), rows).toList());
        }
    }

    private void run(Map<String, String> options) throws IOException {
        long seed = number(options, "--seed", 1);
        int heads = (int) number(options, "--heads", 200);
        int negatives = (int) number(options, "--negatives", 5);
        int gallery = (int) number(options, "--attack", 60);
        String families = options.getOrDefault("--family", "AB");
        out.printf("Generated heads, not people: %d a family, seed %d%n", heads, seed);
        for (Family family : Family.values()) {
            if (families.contains(family.name())) {
                heads(family, heads, seed);
            }
        }
        if (heads > 0) {
            tables.removers(all);
            List<Outcome> ours = all.stream()
                    .filter(outcome -> outcome.remover() == Remover.ELPIS)
                    .toList();
            tables.strata(ours);
            tables.reasons(ours);
        }
        for (Family family : Family.values()) {
            if (families.contains(family.name())) {
                negatives(family, negatives, seed);
            }
        }
        if (gallery > 1) {
            new Attack(out, gallery, seed).run();
        }
        new RealHeads(out, Path.of(options.getOrDefault("--data", "data"))).run();
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        return Long.parseLong(options.getOrDefault(name, Long.toString(otherwise)));
    }

    /// Who drew the heads.
    enum Family {
        A("A (tuned on)"),
        B("B (held out)");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        HeadScan scan(long person, long scan) {
            return this == A ? HeadFamilyA.scan(person, scan) : HeadFamilyB.scan(person, scan);
        }

        HeadScan negative(Negative kind, Modality modality, long seed) {
            return this == A ? Negative.scanA(kind, modality, seed) : Negative.scanB(kind, modality, seed);
        }
    }

    private void heads(Family family, int heads, long seed) {
        if (heads > 0) {
            // The first is slow, for the compiler is cold.
            Trial.of(Remover.ELPIS, family.title, 0, Subject.of(family.scan(-1, -1)));
        }
        for (int i = 0; i < heads; i++) {
            long person = seed * 100_000 + i;
            Subject subject = Subject.of(family.scan(person, person));
            for (Remover remover : Remover.values()) {
                all.add(Trial.of(remover, family.title, person, subject));
            }
        }
    }

    private void negatives(Family family, int each, long seed) {
        if (each == 0) {
            return;
        }
        out.printf(
                "%nFamily %s without a face, or with one where the header does not say. Something is left of a face in what"
                        + " leaves with more than 1 %% of it.%n%n",
                family.title);
        out.println("| what | volumes | removed | nothing | doubt | face left | brain touched |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Negative kind : Negative.values()) {
            int[] counts = new int[5];
            for (int i = 0; i < each; i++) {
                Modality modality = Modality.values()[i % Modality.values().length];
                Subject subject = Subject.of(family.negative(kind, modality, seed * 1000 + i));
                Outcome outcome = Trial.of(Remover.ELPIS, family.title, i, subject);
                counts[outcome.isRemoved() ? 0 : outcome.isDoubt() ? 2 : 1]++;
                counts[3] += outcome.isLeft() ? 1 : 0;
                counts[4] += outcome.brainTouched() > 0 ? 1 : 0;
            }
            out.printf(
                    "| %s | %d | %d | %d | %d | %d | %d |%n",
                    kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    each,
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    counts[4]);
        }
    }
}
