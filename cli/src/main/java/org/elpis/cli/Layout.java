package org.elpis.cli;

/// Numbers, columns and paragraphs as people read them. Without `String.format`, which costs a command's start
/// more than the rest of its output.
final class Layout {
    private Layout() {}

    /// `1,234,567`
    static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /// `12.3`
    static String tenths(double number) {
        long tenths = Math.round(number * 10);
        return grouped(tenths / 10) + "." + Math.abs(tenths % 10);
    }

    /// `528 KB`, in powers of ten.
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        if (bytes < 1_000_000) {
            return tenths(bytes / 1e3) + " KB";
        }
        return bytes < 1_000_000_000 ? tenths(bytes / 1e6) + " MB" : tenths(bytes / 1e9) + " GB";
    }

    /// `1 object`, `2 objects`
    static String count(long number, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return grouped(number) + " " + (number == 1 ? noun : plural);
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /// At most so many characters, with an ellipsis for what is missing; control characters, which could drive
    /// the terminal, become points.
    static String shown(String text, int width) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), width));
        for (int i = 0; i < text.length() && shown.length() < width; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c);
        }
        if (text.length() > width) {
            shown.setCharAt(width - 1, '…');
        }
        return shown.toString();
    }

    /// A text that others chose, such as the name of a file, so that it can neither steer a terminal nor start a line.
    static String shown(String text) {
        return shown(text, Math.max(1, text.length()));
    }

    /// A paragraph with every line indented.
    static String paragraph(String indent, String text) {
        StringBuilder lines = new StringBuilder();
        int width = Terminal.COLUMNS - indent.length();
        int start = 0;
        while (text.length() - start > width) {
            int blank = text.lastIndexOf(' ', start + width);
            int end = blank <= start ? text.length() : blank;
            if (end == text.length()) {
                break;
            }
            lines.append(indent).append(text, start, end).append('\n');
            start = end + 1;
        }
        return lines.append(indent)
                .append(text, start, text.length())
                .append('\n')
                .toString();
    }
}
