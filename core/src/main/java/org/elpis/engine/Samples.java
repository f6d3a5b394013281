package org.elpis.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The objects that stand for their series in the report: of each series the first in the order of the job that left in
/// this run. Where there are too many, one series of every study comes first. So the same job shows the same ones
/// whatever its threads do. Thread-safe.
final class Samples {
    /// A page with more could not be read, and hardly be opened.
    static final int MAX = 48;

    /// Lowest index first; never more than can still be shown.
    private List<Chosen> chosen = new ArrayList<>();

    private final Map<Study, Map<String, Integer>> first = new HashMap<>();

    private record Chosen(int index, Study study, String series, List<JobReport.Sample> sample) {}

    /// Whether the object at `index` would be shown if it left now. What is refused here is not needed later
    /// either: more objects can only take the places of others.
    synchronized boolean wants(int index, ScannedItem item) {
        Map<String, Integer> series = first.getOrDefault(item.study(), Map.of());
        if (series.getOrDefault(item.seriesUid(), Integer.MAX_VALUE) <= index) {
            return false;
        }
        for (Chosen one : with(new Chosen(index, item.study(), item.seriesUid(), List.of()))) {
            if (one.index() == index) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(int index, ScannedItem item, JobReport.Sample sample) {
        Map<String, Integer> series = first.computeIfAbsent(item.study(), absent -> new HashMap<>(4));
        if (series.merge(item.seriesUid(), index, Math::min) == index) {
            chosen = with(new Chosen(index, item.study(), item.seriesUid(), List.of(sample)));
        }
    }

    /// What is shown of a study, in the order of the job.
    synchronized List<JobReport.Sample> of(Study study) {
        List<JobReport.Sample> samples = new ArrayList<>();
        for (Chosen one : chosen) {
            if (one.study().equals(study)) {
                samples.addAll(one.sample());
            }
        }
        return samples;
    }

    private List<Chosen> with(Chosen added) {
        List<Chosen> all = new ArrayList<>(chosen);
        all.removeIf(one -> one.study().equals(added.study()) && one.series().equals(added.series()));
        all.add(added);
        all.sort((one, other) -> Integer.compare(one.index(), other.index()));
        Set<Study> studies = new HashSet<>();
        List<Chosen> best = new ArrayList<>(MAX);
        List<Chosen> others = new ArrayList<>();
        for (Chosen one : all) {
            (studies.add(one.study()) && best.size() < MAX ? best : others).add(one);
        }
        best.addAll(others.subList(0, Math.min(others.size(), MAX - best.size())));
        best.sort((one, other) -> Integer.compare(one.index(), other.index()));
        return best;
    }
}
