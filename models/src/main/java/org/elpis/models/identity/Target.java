package org.elpis.models.identity;

/// A picture of a gallery, which others are laid over.
///
/// @param plane  32 x 32
/// @param detail  what contrast and shading cannot change
/// @param rough  the same at 16 x 16, for a first look
/// @param fine  its numbers as it lies
record Target(Plane plane, Plane detail, Plane rough, float[] fine) {
    static Target of(Plane plane, IdentityEmbedding embedding) {
        Plane detail = IdentityEmbedding.detail(plane);
        return new Target(plane, detail, detail.halved(), embedding.fine(plane, Warp.NONE));
    }
}
