package org.elpis.vision.j2k;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// Some of the packets of a tile and their order: one entry of POC, or all packets.
///
/// Each precinct goes on with the layer behind its last one.
///
/// @param resolutionStart  first resolution, from 0
/// @param resolutionEnd  behind the last one
/// @param layerEnd  behind the last layer
/// Source: A.6.6, B.12.2
record ProgressionChange(
        int resolutionStart, int resolutionEnd, int componentStart, int componentEnd, int layerEnd, Progression order) {
    /// More would only repeat what is done.
    static final int MAX_CHANGES = 32;

    static ProgressionChange all(PacketStyle style, int components) {
        return new ProgressionChange(0, 33, 0, components, style.layers(), style.order());
    }

    /// @param components  of the image: with 257 and more their numbers take two bytes
    static List<ProgressionChange> read(Cursor in, int components) throws UndecodableFrameException {
        List<ProgressionChange> changes = new ArrayList<>();
        while (in.left() > 0) {
            int resolutionStart = in.u8();
            int componentStart = in.u8();
            int layerEnd = in.u16();
            int resolutionEnd = in.u8();
            int componentEnd = in.u8();
            Progression order = Progression.of(in.u8());
            changes.add(new ProgressionChange(
                    resolutionStart,
                    resolutionEnd,
                    componentStart,
                    componentEnd == 0 ? components : componentEnd,
                    layerEnd,
                    order));
            if (changes.size() > MAX_CHANGES) {
                throw new UndecodableFrameException("the progression order changes more than 32 times");
            }
        }
        return changes;
    }

    boolean holds(Precinct precinct) {
        return precinct.resolution() >= resolutionStart
                && precinct.resolution() < resolutionEnd
                && precinct.component() >= componentStart
                && precinct.component() < componentEnd;
    }
}
