package org.elpis.testkit.head;

/// The plain form of a head without its features: three superquadrics, with harmonics on them.
final class Plain {
    private final double[] braincase = new double[6];
    private final double[] middle;
    private final double[] jaw;
    private final double roundness;
    private final Power round;
    private final Power square;
    private final Power melt = new Power(12);
    private final double shift;
    private final Harmonics lumps;

    Plain(Dice dice, double size, double faceSize, double young) {
        double wide = dice.around(0.04);
        double tall = dice.around(0.03);
        double[] adult = {74 * wide, 74 * wide, 94, 98 * dice.around(0.04), 88 * tall, 70};
        for (int i = 0; i < 6; i++) {
            braincase[i] = adult[i] * size;
        }
        roundness = dice.uniform(2.05, 2.45);
        round = new Power(roundness);
        square = new Power(dice.uniform(2.1, 2.7));
        shift = (size - faceSize) * -12;
        double jawWide = dice.around(0.09);
        double forward = dice.uniform(-4, 4);
        middle = new double[] {
            -94 * size + (46 + forward) * faceSize,
            shift - 55 * faceSize,
            (57 + 3 * young) * faceSize * dice.around(0.05),
            46 * faceSize,
            53 * faceSize
        };
        jaw = new double[] {
            -94 * size + (44 + forward * 0.5 + dice.uniform(-3, 5) + 2 * young) * faceSize,
            shift - 98 * faceSize,
            46 * jawWide * faceSize * (1 - 0.06 * young),
            43 * faceSize,
            31 * faceSize * dice.around(0.08)
        };
        lumps = new Harmonics(dice, 3, 0.018);
    }

    /// Millimetres by which the face lies above where an adult's would.
    double shift() {
        return shift;
    }

    double cranium(double x, double y, double z) {
        // At 100 mm from the middle, where the table is exact enough; a superquadric is the same at every size.
        double sum = round.of(100 * x / braincase[0])
                + round.of(100 * y / braincase[y < 0 ? 2 : 3])
                + round.of(100 * z / braincase[z > 0 ? 4 : 5]);
        return 100 * StrictMath.pow(sum, -1 / roundness) * (1 + lumps.at(x, y, z));
    }

    double head(double x, double y, double z) {
        double c = cranium(x, y, z);
        double m = away(x, y, z, middle);
        double j = away(x, y, z, jaw);
        double most = Math.max(c, Math.max(m, j));
        // A norm of the radii: about their maximum, molten where two are alike.
        return most * StrictMath.pow(melt.of(c / most) + melt.of(m / most) + melt.of(j / most), 1.0 / 12);
    }

    /// The far end of what a ray from the middle of the braincase cuts out of a superquadric elsewhere;
    /// 0 when it misses.
    private double away(double x, double y, double z, double[] part) {
        if (y > 0.3 || z > 0.5) {
            return 0;
        }
        double best = 0;
        double deepest = 1;
        for (double r = 30; r < 190; r += 4) {
            double inside = inside(r * x, r * y, r * z, part);
            deepest = Math.min(deepest, inside);
            if (inside < 1) {
                best = r;
            }
        }
        if (best == 0) {
            return 0;
        }
        double high = best + 4;
        for (int i = 0; i < 7; i++) {
            double mid = (best + high) / 2;
            if (inside(mid * x, mid * y, mid * z, part) < 1) {
                best = mid;
            } else {
                high = mid;
            }
        }
        // A ray that only grazes the part counts less, or its edge would be a ledge.
        return best * (0.75 + 0.25 * Distance.step(0, 0.6, 1 - deepest));
    }

    private double inside(double x, double y, double z, double[] part) {
        return square.of(x / part[2]) + square.of((y - part[0]) / part[3]) + square.of((z - part[1]) / part[4]);
    }
}
