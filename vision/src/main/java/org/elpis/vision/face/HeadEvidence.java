package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Whether a volume shows a head at all.
///
/// A brain in a thin shell says yes. That there is none must be certain: a trunk that fills the upper edge of
/// the field of view, a limb that runs through it, one and the same stuff throughout. Everything else may be
/// a head.
enum HeadEvidence {
    HEAD,
    /// A brain with nothing around it.
    BRAIN_ALONE,
    /// Something else.
    NO_HEAD,
    UNSURE;

    /// The agreement of both ways to find a brain, by Dice, below which none was found.
    private static final double LEAST_DICE = 0.8;

    private static final double LEAST_BRAIN_ML = 200;
    private static final double LARGEST_BRAIN_ML = 2200;
    private static final double LEAST_BODY_ML = 60;
    /// Millimetres of skin and skull; in front of the frontal sinus or under a thick pillow of hair up to 35.
    private static final double THINNEST_MM = 2;

    private static final double THICKEST_MM = 35;
    /// Share of the directions from the middle of a brain that leave through such a shell.
    private static final double LEAST_THIN = 0.25;
    /// Share of those in which bone lies between brain and skin.
    private static final double LEAST_BONE = 0.5;
    /// Hounsfield units of bone in half a voxel.
    private static final float BONE = 200;
    /// The largest cross-section of a trunk is larger, in square centimetres; that of a head is 250, seen
    /// from the side 350.
    private static final double TRUNK_CM2 = 330;
    /// Of a trunk where the field of view ends.
    private static final double END_CM2 = 250;
    /// The largest of a limb, and the least that is one.
    private static final double LIMB_CM2 = 150;

    private static final double LEAST_LIMB_CM2 = 20;
    /// Share of a limb that is as dark as air.
    private static final double LIMB_AIR = 0.01;
    /// A child's face, from the brow down, is shorter than this: a longer piece of a head holds brain.
    private static final double LONG_MM = 150;
    /// How much one stuff varies, as a share of its median.
    private static final double ONE_STUFF = 0.3;

    static HeadEvidence of(WorkVolume volume, HeadTissue head, BrainSearch search) {
        WorkGrid grid = volume.grid();
        Moments body = Moments.of(head.solid());
        if (body.ml(grid) < LEAST_BODY_ML) {
            return NO_HEAD;
        }
        if (volume.kind() != WorkVolume.Kind.PET && isOneStuff(volume, head.solid())) {
            return NO_HEAD;
        }
        if (BareBrain.isIn(volume, search.balloon()) || BareBrain.isIn(volume, search.grown())) {
            return BRAIN_ALONE;
        }
        double brainMl = Moments.of(search.balloon()).ml(grid);
        boolean isBrain = search.dice() >= LEAST_DICE && brainMl > LEAST_BRAIN_ML && brainMl < LARGEST_BRAIN_ML;
        if (isBrain && hasShell(volume, head, search)) {
            return HEAD;
        }
        return isTrunk(head.solid()) || isLimb(head) ? NO_HEAD : UNSURE;
    }

    private static boolean isOneStuff(WorkVolume volume, Mask solid) {
        Mask inside = Morphology.eroded(solid, 8);
        float[] values = new float[Math.max(1, inside.count())];
        int count = 0;
        for (int i = 0; i < volume.values().length && count < values.length; i++) {
            if (inside.has(i) && Float.isFinite(volume.values()[i])) {
                values[count++] = volume.values()[i];
            }
        }
        if (count < 100) {
            return false;
        }
        Arrays.sort(values, 0, count);
        double spread = values[(int) (count * 0.97)] - values[(int) (count * 0.03)];
        // Of CT, brain and muscle are one stuff, but bone is always among them.
        return volume.kind() == WorkVolume.Kind.CT ? spread < 60 : spread < ONE_STUFF * values[count / 2];
    }

    /// Voxels of a set at the edges of the grid or beside what has no value.
    static int touching(WorkVolume volume, Mask set) {
        WorkGrid grid = volume.grid();
        int count = 0;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    if (set.has(grid.index(x, y, z))
                            && (isUnknown(volume, x - 1, y, z)
                                    || isUnknown(volume, x + 1, y, z)
                                    || isUnknown(volume, x, y - 1, z)
                                    || isUnknown(volume, x, y + 1, z)
                                    || isUnknown(volume, x, y, z - 1)
                                    || isUnknown(volume, x, y, z + 1))) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private static boolean isUnknown(WorkVolume volume, int x, int y, int z) {
        return !volume.grid().contains(x, y, z)
                || Float.isNaN(volume.values()[volume.grid().index(x, y, z)]);
    }

    /// Brain, bone, skin and air follow each other in enough directions.
    private static boolean hasShell(WorkVolume volume, HeadTissue head, BrainSearch search) {
        double[] directions = Sphere.of(3).points();
        double[] centre = Moments.of(search.balloon()).centre();
        int thin = 0;
        int bony = 0;
        for (int i = 0; i < directions.length; i += 3) {
            double[] direction = {directions[i], directions[i + 1], directions[i + 2]};
            double[] ends = ends(volume, head, search.balloon(), centre, direction);
            double shell = ends[1] - ends[0];
            if (ends[2] == 0 && shell >= THINNEST_MM && shell <= THICKEST_MM) {
                thin++;
                bony += isBony(volume, search, centre, direction, ends) ? 1 : 0;
            }
        }
        return thin > LEAST_THIN * directions.length / 3
                && (volume.kind() == WorkVolume.Kind.PET || bony > LEAST_BONE * thin);
    }

    /// Millimetres to the end of the brain and of the head, and 1 if the head is cut there.
    private static double[] ends(WorkVolume volume, HeadTissue head, Mask brain, double[] centre, double[] direction) {
        double brainMm = 0;
        double headMm = 0;
        for (double mm = 0; mm < 200; mm += 1) {
            int at = at(volume.grid(), centre, direction, mm);
            if (at < 0 || Float.isNaN(volume.values()[at])) {
                return new double[] {brainMm, headMm, headMm > mm - 4 ? 1 : 0};
            }
            brainMm = brain.has(at) ? mm : brainMm;
            headMm = head.solid().has(at) ? mm : headMm;
        }
        return new double[] {brainMm, headMm, 1};
    }

    /// The voxel so many millimetres from a point in a direction; -1 outside the grid.
    static int at(WorkGrid grid, double[] centre, double[] direction, double mm) {
        int x = (int) Math.floor(centre[0] + direction[0] * mm / grid.mm() + 0.5);
        int y = (int) Math.floor(centre[1] + direction[1] * mm / grid.mm() + 0.5);
        int z = (int) Math.floor(centre[2] + direction[2] * mm / grid.mm() + 0.5);
        return grid.contains(x, y, z) ? grid.index(x, y, z) : -1;
    }

    private static boolean isBony(
            WorkVolume volume, BrainSearch search, double[] centre, double[] direction, double[] ends) {
        float darkest = Float.MAX_VALUE;
        float brightest = -Float.MAX_VALUE;
        for (double mm = ends[0] - 4; mm <= ends[1] - 1; mm++) {
            int at = at(volume.grid(), centre, direction, mm);
            darkest = Math.min(darkest, volume.values()[at]);
            brightest = Math.max(brightest, volume.values()[at]);
        }
        return volume.kind() == WorkVolume.Kind.CT
                ? brightest > BONE
                : darkest < search.dark() + 0.6f * search.brightness();
    }

    /// Runs through the field of view from end to end, and is at both wider than a head.
    private static boolean isTrunk(Mask solid) {
        double[] areas = areas(solid, 2);
        double most = 0;
        for (double area : areas) {
            most = Math.max(most, area);
        }
        return most > TRUNK_CM2 && areas[0] > END_CM2 && areas[areas.length - 1] > END_CM2;
    }

    /// Runs through the field of view from end to end, is nowhere as wide as a head, and is longer than a
    /// face or holds no air.
    private static boolean isLimb(HeadTissue head) {
        int air = head.solid().count()
                - Morphology.common(head.solid(), head.tissue()).count();
        boolean hasAir = air > LIMB_AIR * head.solid().count();
        for (int axis = 0; axis < 3; axis++) {
            double[] areas = areas(head.solid(), axis);
            double most = 0;
            double least = 1e9;
            for (double area : areas) {
                most = Math.max(most, area);
                least = Math.min(least, area);
            }
            boolean isLong = areas.length * head.solid().grid().mm() > LONG_MM;
            if (least > LEAST_LIMB_CM2 && most < LIMB_CM2 && (isLong || !hasAir)) {
                return true;
            }
        }
        return false;
    }

    /// Square centimetres of the cross-sections of a set across an axis, with what lies between their edges:
    /// lungs, too.
    static double[] areas(Mask set, int axis) {
        WorkGrid grid = set.grid();
        int[] sides = {grid.nx(), grid.ny(), grid.nz()};
        int along = axis == 0 ? 1 : 0;
        int across = 3 - axis - along;
        double[] areas = new double[sides[axis]];
        int[] at = new int[3];
        for (int section = 0; section < sides[axis]; section++) {
            at[axis] = section;
            for (int row = 0; row < sides[across]; row++) {
                at[across] = row;
                areas[section] += span(set, at, along, sides[along]) * grid.mm() * grid.mm() / 100;
            }
        }
        return areas;
    }

    /// Voxels from the first to the last of a row that are in a set.
    private static int span(Mask set, int[] at, int along, int side) {
        int first = side;
        int last = -1;
        for (int i = 0; i < side; i++) {
            at[along] = i;
            if (set.has(set.grid().index(at[0], at[1], at[2]))) {
                first = Math.min(first, i);
                last = i;
            }
        }
        return Math.max(0, last - first + 1);
    }
}
