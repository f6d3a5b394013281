package org.elpis.models.identity;

/// Lays one picture over another as well as it goes and says how alike they are then: the correlation of
/// the correlation of their details where they overlap.
final class Registration {
    private static final double[] FIRST_STEPS = {1, 1, 0.04, 2};
    private static final int HALVINGS = 3;
    private static final int MOST_ROUNDS = 6;
    /// A smaller overlap says too little: anything correlates on a corner.
    private static final double LEAST_OVERLAP = 0.6;

    /// Further than this from the start is another picture, in pixels of 32, shares and degrees.
    private static final double[] BOUNDS = {7, 7, 0.4, 15};

    private final float[] fixed;
    private final int side;

    /// @param fixed  details of the picture that the other is laid over
    Registration(Plane fixed) {
        this.fixed = fixed.values();
        this.side = fixed.side();
    }

    /// The best laying near a start: one number after the other is moved while it helps, by ever smaller steps.
    Warp best(Plane moving, Warp start) {
        double[] steps = FIRST_STEPS.clone();
        Warp warp = start;
        double likeness = likeness(moving, warp);
        for (int halving = 0; halving <= HALVINGS; halving++) {
            boolean helped = true;
            for (int round = 0; round < MOST_ROUNDS && helped; round++) {
                helped = false;
                for (int axis = 0; axis < steps.length; axis++) {
                    for (double step = steps[axis]; ; step = -step) {
                        Warp next = warp.moved(axis, step);
                        double value = isNear(next) ? likeness(moving, next) : 0;
                        if (value > likeness) {
                            likeness = value;
                            warp = next;
                            helped = true;
                            break;
                        }
                        if (step < 0) {
                            break;
                        }
                    }
                }
            }
            for (int axis = 0; axis < steps.length; axis++) {
                steps[axis] /= 2;
            }
        }
        return warp;
    }

    private static boolean isNear(Warp warp) {
        return Math.abs(warp.right()) <= BOUNDS[0]
                && Math.abs(warp.down()) <= BOUNDS[1]
                && Math.abs(warp.scale() - 1) <= BOUNDS[2]
                && Math.abs(warp.degrees()) <= BOUNDS[3];
    }

    /// The correlation over the pixels where the moved picture has any.
    private double likeness(Plane moving, Warp warp) {
        float middle = (side - 1) / 2f;
        float last = side - 1;
        float cos = (float) (StrictMath.cos(StrictMath.toRadians(warp.degrees())) * warp.scale());
        float sin = (float) (StrictMath.sin(StrictMath.toRadians(warp.degrees())) * warp.scale());
        float turn = warp.isMirrored() ? -1 : 1;
        float[] from = moving.values();
        double sumA = 0;
        double sumB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        int count = 0;
        for (int row = 0; row < side; row++) {
            float startX = -cos * middle - sin * (row - middle) + (float) warp.right();
            float startY = -sin * middle + cos * (row - middle) + (float) warp.down() + middle;
            for (int column = 0; column < side; column++) {
                float x = (startX + cos * column) * turn + middle;
                float y = startY + sin * column;
                if (!(x >= 0 && x <= last && y >= 0 && y <= last)) {
                    continue;
                }
                int left = Math.min((int) x, side - 2);
                int top = Math.min((int) y, side - 2);
                float a = x - left;
                float b = y - top;
                int place = top * side + left;
                float upper = from[place] + a * (from[place + 1] - from[place]);
                float lower = from[place + side] + a * (from[place + side + 1] - from[place + side]);
                float value = upper + b * (lower - upper);
                float other = fixed[row * side + column];
                sumA += value;
                sumB += other;
                squareA += value * value;
                squareB += other * other;
                product += value * other;
                count++;
            }
        }
        if (count < LEAST_OVERLAP * side * side) {
            return 0;
        }
        double spread = (squareA - sumA * sumA / count) * (squareB - sumB * sumB / count);
        return spread > 1e-9 ? Math.min(1, (product - sumA * sumB / count) / Math.sqrt(spread)) : 0;
    }
}
