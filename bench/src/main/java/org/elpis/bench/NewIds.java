package org.elpis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.PlantedIdentifier;

/// What each UID and each Patient ID became, told from known pairs of originals and released objects: the value that
/// stands in most of the places. These are the two maps that the public checker asks for.
record NewIds(Map<String, String> uids, Map<String, String> patients) {
    static NewIds of(List<PlantedIdentifier> plants, Map<String, ReadObject> released) throws IOException {
        Map<String, Map<String, Integer>> uids = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> patients = new LinkedHashMap<>();
        for (PlantedIdentifier plant : plants) {
            AnswerAction action = plant.answer().action();
            boolean uid = action == AnswerAction.UID_CONSISTENT || action == AnswerAction.UID_CHANGED;
            ReadObject object = released.get(plant.instance().path());
            if (object == null || !uid && action != AnswerAction.PATID_CONSISTENT) {
                continue;
            }
            Optional<String> value = object.textAt(plant.path());
            if (value.isPresent() && !value.get().isEmpty()) {
                (uid ? uids : patients)
                        .computeIfAbsent(plant.value(), k -> new HashMap<>())
                        .merge(value.get(), 1, Integer::sum);
            }
        }
        return new NewIds(mostFrequent(uids), mostFrequent(patients));
    }

    private static Map<String, String> mostFrequent(Map<String, Map<String, Integer>> seen) {
        Map<String, String> chosen = new LinkedHashMap<>();
        seen.forEach((old, values) -> values.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(most -> chosen.put(old, most.getKey())));
        return chosen;
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve("uid_map.csv"), lines(uids));
        Files.write(folder.resolve("patid_map.csv"), lines(patients));
    }

    private static List<String> lines(Map<String, String> map) {
        List<String> lines = new java.util.ArrayList<>(List.of("id_old,id_new"));
        map.forEach((old, now) -> lines.add(quoted(old) + "," + quoted(now)));
        return lines;
    }

    private static String quoted(String text) {
        return text.matches("[\\w.-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
