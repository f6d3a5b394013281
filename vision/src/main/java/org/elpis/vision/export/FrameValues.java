package org.elpis.vision.export;

import org.elpis.dicom.DataSet;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.Palette;
import org.elpis.vision.codec.Picture;
import org.elpis.vision.codec.ValueRange;
import org.elpis.vision.likeness.GreyImage;

/// A decoded frame as one plane: stored values of grey frames, the luma of colours.
public final class FrameValues {
    private FrameValues() {}

    /// The plane of a frame.
    ///
    /// @param image  that the frame is of
    /// @throws UndecodableFrameException when its colours are of a kind that is not shown
    public static GreyImage of(DataSet image, Raster raster) throws UndecodableFrameException {
        return switch (raster.photometric()) {
            case MONOCHROME1, MONOCHROME2 -> stored(raster);
            case PALETTE_COLOR -> luma(Picture.of(raster, Palette.of(image)));
            default -> luma(Picture.of(raster, ValueRange.of(raster)));
        };
    }

    private static GreyImage stored(Raster raster) {
        float[] values = new float[raster.values().length];
        for (int i = 0; i < values.length; i++) {
            short value = raster.values()[i];
            values[i] = raster.isSigned() ? value : value & 0xFFFF;
        }
        return new GreyImage(raster.columns(), raster.rows(), values);
    }

    private static GreyImage luma(Picture picture) {
        float[] values = new float[picture.columns() * picture.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = luma(picture.plane(0)[i] & 0xFF, picture.plane(1)[i] & 0xFF, picture.plane(2)[i] & 0xFF);
        }
        return new GreyImage(picture.columns(), picture.rows(), values);
    }

    /// Source: ITU-R BT.601, as in PS3.3 C.7.6.3.1.2
    static float luma(int red, int green, int blue) {
        return 0.299f * red + 0.587f * green + 0.114f * blue;
    }
}
