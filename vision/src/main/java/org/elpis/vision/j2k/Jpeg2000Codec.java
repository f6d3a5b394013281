package org.elpis.vision.j2k;

import java.util.List;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes JPEG 2000 part 1: one codestream a frame, with or without the boxes of a JP2 file.
///
/// Some objects contradict their codestream about depth and sign. The raster is as the object says; see
/// [StoredRange]. A codestream with less than all of its packets is refused, not shown
/// coarser.
/// Source: ITU-T T.800; PS3.5 8.2.4 and A.4.4
public final class Jpeg2000Codec implements FrameCodec {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.90";
    private static final String LOSSY = "1.2.840.10008.1.2.4.91";

    @Override
    public boolean reads(String transferSyntaxUid) {
        return transferSyntaxUid.equals(LOSSLESS) || transferSyntaxUid.equals(LOSSY);
    }

    @Override
    public Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        Codestream codestream = Codestream.read(Jp2File.codestream(frame), layout);
        ImageGrid grid = codestream.grid();
        TileDecoder decoder = decoded(codestream, frame, layout);
        short[] samples = decoder.samples();
        StoredRange.of(layout).fit(samples, grid, decoder.isLossy());
        return new Raster(
                grid.columns(),
                grid.rows(),
                colours(layout.photometric()),
                Math.min(16, layout.bitsStored()),
                layout.isSigned(),
                samples);
    }

    private static TileDecoder decoded(Codestream codestream, byte[] frame, PixelLayout layout)
            throws UndecodableFrameException {
        List<TileData> tiles = codestream.tiles();
        TileDecoder decoder = new TileDecoder(codestream.grid(), new Effort(layout.cells(), frame.length));
        for (int i = 0; i < tiles.size(); i++) {
            decoder.decode(i, tiles.get(i));
        }
        return decoder;
    }

    /// Whether the wavelet is the reversible one and no pass of it is missing, which only decoding tells.
    @Override
    public boolean isExact(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return !decoded(Codestream.read(Jp2File.codestream(frame), layout), frame, layout)
                .isLossy();
    }

    /// What the components are once the codestream's own transform is undone.
    static Photometric colours(Photometric coded) {
        return switch (coded) {
            case YBR_RCT, YBR_ICT -> Photometric.RGB;
            case YBR_FULL_422 -> Photometric.YBR_FULL;
            case MONOCHROME1,
                    MONOCHROME2,
                    PALETTE_COLOR,
                    RGB,
                    YBR_FULL,
                    YBR_PARTIAL_422,
                    YBR_PARTIAL_420,
                    XYB,
                    HSV,
                    ARGB,
                    CMYK -> coded;
        };
    }
}
