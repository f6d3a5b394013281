package org.elpis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.Uids;

/// Finds what must not stay in a text: everything but clinical vocabulary, measures and punctuation.
///
/// An allow-list: a word that the vocabulary does not have goes, whoever it belongs to. Words that are also
/// names go when they are this patient's, or stand beside a word that goes; so do bare numbers and single
/// letters.
///
/// Immutable and thread-safe.
public final class TextDetector {
    /// Letters of a code that may spell a name: `T-D1100`, `RID28480` and `mm` do not.
    private static final int LETTERS_OF_A_NAME = 4;

    private static final int DIGITS_OF_A_LIST = 2;
    private static final int LETTERS_OF_A_PROTOCOL = 3;

    private final Vocabulary vocabulary;

    public TextDetector(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Finds what must not stay in a text.
    ///
    /// @return spans in ascending order, without overlap; empty when the whole text may stay
    public List<Span> detect(String text, Identity identity) {
        Scan scan = new Scan(text, identity);
        scan.run();
        return scan.hasDoubts ? Surroundings.resolve(scan.tokens) : List.of();
    }

    /// Finds what must not stay among coded values (VR CS): a value that is a term as a whole stays, such as
    /// `ISO_10918_1`, also when a part of it alone would not; any other value is judged like a text.
    public List<Span> detectCodes(String text, Identity identity) {
        List<Span> found = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int backslash = text.indexOf('\\', start);
            int end = backslash < 0 ? text.length() : backslash;
            if (!isTerm(text, start, end)) {
                for (Span span : detect(text.substring(start, end), identity)) {
                    found.add(new Span(span.start() + start, span.end() + start, span.kind()));
                }
            }
            start = end + 1;
        }
        return found;
    }

    private boolean isTerm(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return start == end || vocabulary.contains(text, start, end) && !vocabulary.isAlsoName(text, start, end);
    }

    /// Finds this patient's own words and numbers only: for texts that a profile retains as they are.
    public List<Span> detectKnown(String text, Identity identity) {
        List<Span> known = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end > at && isKnown(text, at, end, identity)) {
                known.add(new Span(at, end, Span.Kind.KNOWN_IDENTITY));
            }
            at = Math.max(end, at + 1);
        }
        return known;
    }

    /// Whether a part of a text is a word of the vocabulary and no name.
    public boolean isPlainWord(String text, int start, int end) {
        long hash = WordTable.hash(text, start, end);
        return vocabulary.contains(hash) && !vocabulary.isAlsoName(hash);
    }

    /// Also a name with a letter wrong, unless that makes a plain word of it.
    private boolean isKnown(String text, int start, int end, Identity identity) {
        return identity.contains(text, start, end)
                || identity.resembles(text, start, end) && !isPlainWord(text, start, end);
    }

    /// Whether a code of a public scheme is no name and no number of the patient in disguise. Without a
    /// digit, words of
    /// two letters or more must be plain where there are several: `en-US` is a code, `Kim-Lee` is none.
    public boolean isHarmlessCode(String code, Identity identity) {
        boolean hasDigit = false;
        int words = 0;
        int unknown = 0;
        int at = 0;
        while (at < code.length()) {
            int end = at;
            while (end < code.length() && Character.isLetter(code.charAt(end))) {
                end++;
            }
            if (end - at >= LETTERS_OF_A_NAME && !vocabulary.contains(code, at, end)
                    || end > at && identity.contains(code, at, end)) {
                return false;
            }
            hasDigit |= Character.isDigit(code.charAt(at));
            words += end > at ? 1 : 0;
            unknown += end - at > 1 && !isPlainWord(code, at, end) ? 1 : 0;
            at = Math.max(end, at + 1);
        }
        boolean mayBeName = !hasDigit && words > 1 && unknown > 0 && !isLanguage(code);
        return !mayBeName && detectKnown(code, identity).isEmpty();
    }

    /// `en-US`. Source: RFC 5646 section 2.2.
    private static boolean isLanguage(String code) {
        int hyphen = code.indexOf('-');
        return (hyphen == 2 || hyphen == 3)
                && code.length() == hyphen + 3
                && code.equals(code.substring(0, hyphen).toLowerCase(Locale.ROOT)
                        + code.substring(hyphen).toUpperCase(Locale.ROOT));
    }

    /// Where the word that starts here ends; `start` itself when none does.
    static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Letters, digits, and what is not punctuation: marks that belong to a letter, invisible characters, bytes
    /// that the character set does not have. Such a thing inside a word must not make two words of it.
    static boolean isWordPart(char c) {
        if (c < 0x7F) {
            return c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c < ' ' && c != '\r' && c != '\n' && c != '\t' && c != '\f';
        }
        return !isSign(c);
    }

    /// Signs beyond ASCII that may stand between words, those of Chinese and Japanese texts among them;
    /// letters among
    /// the Latin ones (`ª`, `µ`, `º`) are none.
    private static boolean isSign(char c) {
        if (c >= 0xA0 && c <= 0xBF) {
            return c != 0xAD && !Character.isLetter(c);
        }
        return c == 0xD7
                || c == 0xF7
                || c >= 0x2000 && c <= 0x200A
                || c >= 0x2010 && c <= 0x2027
                || c >= 0x3000 && c <= 0x3002
                || c >= 0x3008 && c <= 0x3011
                || c >= 0x3014 && c <= 0x301F
                || c == 0x30FB
                || isFullWidthSign(c);
    }

    /// Signs of ASCII in the width of a Chinese character, and the narrow forms of Japanese ones.
    private static boolean isFullWidthSign(char c) {
        return c >= 0xFF01
                && c <= 0xFF65
                && !(c >= 0xFF10 && c <= 0xFF19)
                && !(c >= 0xFF21 && c <= 0xFF3A)
                && !(c >= 0xFF41 && c <= 0xFF5A);
    }

    private final class Scan {
        private final String text;
        private final Identity identity;
        private final Tokens tokens;
        /// Whether anything may have to go: if not, the surroundings need not be looked at.
        private boolean hasDoubts;

        Scan(String text, Identity identity) {
            this.text = text;
            this.identity = identity;
            this.tokens = new Tokens(text, identity);
        }

        void run() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                hasDoubts |= c == '@';
                at = isWordPart(c) ? token(at) : at + 1;
            }
        }

        private int token(int start) {
            if (Measure.isDigit(text.charAt(start))) {
                int uidEnd = Uids.endInText(text, start);
                if (uidEnd > start) {
                    if (!Uids.isWellKnown(text.substring(start, uidEnd))) {
                        add(start, uidEnd, Tokens.UID, 0);
                    }
                    return uidEnd;
                }
            }
            Optional<DateInText> date = DateInText.at(text, start);
            if (date.isPresent()) {
                boolean isKnown = holdsKnown(start, date.get().dateEnd());
                add(start, date.get().end(), isKnown ? Tokens.KNOWN : Tokens.DATE, 0);
                return date.get().end();
            }
            int end = start + 1;
            while (end < text.length() && isInside(end)) {
                end++;
            }
            long hash = WordTable.hash(text, start, end);
            add(start, end, judge(start, end, hash), hash);
            return end;
        }

        /// A patient's number that is written like a date, or a patient who is called like a month.
        private boolean holdsKnown(int start, int end) {
            boolean isKnown = identity.contains(text, start, end);
            for (int at = start; at < end; at++) {
                int wordEnd = at;
                while (wordEnd < end && Character.isLetter(text.charAt(wordEnd))) {
                    wordEnd++;
                }
                isKnown |= wordEnd > at && identity.contains(text, at, wordEnd);
                at = wordEnd;
            }
            return isKnown;
        }

        /// A point or comma between digits belongs to the number.
        private boolean isInside(int at) {
            char c = text.charAt(at);
            if (isWordPart(c)) {
                return true;
            }
            boolean isPoint = c == '.' || c == ',';
            return isPoint
                    && Measure.isDigit(text.charAt(at - 1))
                    && at + 1 < text.length()
                    && Measure.isDigit(text.charAt(at + 1));
        }

        private byte judge(int start, int end, long hash) {
            if (identity.contains(hash)) {
                return Tokens.KNOWN;
            }
            hasDoubts |= identity.startsPlace(hash) || mayBeOld(start, end, hash);
            if (end - start == 1 && Character.isLetter(text.charAt(start)) && text.charAt(start) < 0x250) {
                return Tokens.LETTER;
            }
            boolean isKnownWord = vocabulary.contains(hash);
            if (isKnownWord && !vocabulary.isAlsoName(hash)) {
                hasDoubts |= NamesBehind.isTrigger(hash) || PlacesInContext.isTrigger(hash);
                return Tokens.PLAIN;
            }
            if (identity.resembles(text, start, end)) {
                return Tokens.KNOWN;
            }
            if (isKnownWord) {
                return Tokens.ALSO_NAME;
            }
            if (Measure.isSmallNumber(text, start, end)) {
                return Tokens.BARE;
            }
            if (Measure.isMeasure(text, start, end)) {
                return hidesKnownNumber(start, end) ? Tokens.KNOWN : Tokens.PLAIN;
            }
            if (Measure.isDigit(text.charAt(start))) {
                return isNumberedWord(start, end) ? Tokens.PLAIN : Tokens.NUMBER;
            }
            boolean isFormed = Formed.isClinical(text, start, end, vocabulary, identity);
            return isFormed ? Tokens.PLAIN : Tokens.UNKNOWN;
        }

        /// Plain words and measures alone may be an age over 89: `ninety-five years old`, `93jährige
        /// Patientin`, `92F`.
        private boolean mayBeOld(int start, int end, long hash) {
            int digits = Measure.digits(text, start, end);
            return digits == 0
                    ? (Cue.of(hash) & Cue.NINETY) != 0 || hash == AgesInContext.QUATRE
                    : digits <= 3 && Measure.value(text, start, start + digits) > AgesInContext.LAST_HARMLESS_AGE;
        }

        /// `1CTA`, `02_Thorax`: protocols are numbered where they stand in a list.
        private boolean isNumberedWord(int start, int end) {
            int digits = Measure.digits(text, start, end);
            int word = start + digits;
            return digits <= DIGITS_OF_A_LIST
                    && end - word >= LETTERS_OF_A_PROTOCOL
                    && isPlainWord(text, word, end)
                    && !identity.contains(text, word, end)
                    && !identity.resembles(text, word, end);
        }

        /// `4711mm` when the patient's number is 4711.
        private boolean hidesKnownNumber(int start, int end) {
            for (int at = start; at < end; at++) {
                int digits = Measure.digits(text, at, end);
                if (digits > 0 && digits < end - start && identity.contains(text, at, at + digits)) {
                    return true;
                }
                at += digits;
            }
            return false;
        }

        private void add(int start, int end, byte kind, long hash) {
            hasDoubts |= kind != Tokens.PLAIN;
            tokens.add(start, end, kind, hash);
        }
    }
}
