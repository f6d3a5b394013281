package org.elpis.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.CharacterSet;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.ImageDescription;
import org.elpis.dicom.Source;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// The search of one released object: which value is read in which way.
final class Search implements EncodedWalk.Visitor {
    /// Fewest bytes among which something of six letters or digits can stand.
    private static final int LEAST_OPAQUE = 6;

    /// Longest value, in bytes, that may as a whole be a name, a number or a handful of numbers.
    private static final int MAX_WHOLE = 256;

    private static final int BLOCK = 1 << 20;
    private static final int OVERLAP = 1 << 10;

    /// Characters of numbers, dates and times.
    private static final boolean[] NUMERIC = new boolean[128];

    static {
        for (char c : "0123456789.+-eE: \0".toCharArray()) {
            NUMERIC[c] = true;
        }
    }

    private final KnownIdentity known;
    private final byte[] heap;
    private final EncodedWalk walk;
    private final Findings findings;
    private final Matcher matcher;
    private final Bulk bulk;
    private final boolean hasWholes;
    private long pixelBytes;

    Search(KnownIdentity known, Set<Retained> retained, EncodedInstance released) {
        this.known = known;
        this.heap = released.heap();
        this.walk = new EncodedWalk(released, this);
        this.findings = new Findings(retained, walk);
        this.matcher = new Matcher(known, findings);
        this.bulk = new Bulk(matcher, findings, known.isForeign);
        this.hasWholes = !known.wholes.isEmpty() || !known.sameTags.isEmpty();
    }

    SearchResult run(DataSet original) throws IOException {
        pixelBytes = ImageDescription.pixelBytes(original);
        try (bulk) {
            walk.walk();
        } catch (UnreadRegion e) {
            throw e.cause();
        }
        return findings.result(original);
    }

    /// Searches a file that is no object.
    SearchResult run(Source file) throws IOException {
        findings.atFile();
        try (bulk) {
            stream(false, new Value.Region(file, 0, file.size()));
        } catch (UnreadRegion e) {
            throw e.cause();
        }
        return findings.result();
    }

    SearchResult run(String fileName) {
        findings.atName();
        matcher.text(fileName, Matcher.Context.TEXT, View.RAW);
        byte[] bytes = fileName.getBytes(StandardCharsets.UTF_8);
        matcher.uidsIn(bytes, 0, bytes.length);
        return findings.result();
    }

    /// Carries an [IOException] of a region through the walk.
    private static final class UnreadRegion extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient IOException cause;

        UnreadRegion(IOException cause) {
            super(null, null, false, false);
            this.cause = cause;
        }

        IOException cause() {
            return cause;
        }
    }

    @Override
    public void value(int tag, Vr vr, int offset, int length) {
        if (length < 1) {
            return;
        }
        findings.at(tag);
        search(tag, vr == Vr.UN ? Attributes.publishedVr(tag) : vr, offset, length);
    }

    private void search(int tag, Vr vr, int offset, int length) {
        switch (vr) {
            case UI -> uids(tag, offset, length);
            case DA, DT -> dates(tag, offset, length);
            case DS, IS, TM -> numbers(offset, length);
            case AS -> ages(offset, length);
            case CS -> text(tag, vr, offset, length, Matcher.Context.CODE);
            case AE, LO, LT, PN, SH, ST, UC, UR, UT -> text(tag, vr, offset, length, Matcher.Context.TEXT);
            case UN -> unknown(tag, vr, offset, length);
            case FD, FL, SL, SS, SV, UL, US, UV, AT -> numericBytes(offset, length);
            default -> {
                if (!Tag.isPixelData(tag)) {
                    bytes(offset, length);
                }
            }
        }
    }

    private void unknown(int tag, Vr vr, int offset, int length) {
        if (isPrintable(offset, length)) {
            text(tag, vr, offset, length, Matcher.Context.TEXT);
        } else {
            bytes(offset, length);
        }
    }

    /// A handful of numbers: nothing fits in but a short text as it is.
    private void numericBytes(int offset, int length) {
        if (length > MAX_WHOLE) {
            bytes(offset, length);
        } else if (length >= LEAST_OPAQUE) {
            matcher.fold(heap, offset, length, Matcher.Context.BYTES, View.RAW);
        }
    }

    private void bytes(int offset, int length) {
        if (length >= LEAST_OPAQUE) {
            bulk.search(heap, offset, length, Matcher.Context.BYTES);
        }
    }

    private boolean isPrintable(int offset, int length) {
        int end = offset + length - (heap[offset + length - 1] == 0 ? 1 : 0);
        for (int i = offset; i < end; i++) {
            byte b = heap[i];
            if (b >= 0 && b < ' ' && b != '\r' && b != '\n' && b != '\t' && b != '\f' && b != 0x1B) {
                return false;
            }
        }
        return true;
    }

    private void text(int tag, Vr vr, int offset, int length, Matcher.Context context) {
        matcher.fold(heap, offset, length, context, View.RAW);
        boolean isAscii = Fold.isAscii(heap, offset, length);
        if (!isAscii) {
            matcher.text(decode(vr, offset, length), context, View.CHARSET);
        }
        if (hasWholes && context == Matcher.Context.TEXT) {
            wholes(tag, vr, offset, length, isAscii);
        }
        if (length >= Hidden.HEX_RUN) {
            bulk.encoded(heap, offset, length);
        }
    }

    private String decode(Vr vr, int offset, int length) {
        String terms = walk.characterSet();
        List<String> values = new ArrayList<>(2);
        for (String term : NameForms.split(terms, '\\')) {
            values.add(term.strip().replace("\0", ""));
        }
        return CharacterSet.of(values).decode(heap, offset, length, vr == Vr.PN);
    }

    /// Values that are nothing but a short part of the identity, and values that stand at the same attribute as
    /// before.
    private void wholes(int tag, Vr vr, int offset, int length, boolean isAscii) {
        if (length > MAX_WHOLE) {
            return;
        }
        if (isAscii) {
            wholes(tag, vr, heap, offset, offset + length);
        } else {
            byte[] decoded = decode(vr, offset, length).getBytes(StandardCharsets.UTF_8);
            wholes(tag, vr, decoded, 0, decoded.length);
        }
    }

    private void wholes(int tag, Vr vr, byte[] bytes, int offset, int end) {
        int start = offset;
        for (int i = offset; i <= end; i++) {
            if (i == end || bytes[i] == '\\') {
                whole(tag, vr, bytes, start, i);
                start = i + 1;
            }
        }
    }

    private void whole(int tag, Vr vr, byte[] bytes, int from, int to) {
        long key = foldedHash(bytes, from, to);
        int sameKind = known.sameTags.kind(Hashes.at(tag, key));
        if (sameKind >= 0) {
            findings.found(Kind.of(sameKind), View.RAW);
        }
        boolean takesShort = vr == Vr.PN || vr == Vr.LO || vr == Vr.SH;
        if (takesShort && known.wholes.kind(key) == KnownBuilder.ANY_TEXT) {
            findings.found(Kind.NAME, View.RAW);
        }
        if (vr == Vr.PN && known.wholes.contains(key) || vr == Vr.PN && hasShortComponent(bytes, from, to)) {
            findings.found(Kind.NAME, View.RAW);
        }
    }

    /// The hash of the folded form of ASCII bytes, and of others in UTF-8 as far as their folded form needs no
    /// letter replaced.
    private static long foldedHash(byte[] bytes, int from, int to) {
        if (!Fold.isAscii(bytes, from, to - from)) {
            return Hashes.of(Fold.text(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        }
        long hash = Hashes.SEED;
        boolean hasGap = false;
        boolean isEmpty = true;
        for (int i = from; i < to; i++) {
            byte c = Fold.BYTES[bytes[i]];
            if (c == ' ') {
                hasGap = true;
                continue;
            }
            if (hasGap && !isEmpty) {
                hash = Hashes.step(hash, ' ');
            }
            hash = Hashes.step(hash, c);
            hasGap = false;
            isEmpty = false;
        }
        return Hashes.finish(hash);
    }

    private boolean hasShortComponent(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean isSeparator = i == to || bytes[i] == '^' || bytes[i] == '=' || bytes[i] == ' ' || bytes[i] == ',';
            if (isSeparator) {
                if (i > start && known.wholes.contains(foldedHash(bytes, start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private void ages(int offset, int length) {
        byte[] folded = Fold.text(new String(heap, offset, length, StandardCharsets.ISO_8859_1));
        if (known.ages.contains(Hashes.of(folded))) {
            findings.found(Kind.AGE, View.RAW);
        } else if (folded.length > 4) {
            matcher.fold(heap, offset, length, Matcher.Context.TEXT, View.RAW);
        }
    }

    private void uids(int tag, int offset, int length) {
        int end = offset + length;
        int start = offset;
        boolean isStrange = false;
        for (int i = offset; i <= end; i++) {
            byte b = i < end ? heap[i] : 0;
            if (!Fold.isDigit(b) && b != '.') {
                matcher.uid(heap, start, i);
                start = i + 1;
                isStrange |= b != 0 && b != '\\' && b != ' ';
            }
        }
        if (isStrange) {
            text(tag, Vr.UI, offset, length, Matcher.Context.TEXT);
        }
    }

    private void dates(int tag, int offset, int length) {
        int end = offset + length;
        int start = offset;
        boolean isStrange = false;
        for (int i = offset; i <= end; i++) {
            byte b = i < end ? heap[i] : (byte) '\\';
            if (b == '\\' || b == '-' && i - start >= 8) {
                int date = DateForms.ofValue(heap, start, i);
                if (date != 0) {
                    findings.sawDate(tag, date, known.dates.contains(Hashes.finish(date)));
                }
                start = i + 1;
            }
            isStrange |= !isNumeric(b) && b != '\\';
        }
        if (isStrange) {
            text(tag, Vr.DT, offset, length, Matcher.Context.TEXT);
        }
    }

    /// Decimal numbers, counts and times hold a short number by chance; a whole value of seven digits or more
    /// is none.
    private void numbers(int offset, int length) {
        int end = offset + length;
        int start = offset;
        boolean isStrange = false;
        boolean isCount = true;
        for (int i = offset; i <= end; i++) {
            byte b = i < end ? heap[i] : (byte) '\\';
            if (b >= '0' && b <= '9') {
                continue;
            }
            if (b == '\\' || b == ' ') {
                if (isCount && i - start >= 7) {
                    matcher.wholeNumber(heap, start, i);
                }
                start = i + 1;
                isCount = true;
            } else {
                isCount = false;
                isStrange |= !isNumeric(b);
            }
        }
        if (isStrange) {
            text(0, Vr.DS, offset, length, Matcher.Context.TEXT);
        }
    }

    private static boolean isNumeric(byte b) {
        return b >= 0 && NUMERIC[b];
    }

    @Override
    public void opaque(int offset, int length) {
        findings.atBytes(offset);
        bytes(offset, length);
    }

    @Override
    public void region(int tag, boolean fragment, Value.Region region) {
        // Behind the pixels that the image has, and their padding, may be anything.
        long pixels = fragment || !Tag.isPixelData(tag) ? 0 : tag == Tag.PIXEL_DATA ? pixelBytes : Long.MAX_VALUE;
        if (region.length() - pixels > (pixels == 0 ? 0 : 1)) {
            findings.at(tag);
            stream(fragment, new Value.Region(region.source(), region.position() + pixels, region.length() - pixels));
        }
    }

    private void stream(boolean fragment, Value.Region region) {
        byte[] block = new byte[(int) Math.min(region.length(), BLOCK + OVERLAP)];
        long done = 0;
        int kept = 0;
        while (done < region.length()) {
            int wanted = (int) Math.min(block.length - kept, region.length() - done);
            int read = read(region, done, block, kept, wanted);
            done += read;
            if (fragment) {
                bulk.searchFragment(block, kept + read);
            } else {
                long next = done;
                bulk.searchPart(block, kept + read, (behind, target) -> readBehind(region, next + behind, target));
            }
            int used = kept + read;
            kept = done < region.length() ? Math.min(OVERLAP, used) : 0;
            System.arraycopy(block, used - kept, block, 0, kept);
        }
    }

    private static int readBehind(Value.Region region, long from, byte[] target) {
        int wanted = (int) Math.min(target.length, region.length() - from);
        return wanted <= 0 ? 0 : read(region, from, target, 0, wanted);
    }

    private static int read(Value.Region region, long from, byte[] target, int offset, int length) {
        try {
            int read = region.source().read(region.position() + from, target, offset, length);
            if (read < length) {
                throw new IOException("The source became shorter while it was searched.");
            }
            return read;
        } catch (IOException e) {
            throw new UnreadRegion(e);
        }
    }
}
