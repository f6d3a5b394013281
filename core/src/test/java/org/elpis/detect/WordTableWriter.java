package org.elpis.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes `words.table` from the word lists; run it after editing a list:
/// `java -cp core/target/classes:core/target/test-classes org.elpis.detect.WordTableWriter`
final class WordTableWriter {
    static final String NAMES = "names-that-are-words.txt";
    static final Path TABLE = Path.of("words.table");

    private WordTableWriter() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of("core/src/main/resources/org/elpis/detect/vocabulary");
        Files.write(folder.resolve(TABLE), table(folder));
    }

    static byte[] table(Path folder) throws IOException {
        ByteBuffer entries = ByteBuffer.allocate(WordTable.PLACES * Integer.BYTES);
        for (Path list : lists(folder)) {
            words(list).forEach(word -> WordTable.insert(entries, WordTable.hash(word, 0, word.length())));
        }
        words(folder.resolve(NAMES)).forEach(word -> markAsName(entries, word));
        return entries.array();
    }

    /// All lists but the names, by file name.
    static List<Path> lists(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt") && !file.endsWith(NAMES))
                    .sorted()
                    .toList();
        }
    }

    static List<String> words(Path list) throws IOException {
        List<String> words = new ArrayList<>(Files.readAllLines(list, StandardCharsets.US_ASCII));
        words.removeIf(line -> line.startsWith("#"));
        return words;
    }

    private static void markAsName(ByteBuffer entries, String word) {
        if (!WordTable.markAsName(entries, WordTable.hash(word, 0, word.length()))) {
            throw new IllegalStateException("a marked word is in no list: " + word);
        }
    }
}
