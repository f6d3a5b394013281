package org.elpis.pixel;

/// What happens to faces in scans of heads.
///
/// @param fill  what takes the place of what goes
public record FaceHandling(Extent extent, Fill fill) {
    /// How much of a head goes.
    public enum Extent {
        /// The face from the brow to the chin.
        FACE,
        /// The face, the ears, the teeth and the jaws.
        FACE_EARS_TEETH,
        /// Everything but the brain and a margin around it.
        SKULL_STRIP,
        /// Nobody looks, nothing changes, and the released objects say nothing about it.
        UNTOUCHED
    }

    /// What takes the place of what goes.
    public enum Fill {
        /// The noise of the scan's own background.
        NOISE,
        /// The surface of an average head that belongs to nobody.
        AVERAGE
    }

    public static final FaceHandling DEFAULT = new FaceHandling(Extent.FACE, Fill.NOISE);
}
