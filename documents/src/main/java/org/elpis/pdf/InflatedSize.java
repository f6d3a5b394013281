package org.elpis.pdf;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.elpis.document.MalformedDocumentException;

/// Unpacks every compressed stream of a file once, to nothing: the library that reads it has no limit of its own.
final class InflatedSize {
    /// A page of A4 scanned in colour at 600 dots an inch has 105 MB.
    private static final long MAX_BYTES_OF_A_STREAM = 128L << 20;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private InflatedSize() {}

    static void require(byte[] document) throws MalformedDocumentException {
        byte[] buffer = new byte[1 << 16];
        int at = 0;
        while (at + STREAM.length < document.length) {
            if (document[at] == 's' && isStream(document, at)) {
                int start = endOfLine(document, at + STREAM.length);
                at = isZlib(document, start) ? inflate(document, start, buffer) : start;
            } else {
                at++;
            }
        }
    }

    private static boolean isStream(byte[] document, int at) {
        for (int i = 1; i < STREAM.length; i++) {
            if (document[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private static int endOfLine(byte[] document, int from) {
        int at = from;
        while (at < document.length && (document[at] == '\r' || document[at] == '\n' || document[at] == ' ')) {
            at++;
        }
        return at;
    }

    /// RFC 1950: method 8 in the lower four bits. The reader does not look at the check bits either.
    private static boolean isZlib(byte[] document, int at) {
        return at + 2 < document.length && (document[at] & 0x0F) == 8;
    }

    /// @return where to go on: behind what was unpacked
    private static int inflate(byte[] document, int start, byte[] buffer) throws MalformedDocumentException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(document, start + 2, document.length - start - 2);
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                inflater.inflate(buffer);
                if (inflater.getBytesWritten() > MAX_BYTES_OF_A_STREAM) {
                    throw new MalformedDocumentException("a PDF that unpacks to more than 128 MiB in one piece");
                }
            }
            return start + 2;
        } catch (DataFormatException e) {
            return start + 2;
        }
    }
}
