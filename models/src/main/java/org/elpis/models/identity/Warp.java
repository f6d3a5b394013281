package org.elpis.models.identity;

/// How one picture is laid over another: where each pixel of the result is taken from, about the middle.
///
/// @param right  pixels to the right
/// @param down  pixels downwards
/// @param scale  over 1 takes from further out: the picture gets smaller
/// @param degrees  of rotation
/// @param isMirrored  left for right, before all else
record Warp(double right, double down, double scale, double degrees, boolean isMirrored) {
    static final Warp NONE = new Warp(0, 0, 1, 0, false);

    /// What lays the other picture over this one; of a warp that does not mirror.
    Warp inverse() {
        double cos = StrictMath.cos(StrictMath.toRadians(degrees)) / scale;
        double sin = StrictMath.sin(StrictMath.toRadians(degrees)) / scale;
        return new Warp(-cos * right - sin * down, sin * right - cos * down, 1 / scale, -degrees, false);
    }

    /// The same without mirroring.
    Warp unmirrored() {
        return new Warp(right, down, scale, degrees, false);
    }

    /// The same with one of the four numbers moved: 0 right, 1 down, 2 scale, 3 degrees.
    Warp moved(int axis, double step) {
        return switch (axis) {
            case 0 -> new Warp(right + step, down, scale, degrees, isMirrored);
            case 1 -> new Warp(right, down + step, scale, degrees, isMirrored);
            case 2 -> new Warp(right, down, scale + step, degrees, isMirrored);
            default -> new Warp(right, down, scale, degrees + step, isMirrored);
        };
    }
}
