package org.elpis.compare;

import java.util.Arrays;
import java.util.Optional;
import org.elpis.pixel.Raster;

/// How the values of a frame follow from those at the same places of another one of the same size.
final class GreyRelation {
    /// From this correlation on two frames are said to show the same picture. JPEG of any quality that anybody reads
    /// leaves more than 0.95; slices side by side in a series reach it too, so it says no more than that.
    static final double SAME_PICTURE = 0.9;

    /// Rounding moves a value by at most a half, and so may the fitted line.
    private static final double ROUNDING = 1;
    /// Of the samples, that are not cut off: a line through fewer says nothing of the frame.
    private static final double LEAST_SHARE = 0.1;
    /// A table with as many values as pixels fits any two frames.
    private static final int LEAST_PIXELS_A_VALUE = 4;

    private final Raster original;
    private final Raster copy;
    private final boolean isSigned;

    GreyRelation(Raster original, Raster copy) {
        this.original = original;
        this.copy = copy;
        this.isSigned = copy.isSigned();
    }

    /// A straight line through the values.
    ///
    /// @param samples  it was fitted to
    private record Line(double slope, double intercept, double correlation, double rms, long samples) {}

    private int value(Raster raster, int at) {
        return isSigned ? raster.values()[at] : raster.values()[at] & 0xFFFF;
    }

    /// The best line through all samples of which the copy's value lies between two values.
    private Line fit(int above, int below) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < copy.values().length; i++) {
            double after = value(copy, i);
            if (after > above && after < below) {
                double before = value(original, i);
                n++;
                x += before;
                y += after;
                xx += before * before;
                xy += before * after;
                yy += after * after;
            }
        }
        double varianceX = xx - x * x / n;
        double varianceY = yy - y * y / n;
        double covariance = xy - x * y / n;
        if (n < 2 || !(varianceX > 0)) {
            return new Line(0, 0, 0, 0, 0);
        }
        double slope = covariance / varianceX;
        double left = Math.max(0, varianceY - slope * covariance);
        double correlation = varianceY > 0 ? covariance / StrictMath.sqrt(varianceX * varianceY) : 0;
        return new Line(slope, (y - slope * x) / n, correlation, StrictMath.sqrt(left / n), (long) n);
    }

    Optional<FrameKind> rescaled() {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int i = 0; i < copy.values().length; i++) {
            least = Math.min(least, value(copy, i));
            most = Math.max(most, value(copy, i));
        }
        Line line = fit(least, most);
        if (line.samples() < LEAST_SHARE * copy.values().length || line.slope() == 0) {
            return Optional.empty();
        }
        for (int i = 0; i < copy.values().length; i++) {
            int after = value(copy, i);
            double expected = line.slope() * value(original, i) + line.intercept();
            boolean isCutOff = after == least && expected < least || after == most && expected > most;
            if (!isCutOff && Math.abs(after - expected) > ROUNDING) {
                return Optional.empty();
            }
        }
        return Optional.of(new FrameKind.Rescaled(line.slope(), line.intercept()));
    }

    Optional<FrameKind> remapped() {
        int[] table = new int[1 << 16];
        Arrays.fill(table, Integer.MIN_VALUE);
        int values = 0;
        for (int i = 0; i < copy.values().length; i++) {
            int from = original.values()[i] & 0xFFFF;
            int to = copy.values()[i] & 0xFFFF;
            if (table[from] == Integer.MIN_VALUE) {
                table[from] = to;
                values++;
            } else if (table[from] != to) {
                return Optional.empty();
            }
        }
        return (long) values * LEAST_PIXELS_A_VALUE > copy.values().length
                ? Optional.empty()
                : Optional.of(new FrameKind.Remapped(values));
    }

    /// What holds of any two frames.
    FrameKind rest() {
        Line line = fit(Integer.MIN_VALUE, Integer.MAX_VALUE);
        return line.correlation() >= SAME_PICTURE
                ? new FrameKind.Spread(line.correlation(), line.slope(), line.intercept(), line.rms())
                : new FrameKind.OtherImage(line.correlation());
    }
}
