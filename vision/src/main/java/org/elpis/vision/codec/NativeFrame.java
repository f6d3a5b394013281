package org.elpis.vision.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Uncompressed frames of one layout: cells of 1, 8, 16, 32 or 64 bits, in the order in which they are stored.
///
/// Cells of 1 bit fill bytes from the lowest bit on. [Photometric#YBR_FULL_422] and
/// [Photometric#YBR_PARTIAL_422] hold
/// two lumas and the two colour differences that these share; a frame that claims it and is as long as one
/// without
/// sharing is read as such. Values of more than 16 bits are spread over 0 to 65535 from the frame's lowest
/// to its
/// highest: a picture to look at, which [#encode] refuses; [#fill] works on the cells themselves.
///
/// Source: PS3.5 8.1, 8.2 and D; PS3.3 C.7.6.3.1.2 and C.7.6.3.1.3
final class NativeFrame {
    private final PixelLayout layout;
    private final ByteOrder order;
    private final StoredSample sample;
    private final boolean isShared;

    private NativeFrame(PixelLayout layout, ByteOrder order, boolean isShared) {
        this.layout = layout;
        this.order = order;
        this.sample = StoredSample.of(layout);
        this.isShared = isShared;
    }

    /// @param length  bytes of the frame, with at most one byte of padding
    static NativeFrame of(PixelLayout layout, ByteOrder order, long length) throws UndecodableFrameException {
        requireSize(layout);
        boolean isShared = sharesColour(layout.photometric()) && !isWhole(layout, length);
        if (isShared && (layout.columns() % 2 != 0 || layout.bitsAllocated() != 8)) {
            throw new UndecodableFrameException("colour shared by two pixels needs even columns of 8 bits");
        }
        NativeFrame frame = new NativeFrame(layout, order, isShared);
        long bytes = (frame.cells() * layout.bitsAllocated() + 7) / 8;
        if (length != bytes && length != bytes + 1) {
            throw new UndecodableFrameException("a native frame is not as long as its attributes say");
        }
        return frame;
    }

    static void requireSize(PixelLayout layout) throws UndecodableFrameException {
        if (layout.cells() > Raster.MAX_CELLS) {
            throw new UndecodableFrameException("a frame has more samples than are decoded here");
        }
    }

    static boolean sharesColour(Photometric photometric) {
        return photometric == Photometric.YBR_FULL_422 || photometric == Photometric.YBR_PARTIAL_422;
    }

    private static boolean isWhole(PixelLayout layout, long length) {
        long bytes = layout.cells() * layout.bitsAllocated() / 8;
        return length == bytes || length == bytes + 1;
    }

    /// Bytes of a frame, its last byte filled up with bits; colour is shared where the layout says so.
    static long bytes(PixelLayout layout) {
        long cells = sharesColour(layout.photometric()) ? layout.pixels() * 2 : layout.cells();
        return (cells * layout.bitsAllocated() + 7) / 8;
    }

    private long cells() {
        return isShared ? layout.pixels() * 2 : layout.cells();
    }

    Raster decode(byte[] frame) {
        short[] cells = layout.bitsAllocated() > 16 ? wide(frame) : narrow(frame);
        boolean isSpread = layout.bitsStored() > 16;
        return new Raster(
                layout.columns(),
                layout.rows(),
                layout.photometric() == Photometric.YBR_FULL_422 ? Photometric.YBR_FULL : layout.photometric(),
                Math.min(16, layout.bitsStored()),
                layout.isSigned() && !isSpread,
                isShared ? spread(cells) : layout.isPlanar() ? interleaved(cells) : cells);
    }

    /// The cells with the lowest byte first: the frame itself where it has them so.
    byte[] littleEndian(byte[] frame) {
        int unit = layout.bitsAllocated() / 8;
        if (order == ByteOrder.LITTLE_ENDIAN || unit < 2) {
            return frame;
        }
        byte[] cells = new byte[frame.length];
        for (int at = 0; at + unit <= frame.length; at += unit) {
            for (int i = 0; i < unit; i++) {
                cells[at + i] = frame[at + unit - 1 - i];
            }
        }
        return cells;
    }

    private short[] narrow(byte[] frame) {
        short[] cells = new short[(int) cells()];
        switch (layout.bitsAllocated()) {
            case 1 -> {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = (short) (frame[i >> 3] >> (i & 7) & 1);
                }
            }
            case 8 -> {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = (short) (frame[i] & 0xFF);
                }
            }
            default -> ByteBuffer.wrap(frame).order(order).asShortBuffer().get(cells);
        }
        sample.toValues(cells);
        return cells;
    }

    private short[] wide(byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame).order(order);
        short[] values = new short[(int) cells()];
        if (sample.stored() <= 16) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) sample.value(cell(in, i));
            }
            return values;
        }
        // Unsigned values of 64 bits are put in the order of signed ones.
        long flip = sample.stored() == Long.SIZE && !sample.isSigned() ? Long.MIN_VALUE : 0;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < values.length; i++) {
            long value = sample.value(cell(in, i)) ^ flip;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double scale = most == least ? 0 : 65535 / ((double) most - least);
        for (int i = 0; i < values.length; i++) {
            double above = (double) (sample.value(cell(in, i)) ^ flip) - least;
            values[i] = (short) Math.min(65535, Math.round(above * scale));
        }
        return values;
    }

    private long cell(ByteBuffer in, int index) {
        return layout.bitsAllocated() == 32 ? in.getInt(index * 4) : in.getLong(index * 8);
    }

    private short[] interleaved(short[] planes) {
        int samples = layout.samples();
        short[] values = new short[planes.length];
        for (int s = 0, from = 0; s < samples; s++) {
            for (int to = s; to < values.length; to += samples) {
                values[to] = planes[from++];
            }
        }
        return values;
    }

    private short[] spread(short[] pairs) {
        short[] values = new short[(int) layout.cells()];
        for (int from = 0, to = 0; from < pairs.length; from += 4, to += 6) {
            values[to] = pairs[from];
            values[to + 1] = pairs[from + 2];
            values[to + 2] = pairs[from + 3];
            values[to + 3] = pairs[from + 1];
            values[to + 4] = pairs[from + 2];
            values[to + 5] = pairs[from + 3];
        }
        return values;
    }

    /// Fills boxes; what lies beyond the frame is left out. Of shared colour whole pairs are filled.
    ///
    /// @param fill  one stored value a sample
    void fill(byte[] frame, List<Box> boxes, int[] fill) {
        if (fill.length != layout.samples()) {
            throw new IllegalArgumentException("fill must have one value a sample, got " + fill.length);
        }
        long[] cells = new long[fill.length];
        for (int s = 0; s < fill.length; s++) {
            cells[s] = sample.cell(fill[s]);
        }
        ByteBuffer out = ByteBuffer.wrap(frame).order(order);
        for (Box box : boxes) {
            int right = Math.min(box.right(), layout.columns());
            int bottom = Math.min(box.bottom(), layout.rows());
            for (int y = box.y(); y < bottom; y++) {
                if (isShared) {
                    fillPairs(frame, y, box.x() / 2, (right + 1) / 2, cells);
                } else {
                    fillRow(out, y, box.x(), right, cells);
                }
            }
        }
    }

    /// Gives single pixels new values; the bits of all others stay.
    ///
    /// @param face  of one sample a pixel
    void replace(byte[] frame, FaceEdit.Frame face) {
        ByteBuffer out = ByteBuffer.wrap(frame).order(order);
        int[] runs = face.runs();
        int at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            for (int pixel = runs[i]; pixel < runs[i] + runs[i + 1]; pixel++) {
                put(out, pixel, sample.cell(face.values()[at++]));
            }
        }
    }

    private void fillPairs(byte[] frame, int y, int fromPair, int toPair, long[] cells) {
        for (int pair = fromPair; pair < toPair; pair++) {
            int at = (y * (layout.columns() / 2) + pair) * 4;
            frame[at] = (byte) cells[0];
            frame[at + 1] = (byte) cells[0];
            frame[at + 2] = (byte) cells[1];
            frame[at + 3] = (byte) cells[2];
        }
    }

    private void fillRow(ByteBuffer out, int y, int from, int to, long[] cells) {
        int samples = layout.samples();
        int pixels = (int) layout.pixels();
        for (int s = 0; s < samples; s++) {
            for (int x = from; x < to; x++) {
                int pixel = y * layout.columns() + x;
                put(out, layout.isPlanar() ? s * pixels + pixel : pixel * samples + s, cells[s]);
            }
        }
    }

    private void put(ByteBuffer out, int index, long cell) {
        switch (layout.bitsAllocated()) {
            case 1 -> {
                int bit = 1 << (index & 7);
                int others = out.get(index >> 3) & ~bit;
                out.put(index >> 3, (byte) (cell == 0 ? others : others | bit));
            }
            case 8 -> out.put(index, (byte) cell);
            case 16 -> out.putShort(index * 2, (short) cell);
            case 32 -> out.putInt(index * 4, (int) cell);
            default -> out.putLong(index * 8, cell);
        }
    }

    /// Writes a raster of the layout's own samples and bits.
    static byte[] encode(Raster raster, PixelLayout layout, ByteOrder order) {
        requireFit(raster, layout);
        if (sharesColour(layout.photometric())) {
            throw new IllegalArgumentException("photometric must not share colours, got " + layout.photometric());
        }
        NativeFrame frame = new NativeFrame(layout, order, false);
        short[] values = raster.values();
        byte[] bytes = new byte[Math.toIntExact((layout.cells() * layout.bitsAllocated() + 7) / 8)];
        ByteBuffer out = ByteBuffer.wrap(bytes).order(order);
        int samples = layout.samples();
        int pixels = values.length / samples;
        for (int i = 0; i < values.length; i++) {
            int index = layout.isPlanar() ? i % samples * pixels + i / samples : i;
            int value = raster.isSigned() ? values[i] : values[i] & 0xFFFF;
            frame.put(out, index, frame.sample.cell(value));
        }
        return bytes;
    }

    static void requireFit(Raster raster, PixelLayout layout) {
        if (raster.columns() != layout.columns()
                || raster.rows() != layout.rows()
                || raster.photometric() != layout.photometric()
                || raster.bits() != layout.bitsStored()
                || raster.isSigned() != layout.isSigned()) {
            throw new IllegalArgumentException("raster must have the size, bits and colours of the layout");
        }
    }
}
