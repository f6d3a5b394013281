package org.elpis.testkit.picture;

import java.util.List;
import java.util.Random;

/// Frames without text that look like those of some modalities, drawn from a seed.
final class Backgrounds {
    static final List<String> KINDS = List.of("ultrasound", "ct", "radiograph", "mr", "endoscopy", "page");

    private final Random random;

    Backgrounds(Random random) {
        this.random = random;
    }

    Picture draw(String kind, int columns, int rows) {
        float[][] planes = switch (kind) {
            case "ultrasound" -> grey(ultrasound(columns, rows));
            case "ct" -> grey(section(columns, rows, 255, 4 + random.nextFloat() * 6));
            case "radiograph" -> grey(radiograph(columns, rows));
            case "mr" -> grey(section(columns, rows, 60, 3 + random.nextFloat() * 8));
            case "endoscopy" -> endoscopy(columns, rows);
            default -> grey(page(columns, rows));
        };
        int bits = planes.length == 1 && random.nextInt(3) == 0 ? 12 : 8;
        return store(planes, columns, rows, bits);
    }

    private static float[][] grey(float[] plane) {
        return new float[][] {plane};
    }

    static Picture store(float[][] planes, int columns, int rows, int bits) {
        short[] values = new short[columns * rows * planes.length];
        float scale = ((1 << bits) - 1) / 255f;
        for (int i = 0; i < columns * rows; i++) {
            for (int s = 0; s < planes.length; s++) {
                values[i * planes.length + s] = (short) (Math.clamp(planes[s][i], 0f, 255f) * scale);
            }
        }
        return new Picture(columns, rows, planes.length, bits, values);
    }

    /// A fan of speckle on black, with a grey bar, ticks of depth and a trace of the heart.
    private float[] ultrasound(int columns, int rows) {
        float[] plane = new float[columns * rows];
        float[] speckle = smooth(noise(columns, rows, 1), columns, rows, 1 + random.nextInt(2));
        float[] tissue = clouds(columns, rows, 40);
        double apexX = columns * 0.5;
        double apexY = -rows * 0.1;
        double half = 0.5 + random.nextDouble() * 0.3;
        float gain = 40 + random.nextFloat() * 80;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double dx = x - apexX;
                double dy = y - apexY;
                double r = Math.sqrt(dx * dx + dy * dy);
                int i = y * columns + x;
                boolean isInside = Math.abs(Math.atan2(dx, dy)) < half && r > rows * 0.2 && r < rows * 1.02;
                plane[i] = isInside
                        ? Math.max(0, gain * (0.4f + tissue[i]) * (1 + 0.45f * speckle[i]))
                        : random.nextInt(40) == 0 ? 2 : 0;
            }
        }
        int bar = columns - 24;
        for (int y = 60; y < Math.min(rows - 20, 260); y++) {
            for (int x = bar; x < bar + 12; x++) {
                plane[y * columns + x] = 255 - (y - 60) * 255f / 200;
            }
        }
        int step = 20 + random.nextInt(30);
        for (int k = 0, y = 40; y < rows - 40; y += step, k++) {
            for (int x = 0; x < (k % 5 == 0 ? 8 : 4); x++) {
                plane[y * columns + columns - 40 + x] = 230;
            }
        }
        if (random.nextBoolean()) {
            trace(plane, columns, rows);
        }
        return plane;
    }

    private void trace(float[] plane, int columns, int rows) {
        int base = rows - 30;
        int beat = 80 + random.nextInt(80);
        int last = base;
        for (int x = 10; x < columns - 60; x++) {
            int phase = x % beat;
            int y = base - (phase < 4 ? phase * 6 : phase < 8 ? (8 - phase) * 6 : phase > 25 && phase < 40 ? 3 : 0);
            for (int at = Math.min(y, last); at <= Math.max(y, last); at++) {
                plane[at * columns + x] = 200;
            }
            last = y;
        }
    }

    /// An ellipse with a bright rim, organs within, air outside, a table below it.
    private float[] section(int columns, int rows, float rim, float sigma) {
        float[] plane = new float[columns * rows];
        float[] organs = clouds(columns, rows, 30 + random.nextInt(40));
        double a = columns * (0.3 + random.nextDouble() * 0.12);
        double b = rows * (0.3 + random.nextDouble() * 0.12);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double u = (x - columns * 0.5) / a;
                double v = (y - rows * 0.48) / b;
                double r = Math.sqrt(u * u + v * v);
                int i = y * columns + x;
                float value = r > 1 ? 3 : r > 0.93 ? rim : r > 0.88 ? 30 : 90 + 110 * organs[i];
                plane[i] = value + (float) random.nextGaussian() * (r > 1 ? sigma * 0.4f : sigma);
            }
        }
        int table = (int) (rows * 0.93);
        for (int y = table; y < Math.min(rows, table + 3); y++) {
            for (int x = columns / 5; x < columns * 4 / 5; x++) {
                plane[y * columns + x] += 60;
            }
        }
        return plane;
    }

    /// Lungs, ribs and the edges of a collimator.
    private float[] radiograph(int columns, int rows) {
        float[] plane = new float[columns * rows];
        float[] soft = clouds(columns, rows, 90);
        float[] grain = noise(columns, rows, 3 + random.nextInt(6));
        int edge = random.nextInt(columns / 8);
        double tilt = random.nextGaussian() * 0.02;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int i = y * columns + x;
                double lung = Math.exp(-Math.pow((Math.abs(x - columns * 0.5) - columns * 0.2) / (columns * 0.13), 4)
                        - Math.pow((y - rows * 0.45) / (rows * 0.35), 4));
                double arc = y + 0.0006 * (x - columns * 0.5) * (x - columns * 0.5);
                double rib = Math.max(0, Math.sin(arc * 2 * Math.PI / (rows * 0.08)) - 0.4);
                double value = 190 - 120 * lung + 40 * rib * lung + 50 * soft[i];
                boolean isShut = x + y * tilt < edge || x + y * tilt > columns - edge;
                plane[i] = (float) (isShut ? 6 : value) + grain[i] * (isShut ? 0.3f : 1);
            }
        }
        return plane;
    }

    /// A red round field on black, with highlights.
    private float[][] endoscopy(int columns, int rows) {
        float[][] planes = new float[3][columns * rows];
        float[] folds = clouds(columns, rows, 50);
        float[] grain = noise(columns, rows, 3);
        double radius = rows * 0.47;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int i = y * columns + x;
                boolean isInside = Math.hypot(x - columns * 0.6, y - rows * 0.5) < radius;
                float light = isInside ? 0.5f + 0.6f * folds[i] : 0.03f;
                boolean shines = isInside && folds[i] > 0.93f;
                planes[0][i] = shines ? 250 : 210 * light + grain[i];
                planes[1][i] = shines ? 250 : 110 * light + grain[i];
                planes[2][i] = shines ? 245 : 80 * light + grain[i];
            }
        }
        return planes;
    }

    /// A white or dark page with rules and a grey field, as a report of dose.
    private float[] page(int columns, int rows) {
        float[] plane = new float[columns * rows];
        float paper = random.nextBoolean() ? 255 : random.nextInt(60);
        java.util.Arrays.fill(plane, paper);
        int gap = 60 + random.nextInt(80);
        for (int y = gap; y < rows; y += gap) {
            for (int x = 20; x < columns - 20; x++) {
                plane[y * columns + x] = Math.abs(paper - 120);
            }
        }
        return plane;
    }

    private float[] noise(int columns, int rows, float sigma) {
        float[] plane = new float[columns * rows];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) random.nextGaussian() * sigma;
        }
        return plane;
    }

    /// Random hills of a width, 0 to 1.
    private float[] clouds(int columns, int rows, int width) {
        int gridColumns = columns / width + 3;
        int gridRows = rows / width + 3;
        float[] grid = new float[gridColumns * gridRows];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = random.nextFloat();
        }
        float[] plane = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                float u = x / (float) width;
                float v = y / (float) width;
                int at = ((int) v) * gridColumns + (int) u;
                float fu = ease(u - (int) u);
                float fv = ease(v - (int) v);
                plane[y * columns + x] = (grid[at] * (1 - fu) + grid[at + 1] * fu) * (1 - fv)
                        + (grid[at + gridColumns] * (1 - fu) + grid[at + gridColumns + 1] * fu) * fv;
            }
        }
        return plane;
    }

    private static float ease(float t) {
        return t * t * (3 - 2 * t);
    }

    private static float[] smooth(float[] plane, int columns, int rows, int radius) {
        float[] out = new float[plane.length];
        for (int y = radius; y < rows - radius; y++) {
            for (int x = radius; x < columns - radius; x++) {
                float sum = 0;
                for (int v = -radius; v <= radius; v++) {
                    for (int u = -radius; u <= radius; u++) {
                        sum += plane[(y + v) * columns + x + u];
                    }
                }
                out[y * columns + x] = sum / (2 * radius + 1);
            }
        }
        return out;
    }
}
