package org.elpis.bench.seals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.elpis.dicom.Instance;
import org.elpis.seal.Change;
import org.elpis.seal.UnsealableException;
import org.elpis.seal.Verdict;

/// Alters drawn objects in one place each, down to the least bit of one pixel or one attribute, and counts what is
/// missed and what is named wrongly.
///
/// The truth is the generator's own: what differs is computed from the drawn values, by other lines than the seal's.
final class Alterations {
    private static final int PER_OBJECT = 200;

    private final SplittableRandom random;
    private final Sealer sealer;
    private final Map<String, long[]> counts = new TreeMap<>();
    private long altered;
    private long untouched;
    private long notGenuine;

    private Alterations(long seed, Sealer sealer) {
        this.random = new SplittableRandom(seed);
        this.sealer = sealer;
    }

    public static void main(String[] args) throws Exception {
        ImageIO.setUseCache(false);
        long number = Long.parseLong(args[0]);
        Alterations alterations = new Alterations(Long.parseLong(args[1]), new Sealer());
        while (alterations.altered < number) {
            alterations.study();
        }
        alterations.print();
    }

    private void study() throws IOException, UnsealableException {
        switch (random.nextInt(16)) {
            case 0 -> series();
            case 1 -> opaque();
            default -> object();
        }
    }

    private void object() throws IOException, UnsealableException {
        DrawnObject original = new Drawing(random).object();
        List<Syntax> syntaxes = original.pixels().syntaxes();
        Syntax before = syntaxes.get(random.nextInt(syntaxes.size()));
        Syntax after = syntaxes.get(random.nextInt(syntaxes.size()));
        List<DrawnObject.Cache> caches = List.of(new DrawnObject.Cache(before), new DrawnObject.Cache(after));
        Sealer.Sealed sealed = sealer.seal(original.instance(caches.getFirst()));
        for (DrawnObject.Cache cache : caches) {
            untouched(sealer.verdict(sealed, original.instance(cache)));
        }
        PixelChange pixels = new PixelChange(random);
        AttributeChange attributes = new AttributeChange(random);
        for (int i = 0; i < PER_OBJECT; i++) {
            String what;
            DrawnObject copy;
            if (random.nextInt(3) == 0) {
                AttributeChange.Way way = AttributeChange.Way.values()[Math.max(0, random.nextInt(10) - 4)];
                what = way.words;
                copy = original.with(attributes.in(original.attributes(), way));
            } else {
                PixelChange.Changed changed = pixels.one(original.pixels());
                what = changed.what();
                copy = original.with(changed.pixels());
            }
            Truth truth = Truth.of(original, copy);
            if (!truth.equals(Truth.NOTHING)) {
                count(what, sealer.verdict(sealed, copy.instance(caches.get(i & 1))), truth.changes());
            }
        }
    }

    private void series() throws IOException, UnsealableException {
        Series series = new Series(random);
        DrawnObject.Cache cache = new DrawnObject.Cache(Syntax.EXPLICIT);
        Sealer.Sealed sealed = sealer.seal(instances(series.slices(), cache));
        untouched(sealer.verdict(sealed, instances(series.slices(), cache)));
        for (int i = 0; i < PER_OBJECT; i++) {
            Series.Copy copy = series.copy();
            if (!copy.changes().isEmpty()) {
                count(copy.what(), sealer.verdict(sealed, instances(copy.slices(), cache)), copy.changes());
            }
        }
    }

    private static List<Instance> instances(List<DrawnObject> objects, DrawnObject.Cache cache) {
        List<Instance> instances = new ArrayList<>();
        objects.forEach(object -> instances.add(object.instance(cache)));
        return instances;
    }

    private void opaque() throws IOException, UnsealableException {
        OpaqueFrame frame = new OpaqueFrame(random);
        Sealer.Sealed sealed = sealer.seal(frame.original());
        untouched(sealer.verdict(sealed, frame.original()));
        for (int i = 0; i < PER_OBJECT; i++) {
            OpaqueFrame.Copy copy = frame.copy();
            count(frame.what(), sealer.verdict(sealed, copy.instance()), List.of(copy.change()));
        }
    }

    private void untouched(Verdict verdict) {
        untouched++;
        if (verdict.outcome() != Verdict.Outcome.GENUINE) {
            notGenuine++;
            System.err.println("not altered, and " + verdict);
        }
    }

    private void count(String what, Verdict verdict, Collection<Change> truth) {
        altered++;
        long[] row = counts.computeIfAbsent(what, none -> new long[3]);
        row[0]++;
        boolean isNamed = new HashSet<>(verdict.changes()).equals(Set.copyOf(truth))
                && verdict.changes().size() == truth.size();
        if (verdict.outcome() != Verdict.Outcome.ALTERED) {
            row[1]++;
            System.err.println(what + ": missed: " + truth + ", told: " + verdict);
        } else if (!isNamed) {
            row[2]++;
            System.err.println(what + ": named wrongly: " + truth + ", told: " + verdict.changes());
        }
    }

    private void print() {
        System.out.println("| Altered | times | missed | named wrongly |");
        System.out.println("|---|---|---|---|");
        long[] sum = new long[3];
        counts.forEach((what, row) -> {
            System.out.printf("| %s | %,d | %,d | %,d |%n", what, row[0], row[1], row[2]);
            Arrays.setAll(sum, i -> sum[i] + row[i]);
        });
        System.out.printf("| **all** | %,d | %,d | %,d |%n", sum[0], sum[1], sum[2]);
        System.out.printf(
                "%nOf %,d copies that were not altered %,d were not called genuine.%n", untouched, notGenuine);
        if (sum[1] + sum[2] == 0) {
            System.out.printf("%nNone of %,d: at 95 %% confidence fewer than %.1e are (3/n).%n", sum[0], 3.0 / sum[0]);
        }
    }
}
