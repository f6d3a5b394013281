package org.elpis.testkit.head;

import java.util.BitSet;

/// Scans a head: paints its tissues into a field of view, and spoils them as a scanner does.
final class ScannerA {
    /// By modality and tissue, in the order of the two enums.
    private static final float[][] BRIGHTNESS = {
        {0, 330, 850, 330, 40, 480, 110, 400, 600, 300, 130, 20, 4, 260, 0, 600},
        {0, 230, 620, 170, 40, 330, 980, 540, 380, 800, 960, 20, 4, 200, 0, 380},
        {0, 280, 600, 210, 40, 330, 90, 540, 430, 850, 110, 20, 4, 220, 0, 430},
        {-1000, 25, -95, 55, 1150, 420, 8, 38, 29, 52, 14, 1900, -985, 120, 60, 29},
        {4, 700, 350, 1300, 500, 1100, 900, 9500, 3600, 6500, 500, 300, 60, 600, 4, 2600},
    };

    private final HeadShape shape;
    private final Acquisition how;
    private final Dice dice;
    private final double[] rotation;
    private final double[] low = {1e9, 1e9, 1e9};
    private final double[] high = {-1e9, -1e9, -1e9};
    private final int nx;
    private final int ny;
    private final int nz;
    private final int fold;

    ScannerA(HeadShape shape, Acquisition how, Dice dice) {
        this.shape = shape;
        this.how = how;
        this.dice = dice;
        this.rotation = rotation(how.yaw(), how.pitch(), how.roll());
        fieldOfView();
        nx = side(0);
        ny = side(1);
        nz = side(2);
        fold = how.isWrapped() ? (int) (30 / how.mm()) : 0;
    }

    /// Row by row: takes a point of the head to where it lies in the scanner; its transpose goes back.
    static double[] rotation(double yaw, double pitch, double roll) {
        double a = StrictMath.toRadians(yaw);
        double b = StrictMath.toRadians(pitch);
        double c = StrictMath.toRadians(roll);
        double ca = StrictMath.cos(a);
        double sa = StrictMath.sin(a);
        double cb = StrictMath.cos(b);
        double sb = StrictMath.sin(b);
        double cc = StrictMath.cos(c);
        double sc = StrictMath.sin(c);
        // About z, then x, then y.
        return new double[] {
            cc * ca + sc * sb * sa,
            -cc * sa + sc * sb * ca,
            sc * cb,
            cb * sa,
            cb * ca,
            -sb,
            -sc * ca + cc * sb * sa,
            sc * sa + cc * sb * ca,
            cc * cb
        };
    }

    private void fieldOfView() {
        double[] nose = shape.noseTip();
        double chin = shape.chinZ();
        double[][] ends = {
            nose,
            {0, 100, 10},
            {0, 0, 92},
            {86, 10, -30},
            {-86, 10, -30},
            {60, -70, 20},
            {-60, -70, 20},
            {0, nose[1] + 40, chin},
            {0, -50, 78},
            {0, 60, 78}
        };
        for (double[] end : ends) {
            for (int axis = 0; axis < 3; axis++) {
                double at =
                        rotation[3 * axis] * end[0] + rotation[3 * axis + 1] * end[1] + rotation[3 * axis + 2] * end[2];
                low[axis] = Math.min(low[axis], at);
                high[axis] = Math.max(high[axis], at);
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            low[axis] -= dice.uniform(8, 22);
            high[axis] += dice.uniform(8, 22);
        }
        low[2] -= dice.uniform(0, 35);
        switch (how.crop()) {
            case NONE -> {}
            case NOSE -> low[1] = turned(1, nose) + dice.uniform(8, 24);
            case VERTEX -> high[2] = 90 - dice.uniform(10, 30);
            case NECK -> low[2] = turned(2, new double[] {0, nose[1] + 20, (nose[2] + chin) / 2});
        }
    }

    private double turned(int axis, double[] point) {
        return rotation[3 * axis] * point[0] + rotation[3 * axis + 1] * point[1] + rotation[3 * axis + 2] * point[2];
    }

    private int side(int axis) {
        return Math.clamp((long) Math.ceil((high[axis] - low[axis]) / how.mm()), 8, 400);
    }

    HeadScan scan() {
        byte[] padded = paint();
        float[] values = brightness(padded);
        byte[] labels = fold == 0 ? padded : middle(padded);
        Surface surface = new Surface(nx, ny, nz, labels);
        BitSet skin = surface.skin();
        BitSet face = new BitSet(labels.length);
        BitSet ears = new BitSet(labels.length);
        sort(skin, face, ears);
        Spoiled spoiled = new Spoiled(nx, ny, nz, how, dice);
        return new HeadScan(nx, ny, nz, how.mm(), spoiled.of(values), labels, face, ears, skin, shape.traits(), how);
    }

    private double[] inHead(double x, double y, double z) {
        return new double[] {
            rotation[0] * x + rotation[3] * y + rotation[6] * z,
            rotation[1] * x + rotation[4] * y + rotation[7] * z,
            rotation[2] * x + rotation[5] * y + rotation[8] * z
        };
    }

    private byte[] paint() {
        double mm = how.mm();
        int rows = ny + 2 * fold;
        byte[] labels = new byte[nx * rows * nz];
        int at = 0;
        for (int k = 0; k < nz; k++) {
            double z = low[2] + k * mm;
            for (int j = 0; j < rows; j++) {
                double y = low[1] + (j - fold) * mm;
                for (int i = 0; i < nx; i++, at++) {
                    double x = low[0] + i * mm;
                    double u = rotation[0] * x + rotation[3] * y + rotation[6] * z;
                    double v = rotation[1] * x + rotation[4] * y + rotation[7] * z;
                    double w = rotation[2] * x + rotation[5] * y + rotation[8] * z;
                    Tissue tissue = shape.at(u, v, w);
                    labels[at] = tissue == Tissue.AIR && isHolder(x, y) ? Tissue.HOLDER.label() : tissue.label();
                }
            }
        }
        return labels;
    }

    /// A shell behind the head, and a table below it; only CT shows them.
    private boolean isHolder(double x, double y) {
        if (how.modality() != Modality.CT) {
            return false;
        }
        double around = Math.hypot(x, y) - 121;
        return y > 30 && around > 0 && around < 4 || y > 135 && y < 139;
    }

    private float[] brightness(byte[] padded) {
        float[] table = BRIGHTNESS[how.modality().ordinal()];
        float[] values = new float[nx * ny * nz];
        int rows = ny + 2 * fold;
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < rows; j++) {
                int to = (k * ny + Math.floorMod(j - fold, ny)) * nx;
                int from = (k * rows + j) * nx;
                for (int i = 0; i < nx; i++) {
                    values[to + i] += table[padded[from + i]];
                }
            }
        }
        return values;
    }

    private byte[] middle(byte[] padded) {
        byte[] labels = new byte[nx * ny * nz];
        for (int k = 0; k < nz; k++) {
            System.arraycopy(padded, (k * (ny + 2 * fold) + fold) * nx, labels, k * ny * nx, ny * nx);
        }
        return labels;
    }

    private void sort(BitSet skin, BitSet face, BitSet ears) {
        for (int at = skin.nextSetBit(0); at >= 0; at = skin.nextSetBit(at + 1)) {
            int slice = at / nx / ny;
            double[] p =
                    inHead(low[0] + at % nx * how.mm(), low[1] + at / nx % ny * how.mm(), low[2] + slice * how.mm());
            if (shape.isFace(p[0], p[1], p[2])) {
                face.set(at);
            }
            if (shape.isEar(p[0], p[1], p[2])) {
                ears.set(at);
            }
        }
    }
}
