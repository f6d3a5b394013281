package org.elpis.fingerprint;

/// Looks where a picture may lie in a frame: all scales and places, on a coarse grid of ranks.
///
/// Part of the frame or all of it, not turned and not mirrored.
final class CoarseSearch {
    /// Long side of the coarse frame.
    private static final int SIDE = 64;
    /// A picture with a smaller part of the frame's side than this is not looked for.
    private static final double LEAST_PART = 0.3;

    private static final double SCALE_STEP = 1.03;

    /// So alike is only the whole, or so nearly the whole that [Alignment] finds the rest.
    private static final double CERTAIN = 0.97;

    private final Plane frame;
    private final Plane coarse;
    private final double pixels;

    CoarseSearch(Plane frame) {
        this.frame = frame;
        this.pixels = (double) Math.max(frame.width(), frame.height()) / SIDE;
        this.coarse =
                frame.resized(coarse(frame.width()), coarse(frame.height())).ranked();
    }

    private int coarse(int length) {
        return Math.max(1, (int) Math.round(length / pixels));
    }

    /// A place and how alike both are there.
    ///
    /// @param likeness  correlation of ranks, -1 to 1; negative where black and white changed places
    record Found(Placement placement, double likeness) {
        double certainty() {
            return Math.abs(likeness);
        }
    }

    /// The best place for a picture with square pixels as large in both directions; of pictures with the
    /// shape of the frame also the whole of it.
    Found best(Plane picture) {
        Found best = whole(picture);
        if (best.certainty() >= CERTAIN) {
            return best;
        }
        double full = Math.max((double) picture.width() / frame.width(), (double) picture.height() / frame.height());
        for (double part = 1; part >= LEAST_PART; part /= SCALE_STEP) {
            double step = part / full;
            Found found = at(picture, step);
            best = found.certainty() > best.certainty() + 0.01 ? found : best;
        }
        return best;
    }

    private Found whole(Plane picture) {
        double stepX = (double) frame.width() / picture.width();
        double stepY = (double) frame.height() / picture.height();
        double likeness = stepX / stepY > 0.9 && stepX / stepY < 1.1
                ? correlation(picture.resized(coarse.width(), coarse.height()).ranked(), 0, 0)
                : 0;
        return new Found(new Placement(stepX, stepY, 0, 0), likeness);
    }

    private Found at(Plane picture, double step) {
        int columns = Math.clamp(Math.round(picture.width() * step / pixels), 1, coarse.width());
        int rows = Math.clamp(Math.round(picture.height() * step / pixels), 1, coarse.height());
        Plane small = picture.resized(columns, rows).ranked();
        Found best = new Found(new Placement(step, step, 0, 0), 0);
        for (int y = 0; y + rows <= coarse.height(); y++) {
            for (int x = 0; x + columns <= coarse.width(); x++) {
                double likeness = correlation(small, x, y);
                if (Math.abs(likeness) > best.certainty()) {
                    best = new Found(new Placement(step, step, x * pixels, y * pixels), likeness);
                }
            }
        }
        return best;
    }

    private double correlation(Plane small, int left, int top) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int y = 0; y < small.height(); y++) {
            int at = (top + y) * coarse.width() + left;
            for (int x = 0; x < small.width(); x++) {
                double a = small.values()[y * small.width() + x];
                double b = coarse.values()[at + x];
                sumA += a;
                sumB += b;
                squaresA += a * a;
                squaresB += b * b;
                products += a * b;
            }
        }
        double n = small.values().length;
        double variances = (squaresA - sumA * sumA / n) * (squaresB - sumB * sumB / n);
        return variances > 1e-12 ? (products - sumA * sumB / n) / Math.sqrt(variances) : 0;
    }
}
