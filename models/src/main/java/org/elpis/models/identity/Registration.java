package org.elpis.models.identity;

/// Lays one picture over another as well as it goes, by the correlation of their details: first at 16 x 16, where a
/// trial costs half, then at 32 x 32 by finer steps.
final class Registration {
    /// Of the four numbers of a warp: pixels of 32, share, degrees.
    private static final double[] STEPS = {1, 1, 0.04, 2};
    /// Of these steps, at either size.
    private static final double[] ROUGH = {1, 0.5};

    private static final double[] FINE = {0.5, 0.25, 0.125};

    private static final int MOST_ROUNDS = 6;

    /// Further than this from the start is another picture, in pixels of 32, shares and degrees.
    private static final double[] BOUNDS = {7, 7, 0.4, 15};

    private Registration() {}

    /// How one picture lies on another.
    ///
    /// @param warp  that lays it there
    /// @param likeness  correlation of details, at most 1
    record Laid(Warp warp, double likeness) {}

    /// About where a picture lies best, near a start.
    static Laid rough(Target fixed, View moving, Warp start) {
        return best(fixed.rough(), moving.rough(), start, ROUGH);
    }

    /// Where it lies best, from about there.
    static Warp exact(Target fixed, View moving, Warp start) {
        return best(fixed.detail(), moving.detail(), start, FINE).warp();
    }

    /// One number after the other is moved while one of them helps, by ever smaller steps.
    private static Laid best(Plane fixed, Bends moving, Warp start, double[] sizes) {
        int axes = STEPS.length;
        Laid best = new Laid(start, new Overlap(fixed, moving, start).correlation());
        for (double size : sizes) {
            int helpless = 0;
            for (int step = 0; step < MOST_ROUNDS * axes && helpless < axes; step++) {
                Laid next = moved(fixed, moving, best, step % axes, size * STEPS[step % axes]);
                helpless = next.equals(best) ? helpless + 1 : 0;
                best = next;
            }
        }
        return best;
    }

    /// A step forwards, else one back, when it helps.
    private static Laid moved(Plane fixed, Bends moving, Laid laid, int axis, double step) {
        for (double signed : new double[] {step, -step}) {
            Warp next = laid.warp().moved(axis, signed);
            double likeness = isNear(next) ? new Overlap(fixed, moving, next).correlation() : 0;
            if (likeness > laid.likeness()) {
                return new Laid(next, likeness);
            }
        }
        return laid;
    }

    private static boolean isNear(Warp warp) {
        return Math.abs(warp.right()) <= BOUNDS[0]
                && Math.abs(warp.down()) <= BOUNDS[1]
                && Math.abs(warp.scale() - 1) <= BOUNDS[2]
                && Math.abs(warp.degrees()) <= BOUNDS[3];
    }
}
