package org.elpis.vision.export;

import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.pixel.ExportVerdict;
import org.elpis.pixel.View;
import org.elpis.vision.likeness.AreaMean;
import org.elpis.vision.likeness.GreyImage;

/// A picture with red frames around what was changed.
final class Marks {
    private static final int MOST_SIDE = 1024;
    /// Pixels between a change and its frame.
    private static final int GAP = 3;

    private Marks() {}

    static View on(GreyImage picture, List<ExportVerdict.Change> changes) {
        GreyImage small = AreaMean.of(picture.width(), picture.height(), MOST_SIDE, (y, row) -> {
            System.arraycopy(picture.values(), y * picture.width(), row, 0, picture.width());
        });
        byte[] values = new byte[3 * small.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.clamp(Math.round(small.values()[i / 3]), 0, 255);
        }
        double scale = (double) small.width() / picture.width();
        for (ExportVerdict.Change change : changes) {
            frame(values, small, change.inPicture(), scale);
        }
        return new View(small.width(), small.height(), 3, values);
    }

    private static void frame(byte[] values, GreyImage picture, Box box, double scale) {
        int left = (int) (box.x() * scale) - GAP;
        int top = (int) (box.y() * scale) - GAP;
        int right = (int) (box.right() * scale) + GAP;
        int bottom = (int) (box.bottom() * scale) + GAP;
        for (int x = left; x <= right; x++) {
            dot(values, picture, x, top);
            dot(values, picture, x, bottom);
        }
        for (int y = top; y <= bottom; y++) {
            dot(values, picture, left, y);
            dot(values, picture, right, y);
        }
    }

    private static void dot(byte[] values, GreyImage picture, int x, int y) {
        if (x >= 0 && y >= 0 && x < picture.width() && y < picture.height()) {
            int at = 3 * (y * picture.width() + x);
            values[at] = (byte) 255;
            values[at + 1] = 40;
            values[at + 2] = 40;
        }
    }
}
