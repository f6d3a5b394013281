package org.elpis.testkit.head;

/// A power of the size of a number from 0 to 4, from a table with straight lines; what is beyond counts
/// as 4.
final class Power {
    private static final int STEPS = 512;

    private final double[] table = new double[4 * STEPS + 2];

    Power(double exponent) {
        for (int i = 0; i < table.length; i++) {
            table[i] = StrictMath.pow((double) i / STEPS, exponent);
        }
    }

    double of(double value) {
        double at = Math.min(Math.abs(value), 4) * STEPS;
        int low = (int) at;
        return table[low] + (at - low) * (table[low + 1] - table[low]);
    }
}
