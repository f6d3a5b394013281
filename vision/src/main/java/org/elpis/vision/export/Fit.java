package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// What a picture should show of a frame where it lies on it, on a grid of few enough pixels.
///
/// @param across  from the grid to the frame
/// @param picture  on that grid, turned back
/// @param shown  the frame as the picture should show it
/// @param counts  pixels that lie within the frame
@SuppressWarnings("ArrayRecordComponent") // two fits are not compared
record Fit(Axis across, Axis down, GreyImage picture, GreyImage shown, boolean[] counts, ToneCurve curve) {
    /// Pixels that are enough for a step.
    private static final int SAMPLES = 40_000;

    /// @param across  from the grid to the frame
    static Fit of(GreyImage frame, GreyImage picture, Axis across, Axis down) {
        GreyImage values = Resampling.of(frame, across, down, Kernel.AREA);
        boolean[] counts = inside(frame, across, down, 0.5);
        ToneCurve curve = ToneCurve.fit(values, picture, counts);
        return new Fit(across, down, picture, curve.of(values), counts, curve);
    }

    /// Pixels whose whole surroundings lie within the frame.
    ///
    /// @param margin  pixels of the coarser of both
    static boolean[] inside(GreyImage frame, Axis across, Axis down, double margin) {
        boolean[] counts = new boolean[across.count() * down.count()];
        double near = margin * Math.max(1, across.scale());
        double nearDown = margin * Math.max(1, down.scale());
        for (int y = 0; y < down.count(); y++) {
            double v = down.to(y + 0.5);
            boolean isRow = v >= nearDown && v <= frame.height() - nearDown;
            for (int x = 0; x < across.count(); x++) {
                double u = across.to(x + 0.5);
                counts[y * across.count() + x] = isRow && u >= near && u <= frame.width() - near;
            }
        }
        return counts;
    }

    /// The same, moved and stretched to where it fits better.
    Fit refined(GreyImage frame, int steps) {
        Fit fit = this;
        for (int i = 0; i < steps; i++) {
            double[] move = fit.move();
            double limit = 2.0;
            Axis x = fit.across.moved(Math.clamp(move[0], -limit, limit), Math.clamp(move[1], -0.05, 0.05));
            Axis y = fit.down.moved(Math.clamp(move[2], -limit, limit), Math.clamp(move[3], -0.05, 0.05));
            fit = of(frame, picture, x, y);
            double most = Math.abs(move[0])
                    + Math.abs(move[2])
                    + (Math.abs(move[1]) * across.count() + Math.abs(move[3]) * down.count()) / 2;
            if (most < 0.01) {
                break;
            }
        }
        return fit;
    }

    /// Shift and stretch in both directions that explain most of what differs: one step of Gauss and Newton, with
    /// weights by which places that differ for another reason have no say (Cauchy's).
    private double[] move() {
        int width = picture.width();
        int height = picture.height();
        float[] greys = shown.values();
        double spread = Math.max(1, 2 * spread());
        Equations equations = new Equations(6);
        double[] row = new double[6];
        int step = Math.max(1, (int) Math.sqrt(width * height / (double) SAMPLES));
        for (int y = 1; y < height - 1; y += step) {
            for (int x = 1; x < width - 1; x += step) {
                int i = y * width + x;
                if (counts[i] && counts[i - 1] && counts[i + 1] && counts[i - width] && counts[i + width]) {
                    double gx = (greys[i + 1] - greys[i - 1]) / 2;
                    double gy = (greys[i + width] - greys[i - width]) / 2;
                    double difference = picture.values()[i] - greys[i];
                    row[0] = gx;
                    row[1] = gx * (x + 0.5 - width / 2.0);
                    row[2] = gy;
                    row[3] = gy * (y + 0.5 - height / 2.0);
                    row[4] = greys[i - 1] + greys[i + 1] + greys[i - width] + greys[i + width] - 4 * greys[i];
                    row[5] = 1;
                    double far = difference / spread;
                    equations.add(row, difference, 1 / (1 + far * far));
                }
            }
        }
        return equations.solve();
    }

    /// Half of the pixels where the frame has structure differ by less, times 1.48.
    private double spread() {
        int[] histogram = new int[1024];
        int size = 0;
        int width = picture.width();
        for (int i = 1; i < counts.length - 1; i++) {
            if (counts[i] && Math.abs(shown.values()[i + 1] - shown.values()[i - 1]) > 1) {
                float difference = Math.abs(picture.values()[i] - shown.values()[i]);
                histogram[Math.min(1023, (int) (difference * 4))]++;
                size++;
            }
        }
        int before = 0;
        for (int cell = 0; cell < histogram.length; cell++) {
            before += histogram[cell];
            if (before * 2 >= size) {
                return 1.48 * (cell + 0.5) / 4;
            }
        }
        return width;
    }

    /// How much alike both are, tile by tile.
    Agreement agreement() {
        return Agreement.of(picture, shown, counts);
    }
}
