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
/// The table is fitted by `bench/pixels/fit` on drawn frames of the first family, on drawn shapes and on
/// real frames
/// without text; it holds no picture and no person. Thread-safe.
final class LineScore {
    private static final String TABLE = "line-trees.txt";
    private static final LineScore FITTED = read();

    /// More than what rounding changes in a sum of some hundred leaves.
    private static final float ROUNDING = 0.01f;

    private final float base;
    /// Of each node: the measure it asks for, or -1 at a leaf.
    private final byte[] measure;
    /// Of each node: the greatest value that goes to the next node, or the leaf's score.
    private final float[] value;
    /// Of each node: where greater values go.
    private final short[] other;
    /// The first node of each tree.
    private final short[] roots;
    /// The most that a tree and those behind it can add, and a bit for rounding.
    private final float[] most;

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
        most = new float[roots.length];
        float sum = ROUNDING;
        for (int tree = roots.length - 1; tree >= 0; tree--) {
            sum += highest(roots[tree], tree + 1 < roots.length ? roots[tree + 1] : nodes);
            most[tree] = sum;
        }
    }

    /// The greatest leaf of a tree.
    private float highest(int from, int to) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int at = from; at < to; at++) {
            highest = measure[at] < 0 ? Math.max(highest, value[at]) : highest;
        }
        return highest;
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
        return of(measures, Float.NEGATIVE_INFINITY);
    }

    /// The same, or anything below a score when it does not reach that.
    static float of(float[] measures, float least) {
        return FITTED.score(measures, least);
    }

    private float score(float[] measures, float least) {
        float score = base;
        for (int tree = 0; tree < roots.length; tree++) {
            if (score + most[tree] < least) {
                return Float.NEGATIVE_INFINITY;
            }
            int at = roots[tree];
            while (measure[at] >= 0) {
                at = measures[measure[at]] <= value[at] ? at + 1 : other[at];
            }
            score += value[at];
        }
        return score;
    }
}
