package org.elpis.vision.jpeg;

import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;

/// Turns the samples of a codestream into the stored values of an object.
///
/// Samples are what would stand in the cells of a native frame, of which the stored bits are a part. Those of a lossy
/// frame may overshoot the stored bits when its precision is larger; they are held at the limit, because cutting bits off
/// would make black out of white. Source: PS3.5 8.1.1, 8.2.1
final class StoredValues {
    private final PixelLayout layout;
    private final FrameHeader frame;

    StoredValues(PixelLayout layout, FrameHeader frame) {
        this.layout = layout;
        this.frame = frame;
    }

    Raster lossless(short[] samples) {
        int unused = layout.highBit() + 1 - layout.bitsStored();
        int excess = Integer.SIZE - layout.bitsStored();
        if (unused > 0 || frame.precision() > layout.bitsStored() || layout.isSigned()) {
            for (int i = 0; i < samples.length; i++) {
                int value = (samples[i] & 0xFFFF) >>> unused << excess;
                samples[i] = (short) (layout.isSigned() ? value >> excess : value >>> excess);
            }
        }
        return raster(samples);
    }

    Raster lossy(short[] samples) {
        if (layout.isSigned() || layout.highBit() >= layout.bitsStored()) {
            return lossless(samples);
        }
        int largest = (1 << layout.bitsStored()) - 1;
        if (frame.precision() > layout.bitsStored()) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) Math.min(samples[i], largest);
            }
        }
        return raster(samples);
    }

    private Raster raster(short[] values) {
        Photometric photometric = layout.photometric() == Photometric.YBR_FULL_422
                ? Photometric.YBR_FULL
                : layout.photometric();
        return new Raster(
                frame.columns(), frame.rows(), photometric, layout.bitsStored(), layout.isSigned(), values);
    }
}
