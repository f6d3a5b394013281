package org.elpis.vision.j2k;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;
import org.jspecify.annotations.Nullable;

/// What the marker segments of a header say about coding: of the main header for all tiles, of tile-part
/// headers for one.
///
/// A tile's segment goes before the main header's, and within a header that of a component before that of
/// all.
/// Source: A.6
final class CodingParameters {
    private static final int PRECINCTS = 1;
    private static final int MAX_SHIFT = 30;

    private final int components;
    private final @Nullable CodingStyle[] ownStyles;
    private final @Nullable CodingStyle[] styles;
    private final @Nullable Quantization[] ownQuantizations;
    private final @Nullable Quantization[] quantizations;
    private final int[] shifts;
    private final List<ProgressionChange> changes = new ArrayList<>();
    private @Nullable PacketStyle packets;

    CodingParameters(int components) {
        this.components = components;
        ownStyles = new CodingStyle[components];
        styles = new CodingStyle[components];
        ownQuantizations = new Quantization[components];
        quantizations = new Quantization[components];
        shifts = new int[components];
    }

    /// The parameters of a tile before its own headers.
    CodingParameters ofTile() {
        CodingParameters tile = new CodingParameters(components);
        for (int i = 0; i < components; i++) {
            tile.styles[i] = ownStyles[i] != null ? ownStyles[i] : styles[i];
            tile.quantizations[i] = ownQuantizations[i] != null ? ownQuantizations[i] : quantizations[i];
            tile.shifts[i] = shifts[i];
        }
        tile.changes.addAll(changes);
        tile.packets = packets;
        return tile;
    }

    /// COD
    void readStyle(Cursor in) throws UndecodableFrameException {
        int flags = in.u8();
        packets = PacketStyle.read(in);
        Arrays.fill(styles, CodingStyle.read(in, (flags & PRECINCTS) != 0));
    }

    /// COC
    void readComponentStyle(Cursor in) throws UndecodableFrameException {
        int component = component(in);
        int flags = in.u8();
        ownStyles[component] = CodingStyle.read(in, (flags & PRECINCTS) != 0);
    }

    /// QCD
    void readQuantization(Cursor in) throws UndecodableFrameException {
        Arrays.fill(quantizations, Quantization.read(in));
    }

    /// QCC
    void readComponentQuantization(Cursor in) throws UndecodableFrameException {
        int component = component(in);
        ownQuantizations[component] = Quantization.read(in);
    }

    /// RGN: coefficients of a region are shifted above all others.
    void readRegion(Cursor in) throws UndecodableFrameException {
        int component = component(in);
        int style = in.u8();
        int shift = in.u8();
        if (style != 0 || shift > MAX_SHIFT) {
            throw new UndecodableFrameException("the region of interest is none of JPEG 2000 part 1");
        }
        shifts[component] = shift;
    }

    /// POC: the first of a tile takes the place of the main header's, later ones go on from there.
    ///
    /// @param isFirst  none stood in this header, or in those of the same tile
    void readProgression(Cursor in, boolean isFirst) throws UndecodableFrameException {
        if (isFirst) {
            changes.clear();
        }
        changes.addAll(ProgressionChange.read(in, components));
        if (changes.size() > ProgressionChange.MAX_CHANGES) {
            throw new UndecodableFrameException("the progression order changes more than 32 times");
        }
    }

    private int component(Cursor in) throws UndecodableFrameException {
        int component = in.u8();
        if (component >= components) {
            throw new UndecodableFrameException("a marker segment is about a component that does not exist");
        }
        return component;
    }

    PacketStyle packets() throws UndecodableFrameException {
        return require(packets);
    }

    CodingStyle style(int component) throws UndecodableFrameException {
        return require(ownStyles[component] != null ? ownStyles[component] : styles[component]);
    }

    Quantization quantization(int component) throws UndecodableFrameException {
        return require(ownQuantizations[component] != null ? ownQuantizations[component] : quantizations[component]);
    }

    int shift(int component) {
        return shifts[component];
    }

    /// The order of the packets, part by part.
    List<ProgressionChange> progression() throws UndecodableFrameException {
        return changes.isEmpty() ? List.of(ProgressionChange.all(packets(), components)) : List.copyOf(changes);
    }

    private static <T> T require(@Nullable T value) throws UndecodableFrameException {
        if (value == null) {
            throw new UndecodableFrameException("coding style or quantization is missing from the codestream");
        }
        return value;
    }
}
