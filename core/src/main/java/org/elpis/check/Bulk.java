package org.elpis.check;

import java.nio.charset.StandardCharsets;

/// Searches bytes of which nothing is known, and the texts that are hidden in them.
final class Bulk implements Hidden.Sink, AutoCloseable {
    /// How many forms within one another are opened: Base64 in a zlib stream in a document.
    private static final int MAX_DEPTH = 3;

    /// Bytes out of one form in which another is looked for: what a digest or signature decodes to is shorter.
    private static final int LEAST_NESTED = 65;

    private final Matcher matcher;
    private final Findings findings;
    private final Compressed compressed = new Compressed(this);
    private final boolean isForeign;
    private int depth;

    /// @param isForeign  whether names in letters beyond Latin are searched for
    Bulk(Matcher matcher, Findings findings, boolean isForeign) {
        this.isForeign = isForeign;
        this.matcher = matcher;
        this.findings = findings;
    }

    @Override
    public void close() {
        compressed.close();
    }

    void search(byte[] bytes, int offset, int length, Matcher.Context context) {
        matcher.fold(bytes, offset, length, context, View.RAW);
        matcher.uidsIn(bytes, offset, length);
        searchForeignText(bytes, offset, length, context);
        ShownText.find(bytes, offset, length, text -> text(text, View.SHOWN));
        if (isForeign && context == Matcher.Context.BYTES) {
            matcher.text(new String(bytes, offset, length, StandardCharsets.UTF_16LE), context, View.UTF16);
            matcher.text(new String(bytes, offset, length, StandardCharsets.UTF_16BE), context, View.UTF16);
        }
        if (length >= LEAST_NESTED || depth == 0 && length >= Hidden.HEX_RUN) {
            hidden(bytes, offset, length);
        }
    }

    /// Searches a part of more bytes than fit on the heap.
    void searchPart(byte[] bytes, int length, Compressed.More behind) {
        compressed.goesOn(behind);
        search(bytes, 0, length, Matcher.Context.BULK);
        compressed.ends();
    }

    /// Searches text with letters beyond ASCII among few control characters: as UTF-8, and as Latin-1 where
    /// most of it is ASCII.
    private void searchForeignText(byte[] bytes, int offset, int length, Matcher.Context context) {
        int foreign = 0;
        int control = 0;
        for (int i = offset; i < offset + length; i++) {
            byte b = bytes[i];
            if (b < 0) {
                foreign++;
            } else if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                control++;
            }
        }
        boolean isLatin = foreign * 3 < length;
        if (foreign == 0 || control * 32 >= length || !isLatin && !isForeign) {
            return;
        }
        matcher.text(new String(bytes, offset, length, StandardCharsets.UTF_8), context, View.CHARSET);
        if (isLatin) {
            matcher.text(new String(bytes, offset, length, StandardCharsets.ISO_8859_1), context, View.CHARSET);
        }
    }

    /// A piece of compressed pixel data: its comments and metadata are plain, the rest is not text.
    void searchFragment(byte[] bytes, int length) {
        matcher.fold(bytes, 0, length, Matcher.Context.BULK, View.RAW);
        Hidden.findUtf16(bytes, 0, length, this);
    }

    /// Looks for what is written in letters and digits in a text.
    void encoded(byte[] bytes, int offset, int length) {
        Hidden.find(bytes, offset, length, this);
    }

    private void hidden(byte[] bytes, int offset, int length) {
        encoded(bytes, offset, length);
        Hidden.findUtf16(bytes, offset, length, this);
        compressed.find(bytes, offset, length);
        if (compressed.isExhausted()) {
            findings.unsearched();
        }
    }

    @Override
    public void decoded(byte[] bytes, int length, View view) {
        if (length < Needles.MIN_BYTES || depth == MAX_DEPTH) {
            return;
        }
        depth++;
        View outer = matcher.enter(view);
        search(bytes, 0, length, Matcher.Context.BYTES);
        matcher.leave(outer);
        depth--;
    }

    @Override
    public void utf16(String text) {
        text(text, View.UTF16);
    }

    private void text(String text, View view) {
        View outer = matcher.enter(view);
        matcher.text(text, Matcher.Context.TEXT, view);
        matcher.leave(outer);
    }
}
