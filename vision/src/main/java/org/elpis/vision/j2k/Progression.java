package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// The order of the packets of a tile: L is the layer, R the resolution, C the component, P the place.
///
/// Source: table A.16, B.12.1
enum Progression {
    LRCP,
    RLCP,
    RPCL,
    PCRL,
    CPRL;

    static Progression of(int code) throws UndecodableFrameException {
        if (code >= values().length) {
            throw new UndecodableFrameException("the progression order is none of JPEG 2000");
        }
        return values()[code];
    }

    /// Sorts precincts; layers go within precincts, but in the first order around all, in the second around
    /// those of a resolution.
    int compare(Precinct a, Precinct b) {
        int byResolution = Integer.compare(a.resolution(), b.resolution());
        int byComponent = Integer.compare(a.component(), b.component());
        int byPlace = a.y() != b.y() ? Long.compare(a.y(), b.y()) : Long.compare(a.x(), b.x());
        int byNumber = Integer.compare(a.number(), b.number());
        return switch (this) {
            case LRCP, RLCP -> first(byResolution, byComponent, byNumber, 0);
            case RPCL -> first(byResolution, byPlace, byComponent, byNumber);
            case PCRL -> first(byPlace, byComponent, byResolution, byNumber);
            case CPRL -> first(byComponent, byPlace, byResolution, byNumber);
        };
    }

    private static int first(int a, int b, int c, int d) {
        return a != 0 ? a : b != 0 ? b : c != 0 ? c : d;
    }
}
