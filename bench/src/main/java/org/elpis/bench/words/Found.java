package org.elpis.bench.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextLine;
import org.elpis.vision.text.BurnedInText;
import org.elpis.vision.text.Sensitivity;
import org.elpis.vision.text.TemporalProjection;
import org.elpis.vision.text.TextBox;
import org.elpis.vision.text.TextDetector;

/// What the detector says of a frame or a loop.
///
/// @param isHeld  nobody can say, so that the gate does not let the image go
record Found(boolean isHeld, List<Box> boxes) {
    /// Of the glyph pixels of a line, which boxes must cover.
    static final double COVERED = 0.95;
    /// Of a frame: as good as all of it.
    static final double ALL = 0.95;

    static Raster raster(Picture picture) {
        return new Raster(
                picture.columns(),
                picture.rows(),
                picture.samples() == 1 ? Photometric.MONOCHROME2 : Photometric.RGB,
                picture.bits(),
                false,
                picture.values());
    }

    static Found in(Picture picture) {
        return of(new TextDetector(Sensitivity.FIRST_LOOK).look(raster(picture)));
    }

    /// A loop is looked at as one image.
    static Found in(List<WrittenFrame> frames) {
        if (frames.size() == 1) {
            return in(frames.getFirst().picture());
        }
        TemporalProjection projection = new TemporalProjection(Sensitivity.FIRST_LOOK);
        frames.forEach(frame -> projection.add(raster(frame.picture())));
        return of(projection.result());
    }

    static Found of(BurnedInText text) {
        return switch (text) {
            case BurnedInText.Clean clean -> new Found(false, List.of());
            case BurnedInText.Uncertain uncertain -> new Found(true, List.of());
            case BurnedInText.Text found ->
                new Found(false, found.boxes().stream().map(TextBox::box).toList());
        };
    }

    /// The share of the glyph pixels of a line that boxes cover, 0 to 1.
    static double covered(TextLine line, int columns, List<Box> boxes) {
        int covered = 0;
        for (int pixel : line.pixels()) {
            int x = pixel % columns;
            int y = pixel / columns;
            for (Box box : boxes) {
                if (x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom()) {
                    covered++;
                    break;
                }
            }
        }
        return line.pixels().length == 0 ? 1 : covered / (double) line.pixels().length;
    }

    /// The smallest box around the glyph pixels of a line; empty when it has none.
    static Optional<Box> bounds(TextLine line, int columns) {
        return Arrays.stream(line.pixels())
                .mapToObj(pixel -> new Box(pixel % columns, pixel / columns, 1, 1))
                .reduce(Box::union);
    }

    /// The share of a frame that boxes cover, 0 to 1.
    static double area(Picture picture, List<Box> boxes) {
        boolean[] filled = new boolean[picture.columns() * picture.rows()];
        int count = 0;
        for (Box box : boxes) {
            for (int y = box.y(); y < Math.min(box.bottom(), picture.rows()); y++) {
                for (int x = box.x(); x < Math.min(box.right(), picture.columns()); x++) {
                    int at = y * picture.columns() + x;
                    count += filled[at] ? 0 : 1;
                    filled[at] = true;
                }
            }
        }
        return count / (double) filled.length;
    }
}
