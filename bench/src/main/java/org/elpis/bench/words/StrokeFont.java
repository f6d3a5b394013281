package org.elpis.bench.words;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Letters of straight strokes, as plotters and early consoles drew them.
final class StrokeFont {
    /// Columns from one letter to the next.
    static final double ADVANCE = 5.7;
    /// Rows from the top of a capital to the foot of the longest small letter.
    static final double ROWS = 8;

    private final Map<Character, String> strokes = new HashMap<>();

    StrokeFont() {
        for (String line : lines("strokes.txt")) {
            strokes.put(line.charAt(0), line.substring(2));
        }
    }

    static java.util.List<String> lines(String resource) {
        try (InputStream in =
                Objects.requireNonNull(StrokeFont.class.getResourceAsStream(resource), "a resource is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String text) {
        return text.chars().allMatch(c -> c == ' ' || strokes.containsKey((char) c));
    }

    /// The strokes of a text on the grid, its left upper corner at 0, 0.
    ///
    /// @param slant  columns to the right for a row upwards
    Path2D path(String text, double slant) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < text.length(); i++) {
            for (String stroke : strokes.getOrDefault(text.charAt(i), "").split("\\|")) {
                add(path, stroke, i * ADVANCE, slant);
            }
        }
        return path;
    }

    private static void add(Path2D path, String stroke, double left, double slant) {
        boolean isFirst = true;
        for (String point : stroke.isEmpty() ? new String[0] : stroke.split(" ")) {
            double y = point.charAt(1) - '0';
            double x = left + point.charAt(0) - '0' + slant * (ROWS - y);
            if (isFirst) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            isFirst = false;
        }
    }
}
