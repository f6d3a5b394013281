package org.elpis.vision.face;

import org.elpis.pixel.FaceHandling;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// Which voxels of a head go, and which must not.
///
/// What goes is ahead of a plane that touches the guard from the front and below, or is skin, or lies outside
/// an average head made thinner: so that the new surface follows the brain and an average, and not the face
/// that was there.
///
/// Source for the plane: Bischoff-Grethe et al., Human Brain Mapping 28 (2007) 892 and Schimke and Hale,
/// Quickshear Defacing for Neuroimages, HealthSec 2011
///
/// @param gone  of the coarse grid
/// @param guard  never in `gone`
record Cut(Mask gone, Mask guard) {
    /// How much goes, in millimetres.
    ///
    /// @param guardMm  around the brain
    /// @param membranesMm  around the brain where even skin stays
    /// @param skinMm  of the skin that goes within the guard
    /// @param nearer  how many times as deep as it is far from the brain that skin may lie
    /// @param shellMm  of the skin that goes everywhere else
    /// @param airMm  around the head
    record Depths(double guardMm, double membranesMm, double skinMm, double nearer, double shellMm, double airMm) {
        /// The brain and 10 mm around it stay, as the usual defacing tools leave it.
        static final Depths USUAL = new Depths(10, 1, 6, 1, 12, 14);
        /// When both ways to find the brain agree less.
        static final Depths CAREFUL = new Depths(16, 1, 6, 6, 12, 14);
        /// The brain alone with its nearest membranes.
        static final Depths STRIPPED = new Depths(9, 1, 3, 1, 12, 14);
        /// Where that leaves the face of a thin skull.
        static final Depths STRIPPED_CLOSELY = new Depths(7, 1, 4, 1, 12, 14);

        /// A nose that took up nothing is air to PET.
        Depths ofPet() {
            return new Depths(guardMm, membranesMm, skinMm, 6, shellMm, 30);
        }
    }

    /// Millimetres of an adult's head from the middle of the brain, as all that follow: the ears begin behind
    /// this.
    private static final double EARS_BEGIN = 14;

    private static final double EARS_END = -50;
    /// The brow and the lower half of the forehead.
    private static final double FOREHEAD = 28;

    private static final double EARS_TOP = 10;
    /// The upper jaw begins.
    private static final double JAW = -48;
    /// Behind the joints of the jaw.
    private static final double JAW_END = -8;
    /// Below the chin of an old head, whose brain is small for it.
    static final double BELOW_CHIN = -215;
    /// The angle of the jaw, from which its lower edge runs back to the ear; heads that nod are allowed for.
    private static final double JAW_ANGLE = -70;

    private static final double JAW_SLOPE = 0.5;
    /// How much thinner than an average head the rest is.
    private static final double THINNER_MM = 20;

    static Cut of(Pose pose, HeadTissue head, Mask brain, FaceHandling.Extent extent, Depths depths) {
        WorkGrid grid = pose.grid();
        float voxels = (float) (1 / (grid.mm() * grid.mm()));
        float[] depth = Morphology.squaredDepths(head.solid(), Math.max(depths.shellMm, depths.skinMm));
        float[] toBrain = Morphology.squaredDistances(brain, Math.max(depths.guardMm, depths.membranesMm));
        float[] toHead = Morphology.squaredDistances(head.solid(), depths.airMm);
        float nearer = (float) (depths.nearer * depths.nearer);
        float guardEnds = (float) (depths.guardMm * depths.guardMm) * voxels;
        float membranesEnd = (float) (depths.membranesMm * depths.membranesMm) * voxels;
        float skinEnds = (float) (depths.skinMm * depths.skinMm) * voxels;
        Mask guard = new Mask(grid);
        for (int i = 0; i < toBrain.length; i++) {
            boolean isSkin = depth[i] <= skinEnds && toBrain[i] > membranesEnd && depth[i] <= nearer * toBrain[i];
            if (toBrain[i] <= guardEnds && !isSkin) {
                guard.add(i);
            }
        }
        double plane = plane(pose, guard);
        float shellEnds = (float) (depths.shellMm * depths.shellMm) * voxels;
        float airEnds = (float) (depths.airMm * depths.airMm) * voxels;
        Mask gone = new Mask(grid);
        int i = 0;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++, i++) {
                    if (toHead[i] <= airEnds && !guard.has(i)) {
                        double toLeft = pose.leftOf(x, y, z);
                        double toFront = pose.frontOf(x, y, z);
                        double toCrown = pose.crownOf(x, y, z);
                        boolean isDeep = depth[i] > shellEnds
                                && AverageHead.contains(toLeft, toFront, toCrown, THINNER_MM)
                                && toFront - toCrown < plane;
                        if (goes(extent, toLeft, toFront, toCrown, isDeep)) {
                            gone.add(i);
                        }
                    }
                }
            }
        }
        return new Cut(gone, guard);
    }

    /// @param isDeep  in none of what goes of a face
    private static boolean goes(
            FaceHandling.Extent extent, double toLeft, double toFront, double toCrown, boolean isDeep) {
        double begins = EARS_BEGIN - JAW_SLOPE * Math.max(0, JAW_ANGLE - toCrown);
        boolean isFace = toFront > begins && toCrown < FOREHEAD && toCrown > BELOW_CHIN;
        return switch (extent) {
            case UNTOUCHED -> false;
            case FACE -> isFace && !isDeep;
            case FACE_EARS_TEETH ->
                isFace && !isDeep || isEar(toLeft, toFront, toCrown, isDeep) || isJaw(toFront, toCrown);
            case SKULL_STRIP -> toCrown > BELOW_CHIN;
        };
    }

    private static boolean isEar(double toLeft, double toFront, double toCrown, boolean isDeep) {
        return !isDeep
                && toFront > EARS_END
                && toFront <= EARS_BEGIN
                && toCrown < EARS_TOP
                && toCrown > BELOW_CHIN
                && Math.abs(toLeft) > 40;
    }

    private static boolean isJaw(double toFront, double toCrown) {
        return toFront > JAW_END && toCrown < JAW && toCrown > BELOW_CHIN;
    }

    /// How far ahead of and below the middle of the brain the guard reaches, at 45 degrees and times the root
    /// of two.
    private static double plane(Pose pose, Mask guard) {
        WorkGrid grid = pose.grid();
        double most = -1e9;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    if (guard.has(grid.index(x, y, z))) {
                        most = Math.max(most, pose.frontOf(x, y, z) - pose.crownOf(x, y, z));
                    }
                }
            }
        }
        return most;
    }

    /// Voxels of what goes that an average head fills.
    Mask average(Pose pose) {
        WorkGrid grid = pose.grid();
        Mask average = new Mask(grid);
        int i = 0;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++, i++) {
                    if (gone.has(i)
                            && AverageHead.contains(
                                    pose.leftOf(x, y, z), pose.frontOf(x, y, z), pose.crownOf(x, y, z), 0)) {
                        average.add(i);
                    }
                }
            }
        }
        return average;
    }
}
