package org.elpis.vision.face;

import java.util.Arrays;
import org.elpis.pixel.Faces;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Looks at a volume after a removal as somebody would who wants the face back.
///
/// Asks the values alone where skin was and where tissue is left, voxel by voxel of the volume and not of the
/// coarse grid on which the removal was planned; from the plan it takes how the head lies.
final class FaceCheck {
    /// A surviving surface no farther than this shows where the face was.
    private static final double NEAR_MM = 2;
    /// Millimetres of an adult's head from the middle of the brain: a face is ahead of, below and above these.
    private static final double AHEAD = 22;

    private static final double BELOW = 16;
    private static final double ABOVE = -180;
    /// How far into a fold, a nostril or a mouth skin is looked for.
    private static final double OPENING_MM = 8;
    /// Depth in the head, in coarse voxels, within which skin is looked for.
    private static final double SKIN = 3;

    private final WorkVolume volume;
    private final Reduction reduction;
    private final Pose pose;
    private final float threshold;
    private final float air;
    /// Where skin of the face is.
    private final int[] points;

    /// @param head  whose skin is looked for
    /// @param air  the value that stands for what goes
    FaceCheck(WorkVolume volume, Reduction reduction, Pose pose, HeadTissue head, float air) {
        this.volume = volume;
        this.reduction = reduction;
        this.pose = pose;
        this.threshold = head.threshold();
        this.air = air;
        this.points = points(head.solid(), outer(head.solid()));
    }

    /// Air that is within reach from outside: bone, as dark as air to MR, lies behind skin.
    private Mask outer(Mask solid) {
        Mask beside = Morphology.dilated(solid, pose.grid().mm());
        beside.removeAll(solid);
        Mask outer = reduction.fine(beside, volume.grid());
        int[] queue = new int[1 << 16];
        int end = 0;
        for (int i = 0; i < volume.values().length; i++) {
            if (outer.has(i) && !(volume.values()[i] <= threshold)) {
                outer.remove(i);
            } else if (outer.has(i)) {
                queue = end == queue.length ? Arrays.copyOf(queue, 2 * end) : queue;
                queue[end++] = i;
            }
        }
        int begin = 0;
        for (double mm = 0; mm < OPENING_MM; mm += volume.grid().mm()) {
            int last = end;
            for (; begin < last; begin++) {
                queue = end + 6 > queue.length ? Arrays.copyOf(queue, 2 * queue.length) : queue;
                end = reach(queue[begin], outer, queue, end);
            }
        }
        return outer;
    }

    private int reach(int at, Mask outer, int[] queue, int end) {
        WorkGrid grid = volume.grid();
        int x = at % grid.nx();
        int y = at / grid.nx() % grid.ny();
        int z = at / grid.nx() / grid.ny();
        int last = end;
        for (int side = 0; side < 6; side++) {
            int step = side % 2 == 0 ? 1 : -1;
            int u = x + (side / 2 == 0 ? step : 0);
            int v = y + (side / 2 == 1 ? step : 0);
            int w = z + (side / 2 == 2 ? step : 0);
            int other = grid.contains(u, v, w) ? grid.index(u, v, w) : -1;
            if (other >= 0 && !outer.has(other) && volume.values()[other] <= threshold) {
                outer.add(other);
                queue[last++] = other;
            }
        }
        return last;
    }

    /// @param gone  of the volume; `coarseGone` the same, coarse
    /// @param brain  that must not be touched
    Faces.Check of(Mask gone, Mask brain, Mask coarseGone) {
        int left = 0;
        for (int at : points) {
            left += isSurvivor(at, gone) ? 1 : 0;
        }
        long voxels = (long) reduction.factor() * reduction.factor() * reduction.factor();
        long touched = Morphology.common(brain, coarseGone).count() * voxels;
        return new Faces.Check(points.length == 0 ? 0 : (double) left / points.length, touched, brain.count() * voxels);
    }

    private int[] points(Mask solid, Mask outer) {
        WorkGrid coarse = pose.grid();
        Mask around = Morphology.dilated(solid, coarse.mm());
        float[] depths = depths(around);
        int[] points = new int[1 << 14];
        int count = 0;
        int factor = reduction.factor();
        for (int z = 0; z < coarse.nz(); z++) {
            for (int y = 0; y < coarse.ny(); y++) {
                for (int x = 0; x < coarse.nx(); x++) {
                    float depth = depths[coarse.index(x, y, z)];
                    if (depth > 0 && depth <= SKIN * SKIN && isFace(x, y, z)) {
                        for (int i = 0; i < factor * factor * factor; i++) {
                            int fx = reduction.x() + x * factor + i % factor;
                            int fy = reduction.y() + y * factor + i / factor % factor;
                            int fz = reduction.z() + z * factor + i / factor / factor;
                            if (isSkin(fx, fy, fz, outer)) {
                                points = count == points.length ? Arrays.copyOf(points, 2 * count) : points;
                                points[count++] = volume.grid().index(fx, fy, fz);
                            }
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(points, count);
    }

    /// Squared depths in a head, exact as far as the skin reaches; what the field of view cuts in front is skin, too.
    private static float[] depths(Mask solid) {
        WorkGrid grid = solid.grid();
        float[] depths = Morphology.squaredDepths(solid, SKIN * grid.mm());
        for (int i = 0; i < depths.length; i++) {
            int y = i / grid.nx() % grid.ny() + 1;
            depths[i] = Math.min(depths[i], (float) y * y);
        }
        return depths;
    }

    private boolean isFace(int x, int y, int z) {
        double crown = pose.crownOf(x, y, z);
        return crown < BELOW && crown > ABOVE && pose.frontOf(x, y, z) > AHEAD;
    }

    private boolean isSkin(int x, int y, int z, Mask outer) {
        return volume.grid().contains(x, y, z)
                && volume.values()[volume.grid().index(x, y, z)] > threshold
                && (isAir(x - 1, y, z, outer)
                        || isAir(x + 1, y, z, outer)
                        || isAir(x, y - 1, z, outer)
                        || isAir(x, y + 1, z, outer)
                        || isAir(x, y, z - 1, outer)
                        || isAir(x, y, z + 1, outer));
    }

    private boolean isAir(int x, int y, int z, Mask outer) {
        return volume.grid().contains(x, y, z) && outer.has(volume.grid().index(x, y, z));
    }

    private float after(int x, int y, int z, Mask gone) {
        int at = volume.grid().index(x, y, z);
        return gone.has(at) ? air : volume.values()[at];
    }

    /// Whether tissue is left within 2 mm, or comes back where the skin was when all is smoothed.
    private boolean isSurvivor(int at, Mask gone) {
        WorkGrid grid = volume.grid();
        int x = at % grid.nx();
        int y = at / grid.nx() % grid.ny();
        int z = at / grid.nx() / grid.ny();
        int reach = (int) (NEAR_MM / grid.mm());
        double limit = NEAR_MM / grid.mm() * (NEAR_MM / grid.mm());
        for (int k = -reach; k <= reach; k++) {
            for (int j = -reach; j <= reach; j++) {
                for (int i = -reach; i <= reach; i++) {
                    if (i * i + j * j + k * k <= limit
                            && grid.contains(x + i, y + j, z + k)
                            && after(x + i, y + j, z + k, gone) > threshold) {
                        return true;
                    }
                }
            }
        }
        // Means over voxels of PET that lie farther apart show the glow of the brain, and no skin.
        boolean isGlow = volume.kind() == WorkVolume.Kind.PET && grid.mm() > NEAR_MM;
        return !isGlow && smoothed(x, y, z, gone);
    }

    /// Whether the mean of a voxel and those around it is tissue.
    private boolean smoothed(int x, int y, int z, Mask gone) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 27; i++) {
            int u = x + i % 3 - 1;
            int v = y + i / 3 % 3 - 1;
            int w = z + i / 9 - 1;
            if (volume.grid().contains(u, v, w)) {
                float value = after(u, v, w, gone);
                if (Float.isFinite(value)) {
                    sum += value;
                    count++;
                }
            }
        }
        return count > 0 && sum / count > threshold;
    }
}
