package org.elpis.vision.read;

/// A word as a program read it, where it lies on its page.
///
/// @param page  from 0
/// @param line  a number that words of one line of a page share
/// @param confidence  0 to 1
record PageWord(int page, long line, int left, int top, int width, int height, double confidence, String text) {
    /// Letters are from an eighth to one and a half times as wide as high; what has another shape says
    /// something else.
    boolean hasShapeOfItsText() {
        long letters = text.length();
        return height > 0 && 8L * width >= letters * height && 2L * width <= 3L * letters * height;
    }

    @Override
    public String toString() {
        return "PageWord[withheld]";
    }
}
