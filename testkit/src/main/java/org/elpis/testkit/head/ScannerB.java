package org.elpis.testkit.head;

import java.util.Arrays;
import java.util.BitSet;

/// Another scanner: contrasts that change from scan to scan, noise with grain, coils near the skin,
/// ghosts, metal, and fields
/// of view that are round or lie askew.
///
/// Voxels without a value are `NaN` where the field of view lies askew, and -2000 out of the circle that
/// CT reconstructs.
final class ScannerB {
    /// By modality and tissue, in the order of the two enums.
    private static final float[][] BRIGHTNESS = {
        {0, 210, 520, 150, 12, 260, 45, 215, 330, 280, 60, 8, 2, 120, 0, 330},
        {0, 90, 260, 70, 10, 150, 600, 250, 170, 400, 560, 6, 2, 60, 0, 170},
        {0, 480, 760, 330, 45, 420, 120, 900, 740, 1350, 140, 30, 12, 300, 0, 740},
        {-1010, -10, -110, 62, 980, 260, 4, 41, 26, 33, 9, 1700, -960, 90, -700, 26},
        {0, 0.9f, 0.35f, 1.1f, 0.5f, 1.6f, 0.8f, 8.2f, 3.3f, 4, 0.6f, 0.3f, 0.1f, 0.6f, 0, 2.2f},
    };

    private final HeadShape shape;
    private final Acquisition how;
    private final Dice dice;
    private final double[] turn;
    private final double[] askew;
    private final double[] from = new double[3];
    private final int nx;
    private final int ny;
    private final int nz;
    private final float[] contrast;
    private final boolean isRound;
    private final int foam;

    ScannerB(HeadShape shape, Acquisition how, Dice dice) {
        this.shape = shape;
        this.how = how;
        this.dice = dice;
        turn = ScannerA.rotation(how.yaw(), how.pitch(), how.roll());
        isRound = how.modality() == Modality.CT && dice.chance(0.4);
        askew = ScannerA.rotation(dice.uniform(-4, 4), dice.uniform(-12, 12), dice.uniform(-4, 4));
        foam = dice.below(3);
        contrast = contrast();
        double[] nose = shape.noseTip();
        double[] chin = {0, nose[1] + 30, shape.chinZ()};
        double[] tip = out(nose);
        double top = 94;
        double left = 92 + dice.uniform(6, 26);
        double front = Math.min(tip[1], -100) - dice.uniform(6, 26);
        double back = 112 + dice.uniform(4, 24);
        double low = Math.min(out(chin)[2], -90) - dice.uniform(6, 50);
        double high = top + dice.uniform(4, 22);
        switch (how.crop()) {
            case NONE -> {}
            case NOSE -> front = tip[1] + dice.uniform(6, 26);
            case VERTEX -> high = top - dice.uniform(12, 36);
            case NECK -> low = (tip[2] + out(chin)[2]) / 2 + dice.uniform(-12, 12);
        }
        from[0] = -left;
        from[1] = front;
        from[2] = low;
        nx = Math.clamp((long) (2 * left / how.mm()), 8, 400);
        ny = Math.clamp((long) ((back - front) / how.mm()), 8, 400);
        nz = Math.clamp((long) ((high - low) / how.mm()), 8, 400);
    }

    private double[] out(double[] p) {
        double[] q = new double[3];
        for (int i = 0; i < 3; i++) {
            q[i] = turn[3 * i] * p[0] + turn[3 * i + 1] * p[1] + turn[3 * i + 2] * p[2];
        }
        return q;
    }

    /// Every sequence and dose shows tissues a little otherwise; sometimes fat is suppressed.
    private float[] contrast() {
        float[] table = BRIGHTNESS[how.modality().ordinal()].clone();
        if (how.modality() != Modality.CT) {
            for (int i = 1; i < table.length; i++) {
                table[i] *= (float) dice.around(0.08);
            }
        }
        if (how.modality().isMr() && dice.chance(0.2)) {
            table[Tissue.FAT.ordinal()] *= 0.3f;
            table[Tissue.MARROW.ordinal()] *= 0.35f;
        }
        return table;
    }

    HeadScan scan() {
        byte[] labels = paint();
        BitSet skin = new Surface(nx, ny, nz, labels).skin();
        BitSet face = new BitSet(labels.length);
        BitSet ears = new BitSet(labels.length);
        for (int at = skin.nextSetBit(0); at >= 0; at = skin.nextSetBit(at + 1)) {
            double x = from[0] + at % nx * how.mm();
            double y = from[1] + at / nx % ny * how.mm();
            int slice = at / nx / ny;
            double z = from[2] + slice * how.mm();
            double u = turn[0] * x + turn[3] * y + turn[6] * z;
            double v = turn[1] * x + turn[4] * y + turn[7] * z;
            double w = turn[2] * x + turn[5] * y + turn[8] * z;
            face.set(at, shape.isFace(u, v, w));
            ears.set(at, shape.isEar(u, v, w));
        }
        float[] values = shown(labels);
        if (isAskew()) {
            cut(values, skin, face, ears);
        }
        return new HeadScan(nx, ny, nz, how.mm(), values, labels, face, ears, skin, shape.traits(), how);
    }

    private boolean isAskew() {
        return how.modality().isMr() && foam == 0;
    }

    private byte[] paint() {
        byte[] labels = new byte[nx * ny * nz];
        double mm = how.mm();
        int at = 0;
        for (int k = 0; k < nz; k++) {
            double z = from[2] + k * mm;
            for (int j = 0; j < ny; j++) {
                double y = from[1] + j * mm;
                for (int i = 0; i < nx; i++, at++) {
                    double x = from[0] + i * mm;
                    Tissue tissue = shape.at(
                            turn[0] * x + turn[3] * y + turn[6] * z,
                            turn[1] * x + turn[4] * y + turn[7] * z,
                            turn[2] * x + turn[5] * y + turn[8] * z);
                    labels[at] = (tissue == Tissue.AIR && isHolder(x, y, z) ? Tissue.HOLDER : tissue).label();
                }
            }
        }
        return labels;
    }

    /// Foam on both sides, and a bed; only CT shows them.
    private boolean isHolder(double x, double y, double z) {
        if (how.modality() != Modality.CT) {
            return false;
        }
        double wedge = Math.abs(x) + 0.55 * y;
        return foam > 0 && y > 20 && wedge > 122 && wedge < 131 || y > 128 && y < 132 || foam == 2 && z > 99 && z < 101;
    }

    private float[] shown(byte[] labels) {
        float[] values = new float[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = contrast[labels[i]];
        }
        Grain grain = new Grain(nx, ny, nz, dice);
        grain.soften(values, how.modality() == Modality.PET ? (int) Math.ceil(22 / (how.mm() * how.mm())) : 1);
        if (how.sliceMm() > how.mm() * 1.2) {
            grain.slices(values, how.sliceAxis(), how.sliceMm() / how.mm());
        }
        switch (how.modality()) {
            case CT -> dose(values, labels, grain);
            case PET -> counts(values, grain);
            default -> coils(values, grain);
        }
        return values;
    }

    /// Loud where teeth are, and a dark cup in the middle.
    private void dose(float[] values, byte[] labels, Grain grain) {
        boolean hasMetal = dice.chance(0.25);
        float[] noise = grain.noise(values.length, 0.5);
        double around = (nx / 2.0 - 1) * (nx / 2.0 - 1);
        for (int i = 0; i < values.length; i++) {
            double x = i % nx - nx / 2.0;
            double y = i / nx % ny - ny / 2.0;
            double sigma = how.noise() * 1000;
            values[i] += (float) (sigma * noise[i] - 6 * (1 - (x * x + y * y) / around));
        }
        if (hasMetal) {
            streaks(values, labels);
        }
        for (int i = 0; i < values.length; i++) {
            double x = i % nx - nx / 2.0;
            double y = i / nx % ny - ny / 2.0;
            values[i] = Math.max(values[i], -1024);
            if (isRound && x * x + y * y > Math.max(around, ny * ny / 4.0)) {
                values[i] = -2000;
            }
        }
    }

    /// From one crown, in its slices.
    private void streaks(float[] values, byte[] labels) {
        int crown = -1;
        for (int i = 0; i < labels.length && crown < 0; i++) {
            crown = labels[i] == Tissue.TOOTH.label() && dice.chance(0.002) ? i : -1;
        }
        if (crown < 0) {
            return;
        }
        int cx = crown % nx;
        int cy = crown / nx % ny;
        int cz = crown / nx / ny;
        for (int z = cz; z < Math.min(nz, cz + (int) (6 / how.mm()) + 1); z++) {
            for (int i = 0; i < nx * ny; i++) {
                double dx = i % nx - cx;
                double dy = i / nx - cy;
                double far = Math.hypot(dx, dy) + 2;
                double turns = (dx * dy + 0.3 * dx * dx) / (far * far) * 40;
                values[z * nx * ny + i] += (float) (Sine.of(turns) * 2400 / far);
            }
        }
    }

    private void counts(float[] values, Grain grain) {
        float[] noise = grain.noise(values.length, 0.7);
        for (int i = 0; i < values.length; i++) {
            double root = Math.sqrt(Math.max(values[i], 0) * 8 + 0.15);
            values[i] = (float) Math.max(0, values[i] + how.noise() * 3 * root * noise[i]);
        }
    }

    /// Four elements around the head; noise as of the sum of their squares; a faint ghost half the field
    /// of view away.
    private void coils(float[] values, Grain grain) {
        double brightest = contrast[Tissue.FAT.ordinal()] + contrast[Tissue.WHITE.ordinal()];
        double sigma = how.noise() * brightest * 0.7;
        double near = dice.uniform(-1, 1);
        double above = dice.uniform(-1, 1);
        float[] noise = grain.noise(values.length, 0.3);
        float ghost = dice.chance(0.3) ? 0.03f : 0;
        float[] before = ghost > 0 ? values.clone() : values;
        int at = 0;
        for (int k = 0; k < nz; k++) {
            double z = 2.0 * k / nz - 1;
            for (int j = 0; j < ny; j++) {
                double y = 2.0 * j / ny - 1;
                int other = (k * ny + (j + ny / 2) % ny) * nx;
                for (int i = 0; i < nx; i++, at++) {
                    double x = 2.0 * i / nx - 1;
                    double off = (x * x + (y - near) * (y - near) + (z - above) * (z - above)) / 2;
                    double gain = 1 - how.bias() + 2 * how.bias() / (1 + 1.4 * off);
                    double signal = (values[at] + ghost * before[other + i]) * gain;
                    double real = signal + sigma * noise[at];
                    double rest = 0;
                    for (int channel = 0; channel < 3; channel++) {
                        double imaginary = sigma * dice.normal();
                        rest += imaginary * imaginary;
                    }
                    values[at] = (float) Math.sqrt(real * real + rest);
                }
            }
        }
    }

    /// Where slices that lie askew do not reach, there is nothing.
    private void cut(float[] values, BitSet skin, BitSet face, BitSet ears) {
        double[] half = {nx * 0.49, ny * 0.49, nz * 0.47};
        for (int at = 0; at < values.length; at++) {
            double x = at % nx - nx / 2.0;
            double y = at / nx % ny - ny / 2.0;
            int slice = at / nx / ny;
            double z = slice - nz / 2.0;
            for (int axis = 0; axis < 3; axis++) {
                double off = askew[3 * axis] * x + askew[3 * axis + 1] * y + askew[3 * axis + 2] * z;
                if (Math.abs(off) > half[axis]) {
                    values[at] = Float.NaN;
                }
            }
        }
        for (BitSet set : Arrays.asList(skin, face, ears)) {
            for (int at = set.nextSetBit(0); at >= 0; at = set.nextSetBit(at + 1)) {
                if (Float.isNaN(values[at])) {
                    set.clear(at);
                }
            }
        }
    }
}
