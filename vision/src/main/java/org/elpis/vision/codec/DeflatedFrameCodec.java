package org.elpis.vision.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.elpis.pixel.Box;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Frames that are each deflated for themselves: raw deflate (RFC 1951) around a native little endian frame.
///
/// Source: PS3.5 8.2.16 and A.4.13
public final class DeflatedFrameCodec implements FrameCodec {
    private static final int STEP = 64 << 10;

    @Override
    public boolean reads(String transferSyntaxUid) {
        return transferSyntaxUid.equals("1.2.840.10008.1.2.8.1");
    }

    @Override
    public Optional<byte[]> cells(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return Optional.of(inflated(frame, layout));
    }

    @Override
    public boolean writes(String transferSyntaxUid) {
        return reads(transferSyntaxUid);
    }

    @Override
    public Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        byte[] cells = inflated(frame, layout);
        return NativeFrame.of(layout, ByteOrder.LITTLE_ENDIAN, cells.length).decode(cells);
    }

    @Override
    public byte[] encode(Raster raster, PixelLayout layout) {
        return deflated(NativeFrame.encode(raster, layout, ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public Optional<byte[]> fill(byte[] frame, PixelLayout layout, List<Box> boxes, int[] fill)
            throws UndecodableFrameException {
        byte[] cells = inflated(frame, layout);
        NativeFrame.of(layout, ByteOrder.LITTLE_ENDIAN, cells.length).fill(cells, boxes, fill);
        return Optional.of(deflated(cells));
    }

    /// Memory grows with what really comes out, up to one byte more than the layout needs.
    private static byte[] inflated(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        NativeFrame.requireSize(layout);
        long most = layout.cells() * layout.bitsAllocated() / 8 + 2;
        int limit = (int) Math.min(Integer.MAX_VALUE - 8, most);
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(frame);
            byte[] out = new byte[Math.min(limit, STEP)];
            int used = 0;
            while (!inflater.finished()) {
                if (used == limit) {
                    throw new UndecodableFrameException("a frame inflates to more than its attributes say");
                }
                if (used == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(limit, used * 2L));
                }
                int count = inflater.inflate(out, used, out.length - used);
                used += count;
                if (count == 0 && !inflater.finished()) {
                    throw new UndecodableFrameException("a deflated frame ends too early");
                }
            }
            return Arrays.copyOf(out, used);
        } catch (DataFormatException malformed) {
            throw new UndecodableFrameException("a frame is not deflated data");
        }
    }

    private static byte[] deflated(byte[] cells) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(cells);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] step = new byte[STEP];
            while (!deflater.finished()) {
                out.write(step, 0, deflater.deflate(step));
            }
            return out.toByteArray();
        }
    }
}
