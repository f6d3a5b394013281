package org.elpis.vision.j2k;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.pixel.UndecodableFrameException;

/// Packet headers that stand together in marker segments instead of before each packet: PPM or PPT.
///
/// Source: A.7.4 and A.7.5
final class PackedHeaders {
    private final Map<Integer, Cursor> segments = new TreeMap<>();

    /// @param segment  with its place among those of its kind in the first byte
    void add(Cursor segment) throws UndecodableFrameException {
        if (segments.put(segment.u8(), segment) != null) {
            throw new UndecodableFrameException("two segments of packed packet headers have the same number");
        }
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /// All segments one behind another.
    Cursor joined() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Cursor segment : segments.values()) {
            all.write(segment.data(), segment.at(), segment.left());
        }
        return new Cursor(all.toByteArray(), 0, all.size());
    }

    /// The segments of a main header, cut into those of each tile-part.
    Parts parts() {
        return new Parts(!isEmpty(), joined());
    }

    /// Headers of one tile-part after another, in the order of the codestream.
    ///
    /// @param isPresent  false when packet headers stand elsewhere
    record Parts(boolean isPresent, Cursor rest) {
        Cursor next() throws UndecodableFrameException {
            return rest.take(rest.u32());
        }
    }
}
