package org.elpis.testkit.head;

/// A texture in space: a sum of plane waves in random directions, about -1 to 1.
final class Waves {
    private static final int SIZE = 4096;
    private static final float[] SINE = sine();

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] phase;

    /// @param lengthMm  of the waves, spread by half an octave
    Waves(Dice dice, int count, double lengthMm) {
        x = new double[count];
        y = new double[count];
        z = new double[count];
        phase = new double[count];
        for (int i = 0; i < count; i++) {
            double u = dice.uniform(-1, 1);
            double v = dice.uniform(-1, 1);
            double w = dice.uniform(-1, 1);
            double norm = Math.sqrt(u * u + v * v + w * w) + 1e-6;
            double turns = SIZE / (lengthMm * dice.uniform(0.8, 1.25));
            x[i] = u / norm * turns;
            y[i] = v / norm * turns;
            z[i] = w / norm * turns;
            phase[i] = dice.uniform(0, SIZE);
        }
    }

    private static float[] sine() {
        float[] sine = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sine[i] = (float) StrictMath.sin(2 * Math.PI * i / SIZE);
        }
        return sine;
    }

    double at(double px, double py, double pz) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += SINE[(int) Math.floor(x[i] * px + y[i] * py + z[i] * pz + phase[i]) & (SIZE - 1)];
        }
        return sum / x.length * 1.6;
    }
}
