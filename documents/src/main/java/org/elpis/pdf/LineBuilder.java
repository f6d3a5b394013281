package org.elpis.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts characters together to lines: those of about one height, from left to right, with gaps that make words
/// and gaps that make cells.
final class LineBuilder {
    /// Difference in height up to which two characters stand in one line, in heights of the smaller one's font.
    private static final double SAME_LINE = 0.35;

    /// A gap that separates cells of a table, or columns. The widest gap of justified text is smaller.
    private static final double CELL_GAP = 1.5;

    private LineBuilder() {}

    static List<Line> lines(int angle, List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::across).reversed());
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !isSameLine(sorted.get(start), sorted.get(i))) {
                addLine(angle, sorted.subList(start, i), lines);
                start = i;
            }
        }
        return lines;
    }

    private static boolean isSameLine(Glyph first, Glyph next) {
        return first.across() - next.across() <= SAME_LINE * Math.min(first.size(), next.size());
    }

    private static void addLine(int angle, List<Glyph> glyphs, List<Line> lines) {
        List<Word> words = Words.of(glyphs);
        if (words.isEmpty()) {
            return;
        }
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size()
                    || words.get(i).start() - words.get(i - 1).end()
                            > CELL_GAP * words.get(i).size()) {
                cells.add(cell(words.subList(start, i)));
                start = i;
            }
        }
        lines.add(new Line(angle, cells));
    }

    private static Cell cell(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(text.isEmpty() ? "" : " ").append(word.text());
        }
        Word first = words.getFirst();
        return new Cell(text.toString(), first.start(), first.across(), first.size());
    }
}
