package org.elpis.check;

import java.util.function.Consumer;

/// Words that are written one character to a line or cell, where several of them stand side by side: read line by
/// line, their characters alternate.
final class Stacks {
    /// Columns that are told apart.
    private static final int MOST_COLUMNS = 4;

    private static final int LEAST = 4;

    private Stacks() {}

    /// Gives what the single characters of a text spell: the letters alone, the digits alone, and every second to
    /// fourth.
    static void find(String text, Consumer<String> sink) {
        StringBuilder run = new StringBuilder();
        StringBuilder spelled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (end == at + 1) {
                run.append(text.charAt(at));
            } else if (end > at) {
                spell(run, spelled);
            }
            at = end + 1;
        }
        spell(run, spelled);
        if (!spelled.isEmpty()) {
            sink.accept(spelled.toString());
        }
    }

    private static void spell(StringBuilder run, StringBuilder target) {
        if (run.length() >= LEAST) {
            for (int i = 0; i < run.length(); i++) {
                target.append(Character.isLetter(run.charAt(i)) ? String.valueOf(run.charAt(i)) : "");
            }
            target.append(' ');
            for (int i = 0; i < run.length(); i++) {
                target.append(Character.isDigit(run.charAt(i)) ? String.valueOf(run.charAt(i)) : "");
            }
            for (int columns = 2; columns <= MOST_COLUMNS; columns++) {
                for (int column = 0; column < columns; column++) {
                    target.append(' ');
                    for (int i = column; i < run.length(); i += columns) {
                        target.append(run.charAt(i));
                    }
                }
            }
            target.append(' ');
        }
        run.setLength(0);
    }
}
