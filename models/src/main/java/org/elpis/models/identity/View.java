package org.elpis.models.identity;

/// A picture that is laid over others: as it is, mirrored, or as its negative.
///
/// @param plane  32 x 32
/// @param detail  what contrast and shading cannot change, ready to be laid anew
/// @param rough  the same at 16 x 16, for a first look
record View(Plane plane, Bends detail, Bends rough) {
    static View of(Plane plane) {
        Plane detail = IdentityEmbedding.detail(plane);
        return new View(plane, Bends.of(detail), Bends.of(detail.halved()));
    }

    /// The view that a laying belongs to.
    ///
    /// @param plane  as it is
    static View of(Plane plane, Laying laying, boolean isNegative) {
        Plane turned = laying.warp().isMirrored() ? plane.warped(new Warp(0, 0, 1, 0, true)) : plane;
        return of(isNegative ? turned.negative() : turned);
    }
}
