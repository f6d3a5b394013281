package org.elpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose work is in the jar, and that the jar says so.
class NoticeTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    /// Written for this project, or made from what was: the word lists by hand, the table of them, the style sheet.
    private static final Set<String> OURS = Set.of(
            "org/elpis/check/common-words.txt",
            "org/elpis/detect/vocabulary/defined-terms.txt",
            "org/elpis/detect/vocabulary/dutch.txt",
            "org/elpis/detect/vocabulary/eponyms.txt",
            "org/elpis/detect/vocabulary/french.txt",
            "org/elpis/detect/vocabulary/german.txt",
            "org/elpis/detect/vocabulary/italian.txt",
            "org/elpis/detect/vocabulary/manufacturers.txt",
            "org/elpis/detect/vocabulary/names-that-are-words.txt",
            "org/elpis/detect/vocabulary/narrative.txt",
            "org/elpis/detect/vocabulary/origins.txt",
            "org/elpis/detect/vocabulary/portuguese.txt",
            "org/elpis/detect/vocabulary/radiology.txt",
            "org/elpis/detect/vocabulary/spanish.txt",
            "org/elpis/detect/vocabulary/words.table",
            "org/elpis/engine/baseline.css",
            "org/elpis/engine/report.css",
            "org/elpis/policy/technical-values.txt",
            "org/elpis/vendor/csa-elements.txt",
            "org/elpis/vendor/csa-protocol-keys.txt",
            "org/elpis/seal/attribute-classes.txt");

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void jarHasLicenceAndNotice(String file) throws IOException {
        assertThat(Files.readString(Path.of("target/classes/META-INF", file)))
                .isEqualTo(Files.readString(Path.of("..", file)));
    }

    @Test
    void everyResourceIsOursOrNamedInTheNotice() throws IOException {
        String notice = Files.readString(Path.of("../NOTICE"));
        assertThat(resources()).allMatch(resource -> OURS.contains(resource) || isNamed(resource, notice));
        assertThat(resources()).containsAll(OURS);
    }

    @Test
    void everyLibraryOfTheDistributionIsNamed() throws IOException {
        assertThat(Files.readString(Path.of("../NOTICE")))
                .contains(
                        "picocli",
                        "SnakeYAML Engine",
                        "JSpecify",
                        "PDFBox",
                        "FontBox",
                        "Commons Logging",
                        "Bouncy Castle");
    }

    private static boolean isNamed(String resource, String notice) {
        String folder = resource.substring(0, resource.lastIndexOf('/'));
        return notice.contains(resource) || folder.endsWith("/iods") && notice.contains(folder);
    }

    private static List<String> resources() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString())
                    .toList();
        }
    }
}
