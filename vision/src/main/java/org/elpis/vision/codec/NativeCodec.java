package org.elpis.vision.codec;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Uncompressed frames. [NativeFrames] cuts them out of the pixel data.
///
/// Values of more than 16 bits become a picture to look at, spread over 16 bits, and cannot be encoded
/// again; filling
/// works on the stored cells and changes nothing else.
public abstract sealed class NativeCodec implements FrameCodec permits LittleEndianCodec, BigEndianCodec {
    private final ByteOrder order;

    NativeCodec(ByteOrder order) {
        this.order = order;
    }

    @Override
    public final Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return NativeFrame.of(layout, order, frame.length).decode(frame);
    }

    @Override
    public final Optional<byte[]> cells(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return Optional.of(NativeFrame.of(layout, order, frame.length).littleEndian(frame));
    }

    @Override
    public final boolean writes(String transferSyntaxUid) {
        return reads(transferSyntaxUid);
    }

    @Override
    public final byte[] encode(Raster raster, PixelLayout layout) {
        return NativeFrame.encode(raster, layout, order);
    }

    @Override
    public final Optional<byte[]> fill(byte[] frame, PixelLayout layout, List<Box> boxes, int[] fill)
            throws UndecodableFrameException {
        byte[] filled = frame.clone();
        NativeFrame.of(layout, order, frame.length).fill(filled, boxes, fill);
        return Optional.of(filled);
    }

    /// Gives single pixels of a frame new values and leaves every other bit as it is.
    ///
    /// @param layout  of one sample a pixel and at most 16 bits stored
    public final byte[] replace(byte[] frame, PixelLayout layout, FaceEdit.Frame face)
            throws UndecodableFrameException {
        byte[] replaced = frame.clone();
        NativeFrame.of(layout, order, frame.length).replace(replaced, face);
        return replaced;
    }
}
