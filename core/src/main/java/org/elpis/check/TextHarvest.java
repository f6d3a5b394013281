package org.elpis.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds in free text, private text and file names what looks like an identifier: UIDs, dates, long numbers,
/// codes of letters and digits, telephone numbers, e-mail addresses.
///
/// Nothing says that these are about the patient, so coded strings are not searched for them.
final class TextHarvest {
    /// Digits that make a number worth searching: five are a code of a vocabulary more often than not.
    private static final int DIGITS = 6;

    /// Digits that make a word of letters and digits worth searching.
    private static final int DIGITS_IN_CODE = 4;

    private final KnownBuilder target;
    private final NumberForms numbers;

    TextHarvest(KnownBuilder target, NumberForms numbers) {
        this.target = target;
        this.numbers = numbers;
    }

    void add(String text) {
        add(text, Kind.NUMBER);
    }

    /// @param kind  what the numbers in the text are
    void add(String text, Kind kind) {
        byte[] folded = Fold.text(text);
        if (!hasDigit(folded)) {
            addAddresses(text);
            return;
        }
        for (int date : DateForms.in(folded, folded.length)) {
            target.date(date);
        }
        addWords(folded, kind);
        addUids(text);
        addTelephones(text, kind == Kind.NUMBER ? Kind.CONTACT : kind);
        addAddresses(text);
    }

    private static boolean hasDigit(byte[] folded) {
        for (byte b : folded) {
            if (Fold.isDigit(b)) {
                return true;
            }
        }
        return false;
    }

    private void addWords(byte[] folded, Kind kind) {
        int start = 0;
        int digits = 0;
        for (int i = 0; i <= folded.length; i++) {
            if (i == folded.length || folded[i] == ' ') {
                addWord(folded, start, i, digits, kind);
                start = i + 1;
                digits = 0;
            } else if (Fold.isDigit(folded[i])) {
                digits++;
            }
        }
    }

    private void addWord(byte[] folded, int from, int to, int digits, Kind kind) {
        int length = to - from;
        if (digits == length) {
            boolean isDecimal = from >= 2 && Fold.isDigit(folded[from - 2]);
            if (digits >= DIGITS && digits <= 20 && !isDecimal) {
                numbers.addDigits(folded, from, to, kind, Needles.WEAK);
            }
        } else if (length >= DIGITS && digits >= DIGITS_IN_CODE && length <= 64 && !isSize(folded, from, to)) {
            numbers.add(Arrays.copyOfRange(folded, from, to), kind, DIGITS, Needles.WEAK);
        }
    }

    /// `512x512`
    private static boolean isSize(byte[] folded, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Fold.isDigit(folded[i]) && folded[i] != 'x') {
                return false;
            }
        }
        return true;
    }

    private void addUids(String text) {
        int start = -1;
        int dots = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9' || c == '.' && start >= 0) {
                start = start < 0 ? i : start;
                dots += c == '.' ? 1 : 0;
            } else if (start >= 0) {
                if (dots >= 4 && i - start >= 14) {
                    addUid(text.substring(start, i));
                }
                start = -1;
                dots = 0;
            }
        }
    }

    private void addUid(String text) {
        String uid = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        byte[] bytes = uid.getBytes(StandardCharsets.ISO_8859_1);
        target.uid(bytes, 0, bytes.length, Kind.UID);
    }

    /// A telephone number starts with `+` or `0` or a bracket and has seven to fifteen digits with separators
    /// between.
    private void addTelephones(String text, Kind kind) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isStart = c == '+' || c == '(' || c == '0' && (i == 0 || !isPhonePart(text.charAt(i - 1)));
            if (isStart) {
                i = addTelephone(text, i, kind);
            }
        }
    }

    private int addTelephone(String text, int from, Kind kind) {
        int end = from;
        int digits = 0;
        int groups = 0;
        while (end < text.length() && isPhonePart(text.charAt(end))) {
            boolean isDigit = text.charAt(end) >= '0' && text.charAt(end) <= '9';
            boolean startsGroup =
                    isDigit && (end == from || !(text.charAt(end - 1) >= '0' && text.charAt(end - 1) <= '9'));
            digits += isDigit ? 1 : 0;
            groups += startsGroup ? 1 : 0;
            end++;
        }
        if (digits >= 7 && digits <= 15 && groups >= 2) {
            numbers.add(Fold.text(text.substring(from, end)), kind, DIGITS, Needles.WEAK);
        }
        return end;
    }

    private static boolean isPhonePart(char c) {
        return c >= '0' && c <= '9' || c == '+' || c == '(' || c == ')' || c == '-' || c == '/' || c == ' ';
    }

    private void addAddresses(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = at;
            int to = at + 1;
            while (from > 0 && isAddressPart(text.charAt(from - 1))) {
                from--;
            }
            while (to < text.length() && isAddressPart(text.charAt(to))) {
                to++;
            }
            byte[] folded = Fold.text(text.substring(from, to));
            if (from < at && to > at + 1 && folded.length >= 6) {
                target.needle(folded, Kind.CONTACT, Needles.BOUNDED);
            }
        }
    }

    private static boolean isAddressPart(char c) {
        return c > ' ' && c != ',' && c != ';' && c != '<' && c != '>' && c != '"' && c != '\\';
    }
}
