package org.elpis.bench.words;

import java.util.Optional;
import java.util.SplittableRandom;
import org.elpis.pixel.Box;
import org.elpis.testkit.picture.Picture;

/// Stored values with which a block is drawn, a value a sample.
///
/// @param ink  of the letters
/// @param around  of the outline, the shadow or the label
/// @param contrast  levels between the ink and the nearest value around it, in the plane where that is most
record Brush(double[] ink, double[] around, int contrast, String colour) {
    /// Red, green and blue of the inks, as bits 4, 2 and 1.
    private static final int[] MASKS = {7, 7, 6, 3, 2, 4, 5};

    private static final String[] NAMES = {"grey", "grey", "yellow", "cyan", "green", "red", "magenta"};

    /// What lies in a box: lowest, highest and mean stored value of a sample.
    private record Range(int low, int high, double mean) {
        static Range of(Picture picture, Box box, int sample) {
            int low = Integer.MAX_VALUE;
            int high = 0;
            long sum = 0;
            for (int y = box.y(); y < box.bottom(); y++) {
                for (int x = box.x(); x < box.right(); x++) {
                    int value = picture.values()[(y * picture.columns() + x) * picture.samples() + sample] & 0xFFFF;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    sum += value;
                }
            }
            return new Range(low, high, sum / (double) (box.width() * box.height()));
        }
    }

    /// A brush of a contrast for a place; empty when the place has no room for it.
    static Optional<Brush> at(
            Picture picture, Levels levels, Box box, Style style, int contrast, SplittableRandom chance) {
        int samples = picture.samples();
        int which = samples == 1 ? 0 : chance.nextInt(MASKS.length);
        boolean isBright = chance.nextInt(4) > 0;
        double[] ink = new double[samples];
        double[] around = new double[samples];
        for (int s = 0; s < samples; s++) {
            boolean isIn = samples == 1 || (MASKS[which] >> 2 - s & 1) != 0;
            boolean fits = switch (style) {
                case PLAIN, SHADOWED -> {
                    Range range = Range.of(picture, box, s);
                    around[s] = levels.value(0);
                    ink[s] = !isIn
                            ? range.mean
                            : isBright || style == Style.SHADOWED
                                    ? range.high + contrast * levels.step()
                                    : range.low - contrast * levels.step();
                    yield ink[s] >= 0 && ink[s] <= levels.limit();
                }
                case OUTLINED, DARK_LABEL -> {
                    around[s] = levels.value(255 - contrast < 20 ? 0 : chance.nextInt(20));
                    ink[s] = isIn ? around[s] + contrast * levels.step() : around[s];
                    yield ink[s] <= levels.limit();
                }
                case BRIGHT_LABEL -> {
                    around[s] = levels.value(255);
                    ink[s] = isIn ? around[s] - contrast * levels.step() : around[s];
                    yield ink[s] >= 0;
                }
            };
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(new Brush(ink, around, contrast, samples == 1 ? "grey frame" : NAMES[which]));
    }
}
