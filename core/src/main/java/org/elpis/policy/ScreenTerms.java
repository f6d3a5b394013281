package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What devices write into images that says nothing of anybody: sides, views, and measures with their unit
/// or name.
///
/// An allow-list. A number alone is none of it: it may be an age, a day, a room. Words that are surnames as
/// well (`LONG`,
/// `POST`) are not on it, whatever they mean on a screen.
final class ScreenTerms {
    /// Source: PS3.16 CID 244 (laterality), CID 4014 and 4010 (views), as devices abbreviate them.
    private static final Set<String> VIEWS = Set.of(
            "LT",
            "RT",
            "LEFT",
            "RIGHT",
            "AP",
            "PA",
            "LAT",
            "LATERAL",
            "OBL",
            "OBLIQUE",
            "CC",
            "MLO",
            "XCCL",
            "LCC",
            "RCC",
            "LMLO",
            "RMLO",
            "LLAT",
            "RLAT",
            "AXIAL",
            "SAGITTAL",
            "CORONAL",
            "TRANSVERSE",
            "SAG",
            "TRANS",
            "SUPINE",
            "PRONE",
            "ERECT",
            "UPRIGHT",
            "STANDING",
            "SEATED",
            "PORTABLE",
            "DECUBITUS");

    /// A side may stand by itself, and then alone: beside other letters it may be an initial.
    private static final Set<String> SIDES = Set.of("L", "R");

    private static final Set<String> UNITS = Set.of("CM", "MM", "DB", "HZ", "KHZ", "MHZ", "FPS", "%", "CM/S");

    /// Names of measures that have no unit on screens. Mechanical and thermal indices: IEC 62359.
    private static final Set<String> INDICES = Set.of("MI", "TI", "TIS", "TIB", "TIC");

    /// Names of settings, with a number behind that may have a unit.
    private static final Set<String> SETTINGS = Set.of("GAIN", "DEPTH", "FREQ", "FR", "ZOOM", "SCALE");

    private static final String NUMBER = "\\d{1,3}(?:[.,]\\d{1,2})?";
    /// A number, a word (a unit may have a stroke in it), a per cent sign; `:` and `=` stand between a name
    /// and its number.
    private static final Pattern PART =
            Pattern.compile("\\s*(?:(" + NUMBER + ")(?![\\d.,/-])|([A-Za-z]+(?:/s)?|%)|([:=]))\\s*");

    /// Two digits on either side of the point are a day and a month.
    private static final Pattern DAY_AND_MONTH = Pattern.compile("\\d{2}[.,]\\d{2}");
    /// Indices end below 10; `12.03` behind one is something else.
    private static final Pattern INDEX = Pattern.compile("\\d[.,]\\d{1,2}");

    private static final int MOST_PARTS = 16;

    private ScreenTerms() {}

    /// Whether a line has nothing but such terms, and at least one.
    static boolean areAll(String line) {
        List<String> parts = parts(line.strip());
        if (parts.size() == 1 && SIDES.contains(parts.getFirst())) {
            return true;
        }
        int at = 0;
        while (at < parts.size()) {
            int end = term(parts, at);
            if (end == at) {
                return false;
            }
            at = end;
        }
        return at > 0;
    }

    /// In capitals; none when anything else stands between them.
    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (!matcher.find(at) || matcher.start() != at || parts.size() == MOST_PARTS) {
                return List.of();
            }
            parts.add(matcher.group().strip().toUpperCase(Locale.ROOT));
            at = matcher.end();
        }
        return parts;
    }

    /// Where the term ends that begins here; the beginning itself when none does.
    private static int term(List<String> parts, int at) {
        String first = parts.get(at);
        if (VIEWS.contains(first)) {
            return at + 1;
        }
        if (isNumber(first)) {
            return hasUnit(parts, at) ? at + 2 : at;
        }
        if (!INDICES.contains(first) && !SETTINGS.contains(first)) {
            return at;
        }
        int number = at + (at + 1 < parts.size() && isSign(parts.get(at + 1)) ? 2 : 1);
        if (number >= parts.size() || !isNumber(parts.get(number))) {
            return at;
        }
        if (INDICES.contains(first)) {
            return INDEX.matcher(parts.get(number)).matches() ? number + 1 : at;
        }
        if (hasUnit(parts, number)) {
            return number + 2;
        }
        return DAY_AND_MONTH.matcher(parts.get(number)).matches() ? at : number + 1;
    }

    private static boolean hasUnit(List<String> parts, int number) {
        return number + 1 < parts.size() && UNITS.contains(parts.get(number + 1));
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }

    private static boolean isSign(String part) {
        return part.equals(":") || part.equals("=");
    }
}
