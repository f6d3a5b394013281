package org.elpis.vision.face;

/// The surface of a head that belongs to nobody: a few ellipsoids in round numbers.
///
/// In millimetres of an adult's head to the left of, in front of and above the middle of the brain. The
/// numbers were chosen by eye so that skull, brow, nose, lips and chin lie about where they do in most; no
/// scan was fitted.
final class AverageHead {
    /// Middle to the front and up, and half axes to the side, the front and up; all lie in the middle.
    private static final double[][] ELLIPSOIDS = {
        {4, 0, 76, 102, 82},
        {32, -72, 62, 68, 74},
        {92, -16, 46, 16, 14},
        {98, -58, 13, 20, 20},
        {84, -98, 26, 22, 14},
        {76, -124, 26, 22, 18}
    };
    /// Half the width of the neck, and where its middle is and ends.
    private static final double[] NECK = {54, -14, -40};

    private AverageHead() {}

    /// Whether a place is inside, or inside by so many millimetres.
    static boolean contains(double toLeft, double toFront, double toCrown, double shrunkMm) {
        for (double[] e : ELLIPSOIDS) {
            double x = toLeft / Math.max(1, e[2] - shrunkMm);
            double y = (toFront - e[0]) / Math.max(1, e[3] - shrunkMm);
            double z = (toCrown - e[1]) / Math.max(1, e[4] - shrunkMm);
            if (x * x + y * y + z * z < 1) {
                return true;
            }
        }
        double radius = NECK[0] - shrunkMm;
        double back = toFront - NECK[1];
        return toCrown < NECK[2] && toLeft * toLeft + back * back < radius * radius;
    }
}
