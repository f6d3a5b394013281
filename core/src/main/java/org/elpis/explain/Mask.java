package org.elpis.explain;

/// Hides a text behind the classes of its characters: `Xxxxxx^Xxxx`, `9999-99-99`.
///
/// One character stands for one, so that positions in the text are positions in the mask.
public final class Mask {
    private Mask() {}

    public static String of(String text) {
        char[] mask = new char[text.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = of(text.charAt(i));
        }
        return new String(mask);
    }

    private static char of(char c) {
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            return c < ' ' || c == 127 ? '·' : c;
        }
        if (Character.isUpperCase(c)) {
            return 'X';
        }
        // Scripts without case count as small letters.
        return Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'x' : '·';
    }
}
