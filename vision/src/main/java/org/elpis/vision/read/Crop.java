package org.elpis.vision.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;

/// A box of a frame, prepared for reading: how far each pixel is from the ground, in 255ths of the farthest one.
///
/// Of several samples that one counts in which ink and ground differ most.
public final class Crop {
    /// Contrast that is too faint to be read for certain, in levels of 256.
    private static final int LEAST_CONTRAST = 24;
    /// What is as near to the ground as this is ground: less than the faintest writing that the detector
    /// must find is of
    /// the brightest.
    private static final int GROUND = 16;
    /// Rows of a page: Tesseract reads letters of about 30 rows best, and a box is twice as high as its letters.
    private static final int PAGE_ROWS = 72;

    private static final int MOST_SCALE = 4;
    /// Around the box on a page.
    private static final int MARGIN = 20;

    private final int columns;
    private final int rows;
    /// Towards the ink positive, away from it negative.
    private final short[] distances;

    private Crop(int columns, int rows, short[] distances) {
        this.columns = columns;
        this.rows = rows;
        this.distances = distances;
    }

    /// The part of a frame, in the sample whose ink stands out most.
    ///
    /// @param frame  as eyes see it, no places in a palette
    /// @param box  within the frame
    /// @return empty when ink and ground differ too little
    public static Optional<Crop> of(Raster frame, Box box) {
        int most = 0;
        Optional<Crop> best = Optional.empty();
        for (int sample = 0; sample < frame.samples(); sample++) {
            int[] values = values(frame, box, sample);
            int[] sorted = values.clone();
            Arrays.sort(sorted);
            int ground = sorted[sorted.length / 2];
            int above = sorted[sorted.length - 1] - ground;
            int below = ground - sorted[0];
            int contrast = Math.max(above, below);
            if (contrast > most && (long) contrast * 256 >= (long) LEAST_CONTRAST << frame.bits()) {
                most = contrast;
                best = Optional.of(new Crop(
                        box.width(), box.height(), distances(values, ground, above >= below ? contrast : -contrast)));
            }
        }
        return best;
    }

    private static int[] values(Raster frame, Box box, int sample) {
        int[] values = new int[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                values[y * box.width() + x] = frame.at(box.x() + x, box.y() + y, sample);
            }
        }
        return values;
    }

    private static short[] distances(int[] values, int ground, int contrast) {
        short[] distances = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = (short) ((values[i] - ground) * 255L / contrast);
        }
        return distances;
    }

    /// Whether another crop looks the same.
    public boolean isSameAs(Crop other) {
        return columns == other.columns && rows == other.rows && Arrays.equals(distances, other.distances);
    }

    private int scale() {
        return Math.clamp(PAGE_ROWS / rows, 1, MOST_SCALE);
    }

    /// Dark ink on white, larger than life, with a margin.
    GreyPage page() {
        int scale = scale();
        int width = columns * scale + 2 * MARGIN;
        int height = rows * scale + 2 * MARGIN;
        byte[] values = new byte[width * height];
        Arrays.fill(values, (byte) 255);
        for (int y = 0; y < rows * scale; y++) {
            for (int x = 0; x < columns * scale; x++) {
                values[(y + MARGIN) * width + x + MARGIN] = (byte) (255 - ink(x, y, scale));
            }
        }
        return new GreyPage(width, height, values);
    }

    /// Between the four pixels around a place of the page.
    private int ink(int x, int y, int scale) {
        int fx = Math.clamp(2 * x + 1 - scale, 0, 2 * scale * (columns - 1));
        int fy = Math.clamp(2 * y + 1 - scale, 0, 2 * scale * (rows - 1));
        int left = fx / (2 * scale);
        int top = fy / (2 * scale);
        int wx = fx % (2 * scale);
        int wy = fy % (2 * scale);
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        int unit = 2 * scale;
        int sum = ink(left, top) * (unit - wx) * (unit - wy)
                + ink(right, top) * wx * (unit - wy)
                + ink(left, bottom) * (unit - wx) * wy
                + ink(right, bottom) * wx * wy;
        return sum / (unit * unit);
    }

    private int ink(int x, int y) {
        return Math.max(0, distances[y * columns + x]);
    }

    /// Whether nothing but ground lies outside of words, so that nothing beside them was left unread.
    ///
    /// @param words  as they lie on the page
    boolean isEmptyBeside(List<PageWord> words) {
        boolean[] isWord = new boolean[columns * rows];
        int slack = Math.max(2, rows / 8);
        for (PageWord word : words) {
            int left = Math.max(0, (word.left() - MARGIN) / scale() - slack);
            int right = Math.min(columns, (word.left() + word.width() - MARGIN) / scale() + 1 + slack);
            int top = Math.max(0, (word.top() - MARGIN) / scale() - slack);
            int bottom = Math.min(rows, (word.top() + word.height() - MARGIN) / scale() + 1 + slack);
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    isWord[y * columns + x] = true;
                }
            }
        }
        for (int i = 0; i < isWord.length; i++) {
            if (!isWord[i] && Math.abs(distances[i]) > GROUND) {
                return false;
            }
        }
        return true;
    }
}
