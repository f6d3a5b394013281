package org.elpis.bench.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// The bitmaps of family C: own letters of 5 by 7, 6 by 9 with accents, and heavy ones of 8 by 14, enlarged 1 to 4
/// times.
final class LetteringC implements Lettering {
    private static final String LOOK_LIKE_FROM = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХЗЁЙ";
    private static final String LOOK_LIKE_TO = "ABEZHIKMNOPTYXABEKMHOPCTX3EИ";
    private static final int MARGIN = 4;
    /// Left pixel of each of the five columns in the heavy letter, whose strokes are two pixels wide.
    private static final int[] HEAVY = {0, 1, 3, 4, 5};

    private enum Cut {
        SMALL(6, 8),
        TALL(7, 12),
        HEAVY(9, 17);

        final int advance;
        final int line;

        Cut(int advance, int line) {
            this.advance = advance;
            this.line = line;
        }
    }

    private final Map<Character, int[]> cells = new HashMap<>();

    LetteringC() {
        for (String line : StrokeFont.lines("cells.txt")) {
            int[] rows = Arrays.stream(line.substring(2).split(" "))
                    .mapToInt(row -> Integer.parseInt(row, 16))
                    .toArray();
            cells.put(line.charAt(0), rows);
        }
        for (int i = 0; i < LOOK_LIKE_FROM.length(); i++) {
            cells.put(LOOK_LIKE_FROM.charAt(i), rows(LOOK_LIKE_TO.charAt(i)));
        }
    }

    private int[] rows(char letter) {
        int[] rows = cells.get(letter);
        if (rows == null) {
            throw new IllegalStateException("a letter has no cell");
        }
        return rows;
    }

    @Override
    public Hand hand(SplittableRandom chance, Script script) {
        Cut cut = script == Script.LATIN_1 ? Cut.TALL : Cut.values()[chance.nextInt(3)];
        int scale = 1 + (int) (4 * Math.pow(chance.nextDouble(), 1.5));
        int fitting = cut == Cut.HEAVY ? Math.min(scale, 3) : scale;
        return text -> has(text) ? Optional.of(draw(text, cut, fitting)) : Optional.empty();
    }

    private boolean has(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .chars()
                .allMatch(c -> c == ' ' || isAccent((char) c) || cells.containsKey((char) c));
    }

    private static boolean isAccent(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private Ink draw(String text, Cut cut, int scale) {
        int columns = text.length() * cut.advance;
        boolean[][] grid = new boolean[cut.line][columns];
        for (int i = 0; i < text.length(); i++) {
            String parts = cells.containsKey(text.charAt(i))
                    ? text.substring(i, i + 1)
                    : Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
            if (parts.charAt(0) != ' ') {
                set(grid, i * cut.advance, rows(parts.charAt(0)), cut);
            }
            if (parts.length() > 1) {
                accent(grid, i * cut.advance, parts.charAt(1));
            }
        }
        int width = columns * scale + 2 * MARGIN;
        int height = cut.line * scale + 2 * MARGIN;
        byte[] shares = new byte[width * height];
        for (int y = 0; y < cut.line * scale; y++) {
            for (int x = 0; x < columns * scale; x++) {
                if (grid[y / scale][x / scale]) {
                    shares[(y + MARGIN) * width + x + MARGIN] = (byte) 255;
                }
            }
        }
        int cell = (cut == Cut.SMALL ? 8 : cut == Cut.TALL ? 9 : 14) * scale;
        int glyphs = (int) text.chars().filter(c -> c != ' ').count();
        return new Ink(width, height, shares, cut.name().toLowerCase(java.util.Locale.ROOT) + " cells", cell, glyphs);
    }

    private static void set(boolean[][] grid, int left, int[] rows, Cut cut) {
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 5; column++) {
                if ((rows[row] >> 4 - column & 1) != 0) {
                    boolean isJoined = column < 4 && (rows[row] >> 3 - column & 1) != 0;
                    point(grid, left, row, column, isJoined, cut);
                }
            }
        }
    }

    private static void point(boolean[][] grid, int left, int row, int column, boolean isJoined, Cut cut) {
        switch (cut) {
            case SMALL -> grid[row][left + column] = true;
            case TALL -> {
                // The second and the sixth row are there twice: nine rows, below three for an accent.
                int y = 3 + row + (row > 1 ? 1 : 0) + (row > 5 ? 1 : 0);
                grid[y][left + column] = true;
                if (row == 1 || row == 5) {
                    grid[y + 1][left + column] = true;
                }
            }
            case HEAVY -> {
                int end = isJoined ? HEAVY[column + 1] : HEAVY[column] + 1;
                for (int x = HEAVY[column]; x <= end; x++) {
                    grid[1 + 2 * row][left + x] = true;
                    grid[2 + 2 * row][left + x] = true;
                }
            }
        }
    }

    /// Two dots, a ring, or a stroke above the letter.
    private static void accent(boolean[][] grid, int left, char mark) {
        int[] rows = switch (mark) {
            case '\u0308' -> new int[] {0x0A, 0x00};
            case '\u0301' -> new int[] {0x02, 0x04};
            case '\u0300' -> new int[] {0x08, 0x04};
            case '\u0302' -> new int[] {0x04, 0x0A};
            case '\u0303' -> new int[] {0x0D, 0x12};
            default -> new int[] {0x06, 0x06};
        };
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 5; column++) {
                grid[row][left + column] |= (rows[row] >> 4 - column & 1) != 0;
            }
        }
    }
}
