import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes the compact list of private attributes that a public archive keeps from a table of what it does with
/// each.
///
/// `java tools/PrivateAttributes.java <tcia-private-disposition.csv> <core/src/main/resources>`
///
/// The output is a function of the input alone. What is decided here, and why, is in
/// `docs/decisions/0012-which-private-elements-stay.md`.
final class PrivateAttributes {
    private static final String HEADER = "Private attributes that The Cancer Imaging Archive keeps, from"
            + " UAMS-DBMI/PosdaTools 0377dd9c6db3, posda_phi_simple_data.sql (Apache-2.0, see NOTICE), changed: one row"
            + " for all nestings and VRs of an attribute, rows that the archive deletes left out. private creator,"
            + " group, element, VRs, treatment, where, name";

    /// VRs that say nothing of what a value is.
    private static final Set<String> OPAQUE = Set.of("OB", "UN", "");

    /// The last attribute of a pattern, when it is private: `(gggg,"CREATOR",ee)`.
    private static final Pattern LEAF = Pattern.compile("\\(([0-9a-f]{4}),\"([^\"]+)\",([0-9a-f]{2})\\)$");

    private PrivateAttributes() {}

    /// What the archive does with one attribute at the top level, or inside sequences.
    private static final class Rows {
        final Map<String, Set<String>> lettersByVr = new TreeMap<>();

        void add(String vr, String letter) {
            lettersByVr.computeIfAbsent(vr, _ -> new TreeSet<>()).add(letter.toLowerCase());
        }

        boolean isEmpty() {
            return lettersByVr.isEmpty();
        }

        /// VRs that say what the value is and under which the archive does this and nothing else.
        List<String> vrs(String letter) {
            List<String> vrs = new ArrayList<>();
            lettersByVr.forEach((vr, letters) -> {
                if (!OPAQUE.contains(vr) && letters.equals(Set.of(letter))) {
                    vrs.add(vr);
                }
            });
            return vrs;
        }

        boolean has(String letter) {
            return lettersByVr.values().stream().anyMatch(letters -> letters.contains(letter));
        }

        /// Nobody has read the value: it has been kept as bytes and never been met as anything else.
        boolean isKeptUnread() {
            return has("k") && OPAQUE.containsAll(lettersByVr.keySet());
        }

        /// `VRs\ttreatment`; "" when the attribute goes.
        String decided() {
            if (has("h")) {
                return "UI\tuid";
            }
            if (has("oi")) {
                return String.join("/", vrs("oi")) + "\tseconds";
            }
            if (has("o")) {
                return "DT\tdate";
            }
            List<String> kept = vrs("k");
            return !kept.isEmpty() ? String.join("/", kept) + "\tkeep" : isKeptUnread() ? "-\ttext" : "";
        }
    }

    private static final class Attribute {
        final Rows top = new Rows();
        final Rows nested = new Rows();
        String name = "";

        String line(String key) {
            String atTop = top.decided();
            String inside = nested.decided();
            if (atTop.isEmpty() && inside.isEmpty()) {
                return "";
            }
            String where = atTop.isEmpty() ? "nested" : inside.isEmpty() && !nested.isEmpty() ? "top" : "any";
            return String.join("\t", key, atTop.isEmpty() ? inside : atTop, where, name.isEmpty() ? "-" : name);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: java tools/PrivateAttributes.java TABLE.csv RESOURCES_FOLDER");
            System.exit(2);
        }
        Map<String, Attribute> attributes = new TreeMap<>();
        List<List<String>> rows = StandardTables.csvRows(Files.readString(Path.of(args[0])));
        for (List<String> row : rows.subList(1, rows.size())) {
            add(attributes, row.get(0), row.get(5), row.get(6), row.get(7));
        }
        TreeSet<String> lines = new TreeSet<>();
        attributes.forEach((key, attribute) -> {
            String line = attribute.line(key);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        });
        StandardTables.write(
                Path.of(args[1]).resolve("org/elpis/policy/archive/private-attributes.txt"), lines, HEADER);
    }

    /// A standard attribute inside a private sequence is no private attribute: the ordinary rules decide it.
    private static void add(
            Map<String, Attribute> attributes, String pattern, String vr, String name, String letter) {
        Matcher leaf = LEAF.matcher(pattern);
        if (!leaf.find()) {
            return;
        }
        String key = String.join("\t", leaf.group(2), leaf.group(1), leaf.group(3));
        Attribute attribute = attributes.computeIfAbsent(key, _ -> new Attribute());
        boolean isNested = pattern.indexOf("[<") >= 0;
        (isNested ? attribute.nested : attribute.top).add(vr, letter);
        String own = name.substring(name.lastIndexOf(':') + 1).strip();
        attribute.name = attribute.name.isEmpty() && !own.equals("Unknown") ? own : attribute.name;
    }
}
