package org.elpis.vision;

import java.io.IOException;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.Picture;
import org.elpis.vision.codec.ValueRange;
import org.elpis.vision.likeness.AreaMean;
import org.elpis.vision.likeness.GreyImage;
import org.elpis.vision.likeness.HaarPsi;
import org.elpis.vision.likeness.MsSsim;

/// Measures how alike a frame is to what became of it.
///
/// Grey values are spread from 0 to 255 over the range that the frame had before (of its bits where all values
/// are one), its Pixel Padding Value left out, and not through a window; values that lie beyond now count as its
/// ends. Of colours the brightness is compared. Frames with a side of more than [#MAX_SIDE] are made smaller
/// first.
final class FrameLikeness {
    /// What the measures cost grows with the area: here some 0.05 s.
    static final int MAX_SIDE = 512;

    private FrameLikeness() {}

    static Likeness of(Instance before, Instance after, int frame) throws IOException {
        ImageFrames framesBefore = ImageFrames.of(before);
        ImageFrames framesAfter = ImageFrames.of(after);
        PixelCount.requireComparable(framesBefore, framesAfter);
        if (frame < 0 || frame >= framesBefore.count()) {
            throw new UndecodableFrameException("it has no such frame");
        }
        Raster raster = framesBefore.raster(frame);
        ValueRange range = range(before.dataSet(), raster);
        GreyImage one = brightness(before.dataSet(), raster, range);
        GreyImage other = brightness(after.dataSet(), framesAfter.raster(frame), range);
        return new Likeness(HaarPsi.MEDICAL.of(one, other), MsSsim.of(one, other));
    }

    private static ValueRange range(DataSet image, Raster raster) {
        ValueRange range = DisplayWindow.hasPadding(image) ? withoutPadding(image, raster) : ValueRange.of(raster);
        return range.least() < range.most() ? range : ValueRange.stored(raster.bits(), raster.isSigned());
    }

    private static ValueRange withoutPadding(DataSet image, Raster raster) {
        short padding = (short) DisplayWindow.padding(image);
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (short each : raster.values()) {
            if (each != padding) {
                int value = raster.isSigned() ? each : each & 0xFFFF;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return least > most ? ValueRange.of(raster) : new ValueRange(least, most);
    }

    private static GreyImage brightness(DataSet image, Raster raster, ValueRange range)
            throws UndecodableFrameException {
        return raster.photometric().isMonochrome()
                ? grey(raster, range)
                : luma(ShownFrame.picture(image, raster, range));
    }

    private static GreyImage grey(Raster raster, ValueRange range) {
        int columns = raster.columns();
        short[] values = raster.values();
        float scale = 255f / Math.max(1, range.most() - range.least());
        boolean isInverted = raster.photometric() == Photometric.MONOCHROME1;
        return AreaMean.of(columns, raster.rows(), MAX_SIDE, (y, row) -> {
            for (int x = 0; x < columns; x++) {
                short stored = values[y * columns + x];
                int value = Math.clamp(raster.isSigned() ? stored : stored & 0xFFFF, range.least(), range.most());
                float grey = (value - range.least()) * scale;
                row[x] = isInverted ? 255 - grey : grey;
            }
        });
    }

    /// Source: ITU-R BT.601, as in PS3.3 C.7.6.3.1.2
    private static GreyImage luma(Picture picture) {
        int columns = picture.columns();
        byte[] red = picture.plane(0);
        byte[] green = picture.plane(1);
        byte[] blue = picture.plane(2);
        return AreaMean.of(columns, picture.rows(), MAX_SIDE, (y, row) -> {
            for (int x = 0; x < columns; x++) {
                int at = y * columns + x;
                row[x] = 0.299f * (red[at] & 0xFF) + 0.587f * (green[at] & 0xFF) + 0.114f * (blue[at] & 0xFF);
            }
        });
    }
}
