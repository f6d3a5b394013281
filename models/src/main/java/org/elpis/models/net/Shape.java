package org.elpis.models.net;

/// The shape of one sample between two layers: values are stored channel by channel, row by row.
///
/// @param channels  1 to 4096
/// @param height  rows, 1 to 4096
/// @param width  columns, 1 to 4096
public record Shape(int channels, int height, int width) {
    private static final int MOST = 4096;
    /// A sample of more values than this is refused: 64 MiB of floats.
    private static final long MOST_VALUES = 1L << 24;

    public Shape {
        if (channels < 1 || channels > MOST || height < 1 || height > MOST || width < 1 || width > MOST) {
            throw new IllegalArgumentException(
                    "a shape's sides must be 1 to 4096, got " + channels + "x" + height + "x" + width);
        }
        if ((long) channels * height * width > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "a shape must have at most 2^24 values, got " + channels + "x" + height + "x" + width);
        }
    }

    /// How many values one sample has.
    public int size() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
