package org.elpis.fingerprint;

/// A picture of which somebody wants to know whose copy it was made from.
public final class SuspectPicture {
    /// Smaller ones carry too little, larger ones take too much memory.
    public static final int LEAST_SIDE = 32;

    public static final long MOST_PIXELS = 1L << 26;

    private final Plane plane;

    /// @param grey  brightness of each pixel, row by row, on any scale
    public SuspectPicture(int width, int height, float[] grey) {
        this.plane = new Plane(width, height, grey);
    }

    /// Whether a picture of this size is looked at.
    public static boolean isFit(long width, long height) {
        return width >= LEAST_SIDE && height >= LEAST_SIDE && width * height <= MOST_PIXELS;
    }

    Plane plane() {
        return plane;
    }
}
