package org.elpis.testkit.head;

import static org.elpis.testkit.head.Distance.step;

/// A head as radii from the middle of the braincase: superquadrics molten by a norm, spherical harmonics
/// on them, a relief in
/// front; within, a skull that follows the skin at the depth of the soft tissue.
///
/// Nothing of it is shared with [ShapeA] but the names of tissues. Adults' proportions as there; soft
/// tissue 4 to 18 mm.
/// Source of the depths: Stephan and Simpson, Facial soft tissue depths in craniofacial identification,
/// 2008, rounded.
final class ShapeB implements HeadShape {
    private static final double CENTRE_EYE_Y = -78;

    private final HeadTraits traits;
    private final Relief relief;
    private final Globe skin;
    private final Globe slope;
    private final Globe bone;
    private final Globe casing;
    private final double young;
    private final double size;
    private final double faceSize;
    private final double shift;
    private final double fluidMm;
    private final double turns;
    private final double warp;
    private final double ventricle;
    private final double airMm;
    private final double neckMm;
    private final double neckBack;
    private final double earX;
    private final double earY;
    private final double earZ;
    private final double earMm;
    private final double earLean;
    private final double[] growth;
    private final double[] hole;
    private final double chinZ;

    ShapeB(Dice dice) {
        int age = dice.chance(0.25) ? 3 + dice.below(14) : 17 + dice.below(69);
        int illness = dice.below(14);
        traits = new HeadTraits(
                age, illness == 0 ? "atrophy" : illness == 1 ? "tumour" : illness == 2 ? "craniotomy" : "none");
        young = Math.max(0, (17.0 - age) / 14);
        size = (1 - 0.105 * young) * dice.around(0.032);
        faceSize = (1 - 0.25 * young) * dice.around(0.045);
        relief = new Relief(dice, young);
        double side = dice.chance(0.5) ? 1 : -1;
        hole = new double[] {
            side * 0.8, dice.uniform(-0.7, 0.5), dice.uniform(0.4, 0.9), illness == 2 ? dice.uniform(0.22, 0.4) : 0
        };
        growth = new double[] {
            side * dice.uniform(8, 28) * size,
            dice.uniform(-70, -50) * size,
            dice.uniform(4, 32) * size,
            illness == 1 ? dice.uniform(6, 16) : 0
        };
        Plain plain = new Plain(dice, size, faceSize, young);
        shift = plain.shift();
        Globe cranium = Globe.of(plain::cranium);
        Globe bare = Globe.of(plain::head);
        double skullMm = (6.8 - 3.2 * young) * dice.around(0.12);
        double scalpMm = (5.2 - 1.2 * young) * dice.around(0.2);
        Harmonics thick = new Harmonics(dice, 3, 0.12);
        bone = Globe.of((x, y, z) -> skullMm * (1 + thick.at(x, y, z)));
        casing = Globe.of((x, y, z) -> floored(y, z, cranium.at(x, y, z) - scalpMm - bone.at(x, y, z)));
        skin = Globe.of((x, y, z) -> outermost(bare, x, y, z) - 3.5 * sunken(x, y, z));
        slope = skin.steepness();
        double old = Math.max(0, (age - 55) / 30.0);
        fluidMm = illness == 0 ? dice.uniform(5, 9) : 1.5 + 2.5 * old + dice.uniform(0, 1.2);
        ventricle = (illness == 0 ? 1.6 : 1 + 0.45 * old) * dice.around(0.12);
        turns = 2 * Math.PI / dice.uniform(19, 26);
        warp = dice.uniform(2, 5);
        airMm = age < 7 ? 0 : dice.uniform(0.4, 1.25);
        neckMm = 55 * dice.around(0.13) * (1 - 0.28 * young);
        neckBack = dice.uniform(12, 26);
        earY = dice.uniform(2, 14);
        earZ = shift - dice.uniform(20, 32) * faceSize;
        earX = Math.abs(skin.at(1, earY / 72, earZ / 72)) / Math.sqrt(1 + (earY * earY + earZ * earZ) / (72.0 * 72))
                - 2;
        earMm = dice.uniform(27, 37) * (1 - 0.17 * young) * (1 + 0.1 * old);
        earLean = dice.uniform(0.15, 0.75);
        chinZ = lowest();
    }

    /// How deep the scalp lies in where bone is missing, 0 to 1.
    private double sunken(double x, double y, double z) {
        double norm = Math.sqrt(hole[0] * hole[0] + hole[1] * hole[1] + hole[2] * hole[2]);
        double cosine = (x * hole[0] + y * hole[1] + z * hole[2]) / norm;
        return hole[3] == 0 ? 0 : step(Math.sqrt(1 - hole[3] * hole[3]), 1, cosine);
    }

    /// The braincase has a floor: high in front, low behind.
    private double floored(double y, double z, double radius) {
        if (z >= -0.02) {
            return radius;
        }
        double lean = y / (0.3 - z);
        double floor = (11 + 25 * step(-0.9, -0.25, lean) + 20 * step(0, 0.7, lean)) * size / -z;
        double ratio = radius / floor;
        double square = ratio * ratio;
        return radius / Math.sqrt(Math.sqrt(Math.sqrt(1 + square * square * square * square)));
    }

    /// The outermost point of a ray, where the relief lets the surface fall back on itself.
    private double outermost(Globe bare, double x, double y, double z) {
        double radius = bare.at(x, y, z);
        if (y > -0.1) {
            return radius;
        }
        double inside = radius - 24;
        double outside = radius + 42;
        for (double r = outside; r > inside; r -= 1.5) {
            if (isWithin(bare, r * x, r * y, r * z)) {
                inside = r;
                break;
            }
            outside = r;
        }
        for (int i = 0; i < 5; i++) {
            double middle = (inside + outside) / 2;
            if (isWithin(bare, middle * x, middle * y, middle * z)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private boolean isWithin(Globe bare, double x, double y, double z) {
        double front = 1 - step(-60 * size, -34 * size, y);
        double v = y + front * faceSize * relief.at(x / faceSize, (z - shift) / faceSize);
        return Math.sqrt(x * x + v * v + z * z) < bare.at(x, v, z);
    }

    private double lowest() {
        double lowest = 0;
        for (double z = -1.6; z < -0.6; z += 0.01) {
            double length = Math.hypot(1, z);
            lowest = Math.min(
                    lowest, skin.at(0, -1, z) * z / length * (skin.at(0, -1, z) / length > 55 * faceSize ? 1 : 0));
        }
        return lowest;
    }

    private double neck(double x, double y, double z) {
        if (z > shift - 30) {
            return -99;
        }
        double wide = neckMm * (1 + 0.9 * step(shift - 150 * faceSize, shift - 230 * faceSize, z));
        double u = x / (1.05 * wide);
        double v = (y - neckBack - 0.12 * (shift - z)) / neckMm;
        double square = u * u + v * v;
        return (1 - Math.sqrt(Math.sqrt(square * square - 0.3 * u * u * v * v))) * neckMm;
    }

    /// Depth below the skin of the ear; negative outside.
    private double ear(double x, double y, double z) {
        double out = Math.abs(x) - earX;
        if (out < -6 || out > 30 || Math.abs(z - earZ) > 46 || Math.abs(y - earY) > 40) {
            return -99;
        }
        double up = (z - earZ) / earMm;
        double back = (y - earY - 6 - 4 * up) / (earMm * 0.6);
        double disc = up * up + back * back;
        double plane = out - 5 - (y - earY) * earLean;
        double rim = 2.2 + (disc > 0.6 ? 1.8 : 0) - (disc < 0.3 ? 0.8 : 0);
        return Math.min((1 - Math.sqrt(disc)) * earMm * 0.6, rim - Math.abs(plane));
    }

    @Override
    public Tissue at(double x, double y, double z) {
        double radius = Math.sqrt(x * x + y * y + z * z);
        double neck = neck(x, y, z);
        double ear = ear(x, y, z);
        if (radius > 190 && neck < 0) {
            return Tissue.AIR;
        }
        double head = radius < 1 ? 99 : (skin.at(x, y, z) - radius) * slope.at(x, y, z);
        double depth = Math.max(head, Math.max(neck, ear));
        if (depth < 0) {
            return Tissue.AIR;
        }
        if (head < 0 && neck < 0) {
            return ear > 1.2 ? Tissue.CARTILAGE : Tissue.SKIN;
        }
        double inside = radius < 1 ? 60 : casing.at(x, y, z) - radius;
        if (inside > 0) {
            return within(x, y, z, inside);
        }
        double wall = bone.at(x, y, z);
        if (-inside < wall && depth > 1.5 && !isOpened(x, y, z, radius)) {
            return wall(x, y, z, -inside / wall, wall);
        }
        return soft(x, y, z, depth);
    }

    private boolean isOpened(double x, double y, double z, double radius) {
        return hole[3] > 0 && sunken(x / radius, y / radius, z / radius) > 0;
    }

    private Tissue wall(double x, double y, double z, double share, double wall) {
        double w = (z - shift) / faceSize;
        boolean frontal = airMm > 0 && y < -60 && w > -12 && w < 26 * airMm && Math.abs(x) < 24 * airMm;
        if (frontal && wall > 4 && share > 0.25 && share < 0.75) {
            return Tissue.AIRWAY;
        }
        return wall > 3.6 && share > 0.3 && share < 0.7 ? Tissue.MARROW : Tissue.BONE;
    }

    /// Sulci are where a gyroid, bent by waves, comes near zero.
    private double gyroid(double x, double y, double z) {
        double k = turns;
        double a = k * (x + warp * Sine.of(0.09 * y + 0.05 * z));
        double b = k * (y + warp * Sine.of(0.08 * z - 0.06 * x));
        double c = k * (z + warp * Sine.of(0.1 * x + 0.04 * y));
        return Sine.of(a) * Sine.of(b + 1.5708) + Sine.of(b) * Sine.of(c + 1.5708) + Sine.of(c) * Sine.of(a + 1.5708);
    }

    private Tissue within(double x, double y, double z, double inside) {
        double below = inside - fluidMm;
        double side = Math.abs(x);
        if (below < 0 || side < 0.8 + 0.25 * fluidMm && z > 4 && below < 42) {
            return Tissue.FLUID;
        }
        double lump = Math.sqrt((x - growth[0]) * (x - growth[0])
                + (y - growth[1]) * (y - growth[1])
                + (z - growth[2]) * (z - growth[2]));
        if (lump < growth[3]) {
            return Tissue.TUMOUR;
        }
        if (chamber(side, y, z)) {
            return Tissue.FLUID;
        }
        double tent = z + 20 * size - 0.35 * (y - 20);
        if (tent < 0 && y > 14) {
            if (tent > -2) {
                return Tissue.FLUID;
            }
            boolean leaf = Sine.of(1.1 * z + 0.5 * y + 0.03 * x * x / 10) > 0.1;
            return below < 14 && leaf || below < 3 ? Tissue.GREY : Tissue.WHITE;
        }
        double nuclei = (side - 19) * (side - 19) / 90 + (y - 2) * (y - 2) / 420 + (z - 6) * (z - 6) / 130;
        if (nuclei < 1) {
            return Tissue.GREY;
        }
        double fold = Math.abs(gyroid(x, y, z));
        if (below < 15 && fold < (0.1 + 0.03 * fluidMm) * (1 - below / 18)) {
            return Tissue.FLUID;
        }
        return below < 2.6 || below < 18 && fold < 0.62 - below / 60 ? Tissue.GREY : Tissue.WHITE;
    }

    private boolean chamber(double side, double y, double z) {
        double arch = z - 20 + 0.006 * (y - 2) * (y - 2);
        double lateral = (side - 11 - 0.004 * (y + 10) * (y + 10)) / (5.5 * ventricle);
        double fore = (y - 4) / 37;
        double body = lateral * lateral + fore * fore * fore * fore + arch * arch / (49 * ventricle * ventricle);
        return body < 1 || side < 1.8 * ventricle && y * y / 200 + (z - 4) * (z - 4) / 90 < 1;
    }

    /// Out of the braincase: flesh, and the bones of the face.
    private Tissue soft(double x, double y, double z, double depth) {
        double u = x / faceSize;
        double v = y / size;
        double w = (z - shift) / faceSize;
        double side = Math.abs(u);
        if (isHollow(u, side, v, w, depth)) {
            return Tissue.AIRWAY;
        }
        if (depth < 1.9) {
            return Tissue.SKIN;
        }
        double toEye = Math.hypot(Math.hypot(side - relief.eyeX(), v - CENTRE_EYE_Y), w - Relief.EYE_Z);
        if (toEye < 11.8 && depth > 2) {
            return Tissue.EYE;
        }
        boolean socket =
                Math.hypot(side - relief.eyeX() + 2, w - Relief.EYE_Z) < 17 + 0.25 * (v + 60) && v > -92 && v < -38;
        if (socket) {
            return side < relief.eyeX() && Math.abs(w - Relief.EYE_Z) < 2.5 && v > -66 ? Tissue.NERVE : Tissue.FAT;
        }
        if (z < -48 * size && Math.hypot(x, y - neckBack - 6) < 16) {
            double off = Math.hypot(x, y - neckBack - 12);
            boolean disc = Math.floorMod((int) Math.floor(z), 17) < 4;
            return off < 4.5 ? Tissue.NERVE : off < 7.5 ? Tissue.FLUID : disc ? Tissue.CARTILAGE : Tissue.MARROW;
        }
        Tissue jaw = v < 6 && w > -128 ? jaw(u, side, v, w, depth) : Tissue.AIR;
        if (jaw != Tissue.AIR) {
            return jaw;
        }
        double fat = v < 0 && w < 0 ? 4 + 5 * (1 - step(20, 60, -v)) + 2 * young : 4.4;
        return depth < fat ? Tissue.FAT : Tissue.MUSCLE;
    }

    private boolean isHollow(double u, double side, double v, double w, double depth) {
        double base = Relief.SELLION_Z - relief.noseMm;
        boolean nostril =
                side > 2 && side < 7.5 && w > base - 12 && w < base + 5 && v < -80 && v > -92 - relief.tipMm * 0.5;
        if (nostril && depth > 0.8) {
            return true;
        }
        if (depth < 3) {
            return false;
        }
        double nasal = quartic((side - 8) / 7, (v + 58) / 27, (w + 42) / 19);
        double turbinate = quartic((side - 9) / 3.5, (v + 54) / 20, (Math.abs(w + 44) - 7) / 3.5);
        double throat = Math.hypot(u / 1.3, v + 22 - 0.06 * (w + 50)) - 7.5;
        double antrum = airMm == 0 ? 2 : quartic((side - 31) / (13 * airMm), (v + 60) / 15, (w + 50) / (15 * airMm));
        return nasal < 1 && turbinate > 1 && side > 0.9
                || w < -44 && throat < 0
                || antrum < 1
                || w < -44 && w > -58 && side < 8 && v > -40 && v < -14;
    }

    private static double quartic(double a, double b, double c) {
        return a * a * a * a + b * b * b * b + c * c * c * c;
    }

    /// The skeleton of the face lies under the skin at the depth of the flesh there.
    private Tissue jaw(double u, double side, double v, double w, double depth) {
        double mouth = relief.mouthZ();
        double flesh = side < 12 && w > mouth + 12 && w < -25 ? 13 : side > 38 ? (w > -52 ? 9 : 17) : 10;
        boolean arch = Math.abs(w - mouth) < 10 && side < 30 && v < -42;
        if (arch) {
            double row = Math.hypot(u / 25, (v + 46) / 37);
            double along = StrictMath.atan2(u, -(v + 46)) * 7.5;
            boolean tooth =
                    Math.abs(row - 1) < 0.13 && Math.abs(along - Math.rint(along)) < 0.43 && Math.abs(w - mouth) > 0.6;
            return tooth ? Tissue.TOOTH : row < 0.86 ? Tissue.MUSCLE : Tissue.AIR;
        }
        boolean plate = w > mouth ? v < -42 : v < -30 + 0.35 * side || side > 36 && v < -4;
        if (plate && depth > flesh && depth < flesh + 8) {
            return depth > flesh + 2.2 && depth < flesh + 6 ? Tissue.MARROW : Tissue.BONE;
        }
        boolean bridge = side < 4 && v < -84 && depth > 3 && depth < 7 && w < -8 && w > -36;
        boolean ramus = side > 40 && side < 47 && v > -34 && v < -6 && w < -36 && w > mouth - 30 && depth > 8;
        boolean palate = side < 22 && v < -30 && v > -80 && Math.abs(w - mouth - 13) < 2;
        return bridge || ramus || palate ? Tissue.BONE : Tissue.AIR;
    }

    @Override
    public boolean isFace(double x, double y, double z) {
        double w = (z - shift) / faceSize;
        return y < -32 * size && w < 15 && z > chinZ - 2;
    }

    @Override
    public boolean isEar(double x, double y, double z) {
        return ear(x, y, z) > -1.5;
    }

    @Override
    public HeadTraits traits() {
        return traits;
    }

    @Override
    public double[] noseTip() {
        double z = shift + (Relief.SELLION_Z - relief.noseMm * 0.97) * faceSize;
        double y = -60;
        while (y > -170 && (skin.at(0, y, z) - Math.hypot(y, z)) > 0) {
            y -= 0.5;
        }
        return new double[] {0, y, z};
    }

    @Override
    public double chinZ() {
        return chinZ;
    }
}
