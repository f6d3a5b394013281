package org.elpis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text with signatures under it. Nothing is believed of it until [VerifierKey]s have judged it.
///
/// @param text  ends with a newline
/// @param signatures  1 to 16, as they stand; of unknown keys too
///
/// Source: C2SP signed-note v1.0.0
public record SignedNote(String text, List<Line> signatures) {
    private static final int MAX_SIGNATURES = 16;
    private static final String DASH = "\u2014 ";

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("text must end with a newline");
        }
    }

    /// One signature: who is said to have made it, with which key, and its bytes.
    public record Line(String name, int keyId, byte[] signature) {
        /// The line as it stands in a note, with its newline.
        public String text() {
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(keyId)
                    .put(signature)
                    .array();
            return DASH + name + " " + Lines.base64(bytes) + "\n";
        }

        /// @param line  with its newline
        static Line parse(String line) throws MalformedLedgerException {
            int blank = line.indexOf(' ', DASH.length());
            if (!line.startsWith(DASH) || !line.endsWith("\n") || blank < 0) {
                throw new MalformedLedgerException("a line of signatures is malformed");
            }
            String name = line.substring(DASH.length(), blank);
            byte[] bytes = Lines.base64(line.substring(blank + 1, line.length() - 1));
            if (!VerifierKey.isName(name) || bytes.length <= Integer.BYTES) {
                throw new MalformedLedgerException("a line of signatures is malformed");
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int keyId = in.getInt();
            byte[] signature = new byte[in.remaining()];
            in.get(signature);
            return new Line(name, keyId, signature);
        }
    }

    /// Reads a note.
    ///
    /// @throws MalformedLedgerException when it is none
    public static SignedNote parse(byte[] bytes) throws MalformedLedgerException {
        String note = Lines.text(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new MalformedLedgerException("it is no signed note");
        }
        return new SignedNote(note.substring(0, split + 1), lines(note.substring(split + 2)));
    }

    /// Reads lines of signatures, each with its newline.
    static List<Line> lines(String text) throws MalformedLedgerException {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at) + 1;
            if (end == 0 || lines.size() == MAX_SIGNATURES) {
                throw new MalformedLedgerException("it has more than 16 signatures, or one that is cut off");
            }
            lines.add(Line.parse(text.substring(at, end)));
            at = end;
        }
        if (lines.isEmpty()) {
            throw new MalformedLedgerException("it is not signed");
        }
        return lines;
    }

    /// The same text with more signatures.
    SignedNote with(List<Line> more) {
        List<Line> lines = new ArrayList<>(signatures);
        lines.addAll(more);
        return new SignedNote(text, lines);
    }

    /// What each key says of this note.
    public Judgement judge(VerifierKey key) {
        Judgement found = Judgement.ABSENT;
        for (Line line : signatures) {
            if (line.keyId() == key.id() && line.name().equals(key.name())) {
                if (!key.verifies(text, line.signature())) {
                    return Judgement.FALSE;
                }
                found = Judgement.TRUE;
            }
        }
        return found;
    }

    /// Whether a key signed a note.
    public enum Judgement {
        TRUE,
        /// A signature claims to be of this key and is not: the text was changed, or somebody pretends.
        FALSE,
        ABSENT
    }

    /// The note as a file.
    public String encoded() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.text()));
        return note.toString();
    }

    byte[] bytes() {
        return encoded().getBytes(StandardCharsets.UTF_8);
    }
}
