package org.elpis.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Decides before anything is released which object gets which name in the output: the first of the input, with any
/// number of threads. An original comes before an earlier release of it, which may have been made knowing less.
final class OutputNames {
    private final Engine engine;
    private final JobRecord record;

    OutputNames(Engine engine, JobRecord record) {
        this.engine = engine;
        this.record = record;
    }

    /// Those of which each gets a name of its own; the others are skipped or quarantined.
    List<ScannedItem> apart(List<ScannedItem> items) {
        boolean hasReleased = items.stream().anyMatch(item -> item.study().isReleased());
        if (!hasReleased && !engine.mayGiveOneNameTwice()) {
            return items;
        }
        String[] names = new String[items.size()];
        Set<String> ofOriginals = HashSet.newHashSet(items.size());
        UnaryOperator<String> releasedUid = engine.releasedUid();
        for (int i = 0; i < names.length; i++) {
            ScannedItem item = items.get(i);
            boolean isReleased = item.study().isReleased();
            String uid = isReleased ? item.sopInstanceUid() : releasedUid.apply(item.sopInstanceUid());
            names[i] = OutputFolder.name(uid);
            if (!isReleased && !item.sopInstanceUid().isEmpty()) {
                ofOriginals.add(names[i]);
            }
        }
        return apart(items, names, ofOriginals);
    }

    private List<ScannedItem> apart(List<ScannedItem> items, String[] names, Set<String> ofOriginals) {
        List<ScannedItem> kept = new ArrayList<>(items.size());
        Set<String> taken = HashSet.newHashSet(items.size());
        for (int i = 0; i < names.length; i++) {
            ScannedItem item = items.get(i);
            if (item.study().isReleased() && ofOriginals.contains(names[i])) {
                record.addSkipped(item.item(), "an earlier release of another file of the input");
            } else if (item.sopInstanceUid().isEmpty() || taken.add(names[i])) {
                // Without a UID it is refused later, for that reason.
                kept.add(item);
            } else {
                record.addQuarantined(item.item(), item.study(), List.of(Reason.sameName()));
            }
        }
        return kept;
    }
}
