package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the shipped word lists to their rules.
class WordListsTest {
    private static final Path LISTS = Path.of("src/main/resources/org/elpis/detect/vocabulary");
    /// Names of about 100 countries; no part of the project.
    static final Path NAMES = Path.of("../../shared/data/reports/names");
    private static final Path COLLISIONS = Path.of("../../shared/data/reference/vocabulary/name-collisions.txt");
    private static final int LOCALIZED = 10;
    private static final int SURNAME_LOCALIZED = 4;

    @Test
    void tableIsMadeFromTheLists() throws IOException {
        assertThat(Files.readAllBytes(LISTS.resolve(WordTableWriter.TABLE)))
                .as("words.table is stale: run WordTableWriter")
                .isEqualTo(WordTableWriter.table(LISTS));
    }

    @Test
    void tableIsAtMostHalfFull() throws IOException {
        assertThat(allWords().size()).isLessThan(WordTable.PLACES / 2);
    }

    @Test
    void everyWordIsFoldedAndFoundAndOnceInItsList() throws IOException {
        for (Path list : WordTableWriter.lists(LISTS)) {
            List<String> words = WordTableWriter.words(list);
            assertThat(words).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z0-9_]+"));
            assertThat(words).allMatch(Vocabulary.clinical()::contains);
        }
    }

    @Test
    void sectionsAreSorted() throws IOException {
        for (Path list : WordTableWriter.lists(LISTS)) {
            String before = "";
            for (String line : Files.readAllLines(list)) {
                assertThat(line.startsWith("#") || before.startsWith("#") || before.compareTo(line) < 0)
                        .as("%s: %s", list.getFileName(), line)
                        .isTrue();
                before = line;
            }
        }
    }

    @Test
    void pageSaysHowManyWordsTheListsHave() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Path list : WordTableWriter.lists(LISTS)) {
            rows.append(row(list.getFileName().toString(), WordTableWriter.words(list)));
        }
        rows.append(row("together, without repetition", allWords()));
        rows.append(row(
                "of them also names of people, `" + WordTableWriter.NAMES + "`",
                WordTableWriter.words(LISTS.resolve(WordTableWriter.NAMES))));
        assertThat(Files.readString(Path.of("../docs/evidence/vocabulary.md")))
                .contains(rows.toString().split("\n"));
    }

    private static String row(String list, Collection<String> words) {
        return String.format(Locale.ROOT, "| %s | %,d |%n", list, words.size());
    }

    @Test
    void noWordIsANumber() throws IOException {
        assertThat(allWords().stream().filter(word -> word.matches("[0-9]+"))).isEmpty();
    }

    @Test
    void everyWordOfTheShippedNamesIsMarked() throws IOException {
        Set<String> unmarked = new TreeSet<>(allWords());
        unmarked.removeIf(word -> word.length() < 2 || !Vocabulary.isCommonName(word));
        unmarked.removeIf(Vocabulary.clinical()::isAlsoName);
        assertThat(unmarked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "porter", "kern", "nash", "collier", "bridges", "gaines", "donner", "morse", "sauter", "cordes", "pugh",
                        "huffman",
                "lourdes", "ascension", "urbano", "silvio", "camilla", "gerd", "anke", "elke", "erna", "brands", "arts",
                        "sami",
                "vu", "lu", "detroit", "konstanz", "gent", "leiden", "nottingham", "florida", "anders", "clive",
                        "sheldon"
            })
    void wordsThatAreNamesMoreOftenAreMarked(String word) {
        assertThat(Vocabulary.clinical().isAlsoName(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"annette", "karina", "moises", "estela", "frances", "kennet"})
    void namesThatAreNoWordsOfReportsAreInNoList(String name) {
        assertThat(Vocabulary.clinical().contains(name)).isFalse();
    }

    /// Beside the shipped names, those that clash with words and that a list of the tests has.
    @Test
    void everyWordThatIsACommonNameIsMarked() throws IOException {
        assumeThat(NAMES).exists();
        Set<String> names = commonNames();
        names.addAll(Files.readAllLines(COLLISIONS));
        Set<String> unmarked = new TreeSet<>(allWords());
        unmarked.retainAll(names);
        unmarked.removeIf(Vocabulary.clinical()::isAlsoName);
        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesAreMadeFromTheLists() throws IOException {
        assumeThat(NAMES).exists();
        assertThat(Files.readAllBytes(LISTS.resolve("names.bin"))).isEqualTo(NameTableWriter.table(NAMES));
    }

    static Set<String> commonNames() throws IOException {
        Set<String> names = names("common-forenames-by-country.csv", LOCALIZED);
        names.addAll(names("common-surnames-by-country.csv", SURNAME_LOCALIZED));
        return names;
    }

    private static Set<String> names(String file, int localized) throws IOException {
        Set<String> names = new HashSet<>();
        List<String> rows = Files.readAllLines(NAMES.resolve(file));
        for (String line : rows.subList(1, rows.size())) {
            String[] cells = line.split(",", -1);
            for (int i = localized; i <= localized + 1; i++) {
                for (String name : cells[i].split("[\\s'-]+", -1)) {
                    names.add(Fold.fold(name));
                }
            }
        }
        return names;
    }

    static Set<String> allWords() throws IOException {
        Set<String> words = new TreeSet<>();
        for (Path list : WordTableWriter.lists(LISTS)) {
            words.addAll(WordTableWriter.words(list));
        }
        return words;
    }
}
