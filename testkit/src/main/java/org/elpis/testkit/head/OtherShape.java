package org.elpis.testkit.head;

/// What is no head: a knee, a belly, a bottle.
final class OtherShape implements HeadShape {
    private final Negative kind;
    private final double size;
    private final Waves waves;

    OtherShape(Negative kind, Dice dice) {
        this.kind = kind;
        this.size = dice.around(0.1);
        this.waves = new Waves(dice, 4, 50);
    }

    @Override
    public Tissue at(double x, double y, double z) {
        return switch (kind) {
            case KNEE -> knee(x / size, y / size, z / size);
            case ABDOMEN -> belly(x / size, y / size, z);
            default -> bottle(x / size, y / size, z / size);
        };
    }

    private Tissue knee(double x, double y, double z) {
        double wobble = 3 * waves.at(x, y, z);
        double cap = Distance.ellipsoid(x, y + 52, z - 4, 24, 13, 24);
        double skin = Distance.union(Math.hypot(x, y) - 56 - 0.1 * Math.abs(z) - wobble, cap - 6, 14);
        if (skin > 0) {
            return Tissue.AIR;
        }
        double end = 12 * Distance.step(60, 15, Math.abs(z));
        double bone = Math.max(Math.hypot(x, y + 6) - 17 - end, 3 - Math.abs(z));
        double least = Math.min(bone, cap);
        if (least < 0) {
            return least < -3 ? Tissue.MARROW : Tissue.BONE;
        }
        return skin > -2 ? Tissue.SKIN : skin > -12 + wobble ? Tissue.FAT : bone < 3 ? Tissue.CARTILAGE : Tissue.MUSCLE;
    }

    private Tissue belly(double x, double y, double z) {
        double skin = Distance.ellipsoid(x, y, 0, 150, 105, 900);
        if (skin > 0) {
            return Tissue.AIR;
        }
        double spine = Math.hypot(x, y - 58);
        if (spine < 22) {
            return spine < 6 ? Tissue.FLUID : spine > 20 ? Tissue.BONE : Tissue.MARROW;
        }
        if (skin > -22) {
            return skin > -2 ? Tissue.SKIN : Tissue.FAT;
        }
        double wave = waves.at(x, y, z);
        return skin > -32
                ? Tissue.MUSCLE
                : wave > 0.7 ? Tissue.AIRWAY : wave > 0.2 ? Tissue.FLUID : wave > -0.3 ? Tissue.MUSCLE : Tissue.FAT;
    }

    private Tissue bottle(double x, double y, double z) {
        double wall = Math.max(Math.hypot(x, y) - 80, Math.abs(z) - 85);
        return wall > 0 ? Tissue.AIR : wall > -3 ? Tissue.CARTILAGE : Tissue.FLUID;
    }

    @Override
    public boolean isFace(double x, double y, double z) {
        return false;
    }

    @Override
    public boolean isEar(double x, double y, double z) {
        return false;
    }

    @Override
    public HeadTraits traits() {
        return new HeadTraits(0, "none");
    }

    @Override
    public double[] noseTip() {
        return new double[] {0, -104, -20};
    }

    @Override
    public double chinZ() {
        return -96;
    }
}
