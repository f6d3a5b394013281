package org.elpis.vision.likeness;

/// Parts the bright pixels of a frame from the dark ones.
///
/// Source: N. Otsu: A threshold selection method from gray-level histograms, IEEE Transactions on Systems,
/// Man, and Cybernetics 9 (1979)
public final class Brightness {
    private Brightness() {}

    /// The value that parts grey values into two groups as far apart as can be: the greatest of the dark
    /// ones. 255 where all are the same.
    ///
    /// @param grey  values 0 to 255
    public static int threshold(byte[] grey) {
        long[] counts = new long[256];
        double total = 0;
        for (byte value : grey) {
            counts[value & 0xFF]++;
            total += value & 0xFF;
        }
        int best = 255;
        double greatest = 0;
        double below = 0;
        double sum = 0;
        for (int i = 0; i < 255; i++) {
            below += counts[i];
            sum += (double) i * counts[i];
            double above = grey.length - below;
            if (below > 0 && above > 0) {
                double apart = sum / below - (total - sum) / above;
                double between = below * above * apart * apart;
                if (between > greatest) {
                    greatest = between;
                    best = i;
                }
            }
        }
        return best;
    }
}
