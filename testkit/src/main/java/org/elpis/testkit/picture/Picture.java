package org.elpis.testkit.picture;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Stored values of one frame, sample by sample and row by row.
///
/// @param samples  1 for grey, 3 for red, green, blue
/// @param bits  bits of a value, 8 to 16
/// @param values  unsigned, `(y * columns + x) * samples + sample`
@SuppressWarnings("ArrayRecordComponent") // a picture is read and thrown away, never compared
public record Picture(int columns, int rows, int samples, int bits, short[] values) {
    int at(int x, int y, int sample) {
        return values[(y * columns + x) * samples + sample] & 0xFFFF;
    }

    Picture copy() {
        return new Picture(columns, rows, samples, bits, values.clone());
    }

    /// The lowest value, when the outermost are left out.
    double base() {
        int[] sorted = sample();
        return sorted[sorted.length / 1000];
    }

    /// The stored values of one of 256 levels of grey, when all but the outermost values are shown.
    double level() {
        int[] sorted = sample();
        int range = sorted[sorted.length - 1 - sorted.length / 1000] - sorted[sorted.length / 1000];
        return Math.max(1, range) / 255.0;
    }

    private int[] sample() {
        int[] sorted = new int[Math.min(values.length, 40_000)];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[(int) ((long) i * values.length / sorted.length)] & 0xFFFF;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// Reads a portable grey map or pixel map of one or two bytes a value (Netpbm P5, P6).
    public static Picture read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(bytes))) {
            int samples = token(in).equals("P6") ? 3 : 1;
            int columns = Integer.parseInt(token(in));
            int rows = Integer.parseInt(token(in));
            int limit = Integer.parseInt(token(in));
            byte[] body = in.readAllBytes();
            short[] values = new short[columns * rows * samples];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) (limit < 256 ? body[i] & 0xFF : (body[2 * i] & 0xFF) << 8 | body[2 * i + 1] & 0xFF);
            }
            return new Picture(columns, rows, samples, 32 - Integer.numberOfLeadingZeros(limit), values);
        }
    }

    private static String token(DataInputStream in) throws IOException {
        StringBuilder token = new StringBuilder();
        for (int c = in.readUnsignedByte(); c > ' '; c = in.readUnsignedByte()) {
            token.append((char) c);
        }
        return token.toString();
    }
}
