package org.elpis.testkit.head;

/// How far the front of a head stands out of its plain form, seen from in front: a field of millimetres
/// over x and z of an
/// adult's face.
final class Relief {
    private static final double EYE_X = 31;
    static final double SELLION_Z = -15;
    static final double EYE_Z = -19;

    final double noseMm;
    final double tipMm;
    final double wingMm;
    private final double bridgeMm;
    private final double hump;
    private final double bend;
    private final double browMm;
    private final double orbitMm;
    private final double eyeX;
    private final double lidMm;
    private final double cheekMm;
    private final double cheekX;
    private final double upperLip;
    private final double lowerLip;
    private final double mouthZ;
    private final double mouthMm;
    private final double chinMm;
    private final double chinZ;
    private final double hollow;

    Relief(Dice dice, double young) {
        noseMm = dice.uniform(40, 56);
        tipMm = dice.uniform(17, 31) * (1 - 0.4 * young);
        wingMm = dice.uniform(14, 21) * (1 - 0.1 * young);
        bridgeMm = dice.uniform(3, 13) * (1 - 0.5 * young);
        hump = dice.uniform(-3, 4.5);
        bend = dice.uniform(-3.5, 3.5);
        browMm = dice.uniform(0, 7) * (1 - young);
        orbitMm = dice.uniform(8, 15) * (1 - 0.3 * young);
        eyeX = EYE_X * dice.around(0.05);
        lidMm = dice.uniform(4, 8);
        cheekMm = dice.uniform(1, 9);
        cheekX = dice.uniform(40, 50);
        upperLip = dice.uniform(3, 9);
        lowerLip = dice.uniform(4, 10);
        mouthZ = SELLION_Z - noseMm - dice.uniform(17, 24);
        mouthMm = dice.uniform(20, 29);
        chinMm = dice.uniform(1, 12) * (1 - 0.5 * young);
        chinZ = mouthZ - dice.uniform(26, 36);
        hollow = dice.uniform(0, 6);
    }

    double eyeX() {
        return eyeX;
    }

    double mouthZ() {
        return mouthZ;
    }

    double at(double x, double z) {
        double side = Math.abs(x);
        double out = browMm * hill(side - 19, 29, z - 3, 11);
        out -= orbitMm * hill(side - eyeX, 23, z - EYE_Z, 17);
        out += lidMm * hill(side - eyeX, 14, z - EYE_Z + 1, 11);
        out += cheekMm * hill(side - cheekX, 24, z + 43, 20);
        out -= hollow * hill(side - 44, 22, z + 78, 22);
        out += upperLip * hill(x, mouthMm, z - mouthZ - 5, 7) - 0.25 * upperLip * hill(x, 4, z - mouthZ - 9, 6);
        out += lowerLip * hill(x, mouthMm * 0.9, z - mouthZ + 6, 8);
        out -= 0.7 * lowerLip * hill(x, 20, z - mouthZ + 17, 8);
        out += chinMm * hill(x - bend, 22, z - chinZ, 17);
        return out + nose(x, z);
    }

    private double nose(double x, double z) {
        double down = (SELLION_Z - z) / noseMm;
        if (down < -0.35 || down > 1.25) {
            return 0;
        }
        double line = x - bend * Math.max(0, down);
        double rise = down < 0
                ? bridgeMm * Math.max(0, 1 + down / 0.35)
                : down < 1
                        ? bridgeMm
                                + (tipMm - bridgeMm) * down * down * (1.4 - 0.4 * down)
                                + hump * 4 * down * (1 - down)
                        : tipMm * Math.max(0, 1 - (down - 1) / 0.2);
        double half = 9 + (wingMm - 9) * Math.clamp(down, 0, 1) * Math.clamp(down, 0, 1);
        double t = Math.abs(line) / half;
        double wing = 0.5 * tipMm * hill(Math.abs(line) - wingMm * 0.6, 7, down - 0.93, 0.16);
        double ridge = t < 1 ? rise * (1 - t * t) * (1 - 0.3 * t) : 0;
        return Math.max(ridge, wing);
    }

    /// One at its middle, none beyond its radii, without a kink.
    private static double hill(double x, double a, double z, double b) {
        double square = x * x / (a * a) + z * z / (b * b);
        return square < 1 ? (1 - square) * (1 - square) : 0;
    }
}
