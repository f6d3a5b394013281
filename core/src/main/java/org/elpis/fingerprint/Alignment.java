package org.elpis.fingerprint;

/// Finds where a picture lies in a frame to a fraction of a pixel, whatever its brightness was made of.
///
/// From coarse to fine, each time a few steps of Gauss-Newton on scale and place (Lucas and Kanade 1981),
/// between them the tone curve anew.
final class Alignment {
    private static final int STEPS = 6;
    private static final int KNOTS = 64;
    /// Longer pictures are compared on a grid of this side.
    private static final int MAX_SIDE = 512;

    private Alignment() {}

    /// @param likeness  of the picture and what the frame shows there by the tone curve, at the finest level
    record Aligned(Placement placement, double likeness) {}

    static Aligned refine(Plane frame, Plane picture, Placement start) {
        Placement placement = start;
        double likeness = 0;
        int longSide = Math.max(picture.width(), picture.height());
        int last = Math.min(longSide, MAX_SIDE);
        for (int side = Math.min(64, last); ; side = Math.min(side * 2, last)) {
            int columns = Math.max(1, Math.round((float) picture.width() * side / longSide));
            int rows = Math.max(1, Math.round((float) picture.height() * side / longSide));
            Plane level = side == longSide ? picture : picture.resized(columns, rows);
            double fx = (double) picture.width() / level.width();
            double fy = (double) picture.height() / level.height();
            Placement at = placement.resized(fx, fy);
            for (int i = 0; i < STEPS; i++) {
                Level step = new Level(frame, level, at);
                at = step.next();
                likeness = step.likeness();
                if (step.isSettled()) {
                    break;
                }
            }
            placement = at.resized(1 / fx, 1 / fy);
            if (side == last) {
                return new Aligned(placement, likeness);
            }
        }
    }

    /// One step at one level.
    private static final class Level {
        private final Placement at;
        private final Plane picture;
        private final float[] shown;
        private double[] move = new double[4];

        Level(Plane frame, Plane picture, Placement at) {
            this.at = at;
            this.picture = picture;
            this.shown = new float[picture.values().length];
            at.sample(frame, picture.width(), picture.height(), shown);
            ToneCurve curve = ToneCurve.of(shown, picture.values(), KNOTS);
            for (int i = 0; i < shown.length; i++) {
                shown[i] = curve.at(shown[i]);
            }
        }

        Placement next() {
            double[][] normal = new double[4][5];
            int width = picture.width();
            double[] row = new double[4];
            for (int y = 1; y + 1 < picture.height(); y++) {
                for (int x = 1; x + 1 < width; x++) {
                    int i = y * width + x;
                    double gx = (shown[i + 1] - shown[i - 1]) / 2;
                    double gy = (shown[i + width] - shown[i - width]) / 2;
                    double residual = picture.values()[i] - shown[i];
                    row[0] = gx;
                    row[1] = gx * (x + 0.5);
                    row[2] = gy;
                    row[3] = gy * (y + 0.5);
                    for (int a = 0; a < 4; a++) {
                        for (int b = 0; b < 4; b++) {
                            normal[a][b] += row[a] * row[b];
                        }
                        normal[a][4] += row[a] * residual;
                    }
                }
            }
            move = solve(normal);
            // A pixel or so at most: farther, the gradient says nothing.
            double reach = Math.max(
                    Math.abs(move[0]) + Math.abs(move[1]) * width,
                    Math.abs(move[2]) + Math.abs(move[3]) * picture.height());
            double share = reach > 3 ? 3 / reach : 1;
            for (int i = 0; i < 4; i++) {
                move[i] *= share;
            }
            return at.moved(move[0], move[1], move[2], move[3]);
        }

        boolean isSettled() {
            return Math.abs(move[0]) + Math.abs(move[1]) * picture.width() < 0.005
                    && Math.abs(move[2]) + Math.abs(move[3]) * picture.height() < 0.005;
        }

        double likeness() {
            double a = 0;
            double b = 0;
            double aa = 0;
            double bb = 0;
            double ab = 0;
            for (int i = 0; i < shown.length; i++) {
                double p = shown[i];
                double q = picture.values()[i];
                a += p;
                b += q;
                aa += p * p;
                bb += q * q;
                ab += p * q;
            }
            double n = shown.length;
            double variances = (aa - a * a / n) * (bb - b * b / n);
            return variances > 0 ? (ab - a * b / n) / Math.sqrt(variances) : 0;
        }

        /// Gauss elimination with pivots; nothing moves where the picture does not say how.
        private static double[] solve(double[][] m) {
            double scale = 0;
            for (int i = 0; i < 4; i++) {
                scale = Math.max(scale, m[i][i]);
                m[i][i] += 1e-9 * m[i][i] + 1e-12;
            }
            for (int i = 0; i < 4; i++) {
                int pivot = i;
                for (int k = i + 1; k < 4; k++) {
                    pivot = Math.abs(m[k][i]) > Math.abs(m[pivot][i]) ? k : pivot;
                }
                double[] swapped = m[i];
                m[i] = m[pivot];
                m[pivot] = swapped;
                if (Math.abs(m[i][i]) < 1e-9 || scale == 0) {
                    return new double[4];
                }
                for (int k = 0; k < 4; k++) {
                    if (k != i) {
                        double factor = m[k][i] / m[i][i];
                        for (int j = i; j < 5; j++) {
                            m[k][j] -= factor * m[i][j];
                        }
                    }
                }
            }
            double[] solution = new double[4];
            for (int i = 0; i < 4; i++) {
                solution[i] = m[i][4] / m[i][i];
            }
            return solution;
        }
    }
}
