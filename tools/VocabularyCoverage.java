import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Measures how much of other texts the clinical vocabulary knows: of each file the share of its distinct
/// words, of all its words, and of its lines that would stay whole. Words are runs of letters, digits and
/// underscores with a letter first; single letters and numbers do not count. Reads the project's lists, run it
/// in the project's root folder:
///
/// `java tools/VocabularyCoverage.java <folder of word lists | text file>...`
public final class VocabularyCoverage {
    private static final Path LISTS = Path.of("core/src/main/resources/org/elpis/detect/vocabulary");
    private static final String NAMES = "names-that-are-words.txt";

    private final Set<String> known = new HashSet<>();
    private final Set<String> alsoNames = new HashSet<>();

    private VocabularyCoverage() throws IOException {
        for (Path list : textFiles(LISTS)) {
            Set<String> target = list.endsWith(NAMES) ? alsoNames : known;
            Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).forEach(target::add);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: java tools/VocabularyCoverage.java <folder of word lists | text file>...");
            System.exit(2);
        }
        VocabularyCoverage coverage = new VocabularyCoverage();
        System.out.printf("%d words, %d of them also names%n%n", coverage.known.size(), coverage.alsoNames.size());
        System.out.println("| file | distinct words | known | known, not a name | all words known | lines whole |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (String arg : args) {
            Path path = Path.of(arg);
            for (Path file : Files.isDirectory(path) ? textFiles(path) : List.of(path)) {
                coverage.measure(file);
            }
        }
    }

    private void measure(Path file) throws IOException {
        Set<String> distinct = new TreeSet<>();
        long words = 0;
        long hits = 0;
        long lines = 0;
        long whole = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            List<String> found = words(line);
            long stay = found.stream().filter(known::contains).count();
            distinct.addAll(found);
            words += found.size();
            hits += stay;
            lines += found.isEmpty() ? 0 : 1;
            whole += !found.isEmpty() && stay == found.size() ? 1 : 0;
        }
        long knownDistinct = distinct.stream().filter(known::contains).count();
        long unmarked = distinct.stream().filter(w -> known.contains(w) && !alsoNames.contains(w)).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
                file.getFileName(),
                distinct.size(),
                percent(knownDistinct, distinct.size()),
                percent(unmarked, distinct.size()),
                percent(hits, words),
                percent(whole, lines));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.toLowerCase(Locale.ROOT).split("[^a-z0-9_]+")) {
            if (word.length() > 1 && Character.isLetter(word.charAt(0))) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<Path> textFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }

    private static double percent(long part, long all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }
}
