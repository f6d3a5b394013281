package org.elpis.bench.words;

import java.util.Locale;
import java.util.SplittableRandom;
import org.elpis.testkit.picture.Picture;

/// A frame without text, to write on.
record Ground(String name, Picture picture) {
    private enum Kind {
        FLAT,
        RAMP,
        NOISE,
        FAN,
        FLESH
    }

    /// A simple one out of thin air, of eight bits.
    static Ground drawn(SplittableRandom chance) {
        Kind kind = Kind.values()[chance.nextInt(Kind.values().length)];
        int columns = 320 + 16 * chance.nextInt(45);
        int rows = 240 + 16 * chance.nextInt(34);
        int samples = kind == Kind.FLESH || chance.nextInt(3) == 0 ? 3 : 1;
        short[] values = new short[columns * rows * samples];
        double low = chance.nextInt(4) == 0 ? chance.nextInt(180) : chance.nextInt(30);
        double grain = kind == Kind.FLAT ? 0 : chance.nextDouble() * 6;
        double turn = chance.nextDouble() * 6.283;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double u = x / (double) columns - 0.5;
                double v = y / (double) rows;
                double shade = shade(kind, u, v, turn, chance);
                for (int s = 0; s < samples; s++) {
                    double tone = kind == Kind.FLESH ? shade * (s == 0 ? 1 : s == 1 ? 0.5 : 0.4) : shade;
                    double value = low + tone + grain * chance.nextGaussian();
                    values[(y * columns + x) * samples + s] = (short) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
        return new Ground(
                "drawn " + kind.name().toLowerCase(Locale.ROOT), new Picture(columns, rows, samples, 8, values));
    }

    private static double shade(Kind kind, double u, double v, double turn, SplittableRandom chance) {
        return switch (kind) {
            case FLAT -> 0;
            case RAMP -> 60 * (1 + Math.cos(turn) * u * 2 + Math.sin(turn) * (v - 0.5) * 2);
            case NOISE -> 12 * Math.abs(chance.nextGaussian());
            // Speckle: the length of a sum of many small waves has Rayleigh's distribution.
            case FAN ->
                Math.abs(u) < 0.45 * v && Math.hypot(u, v) < 0.95
                        ? 45
                                * (0.6 + 0.4 * Math.sin(9 * v + turn))
                                * Math.hypot(chance.nextGaussian(), chance.nextGaussian())
                        : 0;
            case FLESH ->
                Math.hypot(u, v - 0.5) < 0.42
                        ? 130 + 50 * Math.sin(7 * u + turn) * Math.cos(5 * v) + 4 * chance.nextGaussian()
                        : 0;
        };
    }

    /// The same in three equal samples.
    Ground inColour() {
        short[] values = new short[picture.values().length * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.values()[i / 3];
        }
        return new Ground(name, new Picture(picture.columns(), picture.rows(), 3, picture.bits(), values));
    }

    /// The same a moment later: moved by some columns, with noise of a level or two.
    Picture later(int by, Levels levels, SplittableRandom chance) {
        short[] values = new short[picture.values().length];
        int line = picture.columns() * picture.samples();
        for (int i = 0; i < values.length; i++) {
            int x = (i % line + by * picture.samples()) % line;
            double noise = levels.step() * chance.nextGaussian();
            int value = (picture.values()[i / line * line + x] & 0xFFFF);
            values[i] = (short) Math.clamp(Math.round(value + (value == 0 ? 0 : noise)), 0, levels.limit());
        }
        return new Picture(picture.columns(), picture.rows(), picture.samples(), picture.bits(), values);
    }
}
