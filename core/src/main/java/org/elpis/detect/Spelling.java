package org.elpis.detect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/// What single characters spell one after the other, and whether that is known of the patient.
final class Spelling {
    /// A part of what is spelled is a name or number when it is as long; the whole from three characters on.
    private static final int LEAST_PART = 5;

    private static final int LEAST_WHOLE = 3;
    /// Family and given name in one word; what is longer is looked for by its parts.
    private static final int LONGEST = 24;

    private static final int DIGITS_OF_A_DATE = 8;

    private final Tokens tokens;
    private final StringBuilder characters = new StringBuilder();
    private int[] indexes = new int[16];

    Spelling(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Which characters are read: two stacks side by side alternate.
    enum Part {
        ALL,
        LETTERS,
        DIGITS
    }

    /// Adds a token of one character, if it is of a part.
    void add(int token, Part part) {
        char c = tokens.text.charAt(tokens.start(token));
        boolean isRead = switch (part) {
            case ALL -> true;
            case LETTERS -> Character.isLetter(c);
            case DIGITS -> Measure.isDigit(c);
        };
        if (isRead) {
            if (characters.length() == indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * indexes.length);
            }
            indexes[characters.length()] = token;
            characters.append(c);
        }
    }

    /// Marks what is known in the characters that were added, and forgets them.
    void findKnown() {
        String spelled = characters.toString();
        characters.setLength(0);
        int length = spelled.length();
        for (int from = 0; from < length; from++) {
            int longest = Math.min(length, from + LONGEST);
            for (int to = longest; to >= from + LEAST_WHOLE; to--) {
                boolean isLong = to - from >= LEAST_PART || to - from == length;
                if (isLong && isKnown(spelled, from, to)) {
                    for (int i = from; i < to; i++) {
                        tokens.set(indexes[i], Tokens.KNOWN);
                    }
                    break;
                }
            }
        }
    }

    private boolean isKnown(String spelled, int from, int to) {
        return tokens.identity.contains(spelled, from, to)
                || to - from == DIGITS_OF_A_DATE && isStatedDate(spelled, from);
    }

    /// Year, month and day in any usual order.
    private boolean isStatedDate(String spelled, int at) {
        if (Measure.digits(spelled, at, at + DIGITS_OF_A_DATE) < DIGITS_OF_A_DATE) {
            return false;
        }
        int first = Measure.value(spelled, at, at + 4);
        int last = Measure.value(spelled, at + 4, at + DIGITS_OF_A_DATE);
        return isStated(first, last / 100, last % 100)
                || isStated(last, first % 100, first / 100)
                || isStated(last, first / 100, first % 100);
    }

    private boolean isStated(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        try {
            return tokens.identity.dates().isStated(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
