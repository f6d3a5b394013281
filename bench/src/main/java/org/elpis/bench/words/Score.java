package org.elpis.bench.words;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.pixel.Box;

/// Counts the lines of the held-out families that the detector misses, and what it takes of frames without text.
public final class Score {
    private static final int WARM_UP = 12;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path data;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Outcome> sampleByUs = new ArrayList<>();
    private final List<Outcome> sampleByPeer = new ArrayList<>();

    private Score(Path data) {
        this.data = data;
    }

    /// Runs one of the two.
    ///
    /// @param arguments  `--data FOLDER --lines N --seed S --sample N --to FILE`, or `--look FOLDER --to FOLDER`
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (options.containsKey("--look")) {
            new RealText(Path.of(options.get("--look")), Path.of(options.getOrDefault("--to", "looked"))).look();
            return;
        }
        Score score = new Score(Path.of(options.getOrDefault("--data", "data")));
        score.families(number(options, "--lines"), number(options, "--seed"), number(options, "--sample"));
        score.clean();
        Optional<String> to = Optional.ofNullable(options.get("--to"));
        if (to.isPresent()) {
            Files.write(
                    Path.of(to.get()),
                    Stream.concat(
                                    Stream.of(Outcome.header()),
                                    score.outcomes.stream().map(Outcome::row))
                            .toList());
        }
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(options.getOrDefault(name, "0"));
    }

    private void families(int lines, int seed, int sample) throws IOException {
        List<Ground> grounds = Grounds.of(data);
        Optional<String> peer = Tesseract.version();
        Path folder = Files.createTempDirectory("elpis-words");
        for (Family family : List.of(Family.b(), Family.c())) {
            family(family, lines, seed, peer.isPresent() ? sample / 2 : 0, grounds, folder);
        }
        deleteAll(folder.resolve("home"));
        Files.deleteIfExists(folder.resolve("frame.ppm"));
        Files.delete(folder);
        Tables tables = new Tables(out);
        out.printf("Families B and C on %d real grounds and drawn ones, seed %d%n", grounds.size(), seed);
        tables.families(outcomes);
        tables.traits(outcomes);
        if (peer.isEmpty()) {
            out.println("\nTesseract: left out, it is not installed (Debian tesseract-ocr).");
            return;
        }
        out.printf("%nThe first %d single frames of each family, by the detector:%n", sample / 2);
        tables.families(sampleByUs);
        out.printf("%nThe same frames by %s:%n", peer.get());
        tables.families(sampleByPeer);
    }

    private void family(Family family, int lines, int seed, int sample, List<Ground> grounds, Path folder)
            throws IOException {
        Gate gate = new Gate(folder.resolve("home"));
        int heldAtGate = 0;
        double areaAtGate = 0;
        int written = 0;
        int images = 0;
        int held = 0;
        int all = 0;
        int sampled = 0;
        double area = 0;
        double own = 0;
        for (long at = (long) seed * 1_000_000; written < lines; at++) {
            List<WrittenFrame> frames = family.frames(at, grounds);
            if (frames.getFirst().lines().isEmpty()) {
                continue;
            }
            Found found = Found.in(frames);
            Found inTheEnd = gate.found(frames);
            heldAtGate += inTheEnd.isHeld() ? 1 : 0;
            areaAtGate += Found.area(frames.getFirst().picture(), inTheEnd.boxes());
            List<Outcome> here = outcomes(family, at, frames, found, inTheEnd);
            outcomes.addAll(here);
            written += here.size();
            images++;
            held += found.isHeld() ? 1 : 0;
            if (!found.isHeld()) {
                double filled = Found.area(frames.getFirst().picture(), found.boxes());
                area += filled;
                all += filled >= Found.ALL ? 1 : 0;
                own += Found.area(frames.getFirst().picture(), around(frames.getFirst()));
            }
            if (frames.size() == 1 && sampled < sample) {
                sampled++;
                sampleByUs.addAll(here);
                List<Box> words = Tesseract.words(frames.getFirst().picture(), folder);
                sampleByPeer.addAll(outcomes(family, at, frames, new Found(false, words), new Found(false, words)));
            }
        }
        out.printf(
                Locale.ROOT,
                "%s: %d images, %d held back, %d filled as a whole; %.1f %% of all area is filled, %.1f %% is text%n",
                family.name(),
                images,
                held,
                all,
                100 * area / Math.max(1, images - held),
                100 * own / Math.max(1, images - held));
        out.printf(
                Locale.ROOT,
                "%s behind the gate: %d images held back, %.1f %% of the area of the others is filled%n",
                family.name(),
                heldAtGate,
                100 * areaAtGate / Math.max(1, images - heldAtGate));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static List<Box> around(WrittenFrame frame) {
        return frame.lines().stream()
                .flatMap(line -> Found.bounds(line.line(), frame.picture().columns()).stream())
                .toList();
    }

    /// A line of a loop is one line, in the frame where it is covered least.
    ///
    /// @param inTheEnd  what the gate fills
    private static List<Outcome> outcomes(
            Family family, long seed, List<WrittenFrame> frames, Found found, Found inTheEnd) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean isAll = Found.area(frames.getFirst().picture(), found.boxes()) >= Found.ALL;
        for (int i = 0; i < frames.getFirst().lines().size(); i++) {
            Map<Trait, String> traits = frames.getFirst().lines().get(i).traits();
            Outcome.AtGate atGate = new Outcome.AtGate(least(frames, i, inTheEnd), inTheEnd.isHeld());
            outcomes.add(
                    new Outcome(family.name(), seed, traits, least(frames, i, found), found.isHeld(), isAll, atGate));
        }
        return outcomes;
    }

    private static double least(List<WrittenFrame> frames, int line, Found found) {
        return frames.stream()
                .mapToDouble(frame -> Found.covered(
                        frame.lines().get(line).line(), frame.picture().columns(), found.boxes()))
                .min()
                .orElse(1);
    }

    /// What is taken of real frames without text, and what a look costs.
    private void clean() throws IOException {
        List<Ground> clean = Grounds.clean(data, 1);
        for (Ground each : clean.subList(0, Math.min(WARM_UP, clean.size()))) {
            Found.in(each.picture());
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, Double> areas = new TreeMap<>();
        long nanos = 0;
        long pixels = 0;
        for (Ground each : clean) {
            long before = threads.getCurrentThreadCpuTime();
            Found found = Found.in(each.picture());
            nanos += threads.getCurrentThreadCpuTime() - before;
            pixels += (long) each.picture().columns() * each.picture().rows();
            int[] count = counts.computeIfAbsent(each.name(), name -> new int[4]);
            count[0]++;
            count[1] += found.boxes().isEmpty() ? 0 : 1;
            count[2] += found.isHeld() ? 1 : 0;
            count[3] += Found.area(each.picture(), found.boxes()) >= Found.ALL ? 1 : 0;
            areas.merge(each.name(), Found.area(each.picture(), found.boxes()), Double::sum);
        }
        out.println(
                "\n| real frames without text | frames | touched | filled as a whole | share of area filled | held back |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        counts.forEach((name, count) -> out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.3f %% | %d |%n",
                name,
                count[0],
                count[1],
                count[3],
                100 * areas.getOrDefault(name, 0.0) / count[0],
                count[2]));
        out.printf(
                Locale.ROOT,
                "%n%.0f ms of CPU a megapixel (%.1f megapixels)%n",
                nanos / 1e6 / (pixels / 1e6),
                pixels / 1e6);
    }
}
