package org.elpis.vision.jpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;

/// A picture of smooth areas, edges and noise, drawn by chance.
///
/// @param values  of samples, those of a pixel side by side, unsigned
record Picture(int columns, int rows, int samples, int bits, short[] values) {
    static Picture draw(RandomGenerator chance, int columns, int rows, int samples, int bits) {
        short[] values = new short[columns * rows * samples];
        int largest = (1 << bits) - 1;
        int noise = 1 << chance.nextInt(bits);
        double slope = chance.nextDouble(4) * largest / (columns + rows);
        int edge = 1 + chance.nextInt(columns);
        for (int i = 0; i < values.length; i++) {
            int x = i / samples % columns;
            int y = i / samples / columns;
            double value = (x + y) * slope * (1 + i % samples) / samples;
            if (x > edge && (x * 3 + y) / 7 % 5 == 0) {
                value = largest - value;
            }
            values[i] = (short) Math.clamp((long) value + chance.nextInt(noise), 0, largest);
        }
        return new Picture(columns, rows, samples, bits, values);
    }

    byte[] pnm() {
        String head = (samples == 1 ? "P5 " : "P6 ") + columns + " " + rows + " 255\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + values.length);
        for (int i = 0; i < values.length; i++) {
            all[start.length + i] = (byte) values[i];
        }
        return all;
    }

    /// What follows the four words of a PNM file's head.
    static byte[] samplesOf(byte[] pnm) {
        int at = 0;
        for (int words = 0; words < 4; at++) {
            words += Character.isWhitespace(pnm[at]) ? 1 : 0;
        }
        return Arrays.copyOfRange(pnm, at, pnm.length);
    }

    PixelLayout layout(Photometric photometric) {
        int allocated = bits > 8 ? 16 : 8;
        return new PixelLayout(columns, rows, 1, samples, allocated, bits, bits - 1, false, false, photometric);
    }

    DicomFile file(Photometric photometric) {
        PixelLayout layout = layout(photometric);
        int width = layout.bitsAllocated() / 8;
        byte[] bytes = new byte[values.length * width];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i / width] >>> i % width * 8);
        }
        return new DicomFile(DicomFile.NATIVE, layout, List.of(bytes));
    }
}
