package org.elpis.vision.codec;

import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// JPEG-LS frames, lossless and near lossless; written without loss, colours line by line.
///
/// Source: ITU-T T.87 (1998), PS3.5 8.2.3 and A.4.3
public final class JpegLsCodec implements FrameCodec {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.80";
    private static final String NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";

    @Override
    public boolean reads(String transferSyntaxUid) {
        return transferSyntaxUid.equals(LOSSLESS) || transferSyntaxUid.equals(NEAR_LOSSLESS);
    }

    @Override
    public boolean writes(String transferSyntaxUid) {
        return reads(transferSyntaxUid);
    }

    @Override
    public Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        if (layout.bitsStored() > 16) {
            throw new UndecodableFrameException("JPEG-LS has samples of 2 to 16 bits");
        }
        short[] values = JpegLsReader.read(frame, layout);
        boolean isShared = layout.photometric() == Photometric.YBR_FULL_422;
        return new Raster(
                layout.columns(),
                layout.rows(),
                isShared ? Photometric.YBR_FULL : layout.photometric(),
                layout.bitsStored(),
                layout.isSigned(),
                values);
    }

    @Override
    public byte[] encode(Raster raster, PixelLayout layout) {
        NativeFrame.requireFit(raster, layout);
        // A sample is coded together with what lies below it in its cell where that fits, for so it is decoded.
        boolean isWide = layout.highBit() >= 16;
        StoredSample sample = isWide ? new StoredSample(raster.bits(), 0, raster.isSigned()) : StoredSample.of(layout);
        int bits = Math.max(2, isWide ? raster.bits() : layout.highBit() + 1);
        int mask = (1 << bits) - 1;
        short[] values = raster.values();
        int[] cells = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = (int) sample.cell(values[i]) & mask;
        }
        return JpegLsWriter.write(
                cells, raster.columns(), raster.rows(), JpegLsWriter.Form.lossless(bits, raster.samples()));
    }
}
