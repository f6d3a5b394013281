package org.elpis.testkit.head;

import static org.elpis.testkit.head.Distance.both;
import static org.elpis.testkit.head.Distance.ellipsoid;
import static org.elpis.testkit.head.Distance.rod;
import static org.elpis.testkit.head.Distance.sphere;
import static org.elpis.testkit.head.Distance.step;
import static org.elpis.testkit.head.Distance.union;

/// A head of molten ellipsoids and rods around a braincase, which comes first: skull and scalp are
/// shells of it.
///
/// Proportions are those of an adult: vertex to chin 225 mm, breadth 155 mm, length 195 mm, and shrink
/// with age towards
/// those of a child of three, whose braincase is nearly grown and whose face is not.
/// Source of the adult's and the child's proportions: Farkas, Anthropometry of the Head and Face, 1994,
/// rounded.
final class ShapeA implements HeadShape {
    private static final double FRONT = -92;
    private static final double SELLION = -14;

    private final HeadTraits traits;
    private final Waves folds;
    private final Waves lumps;
    private final double[] skull = new double[3];
    private final double frontBack;
    private final double[] face = new double[3];
    private final double anchorY;
    private final double anchorZ;
    private final double boneMm;
    private final double scalpMm;
    private final double fluidMm;
    private final double ventricle;
    private final double noseOut;
    private final double noseLong;
    private final double noseWide;
    private final double bridge;
    private final double brow;
    private final double cheek;
    private final double jaw;
    private final double chin;
    private final double lips;
    private final double socket;
    private final double sinus;
    private final double earLong;
    private final double earOut;
    private final double earX;
    private final double neck;
    private final double crooked;
    private final double[] tumour;
    private final double[] window;

    ShapeA(Dice dice) {
        int age = dice.chance(0.25) ? 3 + dice.below(13) : 16 + dice.below(70);
        String pathology = "none";
        if (dice.chance(0.25)) {
            pathology = dice.chance(0.4) ? "atrophy" : dice.chance(0.6) ? "tumour" : "craniotomy";
        }
        traits = new HeadTraits(age, pathology);
        folds = new Waves(dice, 5, 17);
        lumps = new Waves(dice, 4, 60);
        double young = Math.max(0, (18.0 - age) / 15);
        double grown = 1 - 0.1 * young * young;
        double size = grown * dice.around(0.03);
        skull[0] = size * dice.around(0.035);
        skull[1] = size * dice.around(0.035);
        skull[2] = size * dice.around(0.03);
        frontBack = dice.uniform(-0.05, 0.05);
        double faceSize = (1 - 0.27 * young) * dice.around(0.03);
        face[0] = faceSize * dice.around(0.04) * (1 + 0.08 * young);
        face[1] = faceSize * dice.around(0.03);
        face[2] = faceSize * dice.around(0.05);
        boneMm = (6.5 - 3 * young) * dice.around(0.12);
        scalpMm = (5.5 - 1.5 * young) * dice.around(0.18);
        anchorY = -(84 * skull[1] * (1 - frontBack)) - boneMm - scalpMm + 4;
        anchorZ = SELLION * skull[2];
        double old = Math.max(0, (age - 50) / 35.0);
        fluidMm = pathology.equals("atrophy") ? dice.uniform(5, 8) : 1.6 + 2.2 * old + dice.uniform(0, 1);
        ventricle = (pathology.equals("atrophy") ? 1.7 : 1 + 0.4 * old) * dice.around(0.1);
        noseOut = dice.uniform(15, 27) * (1 - 0.35 * young);
        noseLong = 46 * dice.around(0.09);
        noseWide = dice.around(0.13);
        bridge = dice.uniform(-3, 5) - 3 * young;
        brow = dice.uniform(0, 6) * (1 - young);
        cheek = dice.uniform(-4, 6) + 3 * young;
        jaw = dice.around(0.08) * (1 - 0.08 * young);
        chin = dice.uniform(-6, 8) - 3 * young;
        lips = dice.around(0.18);
        socket = dice.uniform(11, 16);
        sinus = age < 8 ? 0 : dice.uniform(0.3, 1.2);
        earLong = 31 * dice.around(0.1) * (1 - 0.15 * young) * (1 + 0.08 * old);
        earOut = dice.uniform(0.1, 0.9);
        neck = dice.around(0.12) * (1 - 0.3 * young);
        crooked = dice.uniform(-4, 4);
        double side = dice.chance(0.5) ? 1 : -1;
        tumour = new double[] {
            side * dice.uniform(10, 30) * size,
            dice.uniform(-72, -52) * size,
            dice.uniform(2, 30) * size,
            pathology.equals("tumour") ? dice.uniform(7, 17) : 0
        };
        window = new double[] {
            side * dice.uniform(45, 65) * size,
            dice.uniform(-60, 30) * size,
            dice.uniform(25, 60) * size,
            pathology.equals("craniotomy") ? dice.uniform(18, 34) : 0
        };
        earX = across();
    }

    /// Where the side of the head lies at the height of the ears.
    private double across() {
        double x = 20;
        while (x < 110 && bare(x, 6, earZ(), braincase(x, 6, earZ())) < 0) {
            x += 0.5;
        }
        return x;
    }

    private double earZ() {
        return anchorZ - 14 * face[2];
    }

    /// Distance to the inside of the skull.
    private double braincase(double x, double y, double z) {
        double u = x / skull[0];
        double v = y / (skull[1] * (1 + (y < 0 ? -frontBack : frontBack)));
        double w = z / skull[2];
        double dome = ellipsoid(u, v, w - 6, 67, 84, 70);
        double base = -12 - 26 * step(-38, -14, v);
        double upper = both(dome, (base - w) * 0.8, 9);
        double lower = ellipsoid(u, v - 44, w + 34, 53, 37, 30);
        return union(upper, lower, 10) * skull[1];
    }

    private double bone(double x, double y, double z) {
        return boneMm * (1 + 0.18 * lumps.at(x, y, z));
    }

    private double scalp(double x, double y, double z) {
        return scalpMm * (1 + 0.2 * lumps.at(y, z, x));
    }

    /// Distance to the skin without ears.
    private double bare(double x, double y, double z, double braincase) {
        boolean isFar = braincase > 50;
        double cranium = braincase - (isFar ? boneMm + scalpMm : bone(x, y, z) + scalp(x, y, z));
        double v = (y - anchorY) / face[1] + FRONT;
        double w = (z - anchorZ) / face[2] + SELLION;
        if (w > 60 || v > 120) {
            return cranium;
        }
        double all = union(cranium, visage(x / face[0], v, w) * Math.min(face[0], face[2]), 14);
        double trunk = Math.hypot(x / 1.05, y - 22 - 0.15 * (anchorZ - z)) - 54 * neck;
        return union(all, Math.max(trunk, z - anchorZ + 40), 16);
    }

    /// Distance to the face of an adult's size.
    private double visage(double u, double v, double w) {
        double side = Math.abs(u);
        double d = ellipsoid(u, v + 47, w + 62, 60 * (0.5 + jaw / 2), 46, 68);
        d = union(d, ellipsoid(u - crooked * 0.5, v + 56, w + 102, 47 * jaw, 36, 28), 16);
        d = union(d, ellipsoid(side - 46, v + 28, w + 84, 17 * jaw, 27, 30), 14);
        d = union(d, sphere(u - crooked, v + 79 + chin, w + 118, 14), 12);
        d = union(d, ellipsoid(side - 44, v + 62 + cheek, w + 42, 19, 17, 13), 10);
        d = union(d, ellipsoid(side - 22, v + 80 + brow, w - 2, 24, 12, 8), 10);
        d = both(d, -sphere(side - 32, v + 100, w + 18, socket), 9);
        d = union(d, sphere(side - 32, v + 77, w + 18, 13.4), 3);
        return union(mouth(u, v, w, d), nose(u, v, w), 6);
    }

    private double mouth(double u, double v, double w, double face) {
        double d = union(face, ellipsoid(u, v + 90, w + 76, 24, 9 * lips, 5 * lips), 4);
        d = union(d, ellipsoid(u, v + 88, w + 87, 21, 9 * lips, 6 * lips), 4);
        return both(d, -ellipsoid(u, v + 99, w + 81, 23, 5, 1.2), 2);
    }

    private double nose(double u, double v, double w) {
        double bent = u - crooked * step(-14, -60, w);
        double tipY = -94 - noseOut + 8;
        double tipZ = SELLION - noseLong;
        double[] root = {0, -84 - bridge * 0.5, SELLION + 4};
        double[] middle = {0, -89 - bridge - noseOut * 0.35, SELLION - noseLong * 0.55};
        double[] tip = {0, tipY, tipZ};
        double d = union(rod(bent, v, w, root, middle, 7, 7), rod(bent, v, w, middle, tip, 7, 9 * noseWide), 5);
        double side = Math.abs(bent);
        return union(d, ellipsoid(side - 11 * noseWide, v - tipY - 9, w - tipZ + 3, 7 * noseWide, 10, 7), 5);
    }

    private double ear(double x, double y, double z) {
        double out = Math.abs(x) - earX;
        double back = y - 12;
        double up = z - earZ();
        if (out < -12 || out > 30 || Math.abs(back) > 45 || Math.abs(up) > 50) {
            return 99;
        }
        double lean = out - 6 - back * earOut * 0.5;
        double d = ellipsoid(lean, back, up - back * 0.15, 4.5, 18, earLong);
        return both(d, -ellipsoid(lean - 5, back + 3, up + 2, 5, 9, 14), 3);
    }

    @Override
    public Tissue at(double x, double y, double z) {
        if (Math.abs(x) > 112 || y > 130 || z > 105) {
            return Tissue.AIR;
        }
        double braincase = braincase(x, y, z);
        if (braincase > 75 && z > -20) {
            return Tissue.AIR;
        }
        double bare = bare(x, y, z, braincase);
        double skin = union(bare, ear(x, y, z), 4);
        if (skin >= 0) {
            return Tissue.AIR;
        }
        if (bare > 0) {
            return skin > -1.3 ? Tissue.SKIN : Tissue.CARTILAGE;
        }
        if (braincase < 0) {
            return inside(x, y, z, braincase);
        }
        double bone = bone(x, y, z);
        if (braincase < bone && !isWindow(x, y, z)) {
            return vault(x, y, z, braincase, bone);
        }
        return outside(x, y, z, skin, braincase - bone);
    }

    private boolean isWindow(double x, double y, double z) {
        return window[3] > 0 && sphere(x - window[0], y - window[1], z - window[2], window[3]) < 0;
    }

    private Tissue vault(double x, double y, double z, double depth, double bone) {
        if (sinus > 0 && depth > 1.2 && depth < bone - 1.2) {
            double v = (y - anchorY) / face[1] + FRONT;
            double w = (z - anchorZ) / face[2] + SELLION;
            boolean frontal = ellipsoid(Math.abs(x) - 11, v + 86, w - 14, 10 * sinus, 12, 13 * sinus) < 0;
            boolean mastoid = Math.abs(x) > 45 && y > 8 && y < 34 && z < -28 && folds.at(y, x, z) > 0.1;
            if (frontal || mastoid) {
                return Tissue.AIRWAY;
            }
        }
        return bone > 4 && depth > bone * 0.33 && depth < bone * 0.67 ? Tissue.MARROW : Tissue.BONE;
    }

    private Tissue inside(double x, double y, double z, double depth) {
        double fold = folds.at(x, y, z);
        double below = -depth - fluidMm;
        // Furrows are sheets where the waves change their sign.
        double furrow = Math.abs(fold) + Math.max(0, below - 6) / 40;
        if (below < 0
                || furrow < 0.05 + 0.02 * fluidMm && below < 16
                || Math.abs(x) < 0.9 + 0.2 * fluidMm && z > 8 * skull[2]) {
            return Tissue.FLUID;
        }
        if (tumour[3] > 0 && sphere(x - tumour[0], y - tumour[1], z - tumour[2], tumour[3] * (1 + 0.2 * fold)) < 0) {
            return Tissue.TUMOUR;
        }
        double side = Math.abs(x);
        double horn = ellipsoid(side - 12 - 0.1 * y * y / 30, y + 2, z - 16, 6 * ventricle, 36, 8 * ventricle);
        if (horn < 0 || ellipsoid(x, y - 4, z - 2, 2 * ventricle, 14, 9) < 0) {
            return Tissue.FLUID;
        }
        if (ellipsoid(side - 22, y, z - 4, 11, 20, 11) < 0) {
            return Tissue.GREY;
        }
        boolean cerebellum = z < -22 * skull[2] && y > 12;
        if (cerebellum) {
            return below < 2 + 8 * Math.abs(folds.at(2 * x, 2 * y, 3 * z)) ? Tissue.GREY : Tissue.WHITE;
        }
        return below < 3 || furrow < 0.32 && below < 18 ? Tissue.GREY : Tissue.WHITE;
    }

    /// Below the skin and out of the braincase.
    private Tissue outside(double x, double y, double z, double skin, double offSkull) {
        double u = x / face[0];
        double v = (y - anchorY) / face[1] + FRONT;
        double w = (z - anchorZ) / face[2] + SELLION;
        double side = Math.abs(u);
        if (airway(u, side, v, w, skin)) {
            return Tissue.AIRWAY;
        }
        if (skin > -1.8) {
            return Tissue.SKIN;
        }
        if (w < 12 && v < 60) {
            double eye = sphere(side - 32, v + 77, w + 18, 12);
            if (eye < 0) {
                return Tissue.EYE;
            }
            if (isTooth(u, v, w)) {
                return Tissue.TOOTH;
            }
            double bones = Math.max(bones(u, side, v, w), skin + 2.5);
            if (bones < 0) {
                return bones < -2.2 ? Tissue.MARROW : Tissue.BONE;
            }
            if (ellipsoid(side - 31, v + 66, w + 18, 18, 26, 17) < 0) {
                return Tissue.FAT;
            }
        }
        double spine = Math.hypot(x, y - 26);
        if (z < -58 * skull[2] && spine < 17) {
            return spine < 5 ? Tissue.NERVE : spine < 8 ? Tissue.FLUID : spine > 15 ? Tissue.BONE : Tissue.MARROW;
        }
        double fat = w < 10 && v < 20 ? 5 + 3 * lumps.at(z, x, y) : 4.2;
        return skin > -fat || offSkull > 0 && offSkull < 0.6 ? Tissue.FAT : Tissue.MUSCLE;
    }

    private boolean airway(double u, double side, double v, double w, double skin) {
        if (w > 0 || v > 10) {
            return false;
        }
        double tipY = -94 - noseOut + 8;
        double tipZ = SELLION - noseLong;
        double nostril = rod(
                side, v, w, new double[] {6 * noseWide, tipY + 6, tipZ - 12}, new double[] {5, -84, tipZ + 6}, 3, 4);
        if (nostril < 0) {
            return true;
        }
        if (skin > -3) {
            return false;
        }
        boolean septum = Math.abs(u) < 1;
        boolean cavity = ellipsoid(side - 7, v + 62, w + 44, 6, 24, 18) < 0 && !septum && folds.at(v, w, u) > -0.35;
        boolean maxillary = sinus > 0 && ellipsoid(side - 30, v + 66, w + 48, 12 * sinus, 14, 14 * sinus) < 0;
        boolean sphenoid = sinus > 0 && ellipsoid(u, v + 34, w + 22, 11 * sinus, 10, 8) < 0;
        double[] nasal = {0, -36, -48};
        double[] throat = {0, -24, -150};
        return cavity || maxillary || sphenoid || rod(u * 0.7, v, w, nasal, throat, 8, 8) < 0;
    }

    private boolean isTooth(double u, double v, double w) {
        if (w > -70 || w < -95 || v > -38 || Math.abs(w + 82) < 0.7) {
            return false;
        }
        double arc = Math.hypot(u / 26, (v + 44) / 38);
        double at = StrictMath.atan2(u / 26, -(v + 44) / 38) * 7;
        return Math.abs(arc - 1) < 0.12 && Math.abs(at - Math.rint(at)) < 0.42;
    }

    private double bones(double u, double side, double v, double w) {
        double arc = Math.abs(Math.hypot(u / 27, (v + 44) / 39) - 1) * 30 - 5;
        double upper = Math.max(arc, Math.max(-72 - w, w + 44));
        double lower = Math.max(arc - 1, Math.max(-120 - w, w + 92));
        double palate = Math.max(Math.hypot(u / 24, (v + 46) / 36) * 24 - 24, Math.abs(w + 64) - 2);
        double angle = rod(side, v, w, new double[] {26, -64, -108}, new double[] {45, -24, -94}, 6, 6);
        double ramus = rod(side, v, w, new double[] {45, -24, -94}, new double[] {50, -10, -44}, 6, 5);
        double cheekbone = rod(side, v, w, new double[] {40, -64, -40}, new double[] {62, -8, -34}, 6, 3.5);
        double sinusWall = Math.abs(ellipsoid(side - 30, v + 66, w + 48, 14, 16, 16)) - 1.2;
        double orbit = Math.abs(ellipsoid(side - 31, v + 62, w + 18, 19, 30, 18)) - 1.2;
        double bridgeBone = rod(u, v, w, new double[] {0, -82, SELLION}, new double[] {0, -90 - bridge, -32}, 4, 3);
        double d = Math.min(Math.min(upper, lower), Math.min(palate, angle));
        d = Math.min(d, Math.min(Math.min(ramus, cheekbone), bridgeBone));
        return Math.min(d, Math.min(sinusWall, Math.max(orbit, -84 - v)));
    }

    @Override
    public boolean isFace(double x, double y, double z) {
        double v = (y - anchorY) / face[1] + FRONT;
        double w = (z - anchorZ) / face[2] + SELLION;
        return v < -30 && w < 14 && w > -130;
    }

    @Override
    public boolean isEar(double x, double y, double z) {
        return ear(x, y, z) < 1.5;
    }

    @Override
    public HeadTraits traits() {
        return traits;
    }

    @Override
    public double[] noseTip() {
        double v = -94 - noseOut + 8 - 9 * noseWide;
        double w = SELLION - noseLong;
        return new double[] {crooked * face[0], (v - FRONT) * face[1] + anchorY, (w - SELLION) * face[2] + anchorZ};
    }

    @Override
    public double chinZ() {
        return (-132 - SELLION) * face[2] + anchorZ;
    }
}
