package org.elpis.vision;

import org.elpis.dicom.DataSet;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.Palette;
import org.elpis.vision.codec.Picture;
import org.jspecify.annotations.Nullable;

/// What stands in a frame for eyes: places in a palette become its colours, other samples are looked at as they are
/// stored, over their whole range and not through a window.
final class Appearance {
    private final @Nullable Palette palette;

    private Appearance(@Nullable Palette palette) {
        this.palette = palette;
    }

    static Appearance of(DataSet image, PixelLayout layout) throws UndecodableFrameException {
        return new Appearance(layout.photometric() == Photometric.PALETTE_COLOR ? Palette.of(image) : null);
    }

    Raster of(Raster frame) throws UndecodableFrameException {
        if (palette == null) {
            return frame;
        }
        Picture picture = Picture.of(frame, palette);
        int pixels = frame.columns() * frame.rows();
        short[] values = new short[pixels * 3];
        for (int colour = 0; colour < 3; colour++) {
            byte[] plane = picture.plane(colour);
            for (int i = 0; i < pixels; i++) {
                values[i * 3 + colour] = (short) (plane[i] & 0xFF);
            }
        }
        return new Raster(frame.columns(), frame.rows(), Photometric.RGB, 8, false, values);
    }
}
