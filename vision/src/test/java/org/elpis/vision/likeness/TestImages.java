package org.elpis.vision.likeness;

/// Images made by whole numbers alone, so that a program in another language makes the same ones.
final class TestImages {
    private TestImages() {}

    /// A ramp with a bright disc and noise of a linear congruential generator.
    static GreyImage scene(int width, int height, int seed) {
        float[] values = new float[width * height];
        long state = seed;
        int radius = width / 4;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                state = (state * 1_103_515_245L + 12_345L) & 0x7FFF_FFFFL;
                int dx = x - width / 2;
                int dy = y - height / 2;
                long noise = (state >> 16) % 32;
                long disc = dx * dx + dy * dy < radius * radius ? 60 : 0;
                values[y * width + x] = Math.min(255, (x * 3 + y * 2) / 5 % 160 + noise + disc);
            }
        }
        return new GreyImage(width, height, values);
    }

    /// With a black box, as words are filled.
    static GreyImage withBox(GreyImage image) {
        float[] values = image.values().clone();
        int w = image.width();
        int h = image.height();
        for (int y = h / 8; y < h / 8 + h / 6; y++) {
            for (int x = w / 5; x < w / 5 + w / 3; x++) {
                values[y * w + x] = 0;
            }
        }
        return new GreyImage(w, h, values);
    }

    /// With a pattern over all of it.
    static GreyImage withPattern(GreyImage image) {
        float[] values = image.values().clone();
        int w = image.width();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(values[i] + (i % w * 7 + i / w * 13) % 23 - 11, 0, 255);
        }
        return new GreyImage(w, image.height(), values);
    }
}
