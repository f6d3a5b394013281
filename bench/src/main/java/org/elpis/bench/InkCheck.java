package org.elpis.bench;

import java.io.IOException;
import org.elpis.testkit.hospital.PixelFont;
import org.elpis.testkit.key.PixelBox;

/// Whether a text that was drawn into an image can still be made out: without reading it, by how far the values in its
/// box
/// go along with the points of its letters. What an OCR would still read goes along; what is blacked out cannot.
final class InkCheck {
    /// Of the coefficient of correlation. Letters under noise of their own strength still have 0.5; a smooth picture
    /// without letters stays below 0.1 in boxes of some hundred points.
    private static final double VISIBLE = 0.3;

    private static final int PIXEL_DATA = 0x7FE00010;
    private static final int ROWS = 0x00280010;
    private static final int COLUMNS = 0x00280011;
    private static final int BITS_ALLOCATED = 0x00280100;
    private static final int SAMPLES = 0x00280002;

    private InkCheck() {}

    static boolean isVisible(ReadObject object, String place, PixelBox box) throws IOException {
        int columns = object.dataSet().number(COLUMNS, 0);
        if (columns < box.left() + box.width() || object.dataSet().number(ROWS, 0) < box.top() + box.height()) {
            return false;
        }
        int tag = AnswerPath.parse(place).map(AnswerPath::lastTag).orElse(PIXEL_DATA);
        byte[] bytes = object.bytesAt(tag);
        int width = object.dataSet().number(BITS_ALLOCATED, 8)
                / 8
                * object.dataSet().number(SAMPLES, 1);
        boolean[][] points = PixelFont.points(box.text());
        double[] seen = new double[box.width() * box.height()];
        double[] drawn = new double[seen.length];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int i = y * box.width() + x;
                drawn[i] = points[y][x] ? 1 : 0;
                seen[i] = value(object, bytes, box, (box.top() + y) * columns + box.left() + x, width);
            }
        }
        return Math.abs(correlation(seen, drawn)) > VISIBLE;
    }

    private static double value(ReadObject object, byte[] bytes, PixelBox box, int pixel, int width) {
        return switch (box.plane()) {
            case OVERLAY -> at(bytes, swapped(object, pixel >> 3)) >> (pixel & 7) & 1;
            case UNUSED_BIT -> word(object, bytes, 2 * pixel) >> box.bit() & 1;
            case PIXELS -> width == 2 ? word(object, bytes, 2 * pixel) : at(bytes, swapped(object, pixel * width));
        };
    }

    /// Bytes stand in words: in a big endian file the second one comes first.
    private static int swapped(ReadObject object, int index) {
        return object.isBigEndian() ? index ^ 1 : index;
    }

    private static int word(ReadObject object, byte[] bytes, int at) {
        int first = at(bytes, at);
        int second = at(bytes, at + 1);
        return object.isBigEndian() ? first << 8 | second : second << 8 | first;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0;
    }

    static double correlation(double[] a, double[] b) {
        double meanA = java.util.Arrays.stream(a).average().orElse(0);
        double meanB = java.util.Arrays.stream(b).average().orElse(0);
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return ofA == 0 || ofB == 0 ? 0 : both / Math.sqrt(ofA * ofB);
    }
}
