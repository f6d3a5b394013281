package org.elpis.seal;

import java.util.Arrays;
import java.util.Optional;
import org.elpis.pixel.Raster;

/// Whether what stands in one series in the place of a face is plain noise: dark, and the same everywhere, so that
/// nothing can have been painted there.
///
/// Nobody without the site's key can say which noise it was; but noise has no structure. Three tests, all over the
/// whole series: no value is above the threshold that parts air from tissue in the originals (Otsu's); pixels side by
/// side do not go together; no tile of 16 by 16 pixels is brighter or darker than the others. The last two are made
/// where the original was brighter than any noise, since elsewhere nobody can tell noise that is by chance the same as
/// what was there. Both fail plain noise when it is 10 standard errors off: of normally distributed errors one in
/// 10^23 is. Not thread-safe.
final class FilledNoise {
    private static final double MOST_ERRORS = 10;
    private static final int SIDE = 16;
    /// Fewer pixels of a tile have no mean that is normally distributed.
    private static final int FEWEST = 100;

    private final long[] originals = new long[1 << 16];
    private long[] tileCounts = new long[64];
    private double[] tileSums = new double[64];
    private int tiles;
    private int highest = Integer.MIN_VALUE;
    private int lowest = Integer.MAX_VALUE;
    private boolean isUnfit;

    private long count;
    private double sum;
    private double squares;
    private long pairs;
    private double products;
    private double lefts;
    private double rights;

    /// Adds a frame of which some pixels changed.
    void add(Raster before, Raster after) {
        if (before.samples() != 1 || !before.photometric().isMonochrome()) {
            isUnfit = true;
            return;
        }
        int most = Integer.MIN_VALUE;
        for (int y = 0; y < before.rows(); y++) {
            for (int x = 0; x < before.columns(); x++) {
                int value = before.at(x, y, 0);
                int now = after.at(x, y, 0);
                originals[bin(value)]++;
                lowest = Math.min(lowest, value);
                if (value != now) {
                    most = Math.max(most, now);
                }
            }
        }
        highest = Math.max(highest, most);
        for (int top = 0; top < before.rows(); top += SIDE) {
            for (int left = 0; left < before.columns(); left += SIDE) {
                addTile(before, after, left, top, most);
            }
        }
    }

    private static int bin(int value) {
        return value & 0xFFFF;
    }

    private void addTile(Raster before, Raster after, int left, int top, int most) {
        long inTile = 0;
        double tileSum = 0;
        int bottom = Math.min(before.rows(), top + SIDE);
        int right = Math.min(before.columns(), left + SIDE);
        for (int y = top; y < bottom; y++) {
            boolean isAfterOne = false;
            for (int x = left; x < right; x++) {
                int value = before.at(x, y, 0);
                double now = after.at(x, y, 0);
                boolean isOne = value > most && value != now;
                if (isOne) {
                    inTile++;
                    tileSum += now;
                    squares += now * now;
                    if (isAfterOne) {
                        pairs++;
                        products += now * after.at(x - 1, y, 0);
                        lefts += after.at(x - 1, y, 0);
                        rights += now;
                    }
                }
                isAfterOne = isOne;
            }
        }
        count += inTile;
        sum += tileSum;
        if (inTile >= FEWEST) {
            if (tiles == tileCounts.length) {
                tileCounts = Arrays.copyOf(tileCounts, tiles * 2);
                tileSums = Arrays.copyOf(tileSums, tiles * 2);
            }
            tileCounts[tiles] = inTile;
            tileSums[tiles++] = tileSum;
        }
    }

    /// Why nobody can say that it is noise; empty when it is, or where nothing was added.
    Optional<String> doubt() {
        if (isUnfit) {
            return Optional.of("a face was removed from colours, which is not judged");
        }
        if (highest == Integer.MIN_VALUE) {
            return Optional.empty();
        }
        if (highest > threshold()) {
            return Optional.of("what stands in the place of a face is brighter than the air of the scan");
        }
        return isPlain()
                ? Optional.empty()
                : Optional.of(
                        "what stands in the place of a face is not plain noise: an average head, or something else");
    }

    private boolean isPlain() {
        if (count == 0) {
            return true;
        }
        double mean = sum / count;
        double variance = squares / count - mean * mean;
        if (variance <= 0) {
            return true;
        }
        if (pairs > 0) {
            double correlation = (products / pairs - lefts / pairs * (rights / pairs)) / variance;
            if (Math.abs(correlation) > MOST_ERRORS / Math.sqrt((double) pairs)) {
                return false;
            }
        }
        for (int i = 0; i < tiles; i++) {
            double off = Math.abs(tileSums[i] / tileCounts[i] - mean);
            if (off > MOST_ERRORS * Math.sqrt(variance / (double) tileCounts[i])) {
                return false;
            }
        }
        return true;
    }

    /// The value that parts the originals best into two: the greatest variance between them.
    ///
    /// Source: N. Otsu, IEEE Transactions on Systems, Man and Cybernetics 9, 1979
    private double threshold() {
        int from = lowest < 0 ? Short.MIN_VALUE : 0;
        double all = 0;
        double total = 0;
        for (int i = 0; i < originals.length; i++) {
            int value = from + i;
            all += originals[bin(value)];
            total += (double) value * originals[bin(value)];
        }
        double below = 0;
        double belowSum = 0;
        double best = -1;
        int threshold = from;
        for (int i = 0; i < originals.length; i++) {
            int value = from + i;
            below += originals[bin(value)];
            belowSum += (double) value * originals[bin(value)];
            if (below > 0 && below < all) {
                double apart = belowSum / below - (total - belowSum) / (all - below);
                double between = below * (all - below) * apart * apart;
                if (between > best) {
                    best = between;
                    threshold = value;
                }
            }
        }
        return threshold;
    }
}
