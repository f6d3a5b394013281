package org.elpis.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Finds for each object of a copy the one of the baseline that it was made from: by SOP Instance UID; where UIDs were
/// replaced, by equal pixels, and then by its place in the series.
final class BaselinePairs {
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Twin> twins = new ArrayList<>();
    private List<ComparedFile> copies;
    private List<ComparedFile> originals;
    private final Map<String, String> seriesOfCopy = new HashMap<>();

    /// By what an object was found.
    enum By {
        UID,
        PIXELS,
        PLACE,
        /// Both sides were given as one file.
        FILES
    }

    record Pair(ComparedFile original, ComparedFile copy, By by) {}

    /// Two files of one side with the same SOP Instance UID.
    ///
    /// @param isCopy  whether they are of the copy
    record Twin(ComparedFile first, ComparedFile second, boolean isCopy) {}

    private BaselinePairs(List<ComparedFile> originals, List<ComparedFile> copies) {
        this.originals = single(originals, false);
        this.copies = single(copies, true);
    }

    static BaselinePairs of(List<ComparedFile> originals, List<ComparedFile> copies, boolean areFiles) {
        BaselinePairs found = new BaselinePairs(originals, copies);
        found.match(By.UID, (copy, isCopy) -> copy.uid());
        if (areFiles && found.originals.size() == 1 && found.copies.size() == 1) {
            found.match(By.FILES, (file, isCopy) -> "");
        }
        found.match(By.PIXELS, (file, isCopy) -> file.hasPixels() ? content(file) + file.standing() : "");
        found.zip();
        found.match(By.PLACE, found::placed);
        found.pairs.sort(Comparator.comparing(Pair::original, ComparedFile.ORDER));
        return found;
    }

    List<Pair> pairs() {
        return pairs;
    }

    /// Originals that no object of the copy was made from.
    List<ComparedFile> missing() {
        return originals;
    }

    /// Objects of the copy without an original.
    List<ComparedFile> extra() {
        return copies;
    }

    List<Twin> twins() {
        return twins;
    }

    private static String content(ComparedFile file) {
        return String.join(" ", file.pixels().frames());
    }

    /// In order, one a UID; objects without a UID all stay.
    private List<ComparedFile> single(List<ComparedFile> files, boolean isCopy) {
        Map<String, ComparedFile> byUid = new HashMap<>();
        List<ComparedFile> single = new ArrayList<>();
        for (ComparedFile file : files.stream().sorted(ComparedFile.ORDER).toList()) {
            ComparedFile first = file.uid().isEmpty() ? null : byUid.putIfAbsent(file.uid(), file);
            if (first == null) {
                single.add(file);
            } else {
                twins.add(new Twin(first, file, isCopy));
            }
        }
        return single;
    }

    private interface Key {
        /// Empty where the object has none.
        String of(ComparedFile file, boolean isCopy);
    }

    /// Pairs what has a key that no other object of either side has.
    private void match(By by, Key key) {
        Map<String, List<ComparedFile>> before = grouped(originals, file -> key.of(file, false), by);
        Map<String, List<ComparedFile>> after = grouped(copies, file -> key.of(file, true), by);
        after.forEach((name, group) -> {
            List<ComparedFile> there = before.getOrDefault(name, List.of());
            if (group.size() == 1 && there.size() == 1) {
                pair(there.getFirst(), group.getFirst(), by);
            }
        });
        forget();
    }

    /// Pairs what has the same pixels as several others, such as slices of air, in the order of the series.
    private void zip() {
        Map<String, List<ComparedFile>> before =
                grouped(originals, file -> file.hasPixels() ? content(file) : "", By.UID);
        Map<String, List<ComparedFile>> after = grouped(copies, file -> file.hasPixels() ? content(file) : "", By.UID);
        after.forEach((name, group) -> {
            List<ComparedFile> there = before.getOrDefault(name, List.of());
            for (int i = 0; i < Math.min(group.size(), there.size()); i++) {
                pair(there.get(i), group.get(i), By.PIXELS);
            }
        });
        forget();
    }

    private String placed(ComparedFile file, boolean isCopy) {
        if (file.standing().isEmpty()) {
            return "";
        }
        String series = isCopy
                ? seriesOfCopy.getOrDefault(file.series(), "")
                : seriesOfCopy.containsValue(file.series()) ? file.series() : "";
        return file.scope() + " " + series + " " + file.standing();
    }

    private static Map<String, List<ComparedFile>> grouped(
            List<ComparedFile> files, Function<ComparedFile, String> key, By by) {
        Map<String, List<ComparedFile>> groups = by == By.FILES ? new LinkedHashMap<>() : new TreeMap<>();
        for (ComparedFile file : files) {
            String name = key.apply(file);
            if (!name.isEmpty() || by == By.FILES) {
                groups.computeIfAbsent(name, none -> new ArrayList<>()).add(file);
            }
        }
        return groups;
    }

    private void pair(ComparedFile original, ComparedFile copy, By by) {
        pairs.add(new Pair(original, copy, by));
        seriesOfCopy.putIfAbsent(copy.series(), original.series());
    }

    private void forget() {
        List<ComparedFile> paired = new ArrayList<>();
        List<ComparedFile> used = new ArrayList<>();
        for (Pair pair : pairs) {
            used.add(pair.original());
            paired.add(pair.copy());
        }
        originals = without(originals, used);
        copies = without(copies, paired);
    }

    private static List<ComparedFile> without(List<ComparedFile> files, List<ComparedFile> gone) {
        Map<String, ComparedFile> keys = new HashMap<>();
        gone.forEach(file -> keys.put(file.item().key(), file));
        return files.stream()
                .filter(file -> !keys.containsKey(file.item().key()))
                .toList();
    }
}
