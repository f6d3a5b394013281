package org.elpis.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Tells by what de-identification leaves alone which released object was made from which original: coded
/// strings, numbers, times of day, and references to objects whose counterparts are known.
///
/// A trait counts the more the fewer objects share it.
final class Likeness {
    /// Objects compared with one another at once; larger groups go by their order.
    static final int MAX_GROUP = 400;

    private static final int MAX_TRAITS = 4000;

    /// Reads the data set of an object once more.
    interface Reading {
        DataSet dataSet(Entry entry) throws IOException;
    }

    private record Candidate(int original, int released, double score) {}

    private final Reading reading;
    private final Map<String, String> counterparts;

    /// @param counterparts  UIDs of originals with those of their released counterparts
    Likeness(Reading reading, Map<String, String> counterparts) {
        this.reading = reading;
        this.counterparts = counterparts;
    }

    /// For each original the index of its likeliest released object, -1 where none is like it.
    int[] match(List<Entry> originals, List<Entry> released) throws IOException {
        List<long[]> before = traits(originals, counterparts);
        List<long[]> after = traits(released, Map.of());
        Map<Long, Integer> owners = new HashMap<>();
        for (long[] traits : before) {
            for (long trait : traits) {
                owners.merge(trait, 1, Integer::sum);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            for (int k = 0; k < after.size(); k++) {
                candidates.add(new Candidate(i, k, score(before.get(i), after.get(k), owners)));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return assign(candidates, originals.size(), released.size());
    }

    private static int[] assign(List<Candidate> candidates, int originals, int released) {
        int[] matches = new int[originals];
        Arrays.fill(matches, -1);
        boolean[] taken = new boolean[released];
        for (Candidate candidate : candidates) {
            if (candidate.score > 0 && matches[candidate.original] < 0 && !taken[candidate.released]) {
                matches[candidate.original] = candidate.released;
                taken[candidate.released] = true;
            }
        }
        return matches;
    }

    /// Both are sorted.
    private static double score(long[] before, long[] after, Map<Long, Integer> owners) {
        double score = 0;
        int k = 0;
        for (long trait : before) {
            while (k < after.length && after[k] < trait) {
                k++;
            }
            if (k < after.length && after[k] == trait) {
                score += 1.0 / owners.getOrDefault(trait, 1);
            }
        }
        return score;
    }

    private List<long[]> traits(List<Entry> entries, Map<String, String> map) throws IOException {
        List<long[]> traits = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            List<Long> found = new ArrayList<>();
            collect(reading.dataSet(entry), map, found);
            traits.add(found.stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .distinct()
                    .toArray());
        }
        return traits;
    }

    private static void collect(DataSet dataSet, Map<String, String> map, List<Long> target) {
        for (Element element : dataSet) {
            if (target.size() == MAX_TRAITS) {
                return;
            }
            if (element.value() instanceof Value.Items items) {
                items.items().forEach(item -> collect(item, map, target));
            } else if (element.value() instanceof Value.Bytes bytes && !bytes.isEmpty()) {
                collect(element, bytes, map, target);
            }
        }
    }

    private static void collect(Element element, Value.Bytes bytes, Map<String, String> map, List<Long> target) {
        if (element.vr() == Vr.UI) {
            for (String uid : NameForms.split(bytes.ascii(), '\\')) {
                byte[] now = map.getOrDefault(uid, uid).getBytes(StandardCharsets.ISO_8859_1);
                target.add(Hashes.at(element.tag(), Hashes.of(now)));
            }
        } else if (isLeftAlone(element)) {
            byte[] array = bytes.array();
            target.add(Hashes.at(element.tag(), Hashes.of(array, bytes.offset(), bytes.offset() + bytes.length())));
        }
    }

    private static boolean isLeftAlone(Element element) {
        return !Tag.isPrivate(element.tag())
                && switch (element.vr()) {
                    case CS, DS, IS, TM, US, UL, SS, SL, FD, FL, OB, OW, OF, OD -> true;
                    default -> false;
                };
    }
}
