package org.elpis.testkit.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All planted identifiers of a hospital, in a stable order. The place in `plants` is the index that leaks name.
///
/// The file is a CSV in the layout of the MIDI-B table `answer_data` (one row per instance, the answers as
/// JSON), so that `sqlite3 key.db '.import --csv key.csv answer_data'` makes what the public checker reads. Own
/// columns ride along inside the JSON, which the public checker ignores:
/// `vanish`, `stay`, `layer`, `severity`, `language`, `plant`; and `Path` at the end.
///
/// The public checker has no word for places outside the data set, names private sequences without their
/// creator and does not look into sequences of VR UN: plants there it passes unseen. `ByteLeakChecker` finds
/// them.
public record AnswerKey(List<PlantedIdentifier> plants) {
    private static final List<String> HEADER = List.of(
            "index",
            "group",
            "Modality",
            "SOPClassUID",
            "PatientID",
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "SOPInstanceUID",
            "Digest",
            "AnswerData",
            "Path");

    public AnswerKey {
        plants = List.copyOf(plants);
    }

    /// Writes the key as CSV.
    public void write(Path csv) throws IOException {
        Map<PlantedInstance, Map<String, Object>> rows = new LinkedHashMap<>();
        for (int i = 0; i < plants.size(); i++) {
            PlantedIdentifier plant = plants.get(i);
            addAnswers(rows.computeIfAbsent(plant.instance(), k -> new LinkedHashMap<>()), i, plant);
        }
        StringBuilder out = new StringBuilder();
        Csv.line(HEADER, out);
        int index = 0;
        for (Map.Entry<PlantedInstance, Map<String, Object>> row : rows.entrySet()) {
            PlantedInstance of = row.getKey();
            String json = Json.write(row.getValue());
            Csv.line(
                    List.of(
                            Integer.toString(index++),
                            "elpis",
                            of.modality(),
                            of.sopClassUid(),
                            of.patientId(),
                            of.studyUid(),
                            of.seriesUid(),
                            of.sopUid(),
                            of.digest(),
                            json,
                            of.path()),
                    out);
        }
        Files.writeString(csv, out);
    }

    /// Reads a key that `write` wrote.
    ///
    /// @throws IllegalArgumentException if the file has another layout
    public static AnswerKey read(Path csv) throws IOException {
        List<List<String>> lines = Csv.read(Files.readString(csv));
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("the answer key must start with the line " + String.join(",", HEADER));
        }
        Map<Integer, PlantedIdentifier> plants = new java.util.TreeMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            PlantedInstance of = new PlantedInstance(
                    line.get(10),
                    line.get(2),
                    line.get(3),
                    line.get(4),
                    line.get(5),
                    line.get(6),
                    line.get(7),
                    line.get(8));
            for (Object answer : Json.object(Json.read(line.get(9))).values()) {
                Map<String, Object> fields = Json.object(answer);
                if (fields.get("plant") instanceof Long index) {
                    plants.put(index.intValue(), plant(of, fields));
                }
            }
        }
        return new AnswerKey(new ArrayList<>(plants.values()));
    }

    private static void addAnswers(Map<String, Object> row, int index, PlantedIdentifier plant) {
        Answer answer = plant.answer();
        Map<String, Object> fields = fields(plant, answer.action(), actionText(plant));
        fields.put("plant", (long) index);
        fields.put("vanish", answer.vanish());
        fields.put("stay", answer.stay());
        fields.put("layer", answer.layer().name());
        fields.put("severity", answer.severity().name());
        fields.put("language", answer.language());
        row.put(Integer.toString(row.size()), fields);
        if (answer.action() == AnswerAction.TEXT_REMOVED && !answer.stay().isEmpty()) {
            String text = String.join(" ", answer.stay());
            row.put(Integer.toString(row.size()), fields(plant, AnswerAction.TEXT_RETAINED, text));
        }
    }

    private static Map<String, Object> fields(PlantedIdentifier plant, AnswerAction action, String actionText) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String path = plant.path();
        String tag = path.substring(path.lastIndexOf('<'));
        fields.put("scope", "<Instance>");
        fields.put("tag", tag);
        fields.put("tag_ds", path);
        fields.put("tag_name", tag);
        fields.put("value", "<" + plant.value() + ">");
        fields.put("action", "<" + action.term() + ">");
        fields.put("action_text", "<" + actionText + ">");
        fields.put("answer_category", "<" + plant.answer().category() + ">");
        fields.put("answer_category_v2", Map.of(plant.answer().category(), 1L));
        return fields;
    }

    private static String actionText(PlantedIdentifier plant) {
        Answer answer = plant.answer();
        return switch (answer.action()) {
            case TEXT_REMOVED -> answer.vanish().isEmpty() ? plant.value() : String.join(" ", answer.vanish());
            case TEXT_RETAINED -> String.join(" ", answer.stay());
            case PIXELS_RETAINED -> plant.instance().digest();
            case TAG_RETAINED, TEXT_NOTNULL, DATE_SHIFTED, UID_CHANGED, UID_CONSISTENT, PATID_CONSISTENT ->
                plant.value();
        };
    }

    private static PlantedIdentifier plant(PlantedInstance of, Map<String, Object> fields) {
        Answer answer = new Answer(
                AnswerAction.ofTerm(unwrapped(fields, "action")),
                Layer.valueOf(Json.string(fields.get("layer"))),
                Severity.valueOf(Json.string(fields.get("severity"))),
                Json.strings(fields.get("vanish")),
                Json.strings(fields.get("stay")),
                unwrapped(fields, "answer_category"),
                Json.string(fields.get("language")));
        return new PlantedIdentifier(of, Json.string(fields.get("tag_ds")), unwrapped(fields, "value"), answer);
    }

    private static String unwrapped(Map<String, Object> fields, String name) {
        String text = Json.string(fields.get(name));
        return text.substring(1, text.length() - 1);
    }
}
