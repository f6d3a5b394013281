package org.elpis.vision.export;

import java.util.Arrays;
import org.elpis.vision.likeness.GreyImage;

/// How far the structure of a picture is that of a frame: the correlation within tiles that have structure.
///
/// A picture of another frame has the large shapes in common at most; within tiles nothing is.
///
/// @param tiles  tiles with structure
/// @param median  correlation that half of them reach
/// @param low  correlation that three quarters of them reach
record Agreement(int tiles, double median, double low) {
    private static final int TILE = 12;
    /// Standard deviation of greys within a tile that is called structure; JPEG makes less of nothing.
    private static final double STRUCTURE = 2.5;

    static Agreement of(GreyImage picture, GreyImage shown, boolean[] counts) {
        int width = picture.width();
        int across = Math.max(1, width / TILE);
        int down = Math.max(1, picture.height() / TILE);
        double[] found = new double[across * down];
        int tiles = 0;
        for (int ty = 0; ty < down; ty++) {
            for (int tx = 0; tx < across; tx++) {
                double value = correlation(picture, shown, counts, tx * TILE, ty * TILE);
                if (!Double.isNaN(value)) {
                    found[tiles++] = value;
                }
            }
        }
        if (tiles == 0) {
            return new Agreement(0, 0, 0);
        }
        Arrays.sort(found, 0, tiles);
        return new Agreement(tiles, found[tiles / 2], found[tiles / 4]);
    }

    private static double correlation(GreyImage a, GreyImage b, boolean[] counts, int x0, int y0) {
        int width = a.width();
        double n = 0;
        double sa = 0;
        double sb = 0;
        double saa = 0;
        double sbb = 0;
        double sab = 0;
        for (int y = y0; y < Math.min(a.height(), y0 + TILE); y++) {
            for (int x = x0; x < Math.min(width, x0 + TILE); x++) {
                int i = y * width + x;
                if (counts[i]) {
                    double p = a.values()[i];
                    double q = b.values()[i];
                    n++;
                    sa += p;
                    sb += q;
                    saa += p * p;
                    sbb += q * q;
                    sab += p * q;
                }
            }
        }
        if (n < TILE * TILE / 2.0) {
            return Double.NaN;
        }
        double va = saa / n - sa * sa / n / n;
        double vb = sbb / n - sb * sb / n / n;
        if (vb < STRUCTURE * STRUCTURE && va < STRUCTURE * STRUCTURE) {
            return Double.NaN;
        }
        return (sab / n - sa * sb / n / n) / Math.sqrt(Math.max(va, 1) * Math.max(vb, 1));
    }
}
