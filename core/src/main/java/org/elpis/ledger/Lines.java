package org.elpis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.elpis.merkle.MerkleTree;

/// What the text formats of C2SP have in common: strict UTF-8, decimal numbers, base64 in its only form.
final class Lines {
    /// A note or a proof has at most so many bytes: room for 16 signatures of ML-DSA-44 (3.2 KB each).
    static final int MAX_BYTES = 1 << 16;

    private Lines() {}

    /// @throws MalformedLedgerException when the bytes are too many, no UTF-8, or control characters other than newline
    static String text(byte[] bytes) throws MalformedLedgerException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedLedgerException("it has more than 65,536 bytes");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLedgerException("it is not UTF-8");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedLedgerException("it has control characters");
        }
        return text;
    }

    /// A number in ASCII digits without zeros before it.
    static long number(String text, long most) throws MalformedLedgerException {
        boolean isDecimal = !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!isDecimal || Long.parseLong(text) > most) {
            throw new MalformedLedgerException("a number is malformed or too large");
        }
        return Long.parseLong(text);
    }

    /// RFC 4648 section 4 with padding, and only what an encoder writes.
    static byte[] base64(String text) throws MalformedLedgerException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw new MalformedLedgerException("a part is not base64");
    }

    static byte[] hash(String text) throws MalformedLedgerException {
        byte[] hash = base64(text);
        if (hash.length != MerkleTree.HASH) {
            throw new MalformedLedgerException("a hash does not have 32 bytes");
        }
        return hash;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
