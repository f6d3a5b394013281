package org.elpis.dicom;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.elpis.dicom.MalformedDicomException.Fault;

/// Inflates the data set of a deflated object onto the heap, up to a limit.
///
/// Source: PS3.5 A.5: raw deflate (RFC 1951), without a zlib header.
final class Inflation {
    private static final int STEP = 32 << 10;

    private Inflation() {}

    static BytesSource inflate(Source source, long start, int maxBytes) throws IOException, MalformedDicomException {
        try (Inflater inflater = new Inflater(true)) {
            return inflate(inflater, source, start, maxBytes);
        } catch (DataFormatException e) {
            throw new MalformedDicomException(Fault.BAD_DEFLATED_DATA, start);
        }
    }

    private static BytesSource inflate(Inflater inflater, Source source, long start, int maxBytes)
            throws IOException, DataFormatException, MalformedDicomException {
        byte[] in = new byte[STEP];
        byte[] out = new byte[capacity(STEP, maxBytes)];
        int used = 0;
        long position = start;
        while (!inflater.finished()) {
            if (used == out.length) {
                out = Arrays.copyOf(out, capacity(used * 2L, maxBytes));
            }
            int count = inflater.inflate(out, used, out.length - used);
            used += count;
            if (used > maxBytes) {
                throw new MalformedDicomException(Fault.INFLATES_TOO_FAR, position);
            }
            if (count > 0 || inflater.finished()) {
                continue;
            }
            int read = inflater.needsInput() ? source.read(position, in, 0, STEP) : 0;
            if (read == 0) {
                throw new MalformedDicomException(Fault.BAD_DEFLATED_DATA, position);
            }
            inflater.setInput(in, 0, read);
            position += read;
        }
        return new BytesSource(out, used);
    }

    /// One byte more than allowed, so that what goes too far is told from what just fits.
    private static int capacity(long wanted, int maxBytes) {
        return (int) Math.min(wanted, maxBytes + 1L);
    }
}
