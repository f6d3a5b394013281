package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;

/// What is body and what is air in a volume.
///
/// @param threshold  values above it are tissue
/// @param tissue  the largest body without what lies beside it, with its cavities open
/// @param solid  the same with cavities and openings up to a nostril or a mouth closed
record HeadTissue(float threshold, Mask tissue, Mask solid) {
    /// Hounsfield units between air and fat (-1000 and -100), well below skin in half a voxel.
    private static final float CT_SKIN = -300;
    /// Share of the 99th percentile of PET that scalp and face still have.
    private static final float PET_SKIN = 0.10f;

    /// A table, a coil or a head holder hangs on the head by less than twice this.
    private static final double THIN_MM = 3;
    /// Half of the widest opening that is closed: a nostril, lips, an ear canal.
    private static final double OPENING_MM = 7;

    /// Brain and scalp may hang together nowhere when bone is as dark as air.
    private static final double PART = 0.02;

    static HeadTissue of(WorkVolume volume) {
        float threshold = threshold(volume);
        Mask above = above(volume, threshold);
        Mask tissue = volume.kind() == WorkVolume.Kind.CT ? unheld(above) : Morphology.large(above, PART);
        Mask solid = Morphology.filled(Morphology.closed(tissue, OPENING_MM));
        return new HeadTissue(threshold, tissue, solid);
    }

    /// What is thinner than a table stays when it hangs on what is thicker: noses and ears.
    private static Mask unheld(Mask above) {
        Mask core = Morphology.largest(Morphology.eroded(above, THIN_MM));
        Mask near = Morphology.dilated(core, THIN_MM * 3);
        return Morphology.largest(Morphology.common(above, near));
    }

    static Mask above(WorkVolume volume, float threshold) {
        float[] values = volume.values();
        Mask above = new Mask(volume.grid());
        for (int i = 0; i < values.length; i++) {
            if (values[i] > threshold) {
                above.add(i);
            }
        }
        return above;
    }

    private static float threshold(WorkVolume volume) {
        return switch (volume.kind()) {
            case CT -> CT_SKIN;
            case PET -> PET_SKIN * Levels.of(volume).percentile(0.99);
            case MR -> Levels.of(volume).skin();
        };
    }

    /// The values of a volume in their order.
    record Levels(float[] sorted) {
        /// Every so many values are enough for a percentile.
        private static final int MOST = 1 << 18;

        @SuppressWarnings("ArrayRecordComponent") // never compared
        Levels {}

        static Levels of(WorkVolume volume) {
            float[] values = volume.values();
            int step = Math.max(1, values.length / MOST);
            float[] taken = new float[values.length / step + 1];
            int count = 0;
            for (int i = 0; i < values.length; i += step) {
                if (Float.isFinite(values[i])) {
                    taken[count++] = values[i];
                }
            }
            float[] sorted = Arrays.copyOf(taken, count);
            Arrays.sort(sorted);
            return new Levels(sorted);
        }

        /// 0 when there are no values.
        float percentile(double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
        }

        /// Between the noise of air and the darkest tissue that shows a face.
        ///
        /// Otsu's threshold of the logarithms parts air from tissue whatever the contrast; a coil far from
        /// the face makes skin dark, so the threshold is never above a fifth of the bright tissue.
        ///
        /// Source: Otsu, IEEE Trans. SMC 9 (1979) 62; Smith, Human Brain Mapping 17 (2002) 143, 2.1 for the
        /// percentiles
        float skin() {
            float low = percentile(0.02);
            float high = percentile(0.98);
            float range = high - low;
            if (!(range > 0)) {
                return low;
            }
            int bins = 128;
            double floor = 0.01;
            double span = -StrictMath.log(floor);
            int[] histogram = new int[bins];
            for (float value : sorted) {
                double part = Math.clamp((value - low) / range, floor, 1);
                histogram[(int) Math.min(bins - 1, bins * (StrictMath.log(part) + span) / span)]++;
            }
            double part = StrictMath.exp((otsu(histogram) + 1.0) / bins * span - span);
            return (float) (low + Math.clamp(part, 0.06, 0.2) * range);
        }

        /// The last bin of the lower class.
        private static int otsu(int[] histogram) {
            double total = 0;
            double sum = 0;
            for (int i = 0; i < histogram.length; i++) {
                total += histogram[i];
                sum += (double) i * histogram[i];
            }
            double best = -1;
            int at = 0;
            double below = 0;
            double belowSum = 0;
            for (int i = 0; i < histogram.length - 1; i++) {
                below += histogram[i];
                belowSum += (double) i * histogram[i];
                if (below > 0 && below < total) {
                    double apart = belowSum / below - (sum - belowSum) / (total - below);
                    double between = below * (total - below) * apart * apart;
                    if (between > best) {
                        best = between;
                        at = i;
                    }
                }
            }
            return at;
        }
    }
}
