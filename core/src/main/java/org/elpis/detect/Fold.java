package org.elpis.detect;

final class Fold {
    private Fold() {}

    static String fold(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
