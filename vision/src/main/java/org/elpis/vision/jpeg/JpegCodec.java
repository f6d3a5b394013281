package org.elpis.vision.jpeg;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.pixel.Box;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Reads JPEG frames, fills boxes of lossy ones without touching the rest, and writes lossless ones.
///
/// Which process a frame is coded by is asked of the frame, not of the transfer syntax, since files lie
/// about it. Thread-safe.
public final class JpegCodec implements FrameCodec {
    private static final String JPEG = "1.2.840.10008.1.2.4.";

    /// Processes 1; 2 and 4; 6 and 8; 10 and 12; 14; 14 with predictor 1. Source: PS3.6 table A-1
    private static final Set<String> READ =
            Set.of(JPEG + "50", JPEG + "51", JPEG + "53", JPEG + "55", JPEG + "57", JPEG + "70");

    private static final Set<String> WRITTEN = Set.of(JPEG + "57", JPEG + "70");

    @Override
    public boolean reads(String transferSyntaxUid) {
        return READ.contains(transferSyntaxUid);
    }

    @Override
    public boolean writes(String transferSyntaxUid) {
        return WRITTEN.contains(transferSyntaxUid);
    }

    @Override
    public Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        Codestream stream = parsed(frame, layout);
        StoredValues stored = new StoredValues(layout, stream.frame());
        if (stream.frame().isLossless()) {
            return stored.lossless(new LosslessDecoder(stream).samples());
        }
        short[][] planes = new DctDecoder(stream).planes();
        int samples = layout.samples();
        short[] values = new short[(int) layout.cells()];
        for (int i = 0; i < samples; i++) {
            Component component = stream.frame().components().get(i);
            new Upsampling(stream.frame(), component, planes[i]).into(values, i, samples);
            planes[i] = new short[0];
        }
        return stored.lossy(values);
    }

    @Override
    public boolean isExact(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return parsed(frame, layout).frame().isLossless();
    }

    @Override
    public byte[] encode(Raster raster, PixelLayout layout) {
        return new LosslessEncoder(raster, layout).encode();
    }

    /// As in [FrameCodec#fill]. Blocks of eight by eight samples that take part in a pixel of a box are
    /// filled as a whole; the codes of all others say what they said before.
    @Override
    public Optional<byte[]> fill(byte[] frame, PixelLayout layout, List<Box> boxes, int[] fill)
            throws UndecodableFrameException {
        if (fill.length != layout.samples()) {
            throw new IllegalArgumentException("fill must have one value a sample");
        }
        Codestream stream = parsed(frame, layout);
        if (stream.frame().isLossless()) {
            return Optional.empty();
        }
        return new BlockRedaction(stream).filled(boxes, fill);
    }

    private static Codestream parsed(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        Codestream stream = Codestream.parse(frame);
        FrameHeader header = stream.frame();
        if (header.columns() != layout.columns() || header.rows() != layout.rows()) {
            throw new UndecodableFrameException("the JPEG image has other columns or rows than the object says");
        }
        if (header.components().size() != layout.samples()) {
            throw new UndecodableFrameException("the JPEG image has other samples a pixel than the object says");
        }
        if (header.precision() > layout.bitsAllocated() || layout.bitsAllocated() > 16) {
            throw new UndecodableFrameException("the JPEG image has other bits a sample than the object says");
        }
        return stream;
    }
}
