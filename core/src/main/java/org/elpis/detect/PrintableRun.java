package org.elpis.detect;

import org.elpis.dicom.Vr;

/// Printable characters that follow one another in a value of numbers: text, or bytes that look like it.
///
/// A run is weighed in tenths of bits, by how improbable it is among random bytes: a letter of a word (three or more,
/// all small, all capital, or one capital and small ones) with 3.3 bits, a digit of four or more with 4.7, what stands
/// between words with 5, any other printable character with 1.4. What is not at least half words and numbers is no
/// text.
final class PrintableRun {
    private static final int LETTER = 33;
    /// A word may have each of three forms.
    private static final int WORD = -16;
    private static final int DIGIT = 47;
    /// One of eight signs.
    private static final int SEPARATOR = 50;
    private static final int OTHER = 14;
    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_DIGITS = 4;
    /// Letters that follow one another at random are 9 apart, samples closer; blanks make texts rougher still.
    private static final int FARTHEST_SAMPLES = 5;
    /// Of numbers with 16 bits one byte changes slowly.
    private static final int FARTHEST_OF_HALVES = 3;
    /// Digits are 3 apart.
    private static final int FARTHEST_DIGITS = 1;
    /// Fewer letters of a text may rise one after another, or every second of them be close, by chance. Among other
    /// bytes samples are likelier than that.
    private static final int LEAST_SAMPLES = 12;

    private final byte[] run;
    private final boolean isWhole;

    private PrintableRun(byte[] run, boolean isWhole) {
        this.run = run;
        this.isWhole = isWhole;
    }

    /// @param step  1 for bytes, 2 for every second byte
    /// @param isWhole  whether there is nothing else in the value
    static PrintableRun of(byte[] bytes, int start, int end, int step, boolean isWhole) {
        byte[] run = new byte[(end - start) / step];
        for (int i = 0; i < run.length; i++) {
            run[i] = bytes[start + i * step];
        }
        return new PrintableRun(run, isWhole);
    }

    static boolean isPrintable(byte b) {
        return b >= ' ' && b <= '~' || b == '\t' || b == '\r' || b == '\n';
    }

    static boolean isFloating(Vr vr) {
        return vr == Vr.FD || vr == Vr.FL || vr == Vr.OD || vr == Vr.OF;
    }

    /// Whether so many characters can weigh so much at all.
    static boolean mayWeigh(int count, int least) {
        return count * SEPARATOR >= least;
    }

    boolean isText(int least, Vr vr) {
        return weight(vr) >= least && !areSamples();
    }

    private int weight(Vr vr) {
        int telling = 0;
        int other = 0;
        int words = 0;
        int at = 0;
        while (at < run.length) {
            int end = partEnd(at);
            boolean isDigit = isDigit(run[at]);
            if (end - at >= (isDigit ? LEAST_DIGITS : LEAST_LETTERS) && !isRepeated(at, end, vr)) {
                telling += isDigit ? (end - at) * DIGIT : (end - at) * LETTER + WORD;
                words += end - at;
            } else {
                other += isSeparator(run[at]) ? SEPARATOR : (end - at) * OTHER;
            }
            at = end;
        }
        return words * 2 < run.length ? 0 : telling + Math.min(telling, other);
    }

    /// Where the digits, the letters of one form, or the sign that start here end.
    private int partEnd(int from) {
        int end = from + 1;
        if (isLetter(run[from])) {
            boolean areCapitals = isCapital(run[from]) && end < run.length && isCapital(run[end]);
            while (end < run.length && isLetter(run[end]) && isCapital(run[end]) == areCapitals) {
                end++;
            }
        }
        while (isDigit(run[from]) && end < run.length && isDigit(run[end])) {
            end++;
        }
        return end;
    }

    /// `ffffffv` and `33333353`, which are fractions of floating-point numbers; elsewhere digits are a number, unless
    /// they are all the same.
    private boolean isRepeated(int from, int end, Vr vr) {
        int same = 0;
        for (int i = from + 1; i < end; i++) {
            same += run[i] == run[i - 1] ? 1 : 0;
        }
        boolean isNumber = isDigit(run[from]) && !isFloating(vr);
        return isNumber ? same == end - from - 1 : same * 2 >= end - from;
    }

    /// Whether characters are rather samples: they, or every second of them, are close to the one before on average,
    /// as those of a text are not; they rise or fall; they come in pairs; or they are digits
    /// among other bytes.
    private boolean areSamples() {
        boolean isNumber = isMostlyDigits();
        if (isNumber && !isWhole) {
            return true;
        }
        int ofHalves = isNumber ? 0 : FARTHEST_OF_HALVES;
        int least = isWhole ? LEAST_SAMPLES : LEAST_SAMPLES / 2;
        boolean areHalvesClose = run.length >= least && (areClose(0, 2, ofHalves) || areClose(1, 2, ofHalves));
        return areHalvesClose
                || areClose(0, 1, isNumber ? FARTHEST_DIGITS : FARTHEST_SAMPLES)
                || isSlope()
                || areDoubled(0)
                || areDoubled(1);
    }

    private boolean isMostlyDigits() {
        int digits = 0;
        for (byte b : run) {
            digits += isDigit(b) ? 1 : 0;
        }
        return digits * 2 > run.length;
    }

    private boolean areClose(int from, int step, int farthest) {
        int sum = 0;
        int count = 0;
        for (int i = from + step; i < run.length; i += step) {
            sum += Math.abs(run[i] - run[i - step]);
            count++;
        }
        return sum <= farthest * count;
    }

    /// Whether nine of ten characters are not below, or not above, the one before: words rise and fall.
    private boolean isSlope() {
        int rises = 0;
        int falls = 0;
        for (int i = 1; i < run.length; i++) {
            rises += run[i] > run[i - 1] ? 1 : 0;
            falls += run[i] < run[i - 1] ? 1 : 0;
        }
        return run.length >= LEAST_SAMPLES && Math.min(rises, falls) * 10 <= run.length;
    }

    /// Samples of 8 bits that were spread to 16: both bytes are the same.
    private boolean areDoubled(int from) {
        int pairs = 0;
        int same = 0;
        for (int i = from; i + 1 < run.length; i += 2) {
            same += run[i] == run[i + 1] ? 1 : 0;
            pairs++;
        }
        return same * 4 >= pairs * 3;
    }

    private static boolean isSeparator(byte b) {
        return " ^=,.-:\\".indexOf(b) >= 0;
    }

    private static boolean isLetter(byte b) {
        return isCapital(b) || b >= 'a' && b <= 'z';
    }

    private static boolean isCapital(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
