package org.elpis.models.reach;

import org.jspecify.annotations.Nullable;

/// Makes what a foreign program said fit for a message: short, one line, plain characters.
final class Printable {
    private static final int MOST = 300;

    private Printable() {}

    static String of(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("[^ -~]+", " ").strip();
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "...";
    }
}
