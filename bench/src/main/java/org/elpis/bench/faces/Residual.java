package org.elpis.bench.faces;

import java.util.BitSet;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;

/// How much of the face's true surface can still be found.
final class Residual {
    private static final double NEAR_MM = 2;
    /// Parts smaller than half a cubic centimetre are specks of noise.
    private static final double SPECK_MM3 = 500;

    private Residual() {}

    /// Share of points that have tissue left within 2 mm, by the truth.
    static double byTruth(Subject subject, BitSet points, Mask gone) {
        BitSet left = new BitSet();
        for (int i = 0; i < subject.scan().labels().length; i++) {
            left.set(
                    i,
                    subject.scan().tissue(i).isBody()
                            && !gone.has(i)
                            && !Float.isNaN(subject.scan().values()[i]));
        }
        return new Nearby(left, subject.volume().grid(), NEAR_MM).share(points);
    }

    /// Share of points that have something as bright as a body within 2 mm.
    ///
    /// @param level  of a body's darkest voxel
    static double byValues(WorkVolume volume, BitSet points, float level) {
        BitSet bright = new BitSet();
        float[] values = volume.values();
        for (int i = 0; i < values.length; i++) {
            bright.set(i, values[i] >= level);
        }
        double mm = volume.grid().mm();
        BitSet parts = Parts.atLeast(bright, volume.grid(), (int) (SPECK_MM3 / (mm * mm * mm)));
        return new Nearby(parts, volume.grid(), NEAR_MM).share(points);
    }
}
