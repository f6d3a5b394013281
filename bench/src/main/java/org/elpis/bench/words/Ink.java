package org.elpis.bench.words;

/// A text as shares of ink, 0 to 255 a pixel, row by row.
///
/// @param height  rows of a letter's cell
/// @param glyphs  letters without blanks
record Ink(int columns, int rows, byte[] shares, String font, int height, int glyphs) {
    /// From this share on a pixel belongs to the letter.
    static final int HALF = 128;

    int share(int x, int y) {
        return shares[y * columns + x] & 0xFF;
    }

    /// Turned by a quarter, clockwise.
    Ink turned() {
        byte[] turned = new byte[shares.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                turned[x * rows + rows - 1 - y] = shares[y * columns + x];
            }
        }
        return new Ink(/* columns= */ rows, /* rows= */ columns, turned, font, height, glyphs);
    }

    /// With empty columns at its right and empty rows below.
    Ink padded(int width, int height) {
        byte[] padded = new byte[width * height];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(shares, y * columns, padded, y * width, columns);
        }
        return new Ink(width, height, padded, font, this.height, glyphs);
    }

    /// All pixels within a distance of the ink, along rows and columns and both.
    Ink widened(int by) {
        byte[] wide = shares.clone();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                if (share(x, y) >= HALF) {
                    for (int v = Math.max(0, y - by); v <= Math.min(rows - 1, y + by); v++) {
                        for (int u = Math.max(0, x - by); u <= Math.min(columns - 1, x + by); u++) {
                            wide[v * columns + u] = (byte) 255;
                        }
                    }
                }
            }
        }
        return new Ink(columns, rows, wide, font, height, glyphs);
    }
}
