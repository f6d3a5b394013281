package org.elpis.vision.study;

import java.util.Arrays;
import org.elpis.pixel.Raster;

/// Whether a picture has an area of shades, as tissue and what is rendered of it have, and pages of
/// words, tables and graphs have not.
///
/// A picture is divided into cells of 8 x 8 pixels. A cell with words or lines has pixels at two
/// brightnesses and few between them; one of paper has the brightness of its neighbours. What is left has
/// shades, and counts where it lies together.
final class PictureTones {
    private static final int CELL = 8;

    /// Levels of brightness from black to white.
    private static final int LEVELS = 256;

    /// A cell of fewer levels is even. Lossy JPEG makes paper uneven by some levels.
    private static final int EVEN = 8;

    /// Pixels nearer to the darkest or brightest one of a cell than its range divided by this are ink or
    /// paper.
    private static final int INK = 6;

    /// Share of ink and paper from which on a cell has words. Tissue has its values anywhere: of evenly
    /// spread ones a third lie so near to the ends, of noise fewer.
    private static final double INKED = 0.6;

    /// Of this many steps from the darkest to the brightest pixel of a cell, ink, paper and a panel have
    /// three, and at least this share of the pixels. Of evenly spread ones three steps have a fifth.
    private static final int STEPS = 16;

    private static final double FEW = 0.75;

    /// Even cells side by side whose means differ by more, and by less than an edge does, are a surface
    /// in a light. Paper differs by rounding.
    private static final double SLOPE = 0.6;

    private static final double EDGE = 24;

    /// From here on values may have been cut off, and what is a level apart is not.
    private static final double DAZZLING = 252;

    /// Cells that lie together and show something: as many as a square of 36 pixels has. What is smaller
    /// may be a logo or letters of few pixels after lossy JPEG. Of a face of 16 pixels people still
    /// recognise who is familiar to them (Sinha et al., Proceedings of the IEEE 94, 2006), so not every
    /// face is as large.
    private static final int FEWEST_CELLS = 20;

    /// The same where the whole picture is an icon: an eighth of it.
    private static final int FEWEST_OF_AN_ICON = 6;

    /// What a cell is that has no mean level.
    private static final double SHADES = -1;

    private static final double INK_AND_PAPER = -2;

    private final byte[] levels;
    private final int columns;
    private final int across;
    private final int down;

    private PictureTones(byte[] levels, int columns, int rows) {
        this.levels = levels;
        this.columns = columns;
        this.across = columns / CELL;
        this.down = rows / CELL;
    }

    /// Looks at the whole range of values, and again at what is left of it below the brightest tenth:
    /// words may be far brighter than the tissue beside them.
    static boolean hasShades(Raster raster) {
        int[] values = brightness(raster);
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (least == most) {
            return false;
        }
        int dim = dim(values, least, most);
        return hasShades(raster, values, least, most) || dim < most && hasShades(raster, values, least, dim);
    }

    private static boolean hasShades(Raster raster, int[] values, int least, int most) {
        byte[] levels = new byte[values.length];
        double scale = (LEVELS - 1) / (double) (most - least);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.min(LEVELS - 1, (values[i] - least) * scale);
        }
        PictureTones tones = new PictureTones(levels, raster.columns(), raster.rows());
        int cells = tones.across * tones.down;
        return tones.largestArea() >= Math.clamp(cells / 8, FEWEST_OF_AN_ICON, FEWEST_CELLS);
    }

    /// One value a pixel: that of grey, or the mean of colours.
    private static int[] brightness(Raster raster) {
        short[] stored = raster.values();
        int samples = raster.samples();
        boolean isLuma = raster.photometric().name().startsWith("YBR");
        int used = isLuma ? 1 : Math.min(3, samples);
        int[] values = new int[stored.length / samples];
        for (int i = 0; i < values.length; i++) {
            int sum = 0;
            for (int s = 0; s < used; s++) {
                short value = stored[i * samples + s];
                sum += raster.isSigned() ? value : value & 0xFFFF;
            }
            values[i] = sum / used;
        }
        return values;
    }

    /// The value that nine of ten pixels other than paper do not exceed, but not so low that the noise of
    /// lossy JPEG on paper becomes shades; values of more than 8 bits have less of it.
    private static int dim(int[] values, int least, int most) {
        int[] counts = new int[1024];
        double scale = (counts.length - 1) / (double) (most - least);
        for (int value : values) {
            counts[(int) ((value - least) * scale)]++;
        }
        int paper = 0;
        for (int i = 1; i < counts.length; i++) {
            paper = counts[i] > counts[paper] ? i : paper;
        }
        int rest = values.length - counts[paper];
        int seen = 0;
        int at = 0;
        while (at < counts.length - 1 && seen < 0.9 * rest) {
            seen += at == paper ? 0 : counts[at];
            at++;
        }
        int floor = least + (most - least) / (most - least >= 4 * LEVELS ? 16 : 4);
        return Math.max(floor, least + (int) (at / scale));
    }

    private int largestArea() {
        boolean[] shaded = shaded();
        int largest = 0;
        int[] stack = new int[shaded.length];
        for (int start = 0; start < shaded.length; start++) {
            if (!shaded[start]) {
                continue;
            }
            int depth = 0;
            int area = 0;
            stack[depth++] = start;
            shaded[start] = false;
            while (depth > 0) {
                int at = stack[--depth];
                area++;
                int x = at % across;
                int y = at / across;
                depth = push(shaded, stack, depth, x > 0, at - 1);
                depth = push(shaded, stack, depth, x < across - 1, at + 1);
                depth = push(shaded, stack, depth, y > 0, at - across);
                depth = push(shaded, stack, depth, y < down - 1, at + across);
            }
            largest = Math.max(largest, area);
        }
        return largest;
    }

    private static int push(boolean[] shaded, int[] stack, int depth, boolean isThere, int at) {
        if (!isThere || !shaded[at]) {
            return depth;
        }
        shaded[at] = false;
        stack[depth] = at;
        return depth + 1;
    }

    private boolean[] shaded() {
        boolean[] shaded = new boolean[across * down];
        double[] even = new double[shaded.length];
        for (int i = 0; i < shaded.length; i++) {
            even[i] = look(i % across * CELL, i / across * CELL);
            shaded[i] = even[i] == SHADES;
        }
        for (int i = 0; i < shaded.length; i++) {
            if (i % across + 1 < across) {
                slope(even, shaded, i, i + 1);
            }
            if (i + across < shaded.length) {
                slope(even, shaded, i, i + across);
            }
        }
        return shaded;
    }

    private static void slope(double[] even, boolean[] shaded, int one, int other) {
        double apart = Math.abs(even[one] - even[other]);
        boolean isEven = even[one] >= 0 && even[other] >= 0;
        if (isEven && Math.max(even[one], even[other]) < DAZZLING && apart > SLOPE && apart < EDGE) {
            shaded[one] = true;
            shaded[other] = true;
        }
    }

    /// The mean level of an even cell, or what else it is.
    private double look(int left, int top) {
        int least = LEVELS;
        int most = 0;
        int sum = 0;
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                int level = levels[y * columns + x] & 0xFF;
                least = Math.min(least, level);
                most = Math.max(most, level);
                sum += level;
            }
        }
        if (most - least < EVEN) {
            return sum / (double) (CELL * CELL);
        }
        return isInked(left, top, least, most) || hasFewLevels(left, top, least, most) ? INK_AND_PAPER : SHADES;
    }

    private boolean isInked(int left, int top, int least, int most) {
        int near = (most - least) / INK;
        int inked = 0;
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                int level = levels[y * columns + x] & 0xFF;
                if (level - least <= near || most - level <= near) {
                    inked++;
                }
            }
        }
        return inked >= INKED * CELL * CELL;
    }

    /// Words across the edge of a panel.
    private boolean hasFewLevels(int left, int top, int least, int most) {
        int[] counts = new int[STEPS];
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                counts[((levels[y * columns + x] & 0xFF) - least) * STEPS / (most - least + 1)]++;
            }
        }
        Arrays.sort(counts);
        return counts[STEPS - 1] + counts[STEPS - 2] + counts[STEPS - 3] >= FEW * CELL * CELL;
    }
}
