package org.elpis.vision.face;

import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A body that is thicker and wider than any head in slice after slice, from the first of a volume to the last.
///
/// What hangs on a head, or lies beside it, makes it no trunk: an arm, a table, a cushion are too thin to count.
/// A neck or a head somewhere between or beside trunks is none, so scans that hold both are no trunks.
final class Trunk {
    /// Half the depth of the slimmest trunk. Arms, tables and cushions are thinner; of the widest head the skin
    /// lies 85 mm from the middle.
    private static final double CORE_MM = 55;
    /// Square centimetres: a circle of 66 cm around, which no head has but with a hydrocephalus.
    private static final double HEAD_CM2 = 350;
    /// So much between two slices of a trunk is no head, whatever it looks like; a newborn's is 100 mm high.
    private static final double GAP_MM = 25;
    /// So much of a head at an end of the field of view shows no face.
    private static final double END_MM = 10;
    /// Share of a slice without which nothing is said about it.
    private static final double KNOWN = 0.1;
    /// Half the width of the gaps that coarse voxels leave in the wall of a chest.
    private static final double WALL_MM = 6;
    /// Hounsfield units of the edge of a body: in the middle between air and water.
    private static final float EDGE = -500;
    /// Shares of the range of an MR: a trunk is one whichever of them parts it from air. Where noise is brighter
    /// than that, it has three times less than the brightest tissue has.
    private static final float[] BRIGHT = {0.25f, 0.4f};
    /// Share of the volume that must be air.
    private static final double AIR = 0.1;
    /// Share of the outline of an MR slice that a body may touch, so that noise that fills it is not taken for one.
    private static final double TOUCHED = 0.2;

    private final WorkVolume volume;
    private final WorkGrid plane;
    private final float threshold;

    private Trunk(WorkVolume volume, float threshold) {
        this.volume = volume;
        WorkGrid grid = volume.grid();
        this.plane = new WorkGrid(grid.nx(), grid.ny(), 1, grid.mm(), 0, 0, 0);
        this.threshold = threshold;
    }

    /// Whether a volume of voxels of about 5 mm shows a trunk and nothing else. Never of PET, where the uptake of a
    /// head may blur into its surroundings.
    static boolean isIn(WorkVolume volume) {
        return switch (volume.kind()) {
            case PET -> false;
            case CT -> new Trunk(volume, EDGE).isThroughout();
            case MR -> {
                HeadTissue.Levels levels = HeadTissue.Levels.of(volume);
                float low = levels.percentile(0.02);
                float range = levels.percentile(0.98) - low;
                boolean isTrunk = range > 0;
                for (int i = 0; i < BRIGHT.length && isTrunk; i++) {
                    isTrunk = new Trunk(volume, low + BRIGHT[i] * range).isThroughout();
                }
                yield isTrunk;
            }
        };
    }

    private boolean isThroughout() {
        if (!hasAir()) {
            return false;
        }
        double sinceMm = 0;
        boolean isAny = false;
        for (int z = 0; z < volume.grid().nz(); z++) {
            if (isKnown(z)) {
                boolean isWide = coreCm2(z) > HEAD_CM2;
                isAny |= isWide;
                sinceMm = isWide ? 0 : sinceMm + volume.grid().mm();
                if (sinceMm > (isAny ? GAP_MM : END_MM)) {
                    return false;
                }
            }
        }
        return isAny && sinceMm <= END_MM;
    }

    private boolean hasAir() {
        int known = 0;
        int air = 0;
        for (float value : volume.values()) {
            known += Float.isFinite(value) ? 1 : 0;
            air += value <= threshold ? 1 : 0;
        }
        return air > AIR * known;
    }

    private boolean isKnown(int z) {
        int known = 0;
        for (int i = 0; i < plane.voxels(); i++) {
            known += Float.isFinite(volume.values()[z * plane.voxels() + i]) ? 1 : 0;
        }
        return known > KNOWN * plane.voxels();
    }

    /// Square centimetres of a slice that are body and thick, with what the body surrounds.
    private double coreCm2(int z) {
        Mask body = new Mask(plane);
        for (int i = 0; i < plane.voxels(); i++) {
            if (volume.values()[z * plane.voxels() + i] > threshold) {
                body.add(i);
            }
        }
        Mask whole = Morphology.filled(Morphology.closed(body, WALL_MM));
        Mask core = Morphology.largest(Morphology.opened(whole, CORE_MM));
        return volume.kind() == WorkVolume.Kind.MR && touched(core) > TOUCHED
                ? 0
                : core.count() * plane.mm() * plane.mm() / 100;
    }

    /// Share of the outline of a plane that a set covers.
    private double touched(Mask set) {
        int all = 0;
        int touched = 0;
        for (int y = 0; y < plane.ny(); y++) {
            boolean isEnd = y == 0 || y == plane.ny() - 1;
            for (int x = 0; x < plane.nx(); x += isEnd ? 1 : Math.max(1, plane.nx() - 1)) {
                all++;
                touched += set.has(plane.index(x, y, 0)) ? 1 : 0;
            }
        }
        return (double) touched / all;
    }
}
