package org.elpis.vision.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How much like text a line is: a sum of small decision trees over its measures.
///
/// The table is fitted by `bench/pixels/fit` on drawn frames of the first family, on drawn shapes and on real frames
/// without text; it holds no picture and no person. Thread-safe.
final class LineScore {
    private static final String TABLE = "line-trees.txt";
    private static final LineScore FITTED = read();

    private final float base;
    /// Of each node: the measure it asks for, or -1 at a leaf.
    private final byte[] measure;
    /// Of each node: the greatest value that goes to the next node, or the leaf's score.
    private final float[] value;
    /// Of each node: where greater values go.
    private final short[] other;
    /// The first node of each tree.
    private final short[] roots;

    private LineScore(List<String> lines) {
        base = Float.parseFloat(lines.getFirst());
        int nodes = lines.size() - 1;
        measure = new byte[nodes];
        value = new float[nodes];
        other = new short[nodes];
        List<Short> starts = new ArrayList<>();
        boolean isStart = true;
        int open = 0;
        for (int i = 0; i < nodes; i++) {
            String[] words = lines.get(i + 1).split(" ");
            if (isStart) {
                starts.add((short) i);
                open = 1;
            }
            measure[i] = Byte.parseByte(words[0]);
            value[i] = Float.parseFloat(words[1]);
            other[i] = Short.parseShort(words[2]);
            open += measure[i] < 0 ? -1 : 1;
            isStart = open == 0;
        }
        roots = new short[starts.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = starts.get(i);
        }
    }

    private static LineScore read() {
        try (InputStream in = Objects.requireNonNull(LineScore.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return new LineScore(
                    reader.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Log odds that a line with these measures is text.
    static float of(float[] measures) {
        return FITTED.score(measures);
    }

    private float score(float[] measures) {
        float score = base;
        for (short root : roots) {
            int at = root;
            while (measure[at] >= 0) {
                at = measures[measure[at]] <= value[at] ? at + 1 : other[at];
            }
            score += value[at];
        }
        return score;
    }
}
