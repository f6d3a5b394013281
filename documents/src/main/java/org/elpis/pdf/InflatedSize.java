package org.elpis.pdf;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.elpis.document.MalformedDocumentException;

/// Unpacks every compressed stream of a file once, to nothing: the library that reads it has no limit of its own.
final class InflatedSize {
    /// A page of A4 scanned in colour at 600 dots an inch has 105 MB.
    private static final long MAX_BYTES_OF_A_STREAM = 128L << 20;

    /// Some ten seconds; many streams may start in one another.
    private static final long MAX_BYTES_OF_ALL = 2L << 30;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private final byte[] document;
    private final byte[] buffer = new byte[1 << 16];
    private long bytesOfAll;

    private InflatedSize(byte[] document) {
        this.document = document;
    }

    static void require(byte[] document) throws MalformedDocumentException {
        new InflatedSize(document).require();
    }

    private void require() throws MalformedDocumentException {
        int at = 0;
        while (at + STREAM.length < document.length) {
            if (document[at] == 's' && isStream(at)) {
                at = endOfLine(at + STREAM.length);
                if (isZlib(at)) {
                    inflate(at + 2);
                }
            } else {
                at++;
            }
        }
    }

    private boolean isStream(int at) {
        for (int i = 1; i < STREAM.length; i++) {
            if (document[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < document.length && (document[at] == '\r' || document[at] == '\n' || document[at] == ' ')) {
            at++;
        }
        return at;
    }

    /// RFC 1950: method 8 in the lower four bits. The reader does not look at the check bits either.
    private boolean isZlib(int at) {
        return at + 2 < document.length && (document[at] & 0x0F) == 8;
    }

    private void inflate(int start) throws MalformedDocumentException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(document, start, document.length - start);
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                bytesOfAll += inflater.inflate(buffer);
                if (inflater.getBytesWritten() > MAX_BYTES_OF_A_STREAM || bytesOfAll > MAX_BYTES_OF_ALL) {
                    throw new MalformedDocumentException(
                            "a PDF that unpacks to more than 128 MiB in one piece, or 2 GiB in all");
                }
            }
        } catch (DataFormatException e) {
            // The reader takes what could be unpacked until here, which was counted.
            return;
        }
    }
}
