package org.elpis.vision.jpeg;

import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Turns the samples of a codestream into the stored values of an object.
///
/// A codestream codes the bits stored alone, or the whole cell, whose other bits then are zero or repeat
/// the sign; or fewer bits, and then every sample is a value without a sign. What else would stand there
/// could be anything, and nobody would see it: such a frame is refused. Samples of lossy frames overshoot
/// the stored bits where the precision allows it; they are held at the limit, because cutting bits off
/// would make black out of white. Source: PS3.5 8.1.1, 8.2.1
final class StoredValues {
    private final PixelLayout layout;
    private final FrameHeader frame;
    private final int aboveSample;
    private final int aboveStored;
    private final int shift;
    private final int least;
    private final int most;

    StoredValues(PixelLayout layout, FrameHeader frame) {
        this.layout = layout;
        this.frame = frame;
        int stored = layout.bitsStored();
        this.aboveSample = frame.precision() < stored ? 0 : Integer.SIZE - frame.precision();
        this.aboveStored = Integer.SIZE - stored;
        this.shift = frame.precision() == stored ? 0 : layout.highBit() + 1 - stored;
        this.least = layout.isSigned() ? -(1 << stored - 1) : 0;
        this.most = (1 << (layout.isSigned() ? stored - 1 : stored)) - 1;
    }

    /// Those of samples that are as they were before coding.
    ///
    /// @param samples  unsigned; changed and kept
    Raster lossless(short[] samples) throws UndecodableFrameException {
        for (int i = 0; i < samples.length; i++) {
            int value = value(samples[i]);
            if (value < least || value > most) {
                if (!layout.isSigned() || value < least || value > 2 * most + 1) {
                    throw new UndecodableFrameException("a lossless JPEG sample has more bits than are stored");
                }
                value = value << aboveStored >> aboveStored;
            }
            samples[i] = (short) value;
        }
        return raster(samples);
    }

    /// Those of samples that are as near as the quantization lets them.
    ///
    /// @param samples  unsigned; changed and kept
    Raster lossy(short[] samples) {
        if (layout.isSigned() || frame.precision() > layout.bitsStored()) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) Math.clamp(value(samples[i]), least, most);
            }
        }
        return raster(samples);
    }

    private int value(short sample) {
        int unsigned = sample & 0xFFFF;
        return (layout.isSigned() ? unsigned << aboveSample >> aboveSample : unsigned) >> shift;
    }

    private Raster raster(short[] values) {
        Photometric photometric =
                layout.photometric() == Photometric.YBR_FULL_422 ? Photometric.YBR_FULL : layout.photometric();
        return new Raster(frame.columns(), frame.rows(), photometric, layout.bitsStored(), layout.isSigned(), values);
    }
}
