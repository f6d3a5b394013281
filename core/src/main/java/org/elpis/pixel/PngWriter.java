package org.elpis.pixel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes views as PNG: 8-bit grey or RGB, not interlaced, with nothing in the file but the picture.
///
/// The same view gives the same bytes on the same Java; the deflate library of another may pack them
/// otherwise, and the pixels are the same everywhere.
///
/// Source: ISO/IEC 15948:2004 (PNG), RFC 1950
public final class PngWriter {
    /// Wider or higher pictures are refused: a page for people has none.
    public static final int MAX_SIDE = 8192;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /// None, Sub, Up, Average and Paeth, as PNG 9.2 numbers them.
    private static final int FILTERS = 5;

    private PngWriter() {}

    /// The picture as the bytes of a file.
    ///
    /// @throws IllegalArgumentException when it is wider or higher than [#MAX_SIDE]
    public static byte[] write(View view) {
        if (Math.max(view.width(), view.height()) > MAX_SIDE) {
            throw new IllegalArgumentException("a view must have at most " + MAX_SIDE + " pixels a side");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(view.values().length / 2 + 64);
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(view.width()).putInt(view.height());
        header.put((byte) 8).put((byte) (view.samples() == 1 ? 0 : 2));
        chunk("IHDR", header.array(), header.capacity(), out);
        byte[] rows = filtered(view);
        byte[] packed = new byte[rows.length + rows.length / 1000 + 64];
        chunk("IDAT", packed, deflate(rows, packed), out);
        chunk("IEND", new byte[0], 0, out);
        return out.toByteArray();
    }

    private static int deflate(byte[] rows, byte[] packed) {
        Deflater deflater = new Deflater(6);
        try {
            deflater.setInput(rows);
            deflater.finish();
            int length = deflater.deflate(packed);
            if (!deflater.finished()) {
                throw new IllegalStateException("Deflate made more of a picture than it may.");
            }
            return length;
        } finally {
            deflater.end();
        }
    }

    private static void chunk(String type, byte[] data, int length, ByteArrayOutputStream out) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /// Every row by the filter that leaves the smallest numbers, the first of equals. Source: PNG 12.8
    private static byte[] filtered(View view) {
        int length = view.width() * view.samples();
        byte[] rows = new byte[(length + 1) * view.height()];
        byte[] best = new byte[length];
        byte[] tried = new byte[length];
        for (int y = 0; y < view.height(); y++) {
            long least = Long.MAX_VALUE;
            for (int filter = 0; filter < FILTERS; filter++) {
                long sum = filter(filter, view, y, tried);
                if (sum < least) {
                    least = sum;
                    rows[y * (length + 1)] = (byte) filter;
                    byte[] other = best;
                    best = tried;
                    tried = other;
                }
            }
            System.arraycopy(best, 0, rows, y * (length + 1) + 1, length);
        }
        return rows;
    }

    /// @return sum of the absolute values of what is left
    private static long filter(int filter, View view, int y, byte[] filtered) {
        byte[] values = view.values();
        int length = filtered.length;
        int start = y * length;
        long sum = 0;
        for (int i = 0; i < length; i++) {
            int left = i < view.samples() ? 0 : values[start + i - view.samples()] & 0xFF;
            int up = y == 0 ? 0 : values[start + i - length] & 0xFF;
            int corner = y == 0 || i < view.samples() ? 0 : values[start + i - length - view.samples()] & 0xFF;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> left + up >> 1;
                default -> paeth(left, up, corner);
            };
            filtered[i] = (byte) (values[start + i] - predicted);
            sum += Math.abs(filtered[i]);
        }
        return sum;
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
