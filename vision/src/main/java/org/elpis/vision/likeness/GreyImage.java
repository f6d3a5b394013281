package org.elpis.vision.likeness;

/// One plane of grey values, row by row. Not thread-safe when written.
///
/// @param values  `width x height`, kept and not copied
@SuppressWarnings("ArrayRecordComponent") // an image is not compared
public record GreyImage(int width, int height, float[] values) {
    public GreyImage {
        if (width < 1 || height < 1 || (long) width * height != values.length) {
            throw new IllegalArgumentException("values must be width x height");
        }
    }

    boolean isOfSizeOf(GreyImage other) {
        return width == other.width && height == other.height;
    }

    /// Each pixel the mean of itself and its neighbours on the right and below, then every second of both
    /// directions; beyond the edge there is `outside`.
    GreyImage half(Outside outside) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] smaller = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                smaller[y * w + x] = (at(2 * x, 2 * y, outside)
                                + at(2 * x + 1, 2 * y, outside)
                                + at(2 * x, 2 * y + 1, outside)
                                + at(2 * x + 1, 2 * y + 1, outside))
                        / 4;
            }
        }
        return new GreyImage(w, h, smaller);
    }

    private float at(int x, int y, Outside outside) {
        if (x < width && y < height) {
            return values[y * width + x];
        }
        return outside == Outside.ZERO ? 0 : values[Math.min(y, height - 1) * width + Math.min(x, width - 1)];
    }

    /// What stands beyond the edge.
    enum Outside {
        ZERO,
        NEAREST
    }
}
