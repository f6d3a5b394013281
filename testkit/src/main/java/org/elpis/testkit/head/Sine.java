package org.elpis.testkit.head;

/// A sine from a table: the same on every machine, and quick. Good to 0.001.
final class Sine {
    private static final int SIZE = 8192;
    private static final double SCALE = SIZE / (2 * Math.PI);
    private static final float[] TABLE = new float[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            TABLE[i] = (float) StrictMath.sin((i + 0.5) / SCALE);
        }
    }

    private Sine() {}

    static double of(double angle) {
        return TABLE[(int) Math.floor(angle * SCALE) & (SIZE - 1)];
    }
}
