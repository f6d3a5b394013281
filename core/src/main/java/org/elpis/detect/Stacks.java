package org.elpis.detect;

/// Finds words and numbers that are written one character to a line or to a cell of a table: in forms with a box for
/// each letter, along the edge of a page, in lists.
///
/// In lines of nothing but single characters three letters or more go, unless they are answers (at most two different
/// ones) or the labels of a list (`A`, `B`, `C`). In a column beside others, and of digits, only what is known of the
/// patient goes: scores and counts stand so as well.
final class Stacks {
    private static final int LETTERS_OF_A_WORD = 3;
    /// Yes and no, left and right.
    private static final int LETTERS_OF_ANSWERS = 2;
    /// Columns that are looked down, from the left and from the right.
    private static final int MOST_COLUMNS = 16;

    private final Tokens tokens;
    private final Spelling spelling;
    /// First token of each line, and behind the last line the count.
    private final int[] starts;
    /// Whether a line has nothing but single characters.
    private final boolean[] isAlone;
    private int lines;
    private boolean hasCells;

    Stacks(Tokens tokens) {
        this.tokens = tokens;
        this.spelling = new Spelling(tokens);
        this.starts = new int[tokens.count() + 1];
        this.isAlone = new boolean[tokens.count()];
    }

    void find() {
        findLines();
        if (lines < 2 && !hasCells) {
            return;
        }
        findAlong();
        for (int column = 0; lines >= LETTERS_OF_A_WORD && column < MOST_COLUMNS; column++) {
            findDown(column, false);
            findDown(column, true);
        }
    }

    private void findLines() {
        for (int i = 0; i < tokens.count(); i++) {
            if (i == 0 || isLineBreak(i - 1)) {
                starts[lines] = i;
                isAlone[lines++] = true;
            }
            hasCells |= tokens.isBetween(i, '\t');
            isAlone[lines - 1] &= tokens.length(i) == 1;
        }
        starts[lines] = tokens.count();
    }

    private boolean isLineBreak(int index) {
        return tokens.isBetween(index, '\n') || tokens.isBetween(index, '\r') || tokens.isBetween(index, '\f');
    }

    /// Reads line by line. What is spelled goes on where one of two lines has nothing but single characters.
    private void findAlong() {
        int first = 0;
        for (int line = 0; line < lines; line++) {
            if (line > 0 && !isAlone[line] && !isAlone[line - 1]) {
                first = spelledAlong(first, starts[line]);
            }
            for (int i = starts[line]; i < starts[line + 1]; i++) {
                if (tokens.length(i) != 1) {
                    first = spelledAlong(first, i) + 1;
                }
            }
        }
        spelledAlong(first, tokens.count());
    }

    /// @return `to`
    private int spelledAlong(int from, int to) {
        if (to - from < LETTERS_OF_A_WORD) {
            return to;
        }
        if (isBroken(from, to) && isWord(from, to)) {
            for (int i = from; i < to; i++) {
                if (tokens.kind(i) == Tokens.LETTER) {
                    tokens.set(i, Tokens.UNKNOWN);
                }
            }
        }
        for (Spelling.Part part : Spelling.Part.values()) {
            for (int i = from; i < to; i++) {
                spelling.add(i, part);
            }
            spelling.findKnown();
        }
        return to;
    }

    /// Whether a line or cell ends among some tokens.
    private boolean isBroken(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (isLineBreak(i) || tokens.isBetween(i, '\t')) {
                return true;
            }
        }
        return false;
    }

    /// Whether letters may spell something.
    private boolean isWord(int from, int to) {
        StringBuilder different = new StringBuilder();
        int letters = 0;
        boolean isList = true;
        char before = 0;
        for (int i = from; i < to; i++) {
            char c = Character.toLowerCase(tokens.text.charAt(tokens.start(i)));
            if (Character.isLetter(c)) {
                isList &= letters++ == 0 || c == before + 1;
                before = c;
                boolean isNew = different.length() <= LETTERS_OF_ANSWERS && different.indexOf(String.valueOf(c)) < 0;
                different.append(isNew ? String.valueOf(c) : "");
            }
        }
        return letters >= LETTERS_OF_A_WORD && different.length() > LETTERS_OF_ANSWERS && !isList;
    }

    /// Reads one column from line to line.
    private void findDown(int column, boolean isFromRight) {
        for (int line = 0; line < lines; line++) {
            int cell = cell(line, column, isFromRight);
            if (cell < 0) {
                spelling.findKnown();
            } else {
                spelling.add(cell, Spelling.Part.ALL);
            }
        }
        spelling.findKnown();
    }

    /// The token that is alone in a cell, counted from one side; -1 when there is none. In a line of single characters
    /// each is a cell.
    private int cell(int line, int column, boolean isFromRight) {
        int first = starts[line];
        int last = starts[line + 1] - 1;
        if (isAlone[line]) {
            int index = isFromRight ? last - column : first + column;
            return index < first || index > last ? -1 : index;
        }
        int left = column;
        int at = isFromRight ? last : first;
        while (left > 0 && at >= first && at <= last) {
            int before = isFromRight ? at - 1 : at;
            left -= before >= first && tokens.isBetween(before, '\t') ? 1 : 0;
            at += isFromRight ? -1 : 1;
        }
        return left == 0 && at >= first && at <= last && isCell(at, first, last) ? at : -1;
    }

    private boolean isCell(int index, int first, int last) {
        return tokens.length(index) == 1
                && (index == first || tokens.isBetween(index - 1, '\t'))
                && (index == last || tokens.isBetween(index, '\t'));
    }
}
