package org.elpis.models.onerun;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Canaries of a training that was done elsewhere, with their coins and scores: docs/formats/canaries.md.
///
/// @param canaries  names, rising
/// @param included  coins
/// @param scores  greater says that the canary was in; finite
public record CanaryFile(List<String> canaries, boolean[] included, double[] scores) {
    private static final String HEADER = "canary,included,score";
    /// 16 MiB: more than twice the longest file that is not refused for its lines.
    private static final long MOST_BYTES = 1L << 24;

    private static final int LONGEST_NAME = 64;

    public CanaryFile {
        canaries = List.copyOf(canaries);
        included = included.clone();
        scores = scores.clone();
        if (canaries.size() != included.length || canaries.size() != scores.length) {
            throw new IllegalArgumentException("canaries, coins and scores must be as many");
        }
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException when the file is not as the format says: which line, and what to do
    /// @throws IOException when it cannot be read
    public static CanaryFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("the canary file is larger than 16 MiB");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the canary file is no UTF-8; save it as CSV in UTF-8", e);
        }
    }

    private static CanaryFile read(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        if (header == null || !withoutMark(header).strip().equals(HEADER)) {
            throw wrong(1, "must be " + HEADER);
        }
        List<Row> rows = new ArrayList<>();
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                if (rows.size() == Guesses.MOST) {
                    throw wrong(number, "is one canary more than " + Guesses.MOST);
                }
                rows.add(row(line, number));
            }
        }
        return of(rows);
    }

    private static String withoutMark(String header) {
        return header.startsWith("\uFEFF") ? header.substring(1) : header;
    }

    private static Row row(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3) {
            throw wrong(number, "must have three cells: " + HEADER);
        }
        String name = cells[0].strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw wrong(number, "must name its canary in 1 to 64 characters");
        }
        String coin = cells[1].strip();
        if (!coin.equals("0") && !coin.equals("1")) {
            throw wrong(number, "must say included 0 or 1");
        }
        return new Row(name, coin.equals("1"), score(cells[2].strip(), number), number);
    }

    private static double score(String text, int number) {
        try {
            double score = Double.parseDouble(text);
            if (Double.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            throw wrong(number, "must have a number as its score; give every canary one, those left out too");
        }
        throw wrong(number, "must have a finite score");
    }

    private static CanaryFile of(List<Row> read) {
        Row[] rows = read.toArray(Row[]::new);
        Arrays.sort(rows, Comparator.comparing(Row::name));
        boolean[] included = new boolean[rows.length];
        double[] scores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (i > 0 && rows[i].name().equals(rows[i - 1].name())) {
                throw wrong(Math.max(rows[i].line(), rows[i - 1].line()), "names a canary that another line has");
            }
            included[i] = rows[i].included();
            scores[i] = rows[i].score();
        }
        return new CanaryFile(Arrays.stream(rows).map(Row::name).toList(), included, scores);
    }

    private static IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException("line " + line + " of the canary file " + what);
    }

    /// The scores as an audit takes them.
    public ScoreSheet sheet() {
        return new ScoreSheet(List.of("score of the file"), new double[][] {scores});
    }

    private record Row(String name, boolean included, double score, int line) {}
}
