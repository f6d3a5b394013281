package org.elpis.vision.face;

import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A brain found in two ways that know nothing of each other but where to begin.
final class BrainSearch {
    /// Hounsfield units of brain, with the noise and the partial volumes of it.
    private static final float CT_BRAIN_LOW = -15;

    private static final float CT_BRAIN_HIGH = 100;
    /// Where brain ends, as a share of its local brightness: the paper's 0.5 first, more where that leaks
    /// through the skull.
    private static final double[] SHARES = {0.5, 0.6, 0.7, 0.8};

    private static final double LARGEST_ML = 2200;
    /// Skin, fat and skull together are nowhere thinner, not even those of a newborn.
    private static final double SCALP_MM = 5;

    private final WorkGrid grid;
    private final float[] values;
    private final float dark;
    private final float tissue;
    private final double[] centre;
    private final double depthMm;
    private final float[] depths;
    private final Mask grown;
    private float brightness;
    private int shareAt;
    private Mask balloon;
    /// Fluid, or a tumour as bright, that the balloon no longer holds.
    private Mask fluid;

    /// How much less a place is worth as a beginning for every millimetre that it lies farther below the
    /// crown than the middle of a brain does: first as the header says, then the same everywhere, then as if
    /// the head stood on its crown.
    private static final double[] WEIGHTS = {0.35, 0, -0.35};
    /// From the crown to the middle of a brain.
    private static final double CROWN_MM = 85;
    /// The agreement of both ways, by Dice, at which nobody looks elsewhere.
    private static final double ENOUGH = 0.88;

    /// Brightness of fluid as a share of that of brain: grey matter of T2 has less, see [BrainGrowth].
    private static final float FLUID = 1.6f;
    /// How much faster than it grows, brightness beyond that counts as darkness.
    private static final float STEEP = 4;

    /// The agreement at which both ways found the same, but for the fluid around it.
    private static final double SAME = 0.94;

    /// The search on whose brain both ways agree best.
    static BrainSearch of(WorkVolume volume, HeadTissue head) {
        float[] depths = Morphology.squaredDepths(head.solid());
        BrainSearch best = of(volume, head, depths, WEIGHTS[0]);
        for (int i = 1; i < WEIGHTS.length && best.dice() < ENOUGH; i++) {
            BrainSearch other = of(volume, head, depths, WEIGHTS[i]);
            best = other.dice() > best.dice() ? other : best;
        }
        return best;
    }

    private static BrainSearch of(WorkVolume volume, HeadTissue head, float[] depths, double weight) {
        BrainSearch search = new BrainSearch(volume, head, depths, weight);
        if (volume.kind() == WorkVolume.Kind.MR && search.leaks()) {
            search.endAtFluid();
        }
        return search;
    }

    /// Whether the balloon is so much larger that fluid alone does not explain it.
    private boolean leaks() {
        return dice() < SAME && balloon.count() > grown.count();
    }

    /// Blows the balloon where bright fluid is dark, if both ways agree better then.
    ///
    /// Fluid that is far brighter than brain, as of T2, makes the thin skull beside it as bright as brain, and the
    /// balloon leaks to the skin.
    private void endAtFluid() {
        Mask before = balloon;
        double agreed = dice();
        int at = shareAt;
        float[] kept = values.clone();
        float bright = brightness;
        Mask over = new Mask(grid);
        for (int i = 0; i < values.length; i++) {
            float more = values[i] - dark - FLUID * bright;
            if (more > 0) {
                values[i] = Math.max(dark, dark + FLUID * bright - STEEP * more);
                over.add(i);
            }
        }
        shareAt = 0;
        balloon = blown();
        if (dice() < agreed) {
            balloon = before;
            shareAt = at;
            brightness = bright;
            System.arraycopy(kept, 0, values, 0, kept.length);
        } else {
            fluid = Morphology.largest(Morphology.common(before, over));
        }
    }

    private BrainSearch(WorkVolume volume, HeadTissue head, float[] depths, double weight) {
        boolean isCt = volume.kind() == WorkVolume.Kind.CT;
        this.depths = depths;
        grid = volume.grid();
        dark = isCt ? 0 : HeadTissue.Levels.of(volume).percentile(0.02);
        tissue = isCt ? 10 : head.threshold();
        values = view(volume, dark);
        double[] deepest = new double[3];
        depthMm = deepest(grid, depths, weight, deepest);
        // PET blurs a bright brain into its surroundings.
        float least = volume.kind() == WorkVolume.Kind.PET ? 0.65f : 0.55f;
        grown = new BrainGrowth(grid, values, depths, deepest, depthMm * 0.5, dark, least).grown();
        clip(grown);
        Moments middle = Moments.of(grown);
        // Skull base and neck can be deeper in a head than its brain is.
        centre = middle.count() > 0 ? middle.centre() : deepest;
        gate();
        balloon = blown();
        fluid = new Mask(grid);
        while (Moments.of(balloon).ml(grid) > LARGEST_ML && tighten()) {
            // The next one leaks less.
        }
    }

    /// By [BrainGrowth]; empty when it found none.
    Mask grown() {
        return grown;
    }

    /// By [BrainSurface].
    Mask balloon() {
        return balloon;
    }

    /// What either way found.
    Mask both() {
        return with(grown, with(fluid, balloon));
    }

    /// What the balloon found, with the fluid around it.
    Mask wet() {
        return with(fluid, balloon);
    }

    private static Mask with(Mask one, Mask other) {
        Mask both = one.copy();
        both.addAll(other);
        return both;
    }

    /// The brightness of air.
    float dark() {
        return dark;
    }

    /// Of brain, less that of air.
    float brightness() {
        return brightness;
    }

    /// Blows the balloon anew so that it ends sooner; false when it did already.
    boolean tighten() {
        if (shareAt == SHARES.length - 1) {
            return false;
        }
        shareAt++;
        balloon = blown();
        return true;
    }

    private Mask blown() {
        BrainSurface surface = new BrainSurface(grid, values, centre, depthMm, dark, tissue, SHARES[shareAt]);
        brightness = surface.brightness() - dark;
        Mask inside = surface.grown();
        clip(inside);
        return inside;
    }

    /// No brain lies in the skin, whatever was closed or filled.
    private void clip(Mask brain) {
        float least = (float) (SCALP_MM / grid.mm() * (SCALP_MM / grid.mm()));
        for (int i = 0; i < depths.length; i++) {
            if (depths[i] < least) {
                brain.remove(i);
            }
        }
    }

    /// Makes the skin dark, so that no balloon leaves the head.
    private void gate() {
        float least = (float) (SCALP_MM / grid.mm() * (SCALP_MM / grid.mm()));
        for (int i = 0; i < values.length; i++) {
            if (depths[i] < least) {
                values[i] = dark;
            }
        }
    }

    /// The volume with air and bone dark, and brain bright.
    private static float[] view(WorkVolume volume, float dark) {
        float[] values = volume.values();
        float[] view = new float[values.length];
        for (int i = 0; i < view.length; i++) {
            float value = values[i];
            if (!Float.isFinite(value)) {
                view[i] = dark;
            } else if (volume.kind() == WorkVolume.Kind.CT) {
                view[i] = value > CT_BRAIN_LOW && value < CT_BRAIN_HIGH ? 100 : 0;
            } else {
                view[i] = value;
            }
        }
        return view;
    }

    /// How much both ways agree: 1 when they found the same, 0 when nothing in common.
    double dice() {
        int all = balloon.count() + grown.count();
        return all == 0 ? 0 : 2.0 * Morphology.common(balloon, grown).count() / all;
    }

    /// The point farthest from air and from the edges of the grid; its depth in millimetres.
    private static double deepest(WorkGrid grid, float[] depths, double weight, double[] centre) {
        int top = grid.nz() - 1;
        while (weight > 0 && top > 0 && !isBody(grid, depths, top)) {
            top--;
        }
        int bottom = 0;
        while (weight < 0 && bottom < top && !isBody(grid, depths, bottom)) {
            bottom++;
        }
        double best = -1e9;
        double depthMm = 0;
        for (int z = 0; z < grid.nz(); z++) {
            int fromEdge = Math.min(z, grid.nz() - 1 - z);
            int fromCrown = weight > 0 ? top - z : z - bottom;
            double worse = Math.abs(weight) * Math.max(0, fromCrown * grid.mm() - CROWN_MM);
            for (int y = 0; y < grid.ny(); y++) {
                int alsoY = Math.min(fromEdge, Math.min(y, grid.ny() - 1 - y));
                for (int x = 0; x < grid.nx(); x++) {
                    double edge = Math.min(alsoY, Math.min(x, grid.nx() - 1 - x)) + 1;
                    double depth = Math.min(Math.sqrt(depths[grid.index(x, y, z)]), edge) * grid.mm();
                    if (depth - worse > best) {
                        best = depth - worse;
                        depthMm = depth;
                        centre[0] = x;
                        centre[1] = y;
                        centre[2] = z;
                    }
                }
            }
        }
        return depthMm;
    }

    private static boolean isBody(WorkGrid grid, float[] depths, int z) {
        int count = 0;
        for (int i = grid.index(0, 0, z); i < grid.index(0, 0, z) + grid.nx() * grid.ny(); i++) {
            count += depths[i] > 0 ? 1 : 0;
        }
        return count * grid.mm() * grid.mm() > 1000;
    }
}
