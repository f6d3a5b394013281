package org.elpis.vision.j2k;

import java.util.Optional;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes High-Throughput JPEG 2000 by OpenJPEG's program, and says what is missing where there is none.
///
/// Source: ITU-T T.814; PS3.5 A.4.11
public final class HighThroughputCodec implements FrameCodec {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.201";
    private static final String LOSSLESS_BY_RESOLUTION = "1.2.840.10008.1.2.4.202";
    private static final String LOSSY = "1.2.840.10008.1.2.4.203";
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int SOT = 0xFF90;
    /// Bytes before the style of the components: flags, progression, layers, transform.
    private static final int STYLE_OF_ALL = 5;

    private final Optional<CodestreamProgram> program;

    public HighThroughputCodec() {
        this(OpenJpegProgram.find());
    }

    HighThroughputCodec(Optional<CodestreamProgram> program) {
        this.program = program;
    }

    @Override
    public boolean reads(String transferSyntaxUid) {
        return switch (transferSyntaxUid) {
            case LOSSLESS, LOSSLESS_BY_RESOLUTION, LOSSY -> true;
            default -> false;
        };
    }

    @Override
    public Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        Cursor codestream = Jp2File.codestream(frame);
        ImageGrid grid = grid(new Cursor(frame, codestream.at(), codestream.end()), layout);
        byte[] planes = program.orElseThrow(() -> new UndecodableFrameException(
                        "High-Throughput JPEG 2000 needs opj_decompress of OpenJPEG 2.5, which is not installed"))
                .planes(codestream, layout.cells());
        short[] samples = samples(planes, grid, (int) layout.cells());
        StoredRange.of(layout).fit(samples, grid, false);
        return new Raster(
                grid.columns(),
                grid.rows(),
                Jpeg2000Codec.colours(layout.photometric()),
                Math.min(16, layout.bitsStored()),
                layout.isSigned(),
                samples);
    }

    /// What the transfer syntax of the standard says cannot be asked here: the main header says which wavelet it is.
    /// Passes that are missing are not noticed.
    @Override
    public boolean isExact(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        Cursor in = Jp2File.codestream(frame);
        in.take(2);
        boolean isReversible = true;
        for (int marker = in.u16(); marker != SOT; marker = in.u16()) {
            Cursor segment = in.take(in.u16() - 2L);
            if (marker == COD) {
                segment.take(STYLE_OF_ALL);
                isReversible &= isReversible(segment);
            } else if (marker == COC) {
                segment.take(layout.samples() < 257 ? 2 : 3);
                isReversible &= isReversible(segment);
            }
        }
        return isReversible;
    }

    /// Behind number of levels, sizes of a block and its style stands 1 for the reversible wavelet.
    private static boolean isReversible(Cursor style) throws UndecodableFrameException {
        style.take(4);
        return style.u8() == 1;
    }

    private static ImageGrid grid(Cursor in, PixelLayout layout) throws UndecodableFrameException {
        in.take(2);
        if (in.u16() != SIZ) {
            throw new UndecodableFrameException("the codestream does not start with SOC and SIZ");
        }
        return ImageGrid.read(in.take(in.u16() - 2L), layout);
    }

    private static short[] samples(byte[] planes, ImageGrid grid, int count) throws UndecodableFrameException {
        int size = grid.bits() <= 8 ? 1 : 2;
        if (planes.length != count * size) {
            throw new UndecodableFrameException("opj_decompress does not decode the codestream");
        }
        int unused = 32 - grid.bits();
        int components = grid.components();
        short[] samples = new short[count];
        int from = 0;
        for (int component = 0; component < components; component++) {
            for (int to = component; to < count; to += components, from += size) {
                int value = planes[from] & 0xFF;
                if (size == 2) {
                    value |= (planes[from + 1] & 0xFF) << 8;
                }
                samples[to] = (short) (grid.isSigned() ? value << unused >> unused : value << unused >>> unused);
            }
        }
        return samples;
    }
}
