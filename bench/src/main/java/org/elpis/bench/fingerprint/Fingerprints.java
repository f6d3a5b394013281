package org.elpis.bench.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.bench.fingerprint.Leak.Tone;
import org.elpis.fingerprint.BaselineFrame;
import org.elpis.fingerprint.FingerprintKeys;
import org.elpis.fingerprint.ObjectFingerprint;
import org.elpis.fingerprint.SuspectPicture;
import org.elpis.fingerprint.Suspicion;

/// Marks real images for a recipient, makes pictures of them that leak, and asks whose they are.
public final class Fingerprints {
    private static final FingerprintKeys KEYS = new FingerprintKeys(new byte[32]);
    private static final String GUILTY = "recipient 0";

    /// Among so many somebody is named.
    private static final int RECIPIENTS = 100;

    private static final double LEVEL = -6;
    private static final int[] TOGETHER = {1, 5, 10};
    private static final int INNOCENT = 2000;

    private static final List<Leak> LEAKS = List.of(
            Leak.jpeg(0),
            Leak.jpeg(95),
            Leak.jpeg(90),
            Leak.jpeg(75),
            Leak.jpeg(50),
            new Leak("JPEG 75, window twice as wide", 75, 1, 1, Tone.WIDE),
            new Leak("JPEG 75, window half as wide", 75, 1, 1, Tone.NARROW),
            new Leak("JPEG 75, inverted, gamma", 75, 1, 1, Tone.INVERTED_GAMMA),
            new Leak("JPEG 75, cut to 70 %", 75, 0.7, 1, Tone.USUAL),
            new Leak("JPEG 75, cut to 50 %", 75, 0.5, 1, Tone.USUAL),
            new Leak("JPEG 75, scaled to 150 %", 75, 1, 1.5, Tone.USUAL),
            new Leak("JPEG 75, scaled to 75 %", 75, 1, 0.75, Tone.USUAL),
            new Leak("JPEG 75, scaled to 50 %", 75, 1, 0.5, Tone.USUAL),
            new Leak("JPEG 75, cut to 70 %, scaled to 75 %", 75, 0.7, 0.75, Tone.USUAL),
            new Leak("JPEG 50, cut to 50 %, scaled to 50 %", 50, 0.5, 0.5, Tone.USUAL));

    private Fingerprints() {}

    /// Prints all tables.
    ///
    /// @param args  images of one series from each folder are taken, then the folders
    public static void main(String[] args) throws IOException {
        int each = Integer.parseInt(args[0]);
        SequencedMap<String, List<GreyFile>> groups = new LinkedHashMap<>();
        int number = 0;
        int all = 0;
        int back = 0;
        for (String folder : Arrays.asList(args).subList(1, args.length)) {
            List<Path> files = files(Path.of(folder));
            List<GreyFile> usable = new ArrayList<>();
            for (Path file : files) {
                Optional<GreyFile> found = GreyFile.of(file, "1.2." + number++);
                if (found.isPresent()
                        && BaselineFrame.of(found.get().instance(), found.get(), 0, KEYS)
                                .isPresent()) {
                    usable.add(found.get());
                    all++;
                    back += comesBack(found.get()) ? 1 : 0;
                }
            }
            groups.put(folder, sample(usable, each));
        }
        System.out.printf("Put in and taken out again: %d images, %d not bit by bit.%n%n", all, all - back);
        harm(groups);
        survival(groups);
        collusion(groups);
        innocent(groups);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// From the middle of a series, one beside the other.
    private static List<GreyFile> sample(List<GreyFile> usable, int each) {
        int from = Math.max(0, (usable.size() - each) / 2);
        return usable.subList(from, Math.min(usable.size(), from + each));
    }

    private static boolean comesBack(GreyFile image) throws IOException {
        ObjectFingerprint fingerprint = new ObjectFingerprint(KEYS, GUILTY);
        ObjectFingerprint.Put put = fingerprint.put(image.instance(), image);
        GreyFile copy = image.with(put.edit());
        GreyFile undone = copy.with(fingerprint.take(copy.instance(), copy, put.left()));
        return Arrays.equals(undone.values(), image.values()) && !Arrays.equals(copy.values(), image.values());
    }

    private static GreyFile copy(GreyFile image, String recipient) throws IOException {
        return image.with(new ObjectFingerprint(KEYS, recipient)
                .put(image.instance(), image)
                .edit());
    }

    private static void harm(SequencedMap<String, List<GreyFile>> groups) throws IOException {
        Map<String, Harm> kinds = new TreeMap<>();
        Random random = new Random(1);
        for (List<GreyFile> images : groups.values()) {
            for (GreyFile image : images) {
                kinds.computeIfAbsent(image.kind(), none -> new Harm()).add(image, copy(image, GUILTY), random);
            }
        }
        System.out.println(Harm.heading());
        kinds.forEach((kind, harm) -> System.out.println(harm.row(kind)));
        System.out.println();
    }

    /// Adds one picture to what is known; not one that does not look like the frame.
    private static void add(GreyFile image, SuspectPicture picture, List<Suspicion> to) throws IOException {
        BaselineFrame frame = BaselineFrame.of(image.instance(), image, 0, KEYS).orElseThrow();
        BaselineFrame.Guess guess = frame.refine(picture, frame.guess(picture));
        if (guess.likeness() >= 0.8) {
            for (Suspicion suspicion : to) {
                frame.addTo(suspicion, picture, guess);
            }
        }
    }

    private static boolean isNamed(Suspicion suspicion, String recipient) {
        return Suspicion.log10Probability(suspicion.score(recipient)) + Math.log10(RECIPIENTS) <= LEVEL;
    }

    private static void survival(SequencedMap<String, List<GreyFile>> groups) throws IOException {
        System.out.print("| Leaked as | median score |");
        for (int together : TOGETHER) {
            System.out.print(together == 1 ? " named by one picture |" : " by " + together + " of a series |");
        }
        System.out.println("\n|---|---|---|---|---|");
        for (Leak leak : LEAKS) {
            List<Double> scores = new ArrayList<>();
            int[] named = new int[TOGETHER.length];
            int[] of = new int[TOGETHER.length];
            for (List<GreyFile> images : groups.values()) {
                Tally tally = new Tally(named, of, scores);
                for (GreyFile image : images) {
                    tally.add(image, leak.of(copy(image, GUILTY)));
                }
            }
            scores.sort(null);
            System.out.printf(Locale.ROOT, "| %s | %.1f |", leak.name(), scores.get(scores.size() / 2));
            for (int i = 0; i < named.length; i++) {
                System.out.printf(" %d of %d |", named[i], of[i]);
            }
            System.out.println();
        }
        System.out.println();
    }

    /// Counts who is named by one picture and by several together.
    private static final class Tally {
        private final int[] named;
        private final int[] of;
        private final List<Double> scores;
        private final Suspicion[] open = new Suspicion[TOGETHER.length];
        private final int[] filled = new int[TOGETHER.length];

        Tally(int[] named, int[] of, List<Double> scores) {
            this.named = named;
            this.of = of;
            this.scores = scores;
            for (int i = 0; i < open.length; i++) {
                open[i] = new Suspicion(KEYS);
            }
        }

        void add(GreyFile image, SuspectPicture picture) throws IOException {
            Fingerprints.add(image, picture, List.of(open));
            scores.add(open[0].score(GUILTY));
            for (int i = 0; i < open.length; i++) {
                if (++filled[i] == TOGETHER[i]) {
                    of[i]++;
                    named[i] += isNamed(open[i], GUILTY) ? 1 : 0;
                    open[i] = new Suspicion(KEYS);
                    filled[i] = 0;
                }
            }
        }
    }

    /// How several recipients make one picture of their copies.
    private enum Mix {
        AVERAGE,
        ONE_PIXEL_EACH,
        MIDDLE,
        LARGEST
    }

    private static void collusion(SequencedMap<String, List<GreyFile>> groups) throws IOException {
        System.out.println(
                "| Together | how | leaked as | some of them named, one picture | 5 of a series | innocent named |");
        System.out.println("|---|---|---|---|---|---|");
        for (int who : new int[] {2, 3, 5}) {
            for (Mix mix : Mix.values()) {
                if (who == 2 && mix == Mix.MIDDLE) {
                    continue; // the same as the average
                }
                for (int quality : new int[] {0, 75}) {
                    collusion(groups, who, mix, quality);
                }
            }
        }
        System.out.println();
    }

    private static void collusion(SequencedMap<String, List<GreyFile>> groups, int who, Mix mix, int quality)
            throws IOException {
        Random random = new Random(2);
        int[] named = new int[2];
        int[] of = new int[2];
        int innocent = 0;
        for (List<GreyFile> images : groups.values()) {
            Suspicion five = new Suspicion(KEYS);
            int filled = 0;
            for (int i = 0; i < images.size(); i += 2) {
                GreyFile image = images.get(i);
                SuspectPicture picture = Leak.jpeg(quality).of(mixed(image, who, mix, random));
                Suspicion one = new Suspicion(KEYS);
                add(image, picture, List.of(one, five));
                of[0]++;
                named[0] += isAnyNamed(one, 0, who) ? 1 : 0;
                innocent += isAnyNamed(one, who, RECIPIENTS) ? 1 : 0;
                if (++filled == 5) {
                    of[1]++;
                    named[1] += isAnyNamed(five, 0, who) ? 1 : 0;
                    innocent += isAnyNamed(five, who, RECIPIENTS) ? 1 : 0;
                    five = new Suspicion(KEYS);
                    filled = 0;
                }
            }
        }
        System.out.printf(
                "| %d | %s | %s | %d of %d | %d of %d | %d |%n",
                who,
                mix.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Leak.jpeg(quality).name(),
                named[0],
                of[0],
                named[1],
                of[1],
                innocent);
    }

    private static boolean isAnyNamed(Suspicion suspicion, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isNamed(suspicion, "recipient " + i)) {
                return true;
            }
        }
        return false;
    }

    private static GreyFile mixed(GreyFile image, int who, Mix mix, Random random) throws IOException {
        List<GreyFile> copies = new ArrayList<>();
        for (int i = 0; i < who; i++) {
            copies.add(copy(image, "recipient " + i));
        }
        short[] mixed = new short[image.values().length];
        int[] values = new int[who];
        for (int i = 0; i < mixed.length; i++) {
            int sum = 0;
            for (int k = 0; k < who; k++) {
                values[k] = copies.get(k).value(i);
                sum += values[k];
            }
            int drawn = values[random.nextInt(who)];
            Arrays.sort(values);
            mixed[i] = (short)
                    switch (mix) {
                        case AVERAGE -> Math.round((float) sum / who);
                        case ONE_PIXEL_EACH -> drawn;
                        case MIDDLE -> values[who / 2];
                        case LARGEST -> values[who - 1];
                    };
        }
        return image.with(mixed);
    }

    /// Recipients who never had the copy: the tail of their scores beside what is stated.
    private static void innocent(SequencedMap<String, List<GreyFile>> groups) throws IOException {
        long pairs = 0;
        double most = 0;
        long[] above = new long[6];
        long named = 0;
        long namedUnmarked = 0;
        long unmarked = 0;
        Leak leak = Leak.jpeg(75);
        for (List<GreyFile> images : groups.values()) {
            for (GreyFile image : images) {
                Suspicion suspicion = new Suspicion(KEYS);
                add(image, leak.of(copy(image, GUILTY)), List.of(suspicion));
                for (int i = 1; i <= INNOCENT; i++) {
                    double score = suspicion.score("innocent " + i);
                    pairs++;
                    most = Math.max(most, score);
                    for (int t = 1; t < above.length; t++) {
                        above[t] += score >= t ? 1 : 0;
                    }
                    named += Suspicion.log10Probability(score) <= LEVEL ? 1 : 0;
                }
                Suspicion release = new Suspicion(KEYS);
                add(image, leak.of(image), List.of(release));
                for (int i = 0; i < RECIPIENTS; i++) {
                    unmarked++;
                    namedUnmarked += isNamed(release, "recipient " + i) ? 1 : 0;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d pairs of an innocent recipient and a leaked picture: %d named (at most %.1e of them, 3/n at 95 %%); "
                        + "highest score %.2f.%n%n",
                pairs,
                named,
                3.0 / pairs,
                most);
        System.out.println("| Score at least | observed | normal | stated bound |\n|---|---|---|---|");
        for (int t = 1; t < above.length; t++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.2e (%d) | %.2e | %.2e |%n",
                    t,
                    (double) above[t] / pairs,
                    above[t],
                    NORMAL_TAIL[t],
                    Math.pow(10, Suspicion.log10Probability(t)));
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe release itself, which carries nobody's fingerprint, leaked: %,d pairs, %d named.%n",
                unmarked,
                namedUnmarked);
    }

    /// P(normal >= t) of t = 0 to 5, from tables.
    private static final double[] NORMAL_TAIL = {0.5, 0.158655, 0.0227501, 1.34990e-3, 3.16712e-5, 2.86652e-7};
}
