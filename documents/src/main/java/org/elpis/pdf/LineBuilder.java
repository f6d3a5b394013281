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

    /// From one character of a stack to the next, in heights of the font.
    private static final double FARTHEST = 3;

    /// Lines that may run between two characters of a stack.
    private static final int MOST_BETWEEN = 8;

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
        return withStacksTogether(lines);
    }

    /// Puts characters that stand alone, one below the other, behind one another where other lines run between them:
    /// they are one word. Each keeps its place on the page.
    private static List<Line> withStacksTogether(List<Line> lines) {
        List<Line> ordered = new ArrayList<>(lines.size());
        boolean[] isTaken = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (!isTaken[i]) {
                ordered.add(lines.get(i));
            }
            int above = i;
            for (int k = i + 1; k < lines.size() && k <= above + MOST_BETWEEN && !isTaken[i]; k++) {
                if (!isTaken[k] && isBelow(lines.get(above), lines.get(k))) {
                    ordered.add(lines.get(k));
                    isTaken[k] = true;
                    above = k;
                }
            }
        }
        return ordered;
    }

    private static boolean isBelow(Line above, Line line) {
        if (!isCharacter(above) || !isCharacter(line)) {
            return false;
        }
        Cell upper = above.cells().getFirst();
        Cell lower = line.cells().getFirst();
        double size = Math.min(upper.size(), lower.size());
        return Math.abs(upper.along() - lower.along()) <= size && upper.across() - lower.across() <= FARTHEST * size;
    }

    private static boolean isCharacter(Line line) {
        String first = line.cells().getFirst().text();
        return line.cells().size() == 1 && first.codePointCount(0, first.length()) == 1;
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
