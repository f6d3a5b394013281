package org.elpis.vision.face;

import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A first look at a volume on voxels of about 5 mm, which says of much that is no head that it is none, before
/// anybody searches for a brain.
///
/// It only ever says no, and only where no head could look so: one value everywhere, nothing but noise, or a body
/// that is thicker and wider than any head in every single slice. Whatever else it sees, it says nothing.
final class Glance {
    private static final double COARSE_MM = 5;
    /// How far apart values are compared, in coarse voxels: slices of up to 6 mm between which values were
    /// interpolated say nothing of each other there, and every head is far larger.
    private static final int APART = 2;
    /// Values so far apart go together by less than this, as a correlation along every axis, only where there is
    /// no body. Of independent values it is 0, with a spread of 0.02 in the smallest volume that is looked at;
    /// a head that noise of as much as its own brightness hides has 0.7.
    private static final double STRUCTURE = 0.25;
    /// The least pairs that say so.
    private static final int FEWEST_PAIRS = 1000;
    /// Share of the values at each end that are taken for no more than the rest, so that single bright voxels do
    /// not outweigh a body.
    private static final double EXTREME = 0.005;

    private Glance() {}

    /// Whether it certainly shows no head. What it does not know is no head either; false is no evidence.
    static boolean isNoHead(WorkVolume volume) {
        WorkVolume coarse = Reduction.of(volume, COARSE_MM).coarse();
        return isOneValue(coarse) || isNoise(coarse) || Trunk.isIn(coarse);
    }

    /// Or nothing at all is known; what is known here and unknown there can have the shape of a head.
    private static boolean isOneValue(WorkVolume coarse) {
        float[] values = coarse.values();
        for (float value : values) {
            if (Float.compare(value, values[0]) != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isNoise(WorkVolume coarse) {
        double[] found = correlation(coarse);
        return found[1] >= FEWEST_PAIRS && found[0] < STRUCTURE;
    }

    /// The greatest correlation along an axis, and the fewest pairs of an axis.
    static double[] correlation(WorkVolume coarse) {
        HeadTissue.Levels levels = HeadTissue.Levels.of(coarse);
        float low = levels.percentile(EXTREME);
        float high = levels.percentile(1 - EXTREME);
        WorkGrid grid = coarse.grid();
        int[] sides = {grid.nx(), grid.ny(), grid.nz()};
        int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
        double most = 0;
        double fewest = Double.MAX_VALUE;
        for (int axis = 0; axis < 3; axis++) {
            double[] sums = sums(coarse, low, high, sides[axis], strides[axis]);
            double n = Math.max(1, sums[0]);
            double spreadA = sums[3] / n - sums[1] / n * sums[1] / n;
            double spreadB = sums[4] / n - sums[2] / n * sums[2] / n;
            double together = sums[5] / n - sums[1] / n * sums[2] / n;
            double both = Math.sqrt(Math.max(0, spreadA) * Math.max(0, spreadB));
            most = Math.max(most, both > 0 ? together / both : 1);
            fewest = Math.min(fewest, sums[0]);
        }
        return new double[] {most, fewest};
    }

    /// Pairs along an axis: how many, the sums of both, of their squares and of their product.
    private static double[] sums(WorkVolume coarse, float low, float high, int side, int stride) {
        float[] values = coarse.values();
        double[] sums = new double[6];
        double range = Math.max(Float.MIN_NORMAL, high - (double) low);
        for (int i = 0; i < values.length; i++) {
            if (i / stride % side + APART < side) {
                float one = values[i];
                float other = values[i + APART * stride];
                if (Float.isFinite(one) && Float.isFinite(other)) {
                    double a = (Math.clamp(one, low, high) - low) / range;
                    double b = (Math.clamp(other, low, high) - low) / range;
                    sums[0]++;
                    sums[1] += a;
                    sums[2] += b;
                    sums[3] += a * a;
                    sums[4] += b * b;
                    sums[5] += a * b;
                }
            }
        }
        return sums;
    }
}
