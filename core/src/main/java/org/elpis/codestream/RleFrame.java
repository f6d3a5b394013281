package org.elpis.codestream;

import java.io.IOException;
import org.elpis.codestream.MalformedCodestreamException.Fault;

/// One run-length coded frame: the header with the places of its segments.
///
/// Source: PS3.5 annex G
final class RleFrame {
    private static final int HEADER = 64;
    private static final int MAX_SEGMENTS = 15;

    private RleFrame() {}

    static void scan(ByteStream in, long from, long to, HiddenParts hidden) throws IOException {
        if (to - from < HEADER) {
            throw new MalformedCodestreamException(Fault.NO_CODESTREAM);
        }
        long segments = in.little32(from);
        if (segments < 1 || segments > MAX_SEGMENTS) {
            throw new MalformedCodestreamException(Fault.BAD_SEGMENTS);
        }
        long first = in.little32(from + 4);
        long last = HEADER - 1;
        for (int i = 1; i <= segments; i++) {
            long offset = in.little32(from + 4L * i);
            if (offset <= last || offset >= to - from) {
                throw new MalformedCodestreamException(Fault.BAD_SEGMENTS);
            }
            last = offset;
        }
        hidden.add(from + 4 * (segments + 1), from + first);
    }
}
