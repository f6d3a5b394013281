package org.elpis.vision.text;

import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextLine;

/// Drawn frames as rasters, and how much of a drawn line boxes cover.
final class Scenes {
    private Scenes() {}

    static Raster raster(Picture picture) {
        Photometric photometric = picture.samples() == 3 ? Photometric.RGB : Photometric.MONOCHROME2;
        return new Raster(picture.columns(), picture.rows(), photometric, picture.bits(), false, picture.values());
    }

    /// Share of the glyph pixels of a line that lie in a box.
    static double covered(TextLine line, int columns, BurnedInText found) {
        List<Box> boxes = found instanceof BurnedInText.Text text
                ? text.boxes().stream().map(TextBox::box).toList()
                : List.of();
        int covered = 0;
        for (int pixel : line.pixels()) {
            int x = pixel % columns;
            int y = pixel / columns;
            boolean isCovered =
                    boxes.stream().anyMatch(box -> x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom());
            covered += isCovered ? 1 : 0;
        }
        return covered / (double) line.pixels().length;
    }
}
