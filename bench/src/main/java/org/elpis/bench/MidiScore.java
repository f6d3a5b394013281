package org.elpis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.AnswerKey;
import org.elpis.testkit.key.PlantedIdentifier;

/// The three rates of a release, apart: what leaked, what was lost, what no longer hangs together. And the sum of the
/// ten
/// public actions, which mixes them.
final class MidiScore {
    /// A plant that failed.
    ///
    /// @param found  what stands at its place now
    record Failure(String kind, PlantedIdentifier plant, String found) {}

    final Map<AnswerAction, Rate> failedActions = new EnumMap<>(AnswerAction.class);
    final Map<String, Rate> leaked = new TreeMap<>();
    final Map<String, Rate> lost = new TreeMap<>();
    /// Words that should have stayed, by language.
    final Map<String, Rate> lostWords = new TreeMap<>();
    final Map<String, Integer> lostTokens = new TreeMap<>();
    /// Public actions of objects that did not come out, by what the public checker makes of them.
    final Rate missing = new Rate();
    final List<Failure> failures = new ArrayList<>();
    final NewIds ids;
    final Integrity integrity;
    final Map<String, Set<String>> strays;
    final int objects;
    final int released;
    final int heldBack;
    final int plants;

    MidiScore(AnswerKey key, Release release) throws IOException {
        Map<String, List<PlantedIdentifier>> byObject = new LinkedHashMap<>();
        key.plants()
                .forEach(plant -> byObject.computeIfAbsent(plant.instance().path(), p -> new ArrayList<>())
                        .add(plant));
        Map<String, ReadObject> objects = new HashMap<>();
        try {
            for (String path : byObject.keySet()) {
                String output = release.outputOf().get(path);
                if (output != null) {
                    objects.put(path, ReadObject.open(release.folder(), output));
                }
            }
            LeakSearch search = new LeakSearch(release, key);
            this.ids = NewIds.of(key.plants(), objects);
            Judge judge = new Judge(ids);
            for (Map.Entry<String, List<PlantedIdentifier>> entry : byObject.entrySet()) {
                ReadObject object = objects.get(entry.getKey());
                if (object == null) {
                    entry.getValue().forEach(this::missed);
                } else {
                    score(entry.getValue(), object, judge);
                    leaks(entry.getValue(), object, search, release.outputOf().getOrDefault(entry.getKey(), ""));
                }
            }
            this.strays = search.strays(key.plants());
            this.integrity = new Integrity(key.plants(), objects);
            for (PlantedIdentifier plant : integrity.broken) {
                failures.add(new Failure(
                        "broken",
                        plant,
                        found(plant, objects.get(plant.instance().path()))));
            }
            for (PlantedIdentifier plant : integrity.goneDates) {
                failures.add(new Failure(
                        "date gone",
                        plant,
                        found(plant, objects.get(plant.instance().path()))));
            }
        } finally {
            for (ReadObject object : objects.values()) {
                object.close();
            }
        }
        this.objects = byObject.size();
        this.released = objects.size();
        this.heldBack = release.heldBack();
        this.plants = key.plants().size();
    }

    private void missed(PlantedIdentifier plant) {
        if (Judge.isPublic(plant)) {
            for (AnswerAction action : Judge.actions(plant.answer())) {
                missing.add(!Judge.passesWhenMissing(action));
            }
        }
    }

    private void score(List<PlantedIdentifier> plants, ReadObject object, Judge judge) throws IOException {
        for (PlantedIdentifier plant : plants) {
            for (AnswerAction action : Judge.actions(plant.answer())) {
                boolean passed = judge.passes(plant, action, object);
                if (Judge.isPublic(plant)) {
                    failedActions.computeIfAbsent(action, a -> new Rate()).add(!passed);
                }
                if (action == AnswerAction.UID_CONSISTENT || action == AnswerAction.PATID_CONSISTENT) {
                    failed(passed, "broken", plant, object);
                } else if (!Judge.passesWhenMissing(action)) {
                    retain(plant, action, passed, object);
                }
            }
        }
    }

    private void retain(PlantedIdentifier plant, AnswerAction action, boolean passed, ReadObject object)
            throws IOException {
        Rate rate = lost.computeIfAbsent(layer(plant), l -> new Rate());
        if (action == AnswerAction.TEXT_RETAINED) {
            Rate words = lostWords.computeIfAbsent(plant.answer().language(), l -> new Rate());
            List<String> gone = Judge.lost(plant, object);
            for (String token : plant.answer().stay()) {
                rate.add(gone.contains(token));
                words.add(gone.contains(token));
                if (gone.contains(token)) {
                    lostTokens.merge(plant.answer().language() + " " + token, 1, Integer::sum);
                }
            }
        } else {
            rate.add(!passed);
        }
        failed(passed, "lost", plant, object);
    }

    private void leaks(List<PlantedIdentifier> plants, ReadObject object, LeakSearch search, String output)
            throws IOException {
        Set<PlantedIdentifier> found = search.leaked(plants, object, output);
        for (PlantedIdentifier plant : plants) {
            if (!LeakSearch.isRemoval(plant.answer().action())) {
                continue;
            }
            boolean hidden = plant.answer().action() == AnswerAction.PIXELS_HIDDEN;
            boolean leaks = hidden
                    ? InkCheck.isVisible(
                            object, plant.path(), plant.answer().box().orElseThrow())
                    : found.contains(plant);
            leaked.computeIfAbsent(layer(plant), l -> new Rate()).add(leaks);
            failed(!leaks, "leaked", plant, object);
        }
    }

    private void failed(boolean passed, String kind, PlantedIdentifier plant, ReadObject object) throws IOException {
        if (!passed) {
            failures.add(new Failure(kind, plant, found(plant, object)));
        }
    }

    private static String found(PlantedIdentifier plant, @org.jspecify.annotations.Nullable ReadObject object)
            throws IOException {
        if (plant.answer().action() == AnswerAction.PIXELS_HIDDEN) {
            return "(drawn)";
        }
        return object == null ? "" : object.textAt(plant.path()).orElse("(absent)");
    }

    /// Drawn text apart from the labels and comments that stand beside it.
    private static String layer(PlantedIdentifier plant) {
        return plant.answer().action() == AnswerAction.PIXELS_HIDDEN
                ? "PIXELS"
                : plant.answer().layer().name();
    }

    static Rate sum(Iterable<Rate> rates) {
        Rate sum = new Rate();
        rates.forEach(sum::add);
        return sum;
    }

    /// What is broken of all that must hang together.
    Rate broken() {
        Rate consistent = sum(failedActions.entrySet().stream()
                .filter(e -> e.getKey() == AnswerAction.UID_CONSISTENT || e.getKey() == AnswerAction.PATID_CONSISTENT)
                .map(Map.Entry::getValue)
                .toList());
        return sum(List.of(integrity.brokenReferences, integrity.brokenIntervals, consistent));
    }
}
