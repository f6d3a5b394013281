package org.elpis.check;

import java.util.Arrays;
import java.util.List;

/// Decides which occurrences of known forms mean something where they stand.
final class Matcher implements Needles.Sink {
    /// What kind of bytes is searched.
    enum Context {
        /// Written by people: every form counts.
        TEXT,
        /// Coded strings: only whole words count, and nothing that merely looks like an identifier.
        CODE,
        /// A short binary value.
        BYTES,
        /// Bytes by the megabyte, where short forms turn up by chance.
        BULK
    }

    /// A run of digits longer than this is a number in a UID.
    private static final int MAX_DIGITS = 24;

    /// Readable bytes in a row that make text of them in the middle of others.
    private static final int TEXT_RUN = 12;

    private static final int LEAST_UID = 6;

    /// Digits of a number in a UID that may be a record's; numbers of registered roots mostly have five.
    private static final int LEAST_COMPONENT = 6;

    /// MD5, the shortest digest in use, has so many hexadecimal digits.
    private static final int DIGEST_DIGITS = 32;

    /// Numbers made from 128 random bits have 39 digits or a few less.
    private static final int MAX_COMPONENT = 34;

    private static final byte[] WELL_KNOWN = Fold.text("1.2.840");

    private final KnownIdentity known;
    private final Needles needles;
    private final Findings findings;
    private byte[] folded = new byte[1024];
    private int length;
    private byte[] squeezed = new byte[1024];
    private boolean[] wordStarts = new boolean[1024];
    private boolean isSqueezed;
    private boolean isFolding;
    private int[] pending = new int[48];
    private int pendingCount;
    private int gaps;
    private Context context = Context.TEXT;
    private View view = View.RAW;
    private boolean isInside;

    Matcher(KnownIdentity known, Findings findings) {
        this.known = known;
        this.needles = known.needles;
        this.findings = findings;
    }

    /// Says that what follows was read through a view, until [#leave].
    View enter(View inner) {
        View outer = isInside ? view : View.RAW;
        view = isInside ? view : inner;
        isInside = true;
        return outer;
    }

    void leave(View outer) {
        isInside = outer != View.RAW;
        view = outer;
    }

    private void look(Context at, View through) {
        context = at;
        if (!isInside) {
            view = through;
        }
    }

    /// Searches bytes as they are.
    void fold(byte[] bytes, int offset, int count, Context at, View through) {
        look(at, through);
        if (folded.length < count) {
            folded = new byte[Math.max(count, folded.length * 2)];
        }
        boolean isText = at == Context.TEXT || at == Context.CODE;
        isFolding = true;
        gaps = 0;
        length = needles.foldAndFind(bytes, offset, count, isText ? Fold.BYTES : Fold.OPAQUE, folded, this);
        isFolding = false;
        judgePending();
        boolean hasGap = gaps > 1 || gaps == 1 && folded[length - 1] != ' ';
        if (hasGap && at != Context.BULK && at != Context.CODE) {
            squeeze();
        }
        if (isText && count >= 14) {
            uidsIn(bytes, offset, count);
        }
    }

    /// Searches a text that was decoded.
    void text(String text, Context at, View through) {
        look(at, through);
        folded = Fold.text(text);
        length = folded.length;
        needles.find(folded, length, this);
        squeeze();
    }

    /// Searches once more with the separators left out, when there are any.
    private void squeeze() {
        if (squeezed.length < length) {
            squeezed = new byte[folded.length];
            wordStarts = new boolean[folded.length];
        }
        int used = 0;
        boolean startsWord = true;
        boolean hasGap = false;
        for (int i = 0; i < length; i++) {
            byte b = folded[i];
            if (b == ' ') {
                startsWord = true;
                continue;
            }
            hasGap |= startsWord && used > 0;
            squeezed[used] = b;
            wordStarts[used++] = startsWord;
            startsWord = false;
        }
        if (!hasGap) {
            return;
        }
        byte[] outer = folded;
        int outerLength = length;
        folded = squeezed;
        length = used;
        isSqueezed = true;
        needles.find(squeezed, used, this);
        isSqueezed = false;
        folded = outer;
        length = outerLength;
    }

    /// While folding, what stands behind an occurrence is not known yet.
    @Override
    public void found(int needle, int from, int to) {
        if (!isFolding) {
            judge(needle, from, to);
            return;
        }
        if (pendingCount + 3 > pending.length) {
            pending = Arrays.copyOf(pending, pending.length * 2);
        }
        pending[pendingCount++] = needle;
        pending[pendingCount++] = from;
        pending[pendingCount++] = to;
    }

    @Override
    public void gap() {
        gaps++;
    }

    private void judgePending() {
        int count = pendingCount;
        pendingCount = 0;
        for (int i = 0; i < count; i += 3) {
            judge(pending[i], pending[i + 1], pending[i + 2]);
        }
    }

    private void judge(int needle, int from, int to) {
        int rule = needles.rule(needle);
        boolean isMeant = isSqueezed ? isSqueezedWord(rule, from, to) : fits(rule, from, to);
        if (!isMeant || isWellKnownRoot(from)) {
            return;
        }
        if (context == Context.CODE && ((rule & Needles.WEAK) != 0 || !isBounded(from, to))) {
            return;
        }
        boolean isShort = (rule & Needles.TEXT_ONLY) != 0 || context == Context.BULK && to - from < 8;
        boolean isOpaque = context == Context.BYTES || context == Context.BULK;
        if (isOpaque && isShort && !isAmongText(from, to)) {
            return;
        }
        report(needles.kind(needle), from, to);
    }

    private void report(Kind kind, int from, int to) {
        View seen = isSqueezed && view == View.RAW ? View.SQUEEZED : view;
        if (kind == Kind.DATE) {
            byte[] form = Arrays.copyOfRange(folded, from, to);
            List<Integer> dates = DateForms.in(form, form.length);
            findings.foundDate(dates, seen);
        } else {
            findings.found(kind, seen);
        }
    }

    private boolean fits(int rule, int from, int to) {
        boolean bounded = isBounded(from, to) && !isInDigest(from, to);
        if ((rule & Needles.BOUNDED) != 0) {
            return bounded;
        }
        if (bounded) {
            return true;
        }
        return (rule & Needles.IN_DIGITS) != 0 ? digitRun(from, to) <= MAX_DIGITS : !isInCommonWord(from, to);
    }

    private boolean isBounded(int from, int to) {
        return !isSame(from - 1, from) && !isSame(to - 1, to);
    }

    /// Whether digits stand in a long run of hexadecimal ones: among the letters of a digest a short number
    /// turns up by chance. What such a run spells is searched in the view HEX.
    private boolean isInDigest(int from, int to) {
        if (!Fold.isDigit(folded[from]) || !Fold.isDigit(folded[to - 1])) {
            return false;
        }
        int start = from;
        int end = to;
        while (start > 0 && isHexDigit(folded[start - 1])) {
            start--;
        }
        while (end < length && isHexDigit(folded[end])) {
            end++;
        }
        return end - start >= DIGEST_DIGITS;
    }

    private static boolean isHexDigit(byte c) {
        return Fold.isDigit(c) || c >= 'a' && c <= 'f';
    }

    /// Whether two neighbours are both letters or both digits.
    private boolean isSame(int left, int right) {
        if (left < 0 || right >= length) {
            return false;
        }
        byte a = folded[left];
        byte b = folded[right];
        return Fold.isDigit(a) && Fold.isDigit(b) || Fold.isLetter(a) && Fold.isLetter(b);
    }

    private int digitRun(int from, int to) {
        int start = from;
        int end = to;
        while (start > 0 && Fold.isDigit(folded[start - 1])) {
            start--;
        }
        while (end < length && Fold.isDigit(folded[end])) {
            end++;
        }
        return end - start;
    }

    private boolean isInCommonWord(int from, int to) {
        int start = from;
        int end = to;
        while (start > 0 && Fold.isLetter(folded[start - 1])) {
            start--;
        }
        while (end < length && Fold.isLetter(folded[end])) {
            end++;
        }
        return (end > to || start < from) && CommonWords.contains(folded, start, end);
    }

    private boolean isSqueezedWord(int rule, int from, int to) {
        boolean isWhole = wordStarts[from] && (to == length || wordStarts[to]);
        if ((rule & Needles.SQUEEZED) == 0 || !isWhole) {
            return false;
        }
        boolean hasGap = false;
        boolean isCommon = true;
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || wordStarts[i]) {
                hasGap |= i < to;
                isCommon &= CommonWords.contains(folded, start, i);
                start = i;
            }
        }
        return hasGap && !isCommon;
    }

    /// `10008` of the standard's own UIDs is nobody's number.
    private boolean isWellKnownRoot(int from) {
        int start = from - WELL_KNOWN.length - 1;
        return start >= 0 && Arrays.equals(folded, start, start + WELL_KNOWN.length, WELL_KNOWN, 0, WELL_KNOWN.length);
    }

    private boolean isAmongText(int from, int to) {
        int start = from;
        int end = to;
        while (start > 0 && to - start < TEXT_RUN && folded[start - 1] > 1) {
            start--;
        }
        while (end < length && end - from < TEXT_RUN && folded[end] > 1) {
            end++;
        }
        int least = context == Context.BYTES ? 5 : 6;
        return end - start >= TEXT_RUN || to - from >= least && isSpaced(from, to);
    }

    private boolean isSpaced(int from, int to) {
        return (from == 0 || folded[from - 1] == ' ') && (to == length || folded[to] == ' ');
    }

    /// Looks a UID up, it and what it begins with, and its numbers.
    void uid(byte[] bytes, int from, int to) {
        if (to - from < LEAST_UID || KnownBuilder.isWellKnown(bytes, from, to)) {
            return;
        }
        long hash = Hashes.SEED;
        int component = from;
        for (int i = from; i <= to; i++) {
            if (i == to || bytes[i] == '.') {
                if (i - from >= LEAST_UID) {
                    knownUid(Hashes.finish(hash));
                }
                if (i - component >= LEAST_COMPONENT && i - component <= MAX_COMPONENT) {
                    knownNumber(Hashes.of(bytes, component, i));
                }
                component = i + 1;
            }
            if (i < to) {
                hash = Hashes.step(hash, bytes[i]);
            }
        }
    }

    private void knownUid(long key) {
        int kind = known.uids.kind(key);
        if (kind >= 0 && !known.classUids.contains(key)) {
            findings.found(Kind.of(kind), view);
        }
    }

    private void knownNumber(long key) {
        int kind = known.numbers.kind(key);
        if (kind >= 0) {
            findings.found(Kind.of(kind), view);
        }
    }

    /// Looks up a number that is the whole of a value.
    void wholeNumber(byte[] bytes, int from, int to) {
        view = isInside ? view : View.RAW;
        knownNumber(Hashes.of(bytes, from, to));
    }

    /// Looks up everything in bytes that is written like a UID. One has 14 characters or more, so that every
    /// seventh byte is looked at first.
    void uidsIn(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int done = offset;
        for (int probe = offset + 6; probe < end; probe += 7) {
            if (probe < done || !isUidPart(bytes[probe])) {
                continue;
            }
            int start = probe;
            while (start > done && isUidPart(bytes[start - 1])) {
                start--;
            }
            int to = probe + 1;
            while (to < end && isUidPart(bytes[to])) {
                to++;
            }
            done = to;
            if (to - start >= 14) {
                uidToken(bytes, start, to);
            }
        }
    }

    private void uidToken(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == '.') {
            start++;
        }
        while (end > start && bytes[end - 1] == '.') {
            end--;
        }
        int dots = 0;
        for (int i = start; i < end; i++) {
            dots += bytes[i] == '.' ? 1 : 0;
        }
        if (dots >= 2) {
            uid(bytes, start, end);
        }
    }

    private static boolean isUidPart(byte b) {
        return b >= '0' && b <= '9' || b == '.';
    }
}
