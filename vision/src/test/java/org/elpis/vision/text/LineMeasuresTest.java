package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The rows that the table is fitted from are those that the table is asked with.
class LineMeasuresTest {
    /// Columns before the measures: label, frame, box. One follows them, the score.
    private static final int BEFORE = 3;

    private static List<String[]> rows(int scenes, int clean) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            LineMeasures measures = new LineMeasures(List.of(), out);
            measures.scenes(0, scenes);
            measures.clean(clean);
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static float[] measures(String[] row) {
        float[] measures = new float[row.length - BEFORE - 1];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = Float.parseFloat(row[BEFORE + i]);
        }
        return measures;
    }

    /// The greatest place of a measure that a node of the table asks for, and one.
    private static int measuresOfTable() throws IOException {
        List<Integer> places = new ArrayList<>();
        try (var in = Objects.requireNonNull(LineScore.class.getResourceAsStream("line-trees.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && line.indexOf(' ') > 0)
                    .forEach(line -> places.add(Integer.parseInt(line.substring(0, line.indexOf(' ')))));
        }
        return places.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
    }

    @Test
    void aRowHasAsManyMeasuresAsTheTableUses() throws IOException {
        int expected = measuresOfTable();
        assertThat(rows(3, 2))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(measures(row)).hasSize(expected));
    }

    @Test
    void theScoreOfARowIsWhatTheTableSaysOfItsMeasures() throws IOException {
        assertThat(rows(3, 2))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(Float.parseFloat(row[row.length - 1])).isEqualTo(LineScore.of(measures(row))));
    }

    @Test
    void aChainOfTextNamesItsLineAndHowMuchOfItLiesInTheBox() throws IOException {
        assertThat(rows(3, 2).stream().filter(row -> row[0].equals("1")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row[1]).matches("A[0-9]+:[0-9]+:[01]\\.[0-9]{3} .*"));
    }

    @Test
    void aChainAwayFromTextNamesItsFrameAlone() throws IOException {
        assertThat(rows(3, 2).stream().filter(row -> row[0].equals("0")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row[1]).matches("[AC][0-9]+ .*"));
    }
}
