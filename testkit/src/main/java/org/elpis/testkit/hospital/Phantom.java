package org.elpis.testkit.hospital;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Smooth pictures of what could be a body: ellipses with plausible values, a little different for each patient.
final class Phantom {
    /// An ellipse in coordinates from -1 to 1 and what it adds to the value below it.
    private record Ellipse(double x, double y, double a, double b, double value) {
        double at(double px, double py) {
            double dx = (px - x) / a;
            double dy = (py - y) / b;
            double r = dx * dx + dy * dy;
            // A rim of a tenth of the radius, so that there are no hard edges.
            return r >= 1 ? 0 : value * Math.min(1, (1 - r) * 5);
        }
    }

    private final Ellipse[] ellipses;

    private Phantom(Ellipse... ellipses) {
        this.ellipses = ellipses;
    }

    /// A chest in HU + 1024: soft tissue, lungs, heart, spine, a nodule.
    ///
    /// @param build  0 to 1, how big the patient is
    /// @param level  0 to 1, from neck to belly
    static Phantom chest(double build, double level) {
        double w = 0.78 + 0.15 * build;
        double lung = 0.25 + 0.08 * Math.sin(level * 3);
        return new Phantom(
                new Ellipse(0, 0, w, 0.62 + 0.1 * build, 1064),
                new Ellipse(-0.4, -0.02, lung, 0.42, -850),
                new Ellipse(0.4, -0.02, lung, 0.42, -850),
                new Ellipse(0.1, -0.15, 0.2, 0.2 + 0.05 * level, 20),
                new Ellipse(0, 0.42, 0.1, 0.1, 700),
                new Ellipse(-0.35, 0.1, 0.05, 0.05, 800));
    }

    /// A head: skin, skull, brain, ventricles.
    static Phantom head(double build, double level) {
        double r = 0.6 + 0.1 * build;
        return new Phantom(
                new Ellipse(0, 0, r + 0.08, r + 0.2, 300),
                new Ellipse(0, 0, r + 0.02, r + 0.14, 500),
                new Ellipse(0, 0, r - 0.05, r + 0.07, -250),
                new Ellipse(-0.12, -0.05, 0.07, 0.2 + 0.05 * level, -300),
                new Ellipse(0.12, -0.05, 0.07, 0.2 + 0.05 * level, -300));
    }

    /// 16-bit little endian words.
    byte[] words(int size) {
        ByteBuffer out = ByteBuffer.allocate(2 * size * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                out.putShort((short) value(x, y, size));
            }
        }
        return out.array();
    }

    /// Bytes from 0 to 255, `samples` times the same: grey or grey as RGB.
    byte[] bytes(int size, int samples) {
        byte[] out = new byte[samples * size * size];
        for (int i = 0; i < out.length; i++) {
            int p = i / samples;
            out[i] = (byte) Math.min(255, value(p % size, p / size, size) / 8);
        }
        return out;
    }

    /// One bit per pixel, set where the value is high; as segmentations and overlays have it.
    byte[] bits(int size) {
        byte[] out = new byte[size * size / 8];
        for (int p = 0; p < size * size; p++) {
            if (value(p % size, p / size, size) > 900) {
                out[p >> 3] |= (byte) (1 << (p & 7));
            }
        }
        return out;
    }

    private int value(int x, int y, int size) {
        double px = 2.0 * x / (size - 1) - 1;
        double py = 2.0 * y / (size - 1) - 1;
        double sum = 0;
        for (Ellipse e : ellipses) {
            sum += e.at(px, py);
        }
        return (int) Math.max(0, sum);
    }
}
