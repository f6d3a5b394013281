package org.elpis.models.identity;

import java.util.List;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;

/// Numbers of an image that stay the same when the patient is laid otherwise and differ between patients.
///
/// A linear discriminant (Fisher, 1936) on the 16 x 16 picture: directions along which images of a set differ much,
/// and an image differs little from itself when it is shifted, scaled or turned. It learns from
/// pictures alone, never from who is who, so that a training set cannot teach it its own patients by heart. The
/// figures that it was chosen by stand in docs/evidence/models.md.
public final class IdentityEmbedding {
    static final int SIDE = 16;
    private static final int INPUTS = SIDE * SIDE;
    private static final int NUMBERS = 80;
    /// Fewer images have no spread to learn: pixels are compared as they are.
    private static final int LEAST_IMAGES = 8;
    /// More images than this do not move the directions; every k-th is taken.
    private static final int MOST_IMAGES = 1000;
    private static final int MOVES = 8;
    /// Of the spread of the set, added to the spread of the moves.
    private static final double SHRINKAGE = 0.1;

    /// What differs between two days: chosen on half of the patients, docs/evidence/models.md.
    private static final Moves DAYS = new Moves(3, 0.08, 4, 0);
    /// What differs between a picture and its copy once it is laid over it.
    private static final Moves COPIES = new Moves(0.9, 0.024, 1.2, 0.2);
    private static final int DETAIL_RADIUS = 3;
    private static final double DETAIL_FLOOR = 0.3;

    /// How an image is moved to learn what to forgive.
    ///
    /// @param pixels  of 64, up to, in both directions
    /// @param scale  share, up to
    /// @param degrees  up to
    /// @param noise  deviation, share of the picture's range, up to
    private record Moves(double pixels, double scale, double degrees, double noise) {}

    private final Shape shape;
    private final float[] mean;
    private final Directions directions;
    private final float[] alongMean;
    private final Directions fine;
    private final Plane common;

    private IdentityEmbedding(Shape shape, float[] mean, float[][] directions, float[][] fine, Plane common) {
        this.shape = shape;
        this.common = common;
        this.fine = new Directions(fine, INPUTS);
        this.mean = mean;
        this.directions = new Directions(directions, INPUTS);
        alongMean = this.directions.along(mean);
    }

    /// Learns from images; equal images in equal order give equal numbers.
    ///
    /// @param shape  of every image
    /// @param images  at least one
    public static IdentityEmbedding fit(Shape shape, List<float[]> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("images must hold at least one");
        }
        if (images.size() < LEAST_IMAGES) {
            return new IdentityEmbedding(
                    shape,
                    new float[INPUTS],
                    new float[0][],
                    new float[0][],
                    new Plane(2 * SIDE, new float[4 * INPUTS]));
        }
        int taken = Math.min(images.size(), MOST_IMAGES);
        Plane[] planes = new Plane[taken];
        for (int i = 0; i < taken; i++) {
            planes[i] = Plane.of(shape, images.get((int) ((long) i * images.size() / taken)), 4 * SIDE);
        }
        float[][] units = new float[taken][];
        for (int i = 0; i < taken; i++) {
            units[i] = inputs(planes[i]);
        }
        float[] mean = mean(units);
        return new IdentityEmbedding(
                shape,
                mean,
                directions(planes, units, mean, DAYS),
                directions(planes, units, mean, COPIES),
                common(planes));
    }

    private static Plane common(Plane[] planes) {
        float[] mean = new float[4 * INPUTS];
        for (Plane plane : planes) {
            float[] unit = plane.halved().unit();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += unit[i] / planes.length;
            }
        }
        return new Plane(2 * SIDE, mean);
    }

    static Plane detail(Plane plane) {
        return plane.detail(DETAIL_RADIUS, DETAIL_FLOOR);
    }

    private static float[] inputs(Plane plane) {
        return plane.halved().halved().unit();
    }

    private static float[] mean(float[][] units) {
        double[] sum = new double[INPUTS];
        for (float[] unit : units) {
            for (int i = 0; i < INPUTS; i++) {
                sum[i] += unit[i];
            }
        }
        float[] mean = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            mean[i] = (float) (sum[i] / units.length);
        }
        return mean;
    }

    private static float[][] directions(Plane[] planes, float[][] units, float[] mean, Moves kind) {
        double[][] total = new double[INPUTS][INPUTS];
        double[][] moves = new double[INPUTS][INPUTS];
        for (int i = 0; i < units.length; i++) {
            Symmetric.add(total, less(units[i], mean), 1.0 / units.length);
            Draws draws = Draws.of(1, "moves", i);
            for (int move = 0; move < MOVES; move++) {
                float[] moved = inputs(moved(planes[i], draws, kind));
                Symmetric.add(moves, less(moved, units[i]), 1.0 / units.length / MOVES);
            }
        }
        double floor = 1e-5 * Symmetric.trace(total) / INPUTS + 1e-12;
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j <= i; j++) {
                moves[i][j] += SHRINKAGE * total[i][j] + (i == j ? floor : 0);
            }
        }
        Symmetric.mirror(total);
        Symmetric.mirror(moves);
        double[][] lower = Symmetric.root(moves);
        double[][] leading = Symmetric.leading(Symmetric.between(lower, total), Math.min(NUMBERS, units.length - 1));
        float[][] directions = new float[leading.length][INPUTS];
        for (int i = 0; i < leading.length; i++) {
            Symmetric.solveTransposed(lower, leading[i]);
            for (int j = 0; j < INPUTS; j++) {
                directions[i][j] = (float) leading[i][j];
            }
        }
        return directions;
    }

    private static Plane moved(Plane plane, Draws draws, Moves moves) {
        Warp warp = new Warp(
                moves.pixels() * even(draws),
                moves.pixels() * even(draws),
                1 + moves.scale() * even(draws),
                moves.degrees() * even(draws),
                false);
        Plane moved = plane.warped(warp);
        return moves.noise() == 0 ? moved : moved.noised(moves.noise() * draws.nextDouble(), draws);
    }

    private static double even(Draws draws) {
        return 2 * draws.nextDouble() - 1;
    }

    private static float[] less(float[] a, float[] b) {
        float[] less = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            less[i] = a[i] - b[i];
        }
        return less;
    }

    /// The shape of the images that it takes.
    public Shape shape() {
        return shape;
    }

    /// The numbers of an image, of length 1; all 0 when it shows nothing.
    public float[] of(float[] sample) {
        return of(Plane.of(shape, sample, 4 * SIDE).halved());
    }

    /// The numbers of a picture of 32 x 32.
    float[] of(Plane plane) {
        return of(plane.halved().unit(), mean, directions);
    }

    /// Of a picture of 16 x 16: its numbers, and those of its negative.
    float[][] both(Plane small) {
        float[] unit = small.unit();
        float[] negative = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            negative[i] = -unit[i];
        }
        if (directions.count() == 0 || isBlank(unit)) {
            return new float[][] {of(unit, mean, directions), of(negative, mean, directions)};
        }
        float[] along = directions.along(unit);
        float[] against = new float[along.length];
        for (int i = 0; i < along.length; i++) {
            against[i] = -along[i] - alongMean[i];
            along[i] -= alongMean[i];
        }
        return new float[][] {ofLengthOne(along), ofLengthOne(against)};
    }

    /// The numbers of a picture of 32 x 32 that lies where it is compared: misplaced by little, noised, blurred.
    ///
    /// @param from  how the picture was laid; what is common to all is laid likewise before it is taken
    ///     away
    float[] fine(Plane plane, Warp from) {
        float[] centre =
                from.equals(Warp.NONE) ? mean : common.warped(from).halved().unit();
        return of(plane.halved().unit(), centre, fine);
    }

    private static float[] of(float[] unit, float[] mean, Directions directions) {
        if (isBlank(unit)) {
            return new float[directions.count() == 0 ? INPUTS : directions.count()];
        }
        float[] centred = less(unit, mean);
        return directions.count() == 0 ? centred : ofLengthOne(directions.along(centred));
    }

    private static float[] ofLengthOne(float[] numbers) {
        double square = 0;
        for (float number : numbers) {
            square += (double) number * number;
        }
        float scale = (float) (1 / Math.max(Math.sqrt(square), 1e-12));
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= scale;
        }
        return numbers;
    }

    /// How far numbers of two images are apart: 0 equal to 2; [PatientMatcher#FURTHEST] where one shows nothing.
    public static double apart(float[] a, float[] b) {
        return isBlank(a) || isBlank(b) ? PatientMatcher.FURTHEST : Math.max(0, 1 - dot(a, b));
    }

    static boolean isBlank(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    /// Four sums side by side, in a fixed order.
    static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
