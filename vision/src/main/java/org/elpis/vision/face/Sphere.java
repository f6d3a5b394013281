package org.elpis.vision.face;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A sphere of triangles: an icosahedron whose edges were halved again and again.
///
/// @param points  x, y and z of each, of length 1
/// @param neighbours  of each point, around it
/// @param triangles  three points each, counter-clockwise from outside
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sphere(double[] points, int[][] neighbours, int[] triangles) {
    private static final double GOLDEN = (1 + StrictMath.sqrt(5)) / 2;
    private static final double[] ICOSAHEDRON = {
        -1, GOLDEN, 0, 1, GOLDEN, 0, -1, -GOLDEN, 0, 1, -GOLDEN, 0, 0, -1, GOLDEN, 0, 1, GOLDEN, 0, -1, -GOLDEN, 0, 1,
        -GOLDEN, GOLDEN, 0, -1, GOLDEN, 0, 1, -GOLDEN, 0, -1, -GOLDEN, 0, 1
    };
    private static final int[] FACES = {
        0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4, 3, 4,
        2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
    };

    /// With 10 * 4^halvings + 2 points.
    static Sphere of(int halvings) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < ICOSAHEDRON.length; i += 3) {
            points.add(unit(ICOSAHEDRON[i], ICOSAHEDRON[i + 1], ICOSAHEDRON[i + 2]));
        }
        int[] triangles = FACES;
        for (int i = 0; i < halvings; i++) {
            triangles = halved(triangles, points);
        }
        double[] flat = new double[points.size() * 3];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i), 0, flat, i * 3, 3);
        }
        return new Sphere(flat, neighbours(points.size(), triangles), triangles);
    }

    int count() {
        return neighbours.length;
    }

    private static double[] unit(double x, double y, double z) {
        double length = StrictMath.sqrt(x * x + y * y + z * z);
        return new double[] {x / length, y / length, z / length};
    }

    private static int[] halved(int[] triangles, List<double[]> points) {
        Map<Long, Integer> middles = new HashMap<>();
        int[] result = new int[triangles.length * 4];
        for (int i = 0; i < triangles.length; i += 3) {
            int a = triangles[i];
            int b = triangles[i + 1];
            int c = triangles[i + 2];
            int ab = middle(a, b, points, middles);
            int bc = middle(b, c, points, middles);
            int ca = middle(c, a, points, middles);
            int[] four = {a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca};
            System.arraycopy(four, 0, result, i * 4, 12);
        }
        return result;
    }

    private static int middle(int one, int other, List<double[]> points, Map<Long, Integer> middles) {
        long key = (long) Math.min(one, other) << 32 | Math.max(one, other);
        Integer known = middles.get(key);
        if (known != null) {
            return known;
        }
        double[] a = points.get(one);
        double[] b = points.get(other);
        points.add(unit(a[0] + b[0], a[1] + b[1], a[2] + b[2]));
        middles.put(key, points.size() - 1);
        return points.size() - 1;
    }

    /// Around each point in the order of its triangles.
    private static int[][] neighbours(int count, int[] triangles) {
        int[][] after = new int[count][6];
        int[][] before = new int[count][6];
        int[] degree = new int[count];
        for (int i = 0; i < triangles.length; i++) {
            int corner = triangles[i];
            int base = i / 3 * 3;
            after[corner][degree[corner]] = triangles[base + (i + 1) % 3];
            before[corner][degree[corner]++] = triangles[base + (i + 2) % 3];
        }
        int[][] result = new int[count][];
        for (int i = 0; i < count; i++) {
            result[i] = new int[degree[i]];
            int at = 0;
            for (int n = 0; n < degree[i]; n++) {
                result[i][n] = after[i][at];
                int next = before[i][at];
                at = 0;
                while (at < degree[i] - 1 && after[i][at] != next) {
                    at++;
                }
            }
        }
        return result;
    }
}
