package org.elpis.testkit.head;

/// A smooth random function of directions: real spherical harmonics of degree one to three, as polynomials.
final class Harmonics {
    private final double[] weights;

    /// @param degree  highest, 1 to 3
    /// @param spread  standard deviation of the function, about
    Harmonics(Dice dice, int degree, double spread) {
        int count = (degree + 1) * (degree + 1) - 1;
        weights = new double[15];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.clamp(dice.normal(), -2.2, 2.2) * spread / Math.sqrt(count);
        }
    }

    double at(double x, double y, double z) {
        double first = 1.73 * (weights[0] * x + weights[1] * y + weights[2] * z);
        double second = 3.87 * (weights[3] * x * y + weights[4] * y * z + weights[5] * x * z)
                + 1.94 * weights[6] * (x * x - y * y)
                + 1.12 * weights[7] * (3 * z * z - 1);
        double third = 2.09 * weights[8] * y * (3 * x * x - y * y)
                + 10.2 * weights[9] * x * y * z
                + 1.62 * weights[10] * y * (5 * z * z - 1)
                + 1.32 * weights[11] * z * (5 * z * z - 3)
                + 1.62 * weights[12] * x * (5 * z * z - 1)
                + 5.12 * weights[13] * z * (x * x - y * y)
                + 2.09 * weights[14] * x * (x * x - 3 * y * y);
        return first + second + third;
    }
}
