package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A brain from which somebody has taken everything else: one body of a brain's size amid one and the same value,
/// without bone or the dark shell of a skull beneath its surface.
///
/// Every sign must be there. What is left of an eye is a second part, what is left of a scalp is one too, or thin,
/// or has a gap beneath it; a head whose background was blanked is too large, is cut by the field of view at the
/// neck, or has a skull; so is a head that lost its face alone.
final class BareBrain {
    /// Share of the volume that has one and the same value.
    private static final double BLANK = 0.4;
    /// Millilitres of a brain with its ventricles and furrows, from a child of a year to the largest.
    private static final double LEAST_ML = 700;

    private static final double LARGEST_ML = 2000;
    /// Share of all that is not the brain's own part; an eye is 0.005 of it.
    private static final double OTHERS = 0.004;
    /// Half the width of furrows that are closed, and half the thickness of what is thin.
    private static final double FURROW_MM = 5;

    private static final double THIN_MM = 6;
    /// Share of a body that may be so thin.
    private static final double THIN = 0.02;
    /// Millilitres of a part that hangs on the rest by a stalk alone, after as much was taken from all around as an
    /// eye leaves a ball of 12 mm across: 0.9.
    private static final double STALKED_ML = 0.1;
    /// Square centimetres at the edges of the field of view; a neck is 25 even in a small child.
    private static final double CUT_CM2 = 4;
    /// Hounsfield units of bone in half a voxel, and the share of a brain that may be calcified.
    private static final float BONE = 200;

    private static final double BONY = 0.005;
    /// Share of the directions from the middle in which a dark shell may lie beneath the surface: furrows are dark
    /// too, a skull is seen in half of them.
    private static final double SHELLS = 0.2;
    /// Millimetres beneath the surface between which a skull begins and ends, and of it that are as dark as this
    /// share of what is deeper.
    private static final int SKULL_FROM_MM = 2;

    private static final int SKULL_TO_MM = 16;
    private static final int SKULL_MM = 4;
    private static final double DARK = 0.45;
    private static final int DEEPER_MM = 24;
    /// Share of the body that is found to be brain, which leaves out as much as is scalp in a head; in a head with
    /// its face it is half.
    private static final double FILLED = 0.6;

    private final WorkVolume volume;
    private final float blank;
    private final Mask body;
    private final Mask solid;

    private BareBrain(WorkVolume volume, float blank) {
        this.volume = volume;
        this.blank = blank;
        this.body = new Mask(volume.grid());
        float[] values = volume.values();
        for (int i = 0; i < values.length; i++) {
            if (Float.isFinite(values[i]) && values[i] != blank) {
                body.add(i);
            }
        }
        this.solid = Morphology.filled(Morphology.closed(body, FURROW_MM));
    }

    /// @param volume  in voxels of 1 to 3 mm
    /// @param brain  as it was found
    static boolean isIn(WorkVolume volume, Mask brain) {
        HeadTissue.Levels levels = HeadTissue.Levels.of(volume);
        int[] run = longestRun(levels.sorted());
        if (run[1] < BLANK * levels.sorted().length || run[1] == levels.sorted().length) {
            return false;
        }
        BareBrain found = new BareBrain(volume, levels.sorted()[run[0]]);
        return found.isOneBodyOfItsSize()
                && found.share(brain) > FILLED
                && (volume.kind() != WorkVolume.Kind.CT || found.bony() < BONY)
                && found.shells() < SHELLS;
    }

    /// Where the longest run of equal values begins, and how long it is.
    private static int[] longestRun(float[] sorted) {
        int[] longest = {0, 0};
        int start = 0;
        for (int i = 0; i < sorted.length; i++) {
            start = sorted[i] == sorted[start] ? start : i;
            if (i - start + 1 > longest[1]) {
                longest = new int[] {start, i - start + 1};
            }
        }
        return longest;
    }

    private boolean isOneBodyOfItsSize() {
        double ml = Moments.of(solid).ml(volume.grid());
        return ml > LEAST_ML
                && ml < LARGEST_ML
                && Morphology.largest(body).count() > (1 - OTHERS) * body.count()
                && cutCm2() < CUT_CM2
                && stalkedMl() < STALKED_ML
                && Morphology.opened(solid, THIN_MM).count() > (1 - THIN) * solid.count();
    }

    /// Square centimetres that lie at the edges of the grid or beside what has no value.
    private double cutCm2() {
        WorkGrid grid = volume.grid();
        return HeadEvidence.touching(volume, body) * grid.mm() * grid.mm() / 100;
    }

    /// Millilitres of the parts but the largest, when what joins them is taken away.
    private double stalkedMl() {
        Mask inner = Morphology.eroded(solid, THIN_MM);
        inner.removeAll(Morphology.largest(inner));
        return Moments.of(inner).ml(volume.grid());
    }

    private double share(Mask brain) {
        return (double) Morphology.common(brain, solid).count() / solid.count();
    }

    private double bony() {
        int bony = 0;
        for (int i = body.next(0); i < volume.values().length; i = body.next(i + 1)) {
            bony += volume.values()[i] > BONE ? 1 : 0;
        }
        return (double) bony / body.count();
    }

    /// Share of the directions from the middle in which something dark lies beneath the surface.
    private double shells() {
        double[] directions = Sphere.of(3).points();
        double[] centre = Moments.of(solid).centre();
        int shells = 0;
        for (int i = 0; i < directions.length; i += 3) {
            double[] direction = {directions[i], directions[i + 1], directions[i + 2]};
            shells += isShell(centre, direction) ? 1 : 0;
        }
        return shells * 3.0 / directions.length;
    }

    private boolean isShell(double[] centre, double[] direction) {
        WorkGrid grid = volume.grid();
        int surface = 0;
        for (int mm = 0; mm < 200; mm++) {
            int at = HeadEvidence.at(grid, centre, direction, mm);
            surface = at >= 0 && solid.has(at) ? mm : surface;
        }
        if (surface < SKULL_TO_MM + DEEPER_MM) {
            return false;
        }
        double[] deeper = new double[DEEPER_MM];
        for (int i = 0; i < DEEPER_MM; i++) {
            deeper[i] = brightness(centre, direction, surface - SKULL_TO_MM - i);
        }
        Arrays.sort(deeper);
        double limit = DARK * deeper[DEEPER_MM * 3 / 5];
        int dark = 0;
        for (int mm = SKULL_FROM_MM; mm <= SKULL_TO_MM && dark < SKULL_MM; mm++) {
            dark = brightness(centre, direction, surface - mm) < limit ? dark + 1 : 0;
        }
        return dark >= SKULL_MM;
    }

    /// Above the blank value; a place outside the grid is blank.
    private double brightness(double[] centre, double[] direction, double mm) {
        int at = HeadEvidence.at(volume.grid(), centre, direction, mm);
        return at < 0 ? 0 : volume.values()[at] - (double) blank;
    }
}
