package org.elpis.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Raster;
import org.elpis.seal.Departure.Fault;
import org.jspecify.annotations.Nullable;

/// Compares the frames of an object before and after with what a mask does: it fills rectangles with one dark value.
///
/// A changed pixel is of a mask when it lies in a square of four by four pixels that hold the fill; what lies beyond
/// the edge of the image counts as filled. So words, lines and dots that are drawn in the colour of the fill are told
/// from it. Not thread-safe.
final class Filling {
    /// The gate's smallest boxes are larger: letters of four rows with a margin.
    private static final int LEAST_SIDE = 4;

    private static final int ANY = Integer.MIN_VALUE;

    private final DataSet original;
    private final String uid;
    private @Nullable Raster last;
    private boolean[] changed = new boolean[0];
    private boolean[] masked = new boolean[0];

    /// @param uid  SOP Instance UID in the copy
    Filling(DataSet original, String uid) {
        this.original = original;
        this.uid = uid;
    }

    /// What became of a frame.
    enum Found {
        NOTHING,
        /// It has other dimensions, bits or colours.
        FRAME,
        PIXELS
    }

    Found compare(Raster before, Raster after) {
        FrameHeader header = FrameHeader.of(before, FrameHeader.Form.EXACT);
        if (!header.equals(FrameHeader.of(after, FrameHeader.Form.EXACT))) {
            return Found.FRAME;
        }
        if (Arrays.equals(before.values(), after.values())) {
            return Found.NOTHING;
        }
        int samples = before.samples();
        int[] fills = fills(before);
        changed = new boolean[before.columns() * before.rows()];
        boolean[] filled = new boolean[changed.length];
        int first = -1;
        for (int i = 0; i < changed.length; i++) {
            for (int s = 0; s < samples; s++) {
                changed[i] |= before.values()[i * samples + s] != after.values()[i * samples + s];
            }
            first = first < 0 && changed[i] ? i : first;
        }
        for (int i = 0; i < changed.length; i++) {
            filled[i] = fills[0] == ANY ? isSame(after, i, first) : isFill(after, i, fills);
        }
        masked = opened(filled, before.columns(), before.rows());
        last = after;
        return Found.PIXELS;
    }

    /// Values that fill: of grey images one or two, of colours one for each sample, or any.
    private int[] fills(Raster before) {
        long least = before.isSigned() ? -(1L << before.bits() - 1) : 0;
        int most = (int) (least + (1L << before.bits()) - 1);
        return switch (before.photometric()) {
            case MONOCHROME1 -> new int[] {padding((int) least, most, most), most};
            case MONOCHROME2 -> new int[] {padding((int) least, most, (int) least), (int) least};
            case RGB -> new int[] {0, 0, 0};
            case YBR_FULL, YBR_FULL_422 -> new int[] {0, 1 << before.bits() - 1, 1 << before.bits() - 1};
            default -> new int[] {ANY};
        };
    }

    private int padding(int least, int most, int otherwise) {
        int value = original.number(Tag.PIXEL_PADDING_VALUE, otherwise);
        return value >= least && value <= most ? value : otherwise;
    }

    /// Of colours in a palette, and of those that nobody shows, the first pixel that was changed says what fills.
    private static boolean isSame(Raster after, int pixel, int first) {
        short[] values = after.values();
        int samples = after.samples();
        int end = pixel * samples + samples;
        return Arrays.equals(values, pixel * samples, end, values, first * samples, first * samples + samples);
    }

    private static boolean isFill(Raster after, int pixel, int[] fills) {
        int samples = after.samples();
        int x = pixel % after.columns();
        int y = pixel / after.columns();
        if (samples == 1) {
            int value = after.at(x, y, 0);
            return value == fills[0] || value == fills[1];
        }
        for (int s = 0; s < samples; s++) {
            if (after.at(x, y, s) != fills[s]) {
                return false;
            }
        }
        return true;
    }

    /// What lies in squares that are filled altogether.
    private static boolean[] opened(boolean[] filled, int columns, int rows) {
        boolean[] opened = new boolean[filled.length];
        for (int y = 1 - LEAST_SIDE; y < rows; y++) {
            int run = 0;
            for (int x = 1 - LEAST_SIDE; x < columns + LEAST_SIDE - 1; x++) {
                run = isColumnFilled(filled, columns, rows, x, y) ? run + 1 : 0;
                if (run >= LEAST_SIDE) {
                    mark(opened, columns, rows, x - LEAST_SIDE + 1, y);
                }
            }
        }
        return opened;
    }

    private static boolean isColumnFilled(boolean[] filled, int columns, int rows, int x, int top) {
        if (x < 0 || x >= columns) {
            return true;
        }
        for (int y = Math.max(0, top); y < Math.min(rows, top + LEAST_SIDE); y++) {
            if (!filled[y * columns + x]) {
                return false;
            }
        }
        return true;
    }

    private static void mark(boolean[] opened, int columns, int rows, int left, int top) {
        for (int y = Math.max(0, top); y < Math.min(rows, top + LEAST_SIDE); y++) {
            Arrays.fill(
                    opened,
                    y * columns + Math.clamp(left, 0, columns),
                    y * columns + Math.clamp(left + LEAST_SIDE, 0, columns),
                    true);
        }
    }

    /// Whether every pixel that changed in the frame that was compared last is of a mask.
    boolean isMask() {
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] && !masked[i]) {
                return false;
            }
        }
        return true;
    }

    /// Where pixels changed in the frame that was compared last, by tiles.
    List<Departure> changed(int frame, Fault fault) {
        return tiles(frame, fault, new boolean[changed.length]);
    }

    /// Where pixels changed to something that is no mask.
    List<Departure> painted(int frame) {
        return tiles(frame, Fault.PAINTED, masked);
    }

    private List<Departure> tiles(int frame, Fault fault, boolean[] without) {
        List<Departure> found = new ArrayList<>();
        Raster raster = last;
        if (raster == null) {
            return found;
        }
        FrameHeader header = FrameHeader.of(raster, FrameHeader.Form.EXACT);
        int side = header.side();
        boolean[] isHit = new boolean[header.tiles()];
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] && !without[i]) {
                isHit[i / header.columns() / side * header.tileColumns() + i % header.columns() / side] = true;
            }
        }
        for (int tile = 0; tile < isHit.length; tile++) {
            if (isHit[tile]) {
                int x = tile % header.tileColumns() * side;
                int y = tile / header.tileColumns() * side;
                found.add(new Departure(
                        uid,
                        "frame " + (frame + 1) + ", columns " + x + " to "
                                + (Math.min(x + side, header.columns()) - 1) + ", rows " + y + " to "
                                + (Math.min(y + side, header.rows()) - 1),
                        fault));
            }
        }
        return found;
    }
}
