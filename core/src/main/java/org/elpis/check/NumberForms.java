package org.elpis.check;

import java.util.Arrays;

/// The forms in which a number or code is searched for: as it is, without separators, without leading zeros, its
/// digits alone.
///
/// Five digits count where no digit stands beside them, eight anywhere in a text. A code of letters and digits
/// counts from five characters on.
final class NumberForms {
    private static final int BOUNDED = 5;
    private static final int ANYWHERE = 8;
    private static final int SQUEEZABLE = 7;

    private static final int LONGEST_COUNTRY_CODE = 3;

    /// With fewer digits there is no country code to leave out.
    private static final int LEAST_NATIONAL = 9;

    private final KnownBuilder target;

    NumberForms(KnownBuilder target) {
        this.target = target;
    }

    /// @param leastDigits  how many digits inside a longer code mean something alone
    void add(byte[] folded, Kind kind, int leastDigits, int extraRule) {
        if (CommonWords.isPlaceholder(folded)) {
            return;
        }
        byte[] squeezed = NameForms.squeeze(folded);
        int digits = 0;
        for (byte b : squeezed) {
            digits += Fold.isDigit(b) ? 1 : 0;
        }
        if (digits == 0) {
            addLetters(folded, kind, extraRule);
        } else if (digits == squeezed.length) {
            addDigits(squeezed, 0, squeezed.length, kind, extraRule);
            addPhrase(folded, squeezed, kind, extraRule);
            if (kind == Kind.CONTACT) {
                addNational(folded, squeezed, extraRule);
            }
        } else {
            addMixed(squeezed, kind, extraRule);
            addPhrase(folded, squeezed, kind, extraRule);
            addInnerDigits(folded, kind, leastDigits, extraRule);
        }
    }

    /// A telephone number with a country code is also written with a zero in its place, and by its last group alone.
    /// A country code has one to three digits; which, a list would have to say.
    private void addNational(byte[] folded, byte[] squeezed, int extraRule) {
        boolean isDialled = squeezed.length > 1 && squeezed[0] == '0' && squeezed[1] == '0';
        int start = isDialled ? 2 : 0;
        for (int code = 1; code <= LONGEST_COUNTRY_CODE; code++) {
            int from = start + code - 1;
            if (squeezed.length - from >= LEAST_NATIONAL) {
                byte[] national = Arrays.copyOfRange(squeezed, from, squeezed.length);
                national[0] = '0';
                addDigits(national, 0, national.length, Kind.CONTACT, extraRule);
            }
        }
        addInnerDigits(folded, Kind.CONTACT, SQUEEZABLE, extraRule);
    }

    private void addPhrase(byte[] folded, byte[] squeezed, Kind kind, int extraRule) {
        if (folded.length > squeezed.length && squeezed.length >= BOUNDED) {
            target.needle(folded, kind, textOnly(squeezed.length) | Needles.BOUNDED | extraRule);
        }
    }

    private void addLetters(byte[] folded, Kind kind, int extraRule) {
        if (folded.length >= 6 && !CommonWords.isCommon(folded)) {
            target.needle(folded, kind, Needles.BOUNDED | extraRule);
        }
    }

    private void addMixed(byte[] squeezed, Kind kind, int extraRule) {
        if (squeezed.length < BOUNDED) {
            if (squeezed.length == BOUNDED - 1 && extraRule == 0) {
                target.wholes.add(Hashes.of(squeezed), KnownBuilder.ANY_TEXT);
            }
            return;
        }
        int rule = textOnly(squeezed.length) | extraRule;
        int squeezable = squeezed.length >= SQUEEZABLE ? Needles.SQUEEZED : 0;
        int bounds = squeezed.length >= ANYWHERE ? 0 : Needles.BOUNDED;
        target.needle(squeezed, kind, rule | squeezable | bounds);
    }

    private void addInnerDigits(byte[] folded, Kind kind, int least, int extraRule) {
        int start = -1;
        for (int i = 0; i <= folded.length; i++) {
            boolean isDigit = i < folded.length && Fold.isDigit(folded[i]);
            if (isDigit && start < 0) {
                start = i;
            } else if (!isDigit && start >= 0) {
                if (i - start >= least) {
                    addDigits(folded, start, i, kind, extraRule);
                }
                start = -1;
            }
        }
    }

    void addDigits(byte[] bytes, int from, int to, Kind kind, int extraRule) {
        if (isOneDigitRepeated(bytes, from, to)) {
            return;
        }
        addRun(bytes, from, to, kind, extraRule);
        int first = from;
        while (first < to && bytes[first] == '0') {
            first++;
        }
        if (first > from) {
            addRun(bytes, first, to, kind, extraRule);
        }
    }

    private void addRun(byte[] bytes, int from, int to, Kind kind, int extraRule) {
        int length = to - from;
        if (length < BOUNDED) {
            return;
        }
        if (extraRule == 0) {
            target.numbers.add(Hashes.of(bytes, from, to), kind.ordinal());
        }
        int squeezable = length >= SQUEEZABLE ? Needles.SQUEEZED : 0;
        int bounds = length >= ANYWHERE ? Needles.IN_DIGITS : Needles.BOUNDED;
        target.needle(bytes, from, to, kind, textOnly(length) | squeezable | bounds | extraRule);
    }

    private static boolean isOneDigitRepeated(byte[] bytes, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] != bytes[from]) {
                return false;
            }
        }
        return true;
    }

    private static int textOnly(int significant) {
        return significant < 6 ? Needles.TEXT_ONLY : 0;
    }
}
