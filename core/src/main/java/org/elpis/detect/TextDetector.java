package org.elpis.detect;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Uids;
import org.elpis.dicom.WrittenDate;
import org.jspecify.annotations.Nullable;

/// Finds what must not stay in a text: everything but clinical vocabulary, measures and punctuation.
///
/// An allow-list: a word that the vocabulary does not have goes, whoever it belongs to. Words that are also names go
/// when they are this patient's, or stand beside a word that goes.
public final class TextDetector {
    private final Vocabulary vocabulary;

    public TextDetector(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// @return spans in ascending order, without overlap; empty when the whole text may stay
    public List<Span> detect(String text, Identity identity) {
        Scan scan = new Scan(text, identity);
        scan.run();
        return scan.spans == null ? List.of() : List.copyOf(scan.withNeighbours());
    }

    private final class Scan {
        private final String text;
        private final Identity identity;
        private @Nullable List<Span> spans;
        private @Nullable List<Span> doubtful;

        Scan(String text, Identity identity) {
            this.text = text;
            this.identity = identity;
        }

        void run() {
            int at = 0;
            while (at < text.length()) {
                at = Character.isLetterOrDigit(text.charAt(at)) ? token(at) : other(at);
            }
        }

        /// Characters outside words stay when they are plain punctuation; anything else (control characters, private
        /// use, symbols of other scripts) goes.
        private int other(int at) {
            char c = text.charAt(at);
            boolean harmless = c >= ' ' && c < 127 || c == '\r' || c == '\n' || c == '\t' || c == '\f' || isLatinSign(c);
            if (!harmless) {
                add(at, at + 1, Span.Kind.UNKNOWN_WORD);
            }
            return at + 1;
        }

        private boolean isLatinSign(char c) {
            return c >= 0xA0 && c <= 0xBF || c == 0xD7 || c == 0xF7 || c >= 0x2010 && c <= 0x2027;
        }

        private int token(int start) {
            if (isDigit(text.charAt(start))) {
                int uidEnd = Uids.endInText(text, start);
                if (uidEnd > start) {
                    if (!Uids.isWellKnown(text.subSequence(start, uidEnd))) {
                        add(start, uidEnd, Span.Kind.UID);
                    }
                    return uidEnd;
                }
                var date = WrittenDate.at(text, start);
                if (date.isPresent()) {
                    int end = start + date.get().length();
                    add(start, end, Span.Kind.DATE);
                    return end;
                }
            }
            int end = start + 1;
            while (end < text.length() && isInside(end)) {
                end++;
            }
            judge(start, end);
            return end;
        }

        /// A point or comma between digits belongs to the number.
        private boolean isInside(int at) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                return true;
            }
            boolean isPoint = c == '.' || c == ',';
            return isPoint
                    && isDigit(text.charAt(at - 1))
                    && at + 1 < text.length()
                    && isDigit(text.charAt(at + 1));
        }

        private void judge(int start, int end) {
            String token = text.substring(start, end);
            String folded = Fold.fold(token);
            if (identity.contains(folded)) {
                add(start, end, Span.Kind.KNOWN_IDENTITY);
            } else if (vocabulary.contains(token, 0, token.length())) {
                if (vocabulary.isAlsoName(token, 0, token.length())) {
                    doubt(start, end);
                }
            } else if (!Vocabulary.isMeasure(token) && !isSingleLetter(token)) {
                add(start, end, isDigit(token.charAt(0)) ? Span.Kind.NUMBER : Span.Kind.UNKNOWN_WORD);
            }
        }

        /// One letter says nothing alone; beside a word that goes it is an initial.
        private boolean isSingleLetter(String token) {
            if (token.length() != 1 || !Character.isLetter(token.charAt(0))) {
                return false;
            }
            return token.charAt(0) < 0x250;
        }

        private void add(int start, int end, Span.Kind kind) {
            if (spans == null) {
                spans = new ArrayList<>();
            }
            spans.add(new Span(start, end, kind));
        }

        private void doubt(int start, int end) {
            if (doubtful == null) {
                doubtful = new ArrayList<>();
            }
            doubtful.add(new Span(start, end, Span.Kind.UNKNOWN_WORD));
        }

        /// Adds doubtful words and single letters that stand beside a span.
        List<Span> withNeighbours() {
            List<Span> found = spans == null ? List.of() : spans;
            List<Span> all = new ArrayList<>(found);
            if (doubtful != null) {
                for (Span word : doubtful) {
                    if (isBesideAny(found, word)) {
                        all.add(word);
                    }
                }
            }
            addInitials(found, all);
            all.sort((one, other) -> Integer.compare(one.start(), other.start()));
            return all;
        }

        private void addInitials(List<Span> found, List<Span> all) {
            for (int i = 0; i < text.length(); i++) {
                boolean alone = Character.isLetter(text.charAt(i))
                        && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
                        && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
                if (!alone) {
                    continue;
                }
                Span letter = new Span(i, i + 1, Span.Kind.UNKNOWN_WORD);
                if (isBesideWord(found, letter) && !isCovered(all, letter)) {
                    all.add(letter);
                }
            }
        }

        private boolean isBesideAny(List<Span> found, Span word) {
            for (Span span : found) {
                if (isNeighbour(span, word)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBesideWord(List<Span> found, Span letter) {
            for (Span span : found) {
                boolean isWord = span.kind() != Span.Kind.DATE && span.kind() != Span.Kind.NUMBER;
                if (isWord && isNeighbour(span, letter)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isCovered(List<Span> all, Span letter) {
            for (Span span : all) {
                if (span.start() <= letter.start() && span.end() > letter.start()) {
                    return true;
                }
            }
            return false;
        }

        /// Nothing but punctuation and at most two blanks between.
        private boolean isNeighbour(Span span, Span word) {
            int from = Math.min(span.end(), word.end());
            int to = Math.max(span.start(), word.start());
            if (to - from > 3) {
                return false;
            }
            for (int i = from; i < to; i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
