package org.elpis.explain;

import org.elpis.policy.Action;

/// Hides a text behind the classes of its characters: `Xxxxxx^Xxxx`, `9999-99-99`.
///
/// One character stands for one, so that positions in the text are positions in the mask. Placeholders that stand for
/// something taken out are nobody's and stay readable.
public final class Mask {
    private Mask() {}

    public static String of(String text) {
        char[] mask = new char[text.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = of(text.charAt(i));
        }
        for (Action.Sort sort : Action.Sort.values()) {
            show(sort.placeholder(), text, mask);
        }
        return new String(mask);
    }

    private static void show(String placeholder, String text, char[] mask) {
        for (int at = text.indexOf(placeholder); at >= 0; at = text.indexOf(placeholder, at + 1)) {
            placeholder.getChars(0, placeholder.length(), mask, at);
        }
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
