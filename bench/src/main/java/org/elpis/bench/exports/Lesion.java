package org.elpis.bench.exports;

import java.util.SplittableRandom;
import org.elpis.vision.likeness.GreyImage;

/// A change that somebody makes of a picture before it is resized and compressed.
///
/// @param diameter  in pixels of the frame
/// @param contrast  share of the 256 greys by which the middle differs
record Lesion(Kind kind, double x, double y, double diameter, double contrast, boolean isBright, long seed) {
    /// What is done.
    enum Kind {
        /// A Gaussian whose standard deviation is a quarter of the diameter is added.
        BLOB,
        /// A disc with a soft edge and grain of its own is added.
        NODULE,
        /// The frame has the blob; the picture has what is around it smoothly drawn over it.
        REMOVAL,
        /// A disc of another place of the picture is copied.
        COPY
    }

    /// Somewhere where the picture shows something and has room for the contrast; null when there is no such place.
    static @org.jspecify.annotations.Nullable Lesion draw(
            GreyImage greys, Kind kind, double diameter, double contrast, SplittableRandom random) {
        double margin = diameter / 2 + 4;
        if (greys.width() < 3 * margin || greys.height() < 3 * margin) {
            return null;
        }
        for (int attempt = 0; attempt < 200; attempt++) {
            double x = random.nextDouble(margin, greys.width() - margin);
            double y = random.nextDouble(margin, greys.height() - margin);
            double mean = mean(greys, x, y, diameter / 2);
            boolean isBright = random.nextBoolean();
            double room = isBright ? 250 - mean : mean - 5;
            if (mean > 20 && mean < 235 && room > contrast * 255) {
                return new Lesion(kind, x, y, diameter, contrast, isBright, random.nextLong());
            }
        }
        return null;
    }

    private static double mean(GreyImage greys, double x, double y, double radius) {
        double sum = 0;
        int n = 0;
        int reach = (int) Math.ceil(radius);
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                sum += greys.values()[((int) y + dy) * greys.width() + (int) x + dx];
                n++;
            }
        }
        return sum / n;
    }

    /// The picture with the change.
    GreyImage of(GreyImage greys) {
        float[] values = greys.values().clone();
        SplittableRandom random = new SplittableRandom(seed);
        double sign = isBright ? 1 : -1;
        double fromX = 0;
        double fromY = 0;
        if (kind == Kind.COPY) {
            double margin = diameter / 2 + 2;
            fromX = (int) random.nextDouble(margin, greys.width() - margin) - (int) x;
            fromY = (int) random.nextDouble(margin, greys.height() - margin) - (int) y;
        }
        int reach = (int) Math.ceil(diameter);
        for (int py = Math.max(0, (int) y - reach); py < Math.min(greys.height(), (int) y + reach); py++) {
            for (int px = Math.max(0, (int) x - reach); px < Math.min(greys.width(), (int) x + reach); px++) {
                double r = Math.sqrt((px + 0.5 - x) * (px + 0.5 - x) + (py + 0.5 - y) * (py + 0.5 - y));
                int i = py * greys.width() + px;
                double soft = soft(r);
                switch (kind) {
                    case BLOB -> values[i] += (float) (sign * contrast * 255 * blob(r));
                    case NODULE ->
                        values[i] += (float) (sign * contrast * 255 * soft * (1 + 0.35 * random.nextDouble(-1, 1)));
                    case REMOVAL -> values[i] += (float) (soft * (ring(greys, px, py) - values[i]));
                    case COPY -> {
                        if (soft > 0) {
                            int row = (int) (py + fromY);
                            int column = (int) (px + fromX);
                            int other = row * greys.width() + column;
                            values[i] += (float) (soft * (greys.values()[other] - values[i]));
                        }
                    }
                }
            }
        }
        return new GreyImage(greys.width(), greys.height(), values);
    }

    /// The frame with what will be removed: the values get as much as the blob is of the greys.
    GreyImage planted(GreyImage values, Shown shown) {
        double unit = (shown.high() - shown.low()) * (isBright ? 1 : -1) * (shown.isInverted() ? -1 : 1);
        float[] planted = values.values().clone();
        for (int py = 0; py < values.height(); py++) {
            for (int px = 0; px < values.width(); px++) {
                double r = Math.sqrt((px + 0.5 - x) * (px + 0.5 - x) + (py + 0.5 - y) * (py + 0.5 - y));
                if (r < diameter) {
                    planted[py * values.width() + px] += (float) Math.rint(unit * contrast * blob(r));
                }
            }
        }
        return new GreyImage(values.width(), values.height(), planted);
    }

    private double blob(double r) {
        double sigma = diameter / 4;
        return StrictMath.exp(-r * r / (2 * sigma * sigma));
    }

    /// 1 within 70 % of the radius, 0 from the radius on, a cosine between.
    private double soft(double r) {
        double share = r / (diameter / 2);
        return share < 0.7 ? 1 : share > 1 ? 0 : 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * (share - 0.7) / 0.3);
    }

    /// What is around the disc, weighted by nearness.
    private double ring(GreyImage greys, int px, int py) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < 24; k++) {
            double angle = 2 * StrictMath.PI * k / 24;
            int rx = Math.clamp((int) (x + StrictMath.cos(angle) * (diameter / 2 + 1)), 0, greys.width() - 1);
            int ry = Math.clamp((int) (y + StrictMath.sin(angle) * (diameter / 2 + 1)), 0, greys.height() - 1);
            double distance = 1 + (rx - px) * (rx - px) + (ry - py) * (ry - py);
            sum += greys.values()[ry * greys.width() + rx] / distance;
            weights += 1 / distance;
        }
        return sum / weights;
    }
}
