package org.elpis.vision.codec;

import java.util.Random;

/// Samples drawn so that codecs go through all that they can do: noise, ramps, flat areas, runs that end at edges.
///
/// @param cells  unsigned, pixel by pixel
record DrawnSamples(int columns, int rows, int bits, int components, int[] cells) {
    private static final int KINDS = 7;

    /// @param most  the longest side, in pixels
    static DrawnSamples draw(Random random, int components, int most) {
        int bits = 2 + random.nextInt(15);
        return draw(random, 1 + side(random, most), 1 + side(random, most), bits, components);
    }

    /// Small ones are more likely: an edge is as hard at 3 pixels as at 1000.
    private static int side(Random random, int most) {
        return random.nextInt(1 + random.nextInt(1 + random.nextInt(most)));
    }

    static DrawnSamples draw(Random random, int columns, int rows, int bits, int components) {
        int[] cells = new int[columns * rows * components];
        int max = (1 << bits) - 1;
        int[] kinds = random.ints(4, 0, KINDS).toArray();
        int level = random.nextInt(max + 1);
        int period = 1 + random.nextInt(40);
        for (int i = 0; i < cells.length; i++) {
            int pixel = i / components;
            int x = pixel % columns;
            int y = pixel / columns;
            int part = kinds[(x >= columns / 2 ? 1 : 0) + (y >= rows / 2 ? 2 : 0)];
            int value = switch (part) {
                case 0 -> random.nextInt(max + 1);
                case 1 -> (x * 3 + y * 5 + i % components * 7) * max / (3 * columns + 5 * rows + 21);
                case 2 -> level;
                case 3 -> random.nextInt(50) == 0 ? random.nextInt(max + 1) : level;
                case 4 -> x / period % 2 == 0 ? 0 : max;
                case 5 -> level + (int) (random.nextGaussian() * (1 + max / 64.0));
                default -> x % period == 0 || y % period == 0 ? max - level : level;
            };
            cells[i] = Math.clamp(value, 0, max);
        }
        return new DrawnSamples(columns, rows, bits, components, cells);
    }

    /// Little endian bytes, one or two a sample; plane by plane when asked for.
    byte[] bytes(boolean isPlanar) {
        int size = bits <= 8 ? 1 : 2;
        byte[] bytes = new byte[cells.length * size];
        int pixels = cells.length / components;
        for (int i = 0; i < cells.length; i++) {
            int to = (isPlanar ? i % components * pixels + i / components : i) * size;
            bytes[to] = (byte) cells[i];
            if (size == 2) {
                bytes[to + 1] = (byte) (cells[i] >> 8);
            }
        }
        return bytes;
    }

    @Override
    public String toString() {
        return columns + "x" + rows + " of " + components + " x " + bits + " bits";
    }
}
