package org.elpis.vision.text;

import java.util.Random;
import org.elpis.testkit.picture.Picture;

/// Small frames of simple shapes as programs draw them for tests: ramps, fields, bars, discs, phantoms; no text.
final class Shapes {
    private static final int KINDS = 14;

    private final Random random;
    private final int side;

    private Shapes(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 7);
        side = 32 + 8 * random.nextInt(13) + (random.nextInt(4) == 0 ? 128 : 0);
    }

    /// Brightness of a place, 0 to 1; beyond is cut off.
    private interface Field {
        double at(int x, int y);
    }

    static Picture drawn(long seed) {
        Shapes shapes = new Shapes(seed);
        int bits = new int[] {8, 8, 12, 16}[shapes.random.nextInt(4)];
        int samples = bits == 8 && shapes.random.nextInt(3) == 0 ? 3 : 1;
        Field field = shapes.field(shapes.random.nextInt(KINDS));
        double[] low = new double[samples];
        double[] high = new double[samples];
        for (int s = 0; s < samples; s++) {
            low[s] = shapes.random.nextInt(2) * 0.3 * shapes.random.nextDouble();
            high[s] = 0.3 + 0.7 * shapes.random.nextDouble();
        }
        short[] values = new short[shapes.side * shapes.side * samples];
        for (int i = 0; i < shapes.side * shapes.side; i++) {
            double share = Math.clamp(field.at(i % shapes.side, i / shapes.side), 0, 1);
            for (int s = 0; s < samples; s++) {
                values[i * samples + s] = (short) Math.round((low[s] + (high[s] - low[s]) * share) * ((1 << bits) - 1));
            }
        }
        return new Picture(shapes.side, shapes.side, samples, bits, values);
    }

    private Field field(int kind) {
        double s = side;
        double a = random.nextDouble();
        double b = random.nextDouble();
        int step = 1 + random.nextInt(16);
        double x0 = s * (0.3 + 0.4 * random.nextDouble());
        double y0 = s * (0.3 + 0.4 * random.nextDouble());
        double radius = s * (0.05 + 0.4 * a);
        return switch (kind) {
            case 0 -> (x, y) -> (a * x + b * y) / s;
            case 1 -> (x, y) -> (step * x + 3 * y) % (16 * step) / (16.0 * step);
            case 2 -> (x, y) -> x / step + y / step & 1;
            case 3 -> noise(0.5, 0.02 + 0.2 * a);
            case 4 -> (x, y) -> Math.hypot(x - x0, y - y0) < radius ? 1 : 0;
            case 5 -> (x, y) -> 0.5 + 0.5 * Math.sin(Math.hypot(x - x0, y - y0) / (1 + 4 * a));
            case 6 -> phantom(a);
            case 7 -> (x, y) -> x / step & 1;
            case 8 -> (x, y) -> y / step & 1;
            case 9 -> bars(random.nextBoolean());
            case 10 -> (x, y) -> Math.abs(x - x0) < radius && Math.abs(y - y0) < radius * b ? 1 : 0;
            case 11 -> discs(3 + random.nextInt(20));
            case 12 -> (x, y) -> x % (4 * step) < 1 + step / 4 || y % (4 * step) < 1 + step / 4 ? 1 : 0;
            default -> blobs(3 + random.nextInt(8));
        };
    }

    private Field noise(double mean, double deviation) {
        return (x, y) -> mean + deviation * random.nextGaussian();
    }

    private Field phantom(double noise) {
        double[][] ellipses = new double[3 + random.nextInt(6)][];
        for (int i = 0; i < ellipses.length; i++) {
            double size = i == 0 ? 0.45 : 0.03 + 0.15 * random.nextDouble();
            double reach = i == 0 ? 0 : 0.25;
            ellipses[i] = new double[] {
                side * (0.5 + reach * random.nextGaussian() / 2),
                side * (0.5 + reach * random.nextGaussian() / 2),
                side * size,
                side * size * (0.6 + 0.4 * random.nextDouble()),
                random.nextDouble()
            };
        }
        return (x, y) -> {
            double value = 0;
            for (double[] ellipse : ellipses) {
                if (Math.hypot((x - ellipse[0]) / ellipse[2], (y - ellipse[1]) / ellipse[3]) < 1) {
                    value = ellipse[4];
                }
            }
            return value + 0.05 * noise * random.nextGaussian();
        };
    }

    /// Bars of one width and different values, as in colour charts.
    private Field bars(boolean isAcross) {
        int width = 4 + random.nextInt(20);
        double[] values = new double[side / width + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble();
        }
        return (x, y) -> values[(isAcross ? y : x) / width];
    }

    private Field discs(int count) {
        double[][] discs = new double[count][];
        for (int i = 0; i < count; i++) {
            discs[i] =
                    new double[] {side * random.nextDouble(), side * random.nextDouble(), 1.5 + 7 * random.nextDouble()
                    };
        }
        return (x, y) -> {
            for (double[] disc : discs) {
                if (Math.hypot(x - disc[0], y - disc[1]) < disc[2]) {
                    return 1;
                }
            }
            return 0;
        };
    }

    private Field blobs(int count) {
        double[][] blobs = new double[count][];
        for (int i = 0; i < count; i++) {
            blobs[i] = new double[] {
                side * random.nextDouble(), side * random.nextDouble(), side * (0.03 + 0.1 * random.nextDouble())
            };
        }
        return (x, y) -> {
            double value = 0;
            for (double[] blob : blobs) {
                value += Math.exp(-(Math.pow(x - blob[0], 2) + Math.pow(y - blob[1], 2)) / (2 * blob[2] * blob[2]));
            }
            return value;
        };
    }
}
