package org.elpis.testkit.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All planted identifiers of a hospital, in a stable order. The place in `plants` is the index that leaks name.
///
/// The file is a CSV in the layout of the MIDI-B table `answer_data` (one row per instance, the answers as
/// JSON), so that `sqlite3 key.db '.import --csv key.csv answer_data'` makes what the public checker reads. Own
/// columns ride along inside the JSON, which the public checker ignores:
/// `vanish`, `near`, `stay`, `layer`, `severity`, `language`, `plant`, `box`; and `Path` at the end.
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

    /// The names of the columns.
    public static List<String> columns() {
        return HEADER;
    }

    /// Writes the key as CSV.
    public void write(Path csv) throws IOException {
        StringBuilder out = new StringBuilder();
        Csv.line(HEADER, out);
        rows().forEach(row -> Csv.line(row, out));
        Files.writeString(csv, out);
    }

    /// The rows of the table, one for each instance.
    public List<List<String>> rows() {
        Map<PlantedInstance, Map<String, Object>> rows = new LinkedHashMap<>();
        for (int i = 0; i < plants.size(); i++) {
            PlantedIdentifier plant = plants.get(i);
            addAnswers(rows.computeIfAbsent(plant.instance(), k -> new LinkedHashMap<>()), i, plant);
        }
        List<List<String>> lines = new ArrayList<>();
        for (Map.Entry<PlantedInstance, Map<String, Object>> row : rows.entrySet()) {
            PlantedInstance of = row.getKey();
            String json = Json.write(row.getValue());
            lines.add(List.of(
                    Integer.toString(lines.size()),
                    "elpis",
                    of.modality(),
                    of.sopClassUid(),
                    of.patientId(),
                    of.studyUid(),
                    of.seriesUid(),
                    of.sopUid(),
                    of.digest(),
                    json,
                    of.path()));
        }
        return lines;
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
        fields.put("near", answer.near());
        fields.put("stay", answer.stay());
        fields.put("layer", answer.layer().name());
        fields.put("severity", answer.severity().name());
        fields.put("language", answer.language());
        answer.box().ifPresent(box -> fields.put("box", boxFields(box)));
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
            case TEXT_REMOVED -> {
                List<String> gone = new ArrayList<>(answer.vanish());
                gone.addAll(answer.near());
                yield gone.isEmpty() ? plant.value() : String.join(" ", gone);
            }
            case TEXT_RETAINED -> String.join(" ", answer.stay());
            case PIXELS_RETAINED -> plant.instance().digest();
            case PIXELS_HIDDEN ->
                answer.box().map(AnswerKey::corners).map(Json::write).orElse("");
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
                Json.strings(fields.get("near")),
                Json.strings(fields.get("stay")),
                unwrapped(fields, "answer_category"),
                Json.string(fields.get("language")),
                box(Json.object(fields.getOrDefault("box", Map.of()))));
        return new PlantedIdentifier(of, Json.string(fields.get("tag_ds")), unwrapped(fields, "value"), answer);
    }

    private static Map<String, Object> corners(PixelBox box) {
        Map<String, Object> corners = new LinkedHashMap<>();
        corners.put("text", box.text());
        corners.put("top_left", List.of((long) box.left(), (long) box.top()));
        corners.put("bottom_right", List.of((long) box.left() + box.width(), (long) box.top() + box.height()));
        return corners;
    }

    private static Map<String, Object> boxFields(PixelBox box) {
        Map<String, Object> fields = corners(box);
        fields.put("plane", box.plane().name());
        fields.put("bit", Integer.toString(box.bit()));
        return fields;
    }

    private static Optional<PixelBox> box(Map<String, Object> fields) {
        if (!(fields.get("top_left") instanceof List<?> from && fields.get("bottom_right") instanceof List<?> to)) {
            return Optional.empty();
        }
        int left = whole(from.get(0));
        int top = whole(from.get(1));
        return Optional.of(new PixelBox(
                Json.string(fields.get("text")),
                left,
                top,
                whole(to.get(0)) - left,
                whole(to.get(1)) - top,
                PixelBox.Plane.valueOf(Json.string(fields.get("plane"))),
                Integer.parseInt(Json.string(fields.get("bit")))));
    }

    private static int whole(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Long number ? number.intValue() : -1;
    }

    private static String unwrapped(Map<String, Object> fields, String name) {
        String text = Json.string(fields.get(name));
        return text.substring(1, text.length() - 1);
    }
}
