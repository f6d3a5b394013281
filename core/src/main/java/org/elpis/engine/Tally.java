package org.elpis.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.policy.Action;
import org.elpis.policy.Plan;
import org.elpis.policy.PlanStep;
import org.jspecify.annotations.Nullable;

/// Counts what plans do, attribute by attribute. One a thread; added up at the end.
///
/// Consecutive objects with the same plan, such as slices of a series, are counted by one number.
final class Tally {
    private record Key(int tag, String action, String rule) implements Comparable<Key> {
        // Spelled out: linking what a record brings along costs milliseconds in every run.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && tag == key.tag && action.equals(key.action) && rule.equals(key.rule);
        }

        @Override
        public int hashCode() {
            return (tag * 31 + action.hashCode()) * 31 + rule.hashCode();
        }

        @Override
        public int compareTo(Key other) {
            int order = Integer.compareUnsigned(tag, other.tag);
            order = order == 0 ? action.compareTo(other.action) : order;
            return order == 0 ? rule.compareTo(other.rule) : order;
        }
    }

    private final Map<Key, Long> counts = new HashMap<>();
    private String lastDigest = "";
    private Plan lastPlan = new Plan("", new org.elpis.policy.DeidentificationStatement("", List.of(), ""), List.of());
    private long repeats;

    void add(Plan plan, String digest) {
        if (!digest.equals(lastDigest)) {
            settle();
            lastDigest = digest;
            lastPlan = plan;
        }
        repeats++;
    }

    private void settle() {
        for (PlanStep step : lastPlan.steps()) {
            Key key = new Key(step.location().tag(), step.action().kind().text(), step.rule());
            counts.merge(key, repeats, Long::sum);
            if (step.action() instanceof Action.RemoveFace face && !face.boxes().isEmpty()) {
                counts.merge(new Key(key.tag, Action.Kind.FILL_BOXES.text(), key.rule), repeats, Long::sum);
            }
        }
        repeats = 0;
    }

    void addAll(Tally other) {
        settle();
        other.settle();
        other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
    }

    List<JobReport.AttributeTally> rows() {
        settle();
        List<JobReport.AttributeTally> rows = new ArrayList<>(counts.size());
        for (Map.Entry<Key, Long> entry : new TreeMap<>(counts).entrySet()) {
            rows.add(row(entry.getKey(), entry.getValue()));
        }
        return rows;
    }

    private static JobReport.AttributeTally row(Key key, long count) {
        String keyword =
                Dictionary.entry(key.tag).map(Dictionary.Entry::keyword).orElse("");
        return new JobReport.AttributeTally(Tag.format(key.tag), keyword, key.action, key.rule, count);
    }
}
