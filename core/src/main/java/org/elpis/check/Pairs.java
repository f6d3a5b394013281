package org.elpis.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.elpis.check.CheckReport.Pairing;

/// Finds the original of every released object: by its SOP Instance UID when that is unchanged, else by its
/// pixel data, else by what de-identification leaves alone, else by its place among objects of its kind.
final class Pairs {
    /// Reads the digest of all pixels of an object.
    interface WholePixels {
        String digest(Entry entry) throws IOException;
    }

    record Pair(Entry original, Entry released, Pairing pairing) {}

    private final WholePixels wholePixels;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Entry> originals;
    private final List<Entry> released;

    Pairs(List<Entry> originals, List<Entry> released, WholePixels wholePixels, Likeness.Reading reading)
            throws IOException {
        this.originals = new ArrayList<>(originals);
        this.released = new ArrayList<>(released);
        this.wholePixels = wholePixels;
        pairUnique(Entry::sopInstanceUid, Pairing.SOP_INSTANCE_UID);
        pairUnique(Entry::pixels, Pairing.PIXEL_DATA);
        pairWholePixels();
        pairAlike(reading);
        pairInOrder(placeOf(this.originals), placeOf(this.released));
        pairInOrder(Entry::kind, Entry::kind);
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<Entry> unpairedOriginals() {
        return originals;
    }

    List<Entry> unpairedReleased() {
        return released;
    }

    /// Pairs where a key stands for one object on either side.
    private void pairUnique(Function<Entry, String> key, Pairing pairing) {
        Map<String, List<Entry>> from = group(originals, key);
        Map<String, List<Entry>> to = group(released, key);
        to.forEach((value, candidates) -> {
            List<Entry> sources = from.getOrDefault(value, List.of());
            if (sources.size() == 1 && candidates.size() == 1) {
                pairs.add(new Pair(sources.getFirst(), candidates.getFirst(), pairing));
            }
        });
        dropPaired();
    }

    private void pairWholePixels() throws IOException {
        Map<String, List<Entry>> from = group(originals, Entry::pixels);
        Map<Entry, String> whole = new HashMap<>();
        Map<String, List<Entry>> to = group(released, Entry::pixels);
        for (Map.Entry<String, List<Entry>> tie : to.entrySet()) {
            List<Entry> sources = from.getOrDefault(tie.getKey(), List.of());
            if (sources.isEmpty()) {
                continue;
            }
            for (Entry entry : sources) {
                whole.put(entry, wholePixels.digest(entry));
            }
            for (Entry entry : tie.getValue()) {
                whole.put(entry, wholePixels.digest(entry));
            }
        }
        Function<Entry, String> key = entry -> whole.getOrDefault(entry, "");
        pairUnique(key, Pairing.PIXEL_DATA);
        pairInOrder(key, key);
    }

    /// Pairs groups of equal size, each in the order of its instance numbers, then of its paths.
    private void pairInOrder(Function<Entry, String> originalKey, Function<Entry, String> releasedKey) {
        Map<String, List<Entry>> from = group(originals, originalKey);
        Map<String, List<Entry>> to = group(released, releasedKey);
        Comparator<Entry> order = Comparator.comparingInt(Entry::instanceNumber).thenComparing(Entry::path);
        to.forEach((key, targets) -> {
            List<Entry> sources = from.getOrDefault(key, List.of());
            if (sources.size() == targets.size()) {
                sources.sort(order);
                targets.sort(order);
                for (int i = 0; i < sources.size(); i++) {
                    pairs.add(new Pair(sources.get(i), targets.get(i), Pairing.POSITION));
                }
            }
        });
        dropPaired();
    }

    /// Pairs objects of one kind by what de-identification leaves alone.
    private void pairAlike(Likeness.Reading reading) throws IOException {
        Likeness likeness = new Likeness(reading, counterparts());
        Map<String, List<Entry>> from = group(originals, Entry::kind);
        for (Map.Entry<String, List<Entry>> kind : group(released, Entry::kind).entrySet()) {
            List<Entry> sources = from.getOrDefault(kind.getKey(), List.of());
            List<Entry> targets = kind.getValue();
            if (sources.size() > Likeness.MAX_GROUP || targets.size() > Likeness.MAX_GROUP) {
                continue;
            }
            int[] matches = likeness.match(sources, targets);
            for (int i = 0; i < matches.length; i++) {
                if (matches[i] >= 0) {
                    pairs.add(new Pair(sources.get(i), targets.get(matches[i]), Pairing.LIKENESS));
                }
            }
        }
        dropPaired();
    }

    /// UIDs of originals with those of their released counterparts, as far as pairs are known.
    Map<String, String> counterparts() {
        Map<String, String> counterparts = new HashMap<>();
        for (Pair pair : pairs) {
            Entry from = pair.original;
            Entry to = pair.released;
            counterparts.putIfAbsent(from.sopInstanceUid(), to.sopInstanceUid());
            counterparts.putIfAbsent(from.seriesUid(), to.seriesUid());
            counterparts.putIfAbsent(from.studyUid(), to.studyUid());
            counterparts.putIfAbsent(from.frameOfReferenceUid(), to.frameOfReferenceUid());
        }
        return counterparts;
    }

    private void dropPaired() {
        Set<Path> from = new HashSet<>();
        Set<Path> to = new HashSet<>();
        for (Pair pair : pairs) {
            from.add(pair.original.path());
            to.add(pair.released.path());
        }
        originals.removeIf(entry -> from.contains(entry.path()));
        released.removeIf(entry -> to.contains(entry.path()));
    }

    /// Kind, size of the series and instance number.
    private static Function<Entry, String> placeOf(List<Entry> entries) {
        Map<String, List<Entry>> series = group(entries, Entry::seriesUid);
        return entry -> entry.kind()
                + ' '
                + series.getOrDefault(entry.seriesUid(), List.of()).size()
                + ' '
                + entry.instanceNumber();
    }

    private static Map<String, List<Entry>> group(List<Entry> entries, Function<Entry, String> key) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String value = key.apply(entry);
            if (!value.isEmpty()) {
                groups.computeIfAbsent(value, k -> new ArrayList<>(1)).add(entry);
            }
        }
        return groups;
    }
}
