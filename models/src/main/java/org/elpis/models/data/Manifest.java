package org.elpis.models.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.elpis.ElpisException;

/// What a folder of images says of them: the rows of its `manifest.csv`.
///
/// Format: docs/formats/audit-data.md
final class Manifest {
    static final String NAME = "manifest.csv";

    /// Some 300 bytes a row would be a wordy manifest.
    private static final long MOST_BYTES = 256L << 20;

    private static final Pattern COLUMN = Pattern.compile("[a-z0-9][a-z0-9_ -]{0,39}");

    /// One image.
    ///
    /// @param row  in the manifest, whose heading is row 1
    /// @param file  as the manifest has it
    /// @param place  the file, all links followed, within the folder
    /// @param label  as the manifest has it; empty when it has none
    /// @param attributes  of the other columns, those that are filled
    record Row(int row, String file, Path place, String patient, String label, Map<String, String> attributes) {}

    private final Path folder;
    private final List<String> columns;
    private final Map<Path, Integer> places = new HashMap<>();

    private Manifest(Path folder, List<String> columns) {
        this.folder = folder;
        this.columns = columns;
    }

    /// The rows of a folder's manifest, at least one.
    ///
    /// @param required  columns that must be there
    /// @throws ElpisException when there is no manifest, or it is not of the form
    static List<Row> read(Path folder, Set<String> required) {
        try {
            Path root = folder.toRealPath();
            List<List<String>> table = Csv.rows(text(root.resolve(NAME)));
            if (table.size() < 2) {
                throw fault("manifest.csv has no row but its heading. List one image a row: file,patient,label.");
            }
            Manifest manifest = new Manifest(root, columns(table.getFirst(), required));
            List<Row> rows = new ArrayList<>(table.size());
            for (int i = 1; i < table.size(); i++) {
                rows.add(manifest.row(i + 1, table.get(i)));
            }
            return rows;
        } catch (IOException e) {
            throw new ElpisException(
                    ElpisException.Code.INPUT_UNREADABLE,
                    "The folder has no manifest.csv that can be read. Put one there with the columns "
                            + "file,patient,label and one image a row.",
                    e);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw fault("manifest.csv is larger than 256 MiB.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault("manifest.csv is not UTF-8. Save it as CSV UTF-8.");
        }
    }

    private static List<String> columns(List<String> heading, Set<String> required) {
        List<String> columns =
                heading.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!COLUMN.matcher(columns.get(i)).matches() || !seen.add(columns.get(i))) {
                throw fault("A column of manifest.csv has no name, one that came before, or one of other than 1 to 40 "
                                + "letters, digits, blanks, - and _. The first row must be the heading.")
                        .with("column number", i + 1);
            }
        }
        for (String name : List.of("file", "patient", "label")) {
            if (required.contains(name) && !seen.contains(name)) {
                throw fault("manifest.csv lacks a column. It needs file, patient and label in its first row.")
                        .with("column", name);
            }
        }
        return columns;
    }

    private Row row(int number, List<String> fields) {
        if (fields.size() != columns.size()) {
            throw fault("A row of manifest.csv has more or fewer fields than the heading.")
                    .with("row", number);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), fields.get(i));
        }
        Map<String, String> attributes = new TreeMap<>(values);
        attributes.keySet().removeAll(Set.of("file", "patient", "label"));
        attributes.values().removeIf(String::isEmpty);
        String patient = values.getOrDefault("patient", "");
        if (patient.isEmpty() && values.containsKey("patient")) {
            throw fault("A row of manifest.csv names no patient. Patients are the unit of every interval.")
                    .with("row", number);
        }
        String file = values.getOrDefault("file", "");
        return new Row(number, file, place(number, file), patient, values.getOrDefault("label", ""), attributes);
    }

    /// Where the file is; nothing outside the folder is opened, whatever a manifest or a link in the folder says.
    private Path place(int number, String file) {
        Path place;
        try {
            Path relative = Path.of(file);
            if (file.isEmpty() || relative.isAbsolute() || file.startsWith("/") || file.startsWith("\\")) {
                throw fault("A file of manifest.csv must be named relative to its folder.")
                        .with("row", number);
            }
            for (Path part : relative) {
                if (part.toString().equals("..")) {
                    throw fault("A file of manifest.csv lies outside its folder. Move it in.")
                            .with("row", number);
                }
            }
            place = folder.resolve(relative).toRealPath();
        } catch (IOException | InvalidPathException e) {
            throw absent(number);
        }
        if (!place.startsWith(folder)) {
            throw fault("A file of manifest.csv is a link to outside its folder. Copy the file in.")
                    .with("row", number);
        }
        if (!Files.isRegularFile(place)) {
            throw absent(number);
        }
        Integer before = places.putIfAbsent(place, number);
        if (before != null) {
            throw fault("A file stands in manifest.csv twice. Name each image once.")
                    .with("row", number)
                    .with("first row", before);
        }
        return place;
    }

    private static ElpisException absent(int number) {
        return fault("A file of manifest.csv is not there. Put it there or take out the row.")
                .with("row", number);
    }

    private static ElpisException fault(String message) {
        return new ElpisException(ElpisException.Code.INPUT_UNREADABLE, message);
    }
}
