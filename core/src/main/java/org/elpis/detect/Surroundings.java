package org.elpis.detect;

import java.util.ArrayList;
import java.util.List;

/// Decides by what stands around them about words and numbers that say nothing alone: the day beside a month,
/// the groups of a telephone number, initials, an age, a name that is a word.
final class Surroundings {
    /// Bare numbers in a row that have as many digits together may be a telephone or record number.
    private static final int DIGITS_OF_AN_IDENTIFIER = 7;
    /// So many single letters in a row spell a word.
    private static final int LETTERS_OF_A_WORD = 3;
    private static final String JOINTS = "-/.:()+";

    private static final String[] AGE_AFTER = {"y", "yo", "yr", "yrs", "year", "years"};
    private static final String[] NUMBERED = {"age", "aged", "room", "ward", "bed", "zimmer"};
    /// The other months are in no word list and go by themselves.
    private static final String[] MONTHS = {"may", "mar", "oct"};
    /// Surnames as well, yet in the texts of a scanner the part of the body, the side or the modality: they
    /// stay beside a name. The patient's own name goes whatever word it is.
    private static final String[] OF_THE_EXAMINATION = {
        "arm",
        "back",
        "body",
        "bone",
        "bowel",
        "brain",
        "chest",
        "colon",
        "cord",
        "dose",
        "dr",
        "ear",
        "elbow",
        "eye",
        "face",
        "finger",
        "foot",
        "hand",
        "head",
        "heart",
        "heel",
        "joint",
        "kidney",
        "knee",
        "left",
        "leg",
        "liver",
        "lower",
        "lung",
        "mr",
        "neck",
        "phase",
        "rib",
        "right",
        "scout",
        "shoulder",
        "slice",
        "spine",
        "standard",
        "stress",
        "thigh",
        "thumb",
        "toe",
        "us",
        "view",
        "wrist"
    };
    /// JPEG, JPEG-LS, JPEG 2000, MPEG-2, MPEG-4 and HEVC: `ISO_10918_1` in Lossy Image Compression Method.
    private static final String[] COMPRESSION_STANDARDS = {"10918", "14495", "15444", "13818", "14496", "23008"};
    private static final String[] TITLES = {"prof", "mrs", "mme", "frau", "herr", "patient", "pat", "name"};
    private static final String[] TITLES_WITH_POINT = {"dr", "mr", "ms"};

    private final Tokens tokens;

    private Surroundings(Tokens tokens) {
        this.tokens = tokens;
    }

    /// The spans that go.
    static List<Span> resolve(Tokens tokens) {
        Surroundings surroundings = new Surroundings(tokens);
        surroundings.findPlaces();
        surroundings.findStandards();
        surroundings.findRuns();
        surroundings.findPairs();
        surroundings.spread();
        return surroundings.spans();
    }

    private void findPlaces() {
        for (int i = 0; i < tokens.count(); i++) {
            int words = tokens.identity.wordsOfPlace(tokens, i);
            for (int j = i; j < i + words; j++) {
                tokens.set(j, Tokens.KNOWN);
            }
        }
    }

    private void findStandards() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.kind(i + 1) == Tokens.NUMBER && tokens.is(i, "iso") && isOne(i + 1, COMPRESSION_STANDARDS)) {
                tokens.set(i + 1, Tokens.PLAIN);
            }
        }
    }

    private void findRuns() {
        int at = 0;
        while (at < tokens.count()) {
            byte kind = tokens.kind(at);
            int end = at + 1;
            if (kind == Tokens.BARE || kind == Tokens.LETTER) {
                while (end < tokens.count() && tokens.kind(end) == kind && tokens.touchesNext(end - 1)) {
                    end++;
                }
                if (kind == Tokens.BARE ? isIdentifier(at, end) : isSpelledOut(at, end)) {
                    goAll(at, end);
                }
            }
            at = end;
        }
    }

    private void goAll(int from, int to) {
        for (int i = from; i < to; i++) {
            tokens.set(i, tokens.kind(i) == Tokens.BARE ? Tokens.NUMBER : Tokens.UNKNOWN);
        }
    }

    /// `12/5`, `12.5.04`, `555-123`, `0171 555 123`, but not `10-12 mm` and not `0 50 400 800`.
    private boolean isIdentifier(int from, int to) {
        if (to - from < 2 || isUnit(to)) {
            return false;
        }
        int digits = 0;
        boolean joined = true;
        for (int i = from; i < to; i++) {
            int start = tokens.start(i);
            int count = Measure.digits(tokens.text, start, tokens.end(i));
            digits += Measure.value(tokens.text, start, start + count) % 50 == 0 ? 0 : count;
            joined &= i + 1 == to || isJoined(i);
        }
        return joined && (to - from > 2 || tokens.start(from + 1) - tokens.end(from) == 1)
                || digits >= DIGITS_OF_AN_IDENTIFIER;
    }

    private boolean isJoined(int index) {
        for (int i = tokens.end(index); i < tokens.start(index + 1); i++) {
            if (JOINTS.indexOf(tokens.text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnit(int index) {
        return index < tokens.count()
                && tokens.touchesNext(index - 1)
                && Unit.isUnit(tokens.text, tokens.start(index), tokens.end(index), 1);
    }

    private boolean isSpelledOut(int from, int to) {
        if (to - from >= LETTERS_OF_A_WORD) {
            return true;
        }
        return to - from == 2
                && tokens.identity.hasInitials(
                        tokens.text.charAt(tokens.start(from)), tokens.text.charAt(tokens.start(from + 1)));
    }

    private void findPairs() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.touchesNext(i)) {
                decide(i, i + 1);
            }
        }
    }

    private void decide(int first, int second) {
        if (isNumber(first)) {
            if (isOne(second, MONTHS)) {
                goAll(first, second + 1);
            } else if (isOne(second, AGE_AFTER)) {
                goAll(first, second);
            }
        } else if (isNumber(second)) {
            if (isOne(first, MONTHS)) {
                goAll(first, second + 1);
            } else if (isOne(first, NUMBERED)) {
                goAll(second, second + 1);
            }
        } else if (tokens.kind(second) == Tokens.ALSO_NAME && isTitle(first)) {
            tokens.set(second, Tokens.UNKNOWN);
        }
    }

    private boolean isNumber(int index) {
        return tokens.kind(index) == Tokens.BARE || tokens.kind(index) == Tokens.NUMBER;
    }

    private boolean isTitle(int index) {
        return isOne(index, TITLES) || tokens.text.charAt(tokens.end(index)) == '.' && isOne(index, TITLES_WITH_POINT);
    }

    private boolean isOne(int index, String[] words) {
        for (String word : words) {
            if (tokens.is(index, word)) {
                return true;
            }
        }
        return false;
    }

    /// What goes takes with it what stands beside it, in both directions.
    private void spread() {
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.touchesNext(i) && takes(i, i + 1)) {
                goAll(i + 1, i + 2);
            }
        }
        for (int i = tokens.count() - 1; i > 0; i--) {
            if (tokens.touchesNext(i - 1) && takes(i, i - 1)) {
                goAll(i - 1, i);
            }
        }
    }

    private boolean takes(int gone, int other) {
        return switch (tokens.kind(other)) {
            case Tokens.ALSO_NAME -> tokens.isWord(gone) && !isOne(other, OF_THE_EXAMINATION);
            case Tokens.LETTER -> tokens.isWord(gone);
            case Tokens.BARE -> tokens.isGap(gone) || tokens.goes(gone) && tokens.start(other) == tokens.end(gone);
            default -> false;
        };
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.goes(i)) {
                spans.add(new Span(tokens.start(i), tokens.end(i), kind(tokens.kind(i))));
            }
        }
        return spans;
    }

    private static Span.Kind kind(byte kind) {
        return switch (kind) {
            case Tokens.DATE -> Span.Kind.DATE;
            case Tokens.UID -> Span.Kind.UID;
            case Tokens.NUMBER -> Span.Kind.NUMBER;
            case Tokens.KNOWN -> Span.Kind.KNOWN_IDENTITY;
            default -> Span.Kind.UNKNOWN_WORD;
        };
    }
}
