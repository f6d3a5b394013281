package org.elpis.testkit.radiograph;

import java.util.SplittableRandom;

/// The chest of one invented patient: an anatomy that stays the same from image to image, as a matcher of real
/// patients would use it, and images that differ by position, exposure and noise.
///
/// Sex, age, view and site leave traces in the image as they do in real ones: the size of the heart and of the soft
/// tissue, the tone of the bones, the magnification of the heart, the contrast of the detector.
///
/// @param seed  of the anatomy; the same seed is the same patient
/// @param sex  `F` or `M`
/// @param age  years
/// @param site  0 or 1: which hospital's detector
public record SyntheticChest(long seed, String sex, int age, int site) {
    private static final int RIBS = 7;
    private static final int WAVES = 6;

    /// The patient of a number, with a drawn sex, age and site.
    public static SyntheticChest of(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + 7);
        return new SyntheticChest(seed, random.nextBoolean() ? "F" : "M", 20 + random.nextInt(65), random.nextInt(2));
    }

    /// One image of the patient.
    ///
    /// @param number  of the image: other numbers are other days
    /// @param size  rows and columns, 16 to 512
    /// @param finding  strength of an opacity in one lung: 0 none, 1 plain to see
    /// @param isFrontal  posterior-anterior, else anterior-posterior, where the heart is larger
    /// @return row by row, 0 black to 1 white
    public float[] image(int number, int size, double finding, boolean isFrontal) {
        Anatomy anatomy = new Anatomy(new SplittableRandom(seed), sex.equals("M"));
        SplittableRandom day = new SplittableRandom(seed * 1_000_003 + number);
        double shiftX = (day.nextDouble() - 0.5) * 0.06;
        double shiftY = (day.nextDouble() - 0.5) * 0.06;
        double scale = 1 + (day.nextDouble() - 0.5) * 0.06;
        double exposure = (day.nextDouble() - 0.5) * 0.1;
        double findingSide = day.nextBoolean() ? 1 : -1;
        double findingY = -0.35 + 0.7 * day.nextDouble();
        double findingX = findingSide * (0.36 + 0.16 * day.nextDouble());
        double findingSize = 0.1 + 0.06 * day.nextDouble();
        float[] pixels = new float[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double x = ((column + 0.5) / size * 2 - 1 - shiftX) * scale;
                double y = ((row + 0.5) / size * 2 - 1 - shiftY) * scale;
                double value = anatomy.at(x, y, age, isFrontal ? 1 : 1.15);
                double distance = square((x - findingX) / findingSize) + square((y - findingY) / findingSize);
                value += 0.35 * finding * Math.exp(-distance);
                value = site == 0 ? value : 0.5 + 1.12 * (value - 0.5) + 0.03;
                value += exposure + 0.025 * day.nextGaussian();
                pixels[row * size + column] = (float) Math.clamp(value, 0, 1);
            }
        }
        return pixels;
    }

    private static double square(double value) {
        return value * value;
    }

    /// What stays the same in all images of a patient.
    private static final class Anatomy {
        private final double lungWidth;
        private final double lungHeight;
        private final double lungApart;
        private final double heartWidth;
        private final double heartX;
        private final double ribPhase;
        private final double ribSlope;
        private final double tissue;
        private final double[] waves = new double[4 * WAVES];

        Anatomy(SplittableRandom random, boolean isMale) {
            lungWidth = 0.27 + 0.07 * random.nextDouble() + (isMale ? 0.03 : 0);
            lungHeight = 0.6 + 0.15 * random.nextDouble();
            lungApart = 0.42 + 0.06 * random.nextDouble();
            heartWidth = 0.22 + 0.1 * random.nextDouble();
            heartX = 0.06 + 0.1 * random.nextDouble();
            ribPhase = random.nextDouble();
            ribSlope = 0.25 + 0.3 * random.nextDouble();
            tissue = isMale ? 0 : 0.08 + 0.05 * random.nextDouble();
            for (int i = 0; i < waves.length; i++) {
                waves[i] = random.nextGaussian();
            }
        }

        double at(double x, double y, int age, double magnification) {
            double lung = Math.max(
                    oval(x - lungApart, y, lungWidth, lungHeight), oval(x + lungApart, y, lungWidth, lungHeight));
            double body = soft(1.05 - Math.abs(x) - 0.12 * y * y, 0.08);
            double value = 0.05 + 0.6 * body - 0.42 * lung;
            double ribs = Math.cos(Math.PI * RIBS * (y + ribPhase / RIBS - ribSlope * Math.abs(x) * Math.abs(x)));
            value += lung * (0.1 - 0.0006 * age) * Math.max(0, ribs);
            value += 0.3 * oval(x - heartX, y - 0.3, heartWidth * magnification, 0.36) * soft(y + 0.3, 0.1);
            value += 0.18 * oval(x, y, 0.09, 1.4);
            value += tissue * (oval(x - 0.42, y - 0.55, 0.3, 0.22) + oval(x + 0.42, y - 0.55, 0.3, 0.22));
            double texture = 0;
            for (int i = 0; i < WAVES; i++) {
                texture += Math.cos(3 * waves[4 * i] * x + 3 * waves[4 * i + 1] * y + 6 * waves[4 * i + 2]);
            }
            return value + 0.02 * body * texture;
        }

        /// 1 inside an ellipse, 0 outside, soft between.
        private static double oval(double x, double y, double width, double height) {
            return soft(1 - square(x / width) - square(y / height), 0.25);
        }

        private static double soft(double value, double width) {
            return 1 / (1 + Math.exp(-4 * value / width));
        }
    }
}
