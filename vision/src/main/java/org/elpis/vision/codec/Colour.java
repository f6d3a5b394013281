package org.elpis.vision.codec;

/// A colour of a screen.
///
/// @param red  0 to 255, and so the others
public record Colour(int red, int green, int blue) {
    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour WHITE = new Colour(255, 255, 255);

    public Colour {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException("red, green and blue must be 0 to 255");
        }
    }

    /// Its brightness, 0 to 255. Source: ITU-R BT.601, as in PS3.3 C.7.6.3.1.2
    int luma() {
        return (int) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    }

    /// The squared distance to another.
    int distanceTo(Colour other) {
        int dr = red - other.red;
        int dg = green - other.green;
        int db = blue - other.blue;
        return dr * dr + dg * dg + db * db;
    }
}
