package org.elpis.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes `names.bin` from lists of common names by country; run it for a new edition of the lists:
/// `java -cp core/target/classes:core/target/test-classes org.elpis.detect.NameTableWriter FOLDER_WITH_LISTS`
final class NameTableWriter {
    private static final int FORENAME = 10;
    private static final int SURNAME = 4;
    private static final int LEAST_LETTERS = 2;

    private NameTableWriter() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of("core/src/main/resources/org/elpis/detect/vocabulary");
        Files.write(folder.resolve("names.bin"), table(Path.of(args[0])));
    }

    static byte[] table(Path lists) throws IOException {
        TreeSet<Long> hashes = new TreeSet<>();
        addNames(lists.resolve("common-forenames-by-country.csv"), FORENAME, hashes);
        addNames(lists.resolve("common-surnames-by-country.csv"), SURNAME, hashes);
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
        hashes.forEach(bytes::putLong);
        return bytes.array();
    }

    /// The native and the romanised spelling stand side by side.
    private static void addNames(Path list, int column, Set<Long> target) throws IOException {
        List<String> rows = Files.readAllLines(list);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            for (int i = column; i <= column + 1; i++) {
                for (String word : cells[i].split("[\\s'-]+", -1)) {
                    if (word.length() >= LEAST_LETTERS) {
                        target.add(WordTable.hash(word, 0, word.length()));
                    }
                }
            }
        }
    }
}
