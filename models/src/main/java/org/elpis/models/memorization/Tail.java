package org.elpis.models.memorization;

/// How seldom strangers come how near: the lower tail of distances as a power of the distance, which is what distances
/// near zero follow in a space of any dimension (Hill, Annals of Statistics 3, 1975; Levina and Bickel, NIPS 2004).
///
/// What is predicted of a new image holds on average over held-out sets, however few: with spacings that are
/// exponential, the spacing of a new one over their sum follows a Pareto law of known shape.
///
/// @param start  distance at which the tail begins
/// @param share  of new images that come nearer than that (n + 1 in place of n: conformal)
/// @param spacings  sum of ln(start / distance) of the nearer ones
/// @param count  of these
record Tail(double start, double share, double spacings, int count) {
    private static final int LEAST = 10;
    /// One in so many distances is of the tail.
    private static final int PART = 10;
    /// A distance of 0 is no power of anything.
    private static final double SMALLEST = 1e-9;

    /// @param sorted  rising, at least one; of one alone nothing is learned, and nobody comes nearer than any distance
    static Tail of(double[] sorted) {
        int n = sorted.length;
        int rank = Math.min(n, Math.min(Math.max(LEAST, n / PART), Math.max(2, n / 2)));
        double start = Math.max(SMALLEST, sorted[rank - 1]);
        double spacings = 0;
        for (int i = 0; i < rank - 1; i++) {
            spacings += StrictMath.log(start / Math.max(SMALLEST, sorted[i]));
        }
        return new Tail(start, rank / (n + 1.0), Math.max(1e-12, spacings), rank - 1);
    }

    /// Share of strangers that come nearer than a distance.
    ///
    /// @param distance  > 0, at most where the tail begins
    double nearer(double distance) {
        double beyond = StrictMath.log(start / Math.min(start, Math.max(SMALLEST, distance)));
        return share * StrictMath.exp(-count * StrictMath.log1p(beyond / spacings));
    }

    /// The distance that a share of strangers comes nearer than; where the tail begins for greater shares.
    double reachedBy(double wanted) {
        if (wanted >= share) {
            return start;
        }
        double beyond = spacings * StrictMath.expm1(StrictMath.log(share / wanted) / count);
        return start * StrictMath.exp(-beyond);
    }

    /// The power: about the number of directions in which strangers differ.
    double dimension() {
        return count / spacings;
    }
}
