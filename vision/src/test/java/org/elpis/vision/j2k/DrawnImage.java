package org.elpis.vision.j2k;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;

/// An image drawn by chance: ramps, noise, flat areas and hard edges in one.
///
/// @param samples  pixel by pixel
record DrawnImage(PixelLayout layout, int[] samples) {
    static DrawnImage draw(Random random, int columns, int rows, int components, int bits, boolean isSigned) {
        int lowest = isSigned ? -(1 << bits - 1) : 0;
        int range = (1 << bits) - 1;
        int[] samples = new int[columns * rows * components];
        int[] kinds = random.ints(4, 0, 5).toArray();
        int period = 1 + random.nextInt(20);
        for (int i = 0; i < samples.length; i++) {
            int x = i / components % columns;
            int y = i / components / columns;
            int kind = kinds[(2 * x < columns ? 0 : 1) + (2 * y < rows ? 0 : 2)];
            double value = switch (kind) {
                case 0 -> random.nextDouble();
                case 1 -> (x * 3 + y * 5 + i % components) / (3.0 * columns + 5 * rows + components);
                case 2 -> 0.4 + random.nextGaussian() * 0.02;
                case 3 -> x / period % 2 == y / period % 2 ? 1 : 0;
                default -> 0.25;
            };
            samples[i] = lowest + Math.clamp(Math.round(value * range), 0, range);
        }
        return new DrawnImage(layout(columns, rows, components, bits, isSigned), samples);
    }

    static PixelLayout layout(int columns, int rows, int components, int bits, boolean isSigned) {
        Photometric photometric =
                components == 1 ? Photometric.MONOCHROME2 : components == 3 ? Photometric.RGB : Photometric.CMYK;
        return new PixelLayout(
                columns, rows, 1, components, bits <= 8 ? 8 : 16, bits, bits - 1, isSigned, false, photometric);
    }

    /// Component by component, of one byte up to eight bits and of two with more, the low one first.
    byte[] planes() {
        int size = layout.bitsStored() <= 8 ? 1 : 2;
        int components = layout.samples();
        byte[] planes = new byte[samples.length * size];
        for (int i = 0; i < samples.length; i++) {
            int to = (i % components * (samples.length / components) + i / components) * size;
            planes[to] = (byte) samples[i];
            if (size == 2) {
                planes[to + 1] = (byte) (samples[i] >> 8);
            }
        }
        return planes;
    }

    /// What [#planes] are, in the words of opj_compress.
    String format() {
        return "%d,%d,%d,%d,%s"
                .formatted(
                        layout.columns(),
                        layout.rows(),
                        layout.samples(),
                        layout.bitsStored(),
                        layout.isSigned() ? "s" : "u");
    }

    /// The unsigned image as PGM or PPM.
    byte[] pnm() {
        String header = "P%d\n%d %d\n%d\n"
                .formatted(
                        layout.samples() == 1 ? 5 : 6, layout.columns(), layout.rows(), (1 << layout.bitsStored()) - 1);
        return withHeader(header);
    }

    private byte[] withHeader(String header) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        for (int sample : samples) {
            if (layout.bitsStored() > 8) {
                out.write(sample >> 8);
            }
            out.write(sample);
        }
        return out.toByteArray();
    }
}
