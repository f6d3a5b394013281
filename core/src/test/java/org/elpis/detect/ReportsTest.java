package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Made-up reports in six languages with everything marked that identifies, found without knowing anybody.
/// docs/evidence/texts.md has the figures, also those from before the lists had seen these texts.
class ReportsTest {
    private static final Pattern MARK = Pattern.compile("\\{\\{([A-Z]+):(.*?)\\}\\}", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /// Parts of the names of institutions and small words of dates may stay; names may not.
    private static final int MOST_OTHER_LEFT = 4;

    private static final double MOST_TAKEN = 0.03;

    @ParameterizedTest
    @ValueSource(strings = {"reports.txt", "reports-second.txt"})
    void takesWhatIsMarkedAndLittleElse(String file) throws IOException {
        List<String> names = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        int plain = 0;
        for (String report : reports(file)) {
            StringBuilder text = new StringBuilder();
            List<int[]> gold = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            unmark(report, text, gold, labels);
            List<Span> spans = new TextDetector(Vocabulary.clinical()).detect(text.toString(), Left.NOBODY);
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                int label = indexOf(gold, word.start(), word.end());
                boolean goes = spans.stream().anyMatch(s -> s.start() < word.end() && word.start() < s.end());
                plain += label < 0 ? 1 : 0;
                if (label < 0 && goes) {
                    taken.add(word.group());
                } else if (label >= 0 && !goes) {
                    (labels.get(label).equals("NAME") ? names : others).add(word.group());
                }
            }
        }
        assertThat(names).as("names that stayed").isEmpty();
        assertThat(others).as("other identifying words that stayed").hasSizeLessThanOrEqualTo(MOST_OTHER_LEFT);
        assertThat((double) taken.size() / plain)
                .as("taken without need: %s", taken)
                .isLessThan(MOST_TAKEN);
    }

    private static void unmark(String report, StringBuilder text, List<int[]> gold, List<String> labels) {
        Matcher mark = MARK.matcher(report);
        int at = 0;
        while (mark.find()) {
            text.append(report, at, mark.start());
            gold.add(new int[] {text.length(), text.length() + mark.group(2).length()});
            labels.add(mark.group(1));
            text.append(mark.group(2));
            at = mark.end();
        }
        text.append(report.substring(at));
    }

    private static int indexOf(List<int[]> gold, int start, int end) {
        for (int i = 0; i < gold.size(); i++) {
            if (gold.get(i)[0] < end && start < gold.get(i)[1]) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> reports(String file) throws IOException {
        try (InputStream in = ReportsTest.class.getResourceAsStream(file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> reports = new ArrayList<>(List.of(all.split("(?m)^== .*\\n")));
            reports.removeFirst();
            return reports;
        }
    }
}
