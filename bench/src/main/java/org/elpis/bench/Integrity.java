package org.elpis.bench;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.PlantedIdentifier;

/// Whether a release still hangs together: references lead where they led, dates keep their distances.
final class Integrity {
    private static final int SOP_INSTANCE = 0x00080018;

    /// How far a date moved, or that it moved otherwise than a date of its patient may.
    private record Move(PlantedIdentifier plant, long days, boolean sameTime) {}

    final Rate brokenReferences = new Rate();
    final Rate brokenIntervals = new Rate();
    final List<PlantedIdentifier> broken = new ArrayList<>();
    /// Dates that are no longer there: not moved, so no interval is wrong, but none is left either.
    final List<PlantedIdentifier> goneDates = new ArrayList<>();

    Integrity(List<PlantedIdentifier> plants, Map<String, ReadObject> released) throws IOException {
        references(plants, released);
        intervals(plants, released);
    }

    /// Counts references out of standard sequences to objects that were released.
    private void references(List<PlantedIdentifier> plants, Map<String, ReadObject> released) throws IOException {
        Map<String, String> newUid = new HashMap<>();
        for (PlantedIdentifier plant : plants) {
            ReadObject object = released.get(plant.instance().path());
            if (object != null) {
                newUid.put(plant.instance().sopUid(), object.dataSet().string(SOP_INSTANCE));
            }
        }
        for (PlantedIdentifier plant : plants) {
            ReadObject object = released.get(plant.instance().path());
            boolean nested = plant.path().contains("[") && !plant.path().contains("\"");
            if (object != null && nested && isUid(plant) && newUid.containsKey(plant.value())) {
                boolean intact = object.textAt(plant.path()).equals(Optional.ofNullable(newUid.get(plant.value())));
                brokenReferences.add(!intact);
                if (!intact) {
                    broken.add(plant);
                }
            }
        }
    }

    private static boolean isUid(PlantedIdentifier plant) {
        AnswerAction action = plant.answer().action();
        return action == AnswerAction.UID_CONSISTENT || action == AnswerAction.UID_CHANGED;
    }

    /// All dates of a patient must have moved by the same number of days, with their times as they were.
    private void intervals(List<PlantedIdentifier> plants, Map<String, ReadObject> released) throws IOException {
        Map<String, List<Move>> byPatient = new HashMap<>();
        for (PlantedIdentifier plant : plants) {
            ReadObject object = released.get(plant.instance().path());
            if (object == null
                    || plant.answer().action() != AnswerAction.DATE_SHIFTED
                    || day(plant.value()).isEmpty()) {
                continue;
            }
            Optional<LocalDate> now = object.textAt(plant.path()).flatMap(Integrity::day);
            if (now.isEmpty()) {
                goneDates.add(plant);
                continue;
            }
            byPatient
                    .computeIfAbsent(plant.instance().patientId(), k -> new ArrayList<>())
                    .add(new Move(
                            plant,
                            ChronoUnit.DAYS.between(day(plant.value()).get(), now.get()),
                            object.textAt(plant.path())
                                            .orElse("")
                                            .substring(8)
                                            .equals(plant.value().substring(8))
                                    || plant.value().contains("\\")));
        }
        byPatient.values().forEach(this::compare);
    }

    private void compare(List<Move> moves) {
        Map<Long, Integer> counts = new HashMap<>();
        moves.forEach(move -> counts.merge(move.days(), 1, Integer::sum));
        long usual = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        for (Move move : moves) {
            boolean kept = move.days() == usual && move.sameTime();
            brokenIntervals.add(!kept);
            if (!kept) {
                broken.add(move.plant());
            }
        }
    }

    /// The day at the start of a value of DA or DT.
    private static Optional<LocalDate> day(String value) {
        if (value.length() < 8 || !value.substring(0, 8).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(value.substring(0, 4)),
                    Integer.parseInt(value.substring(4, 6)),
                    Integer.parseInt(value.substring(6, 8))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
