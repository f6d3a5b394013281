package org.elpis.testkit.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Finds compressed streams in bytes and unpacks them: zlib (also in PDF), gzip, zip entries, a deflated data
/// set.
final class Streams {
    /// More than this is not unpacked: a bomb is no hiding place for a name in plain sight.
    private static final int MAX_BYTES = 64 << 20;
    /// So few bytes are chance, not a stream.
    private static final int MIN_BYTES = 16;
    private static final byte[] DEFLATED_SYNTAX = "1.2.840.10008.1.2.1.99".getBytes(StandardCharsets.US_ASCII);

    /// Receives what was unpacked and where it started.
    interface Sink {
        void stream(int start, byte[] plain);
    }

    private Streams() {}

    static void find(byte[] data, Sink sink) {
        dataSet(data, sink);
        for (int i = 0; i + 2 < data.length; i++) {
            int a = data[i] & 0xFF;
            int b = data[i + 1] & 0xFF;
            if (a == 0x78 && (a << 8 | b) % 31 == 0 && (b & 0x20) == 0) {
                unpack(data, i, i + 2, sink);
            } else if (a == 0x1F && b == 0x8B && data[i + 2] == 8) {
                unpack(data, i, gzipBody(data, i), sink);
            } else if (a == 'P' && b == 'K' && data[i + 2] == 3 && i + 30 < data.length && data[i + 3] == 4) {
                unpack(data, i, i + 30 + int16(data, i + 26) + int16(data, i + 28), sink);
            }
        }
    }

    /// The data set after a File Meta that says it is deflated.
    private static void dataSet(byte[] data, Sink sink) {
        int limit = Math.min(data.length, 2048);
        for (int i = 132; i + DEFLATED_SYNTAX.length < limit; i++) {
            if (Arrays.equals(data, i, i + DEFLATED_SYNTAX.length, DEFLATED_SYNTAX, 0, DEFLATED_SYNTAX.length)) {
                int start = 144 + int16(data, 140) + (int16(data, 142) << 16);
                unpack(data, start, start, sink);
                return;
            }
        }
    }

    private static int gzipBody(byte[] data, int start) {
        int at = start + 10;
        int flags = start + 3 < data.length ? data[start + 3] : 0;
        if ((flags & 4) != 0 && at + 2 < data.length) {
            at += 2 + int16(data, at);
        }
        for (int flag = 8; flag <= 16; flag <<= 1) {
            if ((flags & flag) != 0) {
                while (at < data.length && data[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        return (flags & 2) != 0 ? at + 2 : at;
    }

    private static void unpack(byte[] data, int start, int body, Sink sink) {
        if (body < 0 || body >= data.length) {
            return;
        }
        byte[] plain = new byte[1 << 10];
        int size = 0;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(data, body, data.length - body);
            while (!inflater.finished() && size < MAX_BYTES) {
                if (size == plain.length) {
                    plain = Arrays.copyOf(plain, 2 * size);
                }
                int n = inflater.inflate(plain, size, plain.length - size);
                if (n == 0) {
                    break;
                }
                size += n;
            }
        } catch (DataFormatException e) {
            // What came out before the break may still say a name.
        }
        if (size >= MIN_BYTES) {
            sink.stream(start, Arrays.copyOf(plain, size));
        }
    }

    private static int int16(byte[] data, int at) {
        return data[at] & 0xFF | (data[at + 1] & 0xFF) << 8;
    }
}
