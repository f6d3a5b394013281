package org.elpis.vision.face;

import java.util.Random;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A head of a dozen ellipsoids, or what else is asked for, scanned with a little noise.
///
/// Places are in millimetres to the left of, in front of and above the middle of the brain.
final class SimpleHead {
    private static final double MM = 2.5;
    private static final int SIDE = 108;

    /// What is at a place, given in those millimetres.
    @FunctionalInterface
    interface Scene {
        Tissue at(double left, double front, double crown);
    }

    enum Tissue {
        AIR(2, -1000),
        SKIN(150, 0),
        MUSCLE(60, 50),
        BONE(8, 900),
        BRAIN(100, 35);

        private final float mr;
        private final float ct;

        Tissue(float mr, float ct) {
            this.mr = mr;
            this.ct = ct;
        }
    }

    private SimpleHead() {}

    static Tissue head(double left, double front, double crown) {
        if (brain(left, front, crown, 0)) {
            return Tissue.BRAIN;
        }
        if (brain(left, front, crown, 7)) {
            return Tissue.BONE;
        }
        if (!outer(left, front, crown, 0)) {
            return Tissue.AIR;
        }
        boolean isNasal = in(left, front - 70, crown + 55, 9, 25, 18);
        return isNasal ? Tissue.AIR : outer(left, front, crown, 6) ? Tissue.MUSCLE : Tissue.SKIN;
    }

    /// Whether a place is brain, or so many millimetres around it.
    static boolean brain(double left, double front, double crown, double more) {
        return in(left, front, crown - 14, 64 + more, 82 + more, 56 + more) && crown > -26 - more + 0.1 * front
                || in(left, front + 36, crown + 26, 46 + more, 32 + more, 28 + more);
    }

    private static boolean outer(double left, double front, double crown, double less) {
        return in(left, front - 2, crown - 10, 79 - less, 99 - less, 76 - less)
                || in(left, front - 34, crown + 70, 60 - less, 64 - less, 72 - less)
                || in(left, front - 104, crown + 62, 12 - less, 20 - less, 20 - less)
                || in(left, front - 80, crown + 124, 22 - less, 20 - less, 16 - less)
                || in(Math.abs(left) - 80, front + 12, crown + 40, 10 - less, 14 - less, 28 - less)
                || crown < -40 && in(left, front + 16, 0, 55 - less, 55 - less, 1);
    }

    private static boolean in(double x, double y, double z, double a, double b, double c) {
        return x * x / (a * a) + y * y / (b * b) + z * z / (c * c) < 1;
    }

    static WorkVolume scan(WorkVolume.Kind kind, Scene scene) {
        return scan(kind, scene, 0);
    }

    /// @param nodDeg  how far the nose is lifted
    static WorkVolume scan(WorkVolume.Kind kind, Scene scene, double nodDeg) {
        double cos = Math.cos(Math.toRadians(nodDeg));
        double sin = Math.sin(Math.toRadians(nodDeg));
        WorkGrid grid = new WorkGrid(SIDE - 20, SIDE, SIDE, MM, -(SIDE - 20) / 2.0 * MM, -SIDE / 2.0 * MM, -160);
        Random noise = new Random(7);
        float[] values = new float[grid.voxels()];
        for (int i = 0; i < values.length; i++) {
            double left = grid.x0() + i % grid.nx() * MM;
            int row = i / grid.nx();
            int slice = row / grid.ny();
            double front = -(grid.y0() + row % grid.ny() * MM);
            double crown = grid.z0() + slice * MM;
            Tissue tissue = scene.at(left, front * cos + crown * sin, crown * cos - front * sin);
            float value = kind == WorkVolume.Kind.CT ? tissue.ct : tissue.mr;
            double spread = kind == WorkVolume.Kind.CT ? 8 : 3;
            values[i] = (float) (value + spread * noise.nextGaussian());
            if (kind != WorkVolume.Kind.CT) {
                values[i] = Math.abs(values[i]);
            }
        }
        return new WorkVolume(grid, kind, values);
    }

    /// The same values with axes exchanged or turned round.
    ///
    /// @param axes  which axis becomes x, y and z
    /// @param turned  the new axis that runs the other way; -1 for none
    static WorkVolume turned(WorkVolume volume, int[] axes, int turned) {
        WorkGrid from = volume.grid();
        int[] sides = {from.nx(), from.ny(), from.nz()};
        WorkGrid grid = new WorkGrid(sides[axes[0]], sides[axes[1]], sides[axes[2]], from.mm(), 0, 0, 0);
        float[] values = new float[grid.voxels()];
        int[] at = new int[3];
        for (int i = 0; i < values.length; i++) {
            int[] to = {i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny()};
            for (int axis = 0; axis < 3; axis++) {
                at[axes[axis]] = axis == turned ? sides[axes[axis]] - 1 - to[axis] : to[axis];
            }
            values[i] = volume.values()[from.index(at[0], at[1], at[2])];
        }
        return new WorkVolume(grid, volume.kind(), values);
    }
}
