package org.elpis.detect;

/// The units that a number in a description may carry. Years are not among them: `87y` is an age.
final class Unit {
    private static final int MOST_DIGITS_BEFORE_ONE_LETTER = 3;

    private Unit() {}

    /// Whether the text is a unit or one unit by another (`ml/s`).
    ///
    /// @param digits how many digits stand before it: a single letter after four could be a record number
    static boolean isUnit(CharSequence text, int start, int end, int digits) {
        if (end - start == 1 && digits > MOST_DIGITS_BEFORE_ONE_LETTER && text.charAt(start) != '%') {
            return false;
        }
        for (int at = start + 1; at < end - 1; at++) {
            if (text.charAt(at) == '/') {
                return isSimple(text, start, at) && isSimple(text, at + 1, end);
            }
        }
        return isSimple(text, start, end);
    }

    private static boolean isSimple(CharSequence text, int start, int end) {
        String unit = Fold.fold(text.subSequence(start, end).toString())
                .replace('µ', 'u')
                .replace('μ', 'u');
        return switch (unit) {
            case "mm", "cm", "dm", "m", "km", "um", "nm" -> true;
            case "mm2", "cm2", "m2", "mm²", "cm²", "mm3", "cm3", "mm³", "cm³" -> true;
            case "ml", "dl", "l", "ul", "cc", "g", "kg", "mg", "ug", "mcg", "ng", "mgi", "mol", "mmol", "umol" -> true;
            case "s", "sec", "secs", "ms", "msec", "us", "min", "mins", "h", "hr", "hrs", "d", "wk", "wks" -> true;
            case "t", "mt", "hz", "khz", "mhz", "ghz", "v", "kv", "kvp", "mv", "kev", "mev", "ma", "mas", "as" -> true;
            case "gy", "cgy", "mgy", "sv", "msv", "usv", "bq", "kbq", "mbq", "gbq", "ci", "mci", "uci" -> true;
            case "hu", "ppm", "db", "dpi", "bar", "kpa", "mmhg", "bpm", "fps" -> true;
            case "iu", "ie", "w", "kw", "mw", "j", "mj" -> true;
            case "%", "°", "deg", "degc", "°c", "fr", "f", "ch", "x", "sl", "pct" -> true;
            default -> false;
        };
    }
}
