package org.elpis.vision.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elpis.vision.likeness.GreyImage;

/// Finds where a picture may lie on a frame when nothing is known: every size and shift, coarsely.
///
/// Not thread-safe.
final class CoarseSearch {
    /// Pixels of the longer side of a frame while it is searched.
    static final int SIDE = 64;
    private static final int FIELD = 128;
    /// Steps between two sizes: the edge of what is searched moves by half a pixel at most.
    private static final double STEP = 1.03;
    /// A picture shows at least a third of the longer side of the frame, and borders make it at most so large.
    private static final double LEAST = 0.33 * SIDE;
    private static final double MOST = 1.6 * SIDE;

    private final Fourier fourier = new Fourier(FIELD);
    private final double[] frameRe = new double[FIELD * FIELD];
    private final double[] frameIm = new double[FIELD * FIELD];
    private final double[] re = new double[FIELD * FIELD];
    private final double[] im = new double[FIELD * FIELD];
    private final double energy;
    private final double unit;

    /// @param frame  values of a frame
    CoarseSearch(GreyImage frame) {
        this.unit = (double) Math.max(frame.width(), frame.height()) / SIDE;
        Directions field = Directions.of(small(frame, frame.width() / unit, frame.height() / unit));
        this.energy = field.energy();
        put(field, frameRe, frameIm);
        fourier.transform(frameRe, frameIm, false);
    }

    /// A place where a picture may lie.
    record Found(double score, Alignment alignment) {}

    private static GreyImage small(GreyImage image, double width, double height) {
        return Resampling.toSize(image, (int) Math.max(3, Math.round(width)), (int) Math.max(3, Math.round(height)));
    }

    private static void put(Directions field, double[] re, double[] im) {
        java.util.Arrays.fill(re, 0);
        java.util.Arrays.fill(im, 0);
        for (int y = 0; y < field.height(); y++) {
            System.arraycopy(field.re(), y * field.width(), re, y * FIELD, field.width());
            System.arraycopy(field.im(), y * field.width(), im, y * FIELD, field.width());
        }
    }

    /// The best places by size, best first.
    ///
    /// @param picture  turned back
    List<Found> places(GreyImage picture, Turn turn, int most) {
        int side = Math.max(picture.width(), picture.height());
        // Halved in a few steps: every size is then made of few pixels.
        GreyImage source = side > 2 * MOST
                ? small(picture, picture.width() * 2 * MOST / side, picture.height() * 2 * MOST / side)
                : picture;
        List<Found> found = new ArrayList<>();
        for (double length = LEAST; length <= MOST; length *= STEP) {
            double scale = side / length;
            if (scale >= 1) {
                GreyImage reduced = small(source, picture.width() / scale, picture.height() / scale);
                best(picture, reduced, turn, found);
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        List<Found> apart = new ArrayList<>();
        for (Found one : found) {
            if (apart.size() < most && apart.stream().noneMatch(other -> isNear(one, other))) {
                apart.add(one);
            }
        }
        return apart;
    }

    private void best(GreyImage picture, GreyImage reduced, Turn turn, List<Found> found) {
        Directions field = Directions.of(reduced);
        put(field, re, im);
        fourier.transform(re, im, false);
        for (int i = 0; i < re.length; i++) {
            double r = frameRe[i] * re[i] + frameIm[i] * im[i];
            im[i] = frameIm[i] * re[i] - frameRe[i] * im[i];
            re[i] = r;
        }
        fourier.transform(re, im, true);
        int at = 0;
        double peak = 0;
        for (int i = 0; i < re.length; i++) {
            if (Math.abs(re[i]) > peak) {
                peak = Math.abs(re[i]);
                at = i;
            }
        }
        int x = at % FIELD;
        int y = at / FIELD;
        x = x >= SIDE ? x - FIELD : x;
        y = y >= SIDE ? y - FIELD : y;
        double score = peak / re.length / Math.sqrt(energy * field.energy() + 1e-9);
        found.add(new Found(
                score,
                new Alignment(
                        turn,
                        new Axis(unit * reduced.width() / picture.width(), x * unit, picture.width()),
                        new Axis(unit * reduced.height() / picture.height(), y * unit, picture.height()))));
    }

    private boolean isNear(Found one, Found other) {
        double ratio = one.alignment.across().scale() / other.alignment.across().scale();
        return ratio < 1.08 && ratio > 1 / 1.08;
    }
}
