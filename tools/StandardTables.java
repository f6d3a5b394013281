import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes the compact fact files of `core` from a folder with the standard's tables.
///
/// `java tools/StandardTables.java <folder with the standard's tables> <core/src/main/resources>`
///
/// The output is a function of the input alone, so a new edition of the standard shows as a plain diff. The
/// layout of each file is in `docs/formats/standard-tables.md`.
final class StandardTables {
    private static final String PS3_6 = "edition about 2024e";
    private static final String PS3_15 = "edition 2026d";
    private static final List<String> OPTION_COLUMNS = List.of(
            "rtn_safe_private", "rtn_uids", "rtn_dev_id", "rtn_inst_id", "rtn_pat_chars", "rtn_long_full_dates",
            "rtn_long_modif_dates", "clean_desc", "clean_struct_cont", "clean_graph");

    private final Path tables;
    private final Path dicom;
    private final Path policy;
    private final Map<String, String> tagOfKeyword = new HashMap<>();

    private StandardTables(Path tables, Path resources) {
        this.tables = tables;
        this.dicom = resources.resolve("org/elpis/dicom/standard");
        this.policy = resources.resolve("org/elpis/policy/standard");
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: java tools/StandardTables.java FOLDER_WITH_TABLES RESOURCES_FOLDER");
            System.exit(2);
        }
        new StandardTables(Path.of(args[0]), Path.of(args[1])).writeAll();
    }

    private void writeAll() throws IOException {
        List<Map<String, String>> profile = csv("confidentiality-profile-2026d.csv");
        writeDictionary(profile);
        writeSopClasses();
        writeIodTypes();
        writeProfile(profile);
        writeSafePrivate();
    }

    // ---- PS3.6 ----

    private void writeDictionary(List<Map<String, String>> profile) throws IOException {
        TreeMap<String, String> lines = new TreeMap<>();
        TreeMap<String, Map<String, String>> known = new TreeMap<>();
        json("attributes.json").forEach(row -> known.put(row.get("id"), row));
        for (Map<String, String> row : profile) {
            if (row.get("keyword").isEmpty()) {
                continue; // 50xx,xxxx and gggg,eeee are classes of attributes, not attributes
            }
            Map<String, String> entry = known.computeIfAbsent(row.get("tag"), _ -> addedSince(row));
            entry.put("retired", row.get("retired"));
        }
        known.forEach((tag, row) -> {
            tagOfKeyword.put(row.get("keyword"), tag);
            lines.put(tag, join(tag, vr(row.get("valueRepresentation")), absent(row.get("valueMultiplicity")),
                    row.get("retired"), absent(row.get("keyword")), absent(row.get("name"))));
        });
        write(dicom.resolve("dictionary.txt"), lines.values(), "PS3.6 Data Elements, " + PS3_6
                + ", and the attributes that only PS3.15 Table E.1-1, " + PS3_15
                + ", names. VR of these by the end of the keyword: Sequence SQ, UID UI, DateTime DT, URI UR,"
                + " Comment UT; -- otherwise. tag, VR, VM, retired, keyword, name");
    }

    private static Map<String, String> addedSince(Map<String, String> row) {
        String keyword = row.get("keyword");
        String vr = keyword.endsWith("Sequence") ? "SQ"
                : keyword.endsWith("UID") ? "UI"
                : keyword.endsWith("DateTime") ? "DT"
                : keyword.endsWith("URI") ? "UR"
                : keyword.endsWith("Comment") ? "UT"
                : "";
        Map<String, String> entry = new HashMap<>(row);
        entry.put("valueRepresentation", vr);
        entry.put("valueMultiplicity", "");
        return entry;
    }

    private static String vr(String text) {
        return text.isEmpty() || text.startsWith("See") ? "--" : text.replace(" or ", "/");
    }

    // ---- PS3.4 and PS3.3 ----

    private void writeSopClasses() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        json("sops.json").forEach(row -> lines.add(join(row.get("id"), row.get("ciod"), row.get("name"))));
        write(dicom.resolve("sop-classes.txt"), lines,
                "PS3.4 Table B.5-1 Standard SOP Classes, " + PS3_6 + ". UID, IOD, name");
    }

    /// One attribute of a data set: its types, and what an item of it holds when it is a sequence.
    private static final class Node {
        String type = "3";
        String mandatory = "";
        final TreeMap<String, Node> items = new TreeMap<>();

        Node child(String tag) {
            return items.computeIfAbsent(tag, _ -> new Node());
        }

        String types() {
            return type.equals(mandatory) ? type : type + "/" + (mandatory.isEmpty() ? "-" : mandatory);
        }
    }

    private void writeIodTypes() throws IOException {
        Map<String, Node> trees = new TreeMap<>();
        Map<String, Map<String, Integer>> codeItems = new TreeMap<>();
        for (Map<String, String> row : csv("iod-attribute-types.csv")) {
            place(trees.computeIfAbsent(row.get("ciod"), _ -> new Node()), row);
            countCodeItem(codeItems, row);
        }
        TreeMap<String, List<String>> itemSets = new TreeMap<>();
        itemSets.put("00000000", codeItemLines(codeItems));
        for (Map<String, String> iod : csv("iod-coverage.csv")) {
            boolean complete = iod.get("modules_total").equals(iod.get("modules_with_attributes"));
            List<String> lines = new ArrayList<>(List.of(join("coverage", complete ? "complete" : "partial")));
            lines.addAll(lines(trees.get(iod.get("ciod")), !complete, itemSets));
            lines.sort(null);
            write(dicom.resolve("iods/" + slug(iod.get("ciod")) + ".txt"), lines, "PS3.3 attribute types of the IOD "
                    + iod.get("ciod") + ", source " + iod.get("source")
                    + ". tag, type[/in mandatory modules], item set");
        }
        List<String> lines = new ArrayList<>();
        itemSets.forEach((id, set) -> set.forEach(line -> lines.add(join(id, line))));
        write(dicom.resolve("item-sets.txt"), lines, "PS3.3 attribute types inside the items of sequences, shared by"
                + " all IODs; 00000000 is a code item. item set, tag, type[/in mandatory modules], item set");
    }

    private void place(Node root, Map<String, String> row) {
        Node node = root;
        for (String step : row.get("tag_path").split(">")) {
            String tag = tag(step);
            if (tag.equals("ggggeeee")) {
                return; // (0400,0550) holds copies of any attribute: no type can be named
            }
            node = node.child(tag);
        }
        node.type = plain(row.get("type"));
        node.mandatory = plain(row.get("type_in_mandatory_modules"));
    }

    /// One template of the source names an attribute by its keyword instead of its tag.
    private String tag(String step) {
        if (step.startsWith("?")) {
            String tag = tagOfKeyword.get(step.substring(1).strip());
            if (tag == null) {
                throw new IllegalStateException("keyword not in the dictionary: " + step);
            }
            return tag;
        }
        return step.replace(",", "");
    }

    /// 3C is not a type of PS3.5: the attribute is optional, under a condition.
    private static String plain(String type) {
        return type.equals("3C") ? "3" : type;
    }

    /// The third level of the source leaves out the elements of a code item, so what the second level says most
    /// often about them stands for all.
    private static void countCodeItem(Map<String, Map<String, Integer>> counts, Map<String, String> row) {
        String[] steps = row.get("tag_path").split(">");
        String tag = steps[steps.length - 1].replace(",", "");
        if (steps.length == 2 && tag.compareTo("00080100") >= 0 && tag.compareTo("00080124") <= 0) {
            counts.computeIfAbsent(tag, _ -> new TreeMap<>()).merge(row.get("type"), 1, Integer::sum);
        }
    }

    private static List<String> codeItemLines(Map<String, Map<String, Integer>> counts) {
        List<String> lines = new ArrayList<>();
        counts.forEach((tag, types) -> {
            String type = types.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            if (!type.equals("3")) {
                lines.add(join(tag, type));
            }
        });
        return lines;
    }

    /// Type 3 and absent mean the same where the IOD is covered in full, so only elsewhere is type 3 worth a
    /// line.
    private static List<String> lines(Node node, boolean withOptional, TreeMap<String, List<String>> itemSets) {
        List<String> lines = new ArrayList<>();
        node.items.forEach((tag, child) -> {
            List<String> inside = lines(child, withOptional, itemSets);
            if (inside.isEmpty()) {
                if (withOptional || !child.type.equals("3")) {
                    lines.add(join(tag, child.types()));
                }
                return;
            }
            lines.add(join(tag, child.types(), itemSet(inside, itemSets)));
        });
        return lines;
    }

    /// A set is named by what it holds, so that a new edition changes only the names of sets that changed.
    private static String itemSet(List<String> inside, TreeMap<String, List<String>> itemSets) {
        String id = sha256(String.join("\n", inside)).substring(0, 8);
        List<String> same = itemSets.putIfAbsent(id, inside);
        if (same != null && !same.equals(inside)) {
            throw new IllegalStateException("two item sets share the name " + id + "; use more digits");
        }
        return id;
    }

    // ---- PS3.15 ----

    private void writeProfile(List<Map<String, String>> profile) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (Map<String, String> row : profile) {
            List<String> cells = new ArrayList<>(List.of(row.get("tag"), row.get("retired"),
                    row.get("in_std_comp_iod"), row.get("basic")));
            OPTION_COLUMNS.forEach(column -> cells.add(absent(row.get(column))));
            cells.add(absent(row.get("keyword")));
            cells.add(row.get("name"));
            lines.add(join(cells.toArray(String[]::new)));
        }
        write(policy.resolve("confidentiality-profile.txt"), lines,
                "PS3.15 Table E.1-1 Application Level Confidentiality Profile Attributes, " + PS3_15
                        + ". tag, retired, in_std_comp_iod, basic, " + String.join(", ", OPTION_COLUMNS)
                        + ", keyword, name");
    }

    private void writeSafePrivate() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (Map<String, String> row : csv("safe-private-attributes.csv")) {
            lines.add(join(row.get("private_creator"), row.get("group").toLowerCase(),
                    row.get("element").toLowerCase(), row.get("vr").isEmpty() ? "--" : row.get("vr"), row.get("vm"),
                    absent(row.get("meaning"))));
        }
        write(policy.resolve("safe-private-attributes.txt"), lines, "PS3.15 Table E.3.10-1 Safe Private Attributes, "
                + PS3_15 + ". private creator, group, element, VR, VM, meaning");
    }

    // ---- writing ----

    private static String absent(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }

    private static String join(String... cells) {
        return String.join("\t", cells);
    }

    private static String slug(String name) {
        return name.toLowerCase().replaceAll("[^a-z0-9]+", "-");
    }

    static void write(Path file, Iterable<String> lines, String header) throws IOException {
        StringBuilder text = new StringBuilder("# ").append(header).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- reading ----

    private List<Map<String, String>> csv(String file) throws IOException {
        List<List<String>> rows = csvRows(Files.readString(tables.resolve(file)));
        List<String> header = rows.getFirst();
        List<Map<String, String>> maps = new ArrayList<>(rows.size());
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> map = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                map.put(header.get(i), row.get(i));
            }
            maps.add(map);
        }
        return maps;
    }

    static List<List<String>> csvRows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    /// The tables are arrays of flat objects of strings; anything else is refused.
    private List<Map<String, String>> json(String file) throws IOException {
        JsonText text = new JsonText(Files.readString(tables.resolve(file)));
        List<Map<String, String>> rows = new ArrayList<>();
        text.expect('[');
        do {
            rows.add(text.object());
        } while (text.accept(','));
        text.expect(']');
        return rows;
    }

    private static final class JsonText {
        private final String text;
        private int at;

        JsonText(String text) {
            this.text = text;
        }

        Map<String, String> object() {
            Map<String, String> object = new LinkedHashMap<>();
            expect('{');
            do {
                String key = string();
                expect(':');
                object.put(key, string());
            } while (accept(','));
            expect('}');
            return object;
        }

        private String string() {
            expect('"');
            StringBuilder value = new StringBuilder();
            for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
                value.append(c == '\\' ? escaped() : c);
            }
            return value.toString();
        }

        private char escaped() {
            char c = text.charAt(at++);
            return switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'u' -> (char) Integer.parseInt(text, at, at += 4, 16);
                default -> c;
            };
        }

        boolean accept(char wanted) {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (text.charAt(at) != wanted) {
                return false;
            }
            at++;
            return true;
        }

        void expect(char wanted) {
            if (!accept(wanted)) {
                throw new IllegalStateException("expected " + wanted + " at character " + at);
            }
        }
    }
}
