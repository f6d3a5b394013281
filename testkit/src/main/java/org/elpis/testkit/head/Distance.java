package org.elpis.testkit.head;

/// Signed distances to simple solids, negative inside, and how two of them melt into one.
///
/// Those to ellipsoids are first-order: exact on the surface, good near it.
final class Distance {
    private Distance() {}

    static double ellipsoid(double x, double y, double z, double a, double b, double c) {
        double k = Math.sqrt(x * x / (a * a) + y * y / (b * b) + z * z / (c * c));
        double slope = Math.sqrt(x * x / (a * a * a * a) + y * y / (b * b * b * b) + z * z / (c * c * c * c));
        return slope < 1e-9 ? -Math.min(a, Math.min(b, c)) : k * (k - 1) / slope;
    }

    static double sphere(double x, double y, double z, double radius) {
        return Math.sqrt(x * x + y * y + z * z) - radius;
    }

    /// A rod with round ends from one point to another, whose radius changes on the way.
    static double rod(double x, double y, double z, double[] from, double[] to, double radiusFrom, double radiusTo) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double dz = to[2] - from[2];
        double px = x - from[0];
        double py = y - from[1];
        double pz = z - from[2];
        double t = Math.clamp((px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz), 0, 1);
        return sphere(px - t * dx, py - t * dy, pz - t * dz, radiusFrom + t * (radiusTo - radiusFrom));
    }

    /// Both, melted over about `width`.
    static double union(double a, double b, double width) {
        double h = Math.max(width - Math.abs(a - b), 0) / width;
        return Math.min(a, b) - h * h * width / 4;
    }

    /// What is in both, melted over about `width`.
    static double both(double a, double b, double width) {
        return -union(-a, -b, width);
    }

    /// From 0 at `low` to 1 at `high` without a kink.
    static double step(double low, double high, double value) {
        double t = Math.clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
