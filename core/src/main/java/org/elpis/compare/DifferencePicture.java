package org.elpis.compare;

import org.elpis.pixel.Raster;
import org.elpis.pixel.View;

/// Draws where stored values of a copy are larger (orange) and smaller (blue) than those of its original, over a dim
/// picture of the original.
///
/// Where the picture is smaller than the frame, each of its pixels shows the largest difference that it covers, so
/// that a single changed pixel is seen. Brightness goes with the root of the difference: one step is seen beside a
/// thousand.
public final class DifferencePicture {
    private static final int[] LARGER = {255, 160, 60};
    private static final int[] SMALLER = {80, 160, 255};
    /// Of 1: what the least difference is drawn with.
    private static final double LEAST = 0.45;
    /// Of 1: the picture beneath.
    private static final double DIM = 0.28;

    private DifferencePicture() {}

    /// The picture of one frame.
    ///
    /// @param beneath  the original, made to fit as the picture shall be
    /// @param original  of the size, bits and colours of the copy
    public static View of(View beneath, Raster original, Raster copy) {
        int width = beneath.width();
        int height = beneath.height();
        int[] strongest = new int[width * height];
        int largest = 1;
        boolean isSigned = copy.isSigned();
        int samples = copy.samples();
        for (int y = 0; y < copy.rows(); y++) {
            int row = (int) ((long) y * height / copy.rows()) * width;
            for (int x = 0; x < copy.columns(); x++) {
                int at = row + (int) ((long) x * width / copy.columns());
                int from = (y * copy.columns() + x) * samples;
                for (int sample = from; sample < from + samples; sample++) {
                    int difference = value(copy, sample, isSigned) - value(original, sample, isSigned);
                    if (Math.abs(difference) > Math.abs(strongest[at])) {
                        strongest[at] = difference;
                        largest = Math.max(largest, Math.abs(difference));
                    }
                }
            }
        }
        byte[] values = new byte[width * height * 3];
        for (int i = 0; i < strongest.length; i++) {
            double strength = LEAST + (1 - LEAST) * StrictMath.sqrt((double) Math.abs(strongest[i]) / largest);
            for (int colour = 0; colour < 3; colour++) {
                int grey = beneath.values()[i * beneath.samples() + Math.min(colour, beneath.samples() - 1)] & 0xFF;
                double shown =
                        strongest[i] == 0 ? grey * DIM : (strongest[i] > 0 ? LARGER : SMALLER)[colour] * strength;
                values[i * 3 + colour] = (byte) Math.round(shown);
            }
        }
        return new View(width, height, 3, values);
    }

    private static int value(Raster raster, int at, boolean isSigned) {
        return isSigned ? raster.values()[at] : raster.values()[at] & 0xFFFF;
    }
}
