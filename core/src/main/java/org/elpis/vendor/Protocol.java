package org.elpis.vendor;

import java.util.ArrayList;
import java.util.List;

/// The part of a Siemens MR protocol that is written as lines of `key = value`, the ASCCONV block. What stands
/// around it is settings of the user interface, with names and comments, and is never read.
final class Protocol {
    private static final String BEGIN = "### ASCCONV BEGIN";
    private static final String END = "### ASCCONV END ###";
    /// Real protocols have about a thousand; what stands behind so many lines goes.
    private static final int MAX_LINES = 20_000;

    /// Real keys have some sixty characters; each part of one is looked up.
    private static final int LONGEST_KEY = 256;

    private static final int OUTSIDE = -1;

    private Protocol() {}

    /// One setting.
    record Line(String key, String value) {
        /// The key without its indices: `sSliceArray.asSlice.dThickness`.
        String path() {
            StringBuilder path = new StringBuilder(key.length());
            boolean isInside = false;
            for (int i = 0; i < key.length(); i++) {
                char c = key.charAt(i);
                isInside |= c == '[';
                if (!isInside) {
                    path.append(c);
                }
                isInside &= c != ']';
            }
            return path.toString();
        }

        /// Whether the key has nothing but names, points and indices of up to four digits, and no more than 256
        /// characters.
        boolean isPlain() {
            if (key.length() > LONGEST_KEY) {
                return false;
            }
            int indexDigits = OUTSIDE;
            for (int i = 0; i < key.length(); i++) {
                char c = key.charAt(i);
                boolean isDigit = c >= '0' && c <= '9';
                boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
                if (indexDigits == OUTSIDE) {
                    if (c == '[') {
                        indexDigits = 0;
                    } else if (!isDigit && !isLetter && c != '.') {
                        return false;
                    }
                } else if (c == ']' && indexDigits > 0) {
                    indexDigits = OUTSIDE;
                } else if (!isDigit || ++indexDigits > 4) {
                    return false;
                }
            }
            return indexDigits == OUTSIDE;
        }
    }

    /// The lines of the block; none when there is no block.
    static List<Line> lines(String text) {
        int begin = text.indexOf(BEGIN);
        int at = begin < 0 ? -1 : text.indexOf('\n', begin);
        int end = at < 0 ? -1 : text.indexOf(END, at);
        List<Line> lines = new ArrayList<>();
        for (int line = 0; line < MAX_LINES && end >= 0 && at + 1 < end; line++) {
            int next = text.indexOf('\n', at + 1, end);
            int lineEnd = next < 0 ? end : next;
            int equals = text.indexOf('=', at + 1, lineEnd);
            if (equals > 0) {
                lines.add(new Line(
                        text.substring(at + 1, equals).strip(),
                        text.substring(equals + 1, lineEnd).strip()));
            }
            at = lineEnd;
        }
        return lines;
    }

    /// A block of these lines.
    static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder(BEGIN).append(" ###\n");
        for (Line line : lines) {
            text.append(line.key).append("\t = \t").append(line.value).append('\n');
        }
        return text.append(END).toString();
    }
}
