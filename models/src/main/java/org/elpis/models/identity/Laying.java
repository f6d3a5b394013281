package org.elpis.models.identity;

import java.util.ArrayList;
import java.util.List;

/// One way in which a copy may lie, with where each of its pixels is taken from worked out beforehand.
final class Laying {
    private static final double[] SCALES = {0.87, 1.15, 1.3};
    private static final double[] SHIFTS = {-2, 2};
    private static final double[] DEGREES = {0, -6, 6};
    private static final int SIDE = 2 * IdentityEmbedding.SIDE;
    private static final int HALF = IdentityEmbedding.SIDE;

    /// Twenty: shifted, turned, scaled, and all of these mirrored.
    static final List<Laying> ALL = all();

    private final Warp warp;
    private final int[] places = new int[SIDE * SIDE];
    private final float[] right = new float[SIDE * SIDE];
    private final float[] down = new float[SIDE * SIDE];

    private Laying(Warp warp) {
        this.warp = warp;
        double middle = (SIDE - 1) / 2.0;
        double cos = StrictMath.cos(StrictMath.toRadians(warp.degrees())) * warp.scale();
        double sin = StrictMath.sin(StrictMath.toRadians(warp.degrees())) * warp.scale();
        for (int i = 0; i < places.length; i++) {
            int row = i / SIDE;
            double u = i % SIDE - middle;
            double v = row - middle;
            double x = cos * u - sin * v + middle + warp.right();
            double y = sin * u + cos * v + middle + warp.down();
            double inX = Math.clamp(warp.isMirrored() ? SIDE - 1 - x : x, 0.0, SIDE - 1.0);
            double inY = Math.clamp(y, 0.0, SIDE - 1.0);
            int left = Math.min((int) inX, SIDE - 2);
            int top = Math.min((int) inY, SIDE - 2);
            places[i] = top * SIDE + left;
            right[i] = (float) (inX - left);
            down[i] = (float) (inY - top);
        }
    }

    private static List<Laying> all() {
        List<Laying> all = new ArrayList<>();
        for (boolean isMirrored : new boolean[] {false, true}) {
            for (double degrees : DEGREES) {
                all.add(new Laying(new Warp(0, 0, 1, degrees, isMirrored)));
            }
            for (double scale : SCALES) {
                all.add(new Laying(new Warp(0, 0, scale, 0, isMirrored)));
            }
            for (double shift : SHIFTS) {
                all.add(new Laying(new Warp(shift, 0, 1, 0, isMirrored)));
                all.add(new Laying(new Warp(0, shift, 1, 0, isMirrored)));
            }
        }
        return List.copyOf(all);
    }

    Warp warp() {
        return warp;
    }

    /// A picture of 32 x 32 laid so, at half its side.
    Plane of(Plane plane) {
        float[] from = plane.values();
        float[] to = new float[HALF * HALF];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int i = row * SIDE + column;
                int place = places[i];
                float upper = from[place] + right[i] * (from[place + 1] - from[place]);
                float lower = from[place + SIDE] + right[i] * (from[place + SIDE + 1] - from[place + SIDE]);
                to[(row >> 1) * HALF + (column >> 1)] += upper + down[i] * (lower - upper);
            }
        }
        for (int i = 0; i < to.length; i++) {
            to[i] /= 4;
        }
        return new Plane(HALF, to);
    }
}
