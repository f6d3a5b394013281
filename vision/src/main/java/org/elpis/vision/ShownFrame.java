package org.elpis.vision;

import java.io.IOException;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.View;
import org.elpis.vision.codec.Palette;
import org.elpis.vision.codec.Picture;
import org.elpis.vision.codec.ValueRange;
import org.elpis.vision.likeness.AreaMean;
import org.elpis.vision.likeness.GreyImage;

/// One decoded frame as eyes see it: grey values through the window of its object, and colours as they are.
///
/// Pixels are shown as squares, whatever the spacing says.
final class ShownFrame {
    private final Raster raster;
    private final Picture picture;
    private final ValueRange range;

    private ShownFrame(DataSet image, Raster raster, ValueRange range) throws UndecodableFrameException {
        this.raster = raster;
        this.range = range;
        this.picture = picture(image, raster, range);
    }

    static ShownFrame of(Instance image, int frame) throws IOException {
        Raster raster = raster(image, frame);
        return new ShownFrame(image.dataSet(), raster, DisplayWindow.of(image.dataSet(), frame, raster));
    }

    /// A frame of another image by the window of this one.
    ShownFrame asHere(Instance other, int frame) throws IOException {
        return new ShownFrame(other.dataSet(), raster(other, frame), range);
    }

    private static Raster raster(Instance image, int frame) throws IOException {
        ImageFrames frames = ImageFrames.of(image);
        if (frame < 0 || frame >= frames.count()) {
            throw new UndecodableFrameException("it has no such frame");
        }
        return frames.raster(frame);
    }

    static Picture picture(DataSet image, Raster raster, ValueRange range) throws UndecodableFrameException {
        return raster.photometric() == Photometric.PALETTE_COLOR
                ? Picture.of(raster, Palette.of(image))
                : Picture.of(raster, range);
    }

    View view(int maxSide) {
        int samples = picture.isGrey() ? 1 : 3;
        byte[] values = new byte[0];
        int width = 0;
        int height = 0;
        for (int colour = 0; colour < samples; colour++) {
            GreyImage plane = smaller(picture.plane(colour), maxSide);
            if (colour == 0) {
                width = plane.width();
                height = plane.height();
                values = new byte[width * height * samples];
            }
            for (int i = 0; i < plane.values().length; i++) {
                values[i * samples + colour] = (byte) Math.round(plane.values()[i]);
            }
        }
        return new View(width, height, samples, values);
    }

    private GreyImage smaller(byte[] plane, int maxSide) {
        int columns = raster.columns();
        return AreaMean.of(columns, raster.rows(), maxSide, (y, row) -> {
            for (int x = 0; x < columns; x++) {
                row[x] = plane[y * columns + x] & 0xFF;
            }
        });
    }
}
