package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How much of what scanners and radiologists write stays: study, series and protocol descriptions of CT, MR,
/// US, CR, NM
/// and PET in four languages, none of which names anybody. docs/evidence/vocabulary.md has the figures.
class DescriptionsTest {
    /// The project's aim is 98 of 100 clinical words.
    private static final double LEAST_KEPT = 0.98;

    @Test
    void keepsTheWordsOfExaminations() throws IOException {
        TextDetector texts = new TextDetector(Vocabulary.clinical());
        Identity nobody = new Identity();
        Map<String, Integer> lost = new TreeMap<>();
        int tokens = 0;
        for (String text : descriptions()) {
            tokens += Left.words(text);
            for (Span span : texts.detect(text, nobody)) {
                lost.merge(text.substring(span.start(), span.end()), 1, Integer::sum);
            }
        }
        int gone = lost.values().stream().mapToInt(Integer::intValue).sum();
        assertThat((double) (tokens - gone) / tokens)
                .as("%d of %d tokens lost: %s", gone, tokens, lost)
                .isGreaterThanOrEqualTo(LEAST_KEPT);
    }

    private static List<String> descriptions() throws IOException {
        try (InputStream in = DescriptionsTest.class.getResourceAsStream("descriptions.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = new ArrayList<>(all.lines().toList());
            lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
            return lines;
        }
    }
}
