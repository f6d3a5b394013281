package org.elpis.vision.codec;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Run-length coded frames: planes of bytes, as many as a pixel's cells have.
///
/// Planar Configuration says nothing here, and colour is never shared between pixels. Cells of 1 bit are packed eight
/// to a byte. Values of more than 16 bits are read as [NativeCodec] says; filling works on the cells themselves.
///
/// Source: PS3.5 8.2.2, A.4.2 and G
public final class RleCodec implements FrameCodec {
    @Override
    public boolean reads(String transferSyntaxUid) {
        return transferSyntaxUid.equals("1.2.840.10008.1.2.5");
    }

    @Override
    public Optional<byte[]> cells(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return Optional.of(cellsOf(frame, layout.as(layout.photometric())));
    }

    @Override
    public boolean writes(String transferSyntaxUid) {
        return reads(transferSyntaxUid);
    }

    @Override
    public Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        PixelLayout byPixel = layout.as(layout.photometric());
        byte[] cells = cellsOf(frame, byPixel);
        return NativeFrame.of(byPixel, ByteOrder.LITTLE_ENDIAN, cells.length).decode(cells);
    }

    @Override
    public byte[] encode(Raster raster, PixelLayout layout) {
        PixelLayout byPixel = layout.as(layout.photometric());
        if (segments(byPixel) > RleSegments.MAX_SEGMENTS) {
            throw new IllegalArgumentException("samples x bytes must be <= 15, got " + segments(byPixel));
        }
        return encoded(NativeFrame.encode(raster, byPixel, ByteOrder.LITTLE_ENDIAN), byPixel);
    }

    @Override
    public Optional<byte[]> fill(byte[] frame, PixelLayout layout, List<Box> boxes, int[] fill)
            throws UndecodableFrameException {
        PixelLayout byPixel = layout.as(layout.photometric());
        byte[] cells = cellsOf(frame, byPixel);
        NativeFrame.of(byPixel, ByteOrder.LITTLE_ENDIAN, cells.length).fill(cells, boxes, fill);
        return Optional.of(encoded(cells, byPixel));
    }

    /// The native little endian frame, pixel by pixel.
    private static byte[] cellsOf(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        NativeFrame.requireSize(layout);
        int segments = segments(layout);
        if (segments > RleSegments.MAX_SEGMENTS || layout.bitsAllocated() == 1 && layout.samples() > 1) {
            throw new UndecodableFrameException("run-length coding has no frames of such samples");
        }
        long planeBytes = planeBytes(layout);
        RleSegments coded = RleSegments.of(frame, segments, planeBytes);
        long bytes = planeBytes * segments;
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new UndecodableFrameException("a frame has more bytes than are decoded here");
        }
        byte[] cells = new byte[(int) bytes];
        int[] first = firstBytes(layout);
        for (int i = 0; i < segments; i++) {
            coded.decode(i, cells, first[i], segments, (int) planeBytes);
        }
        return cells;
    }

    private static byte[] encoded(byte[] cells, PixelLayout layout) {
        boolean isPacked = layout.bitsAllocated() == 1;
        int planeBytes = (int) planeBytes(layout);
        // Rows of single bits need not end with a byte.
        int rowBytes = isPacked ? planeBytes : layout.columns();
        return RleSegments.encode(cells, firstBytes(layout), segments(layout), planeBytes, rowBytes);
    }

    private static int segments(PixelLayout layout) {
        return layout.samples() * Math.max(1, layout.bitsAllocated() / 8);
    }

    private static long planeBytes(PixelLayout layout) {
        return layout.bitsAllocated() == 1 ? (layout.pixels() + 7) / 8 : layout.pixels();
    }

    /// Where each plane starts among the cells of a pixel, whose lowest byte comes first there.
    private static int[] firstBytes(PixelLayout layout) {
        int bytes = Math.max(1, layout.bitsAllocated() / 8);
        int[] first = new int[layout.samples() * bytes];
        for (int i = 0; i < first.length; i++) {
            first[i] = i / bytes * bytes + bytes - 1 - i % bytes;
        }
        return first;
    }
}
