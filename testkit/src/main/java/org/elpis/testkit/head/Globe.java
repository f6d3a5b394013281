package org.elpis.testkit.head;

import java.util.Arrays;

/// A number for every direction, on the six sides of a cube, with straight lines between its nodes.
final class Globe {
    /// Nodes along an edge: about a degree apart.
    private static final int NODES = 91;

    /// What the number of a direction is; the direction has length one.
    @FunctionalInterface
    interface Law {
        double of(double x, double y, double z);
    }

    private final float[] nodes;

    private Globe(float[] nodes) {
        this.nodes = nodes;
    }

    static Globe of(Law law) {
        float[] nodes = new float[6 * NODES * NODES];
        double[] way = new double[3];
        for (int i = 0; i < nodes.length; i++) {
            direction(i, way);
            nodes[i] = (float) law.of(way[0], way[1], way[2]);
        }
        return new Globe(nodes);
    }

    private static void direction(int node, double[] way) {
        int side = node / (NODES * NODES);
        double a = 2.0 * (node % NODES) / (NODES - 1) - 1;
        double b = 2.0 * (node / NODES % NODES) / (NODES - 1) - 1;
        double norm = Math.sqrt(1 + a * a + b * b);
        double main = (side % 2 == 0 ? 1 : -1) / norm;
        way[side / 2] = main;
        way[(side / 2 + 1) % 3] = a / norm;
        way[(side / 2 + 2) % 3] = b / norm;
    }

    /// The cosine between rays and the normal of the surface that this is the radius of.
    Globe steepness() {
        float[] cosines = new float[nodes.length];
        double[] here = new double[3];
        double[] there = new double[3];
        Arrays.fill(cosines, 1);
        for (int i = 0; i < nodes.length; i++) {
            direction(i, here);
            double square = 0;
            for (int step : new int[] {1, NODES}) {
                int at = i / step % NODES;
                int other = at + 1 < NODES ? i + step : i - step;
                direction(other, there);
                double angle = Math.hypot(Math.hypot(there[0] - here[0], there[1] - here[1]), there[2] - here[2]);
                double rise = (nodes[other] - nodes[i]) / (nodes[i] * angle);
                square += rise * rise;
            }
            cosines[i] = (float) (1 / Math.sqrt(1 + square));
        }
        return new Globe(cosines);
    }

    /// Of a direction of any length but zero.
    double at(double x, double y, double z) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double az = Math.abs(z);
        int side;
        double a;
        double b;
        if (ax >= ay && ax >= az) {
            side = x > 0 ? 0 : 1;
            a = y / ax;
            b = z / ax;
        } else if (ay >= az) {
            side = y > 0 ? 2 : 3;
            a = z / ay;
            b = x / ay;
        } else {
            side = z > 0 ? 4 : 5;
            a = x / az;
            b = y / az;
        }
        double u = (a + 1) * (NODES - 1) / 2;
        double v = (b + 1) * (NODES - 1) / 2;
        int i = Math.clamp((long) u, 0, NODES - 2);
        int j = Math.clamp((long) v, 0, NODES - 2);
        double s = u - i;
        double t = v - j;
        int at = (side * NODES + j) * NODES + i;
        return (nodes[at] * (1 - s) + nodes[at + 1] * s) * (1 - t)
                + (nodes[at + NODES] * (1 - s) + nodes[at + NODES + 1] * s) * t;
    }
}
