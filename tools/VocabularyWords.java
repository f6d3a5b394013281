import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/// Derives `attribute-words.txt` of the clinical vocabulary: the single words that the names of the standard's
/// attributes (PS3.6) are made of. Facts only, no name is kept whole. The same input gives the same bytes.
///
/// `java tools/VocabularyWords.java <attributes.json> > .../org/elpis/detect/vocabulary/attribute-words.txt`
public final class VocabularyWords {
    private static final String FIELD = "\"name\":\"";
    /// Shorter pieces are initials and possessive endings; radiology.txt has the one-letter words that are
    /// needed.
    private static final int SHORTEST = 2;

    private VocabularyWords() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java tools/VocabularyWords.java <attributes.json>");
            System.exit(2);
        }
        TreeSet<String> words = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            int at = line.indexOf(FIELD);
            if (at >= 0) {
                addWords(line.substring(at + FIELD.length(), line.lastIndexOf('"')), words);
            }
        }
        String head = "# Words of the attribute names in PS3.6, made by tools/VocabularyWords.java.\n";
        StringBuilder out = new StringBuilder(head);
        words.forEach(word -> out.append(word).append('\n'));
        System.out.write(out.toString().getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
    }

    private static void addWords(String name, TreeSet<String> words) {
        for (String word : name.replaceAll("\\\\u[0-9a-fA-F]{4}", " ").replace("'s", "").split("[^A-Za-z0-9]+")) {
            if (word.length() >= SHORTEST && Character.isLetter(word.charAt(0))) {
                words.add(word.toLowerCase(java.util.Locale.ROOT));
            }
        }
    }
}
