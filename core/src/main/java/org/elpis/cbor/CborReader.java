package org.elpis.cbor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.elpis.cbor.MalformedCborException.Fault;

/// Reads the deterministic encoding of CBOR, item by item, and refuses every other form of the same content.
///
/// The caller says what has to come. Nothing is taken on trust: a length is held to what is left of the input and to
/// the caller's limit before memory is taken for it. Not thread-safe.
///
/// Source: RFC 8949 section 4.2.1
public final class CborReader {
    private final InputStream in;
    private long left;
    /// The first byte of the item to come, -1 when it was not looked at.
    private int next = -1;

    /// @param in  buffered, if it is slow
    /// @param length  bytes that it has
    public CborReader(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    public CborReader(byte[] bytes) {
        this(new ByteArrayInputStream(bytes), bytes.length);
    }

    /// A number from 0 to `max`.
    public long unsigned(long max) throws IOException {
        return atMost(max, head(CborWriter.UNSIGNED));
    }

    /// The very number that has to stand there, of either sign.
    public void number(long expected) throws IOException {
        boolean isNegative = expected < 0;
        long value = head(isNegative ? CborWriter.NEGATIVE : CborWriter.UNSIGNED);
        require(value == (isNegative ? -1 - expected : expected));
    }

    /// A text.
    ///
    /// @param max  bytes
    public String text(int max) throws IOException {
        byte[] bytes = take((int) atMost(max, head(CborWriter.TEXT)));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedCborException(Fault.NOT_UTF_8);
        }
    }

    /// The very text that has to stand there: a key of a map, or a format.
    public void text(String expected) throws IOException {
        require(text(expected.length() * 3).equals(expected));
    }

    /// A byte string.
    ///
    /// @param max  bytes
    public byte[] bytes(int max) throws IOException {
        return take((int) atMost(max, head(CborWriter.BYTES)));
    }

    /// A byte string of just this length.
    public byte[] exactly(int length) throws IOException {
        byte[] bytes = bytes(length);
        require(bytes.length == length);
        return bytes;
    }

    /// How many items an array has that begins here.
    public int array(int max) throws IOException {
        return count(max, head(CborWriter.ARRAY), 1);
    }

    /// An array of just so many items.
    public void arrayOf(int items) throws IOException {
        require(head(CborWriter.ARRAY) == items);
    }

    /// A map of just so many entries, whose keys the caller asks for one by one.
    public void mapOf(int entries) throws IOException {
        require(head(CborWriter.MAP) == entries);
    }

    /// How many entries a map has that begins here.
    public int map(int max) throws IOException {
        return count(max, head(CborWriter.MAP), 2);
    }

    public void tag(int number) throws IOException {
        require(head(CborWriter.TAG) == number);
    }

    /// Passes over a null when one comes.
    public boolean isNothing() throws IOException {
        if (peek() != CborWriter.NULL) {
            return false;
        }
        next = -1;
        return true;
    }

    /// Whether a map comes next.
    public boolean isMap() throws IOException {
        return peek() >> 5 == CborWriter.MAP;
    }

    /// Nothing may stand behind.
    public void end() throws IOException {
        if (next >= 0 || left > 0) {
            throw new MalformedCborException(Fault.TRAILING);
        }
    }

    private int peek() throws IOException {
        if (next < 0) {
            next = one();
        }
        return next;
    }

    private long head(int type) throws IOException {
        int first = peek();
        next = -1;
        require(first >> 5 == type);
        int info = first & 0x1F;
        if (info < 24) {
            return info;
        }
        require(info <= 27);
        long value = 0;
        for (int i = 0; i < 1 << info - 24; i++) {
            value = value << 8 | one();
        }
        boolean isShortest = switch (info) {
            case 24 -> value >= 24;
            case 25 -> value > 0xFF;
            case 26 -> value > 0xFFFF;
            default -> value > 0xFFFF_FFFFL || value < 0;
        };
        if (!isShortest) {
            throw new MalformedCborException(Fault.NOT_SHORTEST);
        }
        if (value < 0) {
            throw new MalformedCborException(Fault.TOO_LARGE);
        }
        return value;
    }

    /// An item has a byte at least, so that no more can follow than there are bytes.
    private int count(int max, long claimed, int bytesEach) throws MalformedCborException {
        atMost(max, claimed);
        if (claimed * bytesEach > left) {
            throw new MalformedCborException(Fault.TRUNCATED);
        }
        return (int) claimed;
    }

    private static long atMost(long max, long value) throws MalformedCborException {
        if (value > max) {
            throw new MalformedCborException(Fault.TOO_LARGE);
        }
        return value;
    }

    private int one() throws IOException {
        int one = left > 0 ? in.read() : -1;
        if (one < 0) {
            throw new MalformedCborException(Fault.TRUNCATED);
        }
        left--;
        return one;
    }

    private byte[] take(int length) throws IOException {
        if (length > left) {
            throw new MalformedCborException(Fault.TRUNCATED);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new MalformedCborException(Fault.TRUNCATED);
        }
        left -= length;
        return bytes;
    }

    private static void require(boolean isAsExpected) throws MalformedCborException {
        if (!isAsExpected) {
            throw new MalformedCborException(Fault.UNEXPECTED);
        }
    }
}
