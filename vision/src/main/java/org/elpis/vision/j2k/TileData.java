package org.elpis.vision.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// One tile as its tile-parts hold it: parameters and packets.
final class TileData {
    private final CodingParameters parameters;
    private final List<Cursor> data = new ArrayList<>(1);
    private final List<Cursor> mainHeaders = new ArrayList<>(0);
    private final PackedHeaders packed = new PackedHeaders();
    private boolean hasProgression;

    TileData(CodingParameters parameters) {
        this.parameters = parameters;
    }

    CodingParameters parameters() {
        return parameters;
    }

    void startPart(int number) throws UndecodableFrameException {
        if (number != data.size()) {
            throw new UndecodableFrameException("the tile-parts of a tile are not in order");
        }
    }

    void addPackedHeader(Cursor segment) throws UndecodableFrameException {
        packed.add(segment);
    }

    void addHeaders(PackedHeaders.Parts headers) throws UndecodableFrameException {
        if (headers.isPresent()) {
            mainHeaders.add(headers.next());
        }
    }

    void addData(Cursor part) {
        data.add(part);
    }

    boolean hasProgression() {
        return hasProgression;
    }

    void noteProgression() {
        hasProgression = true;
    }

    /// The packets, or their bodies where the headers are packed.
    Cursor packets() {
        return join(data);
    }

    /// Where packet headers are read from.
    ///
    /// @param packets  what [#packets] returned
    Cursor headers(Cursor packets) {
        return !packed.isEmpty() ? packed.joined() : mainHeaders.isEmpty() ? packets : join(mainHeaders);
    }

    private static Cursor join(List<Cursor> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Cursor part : parts) {
            all.write(part.data(), part.at(), part.left());
        }
        return new Cursor(all.toByteArray(), 0, all.size());
    }
}
