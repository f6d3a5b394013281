package org.elpis.models.data;

import java.util.Arrays;
import org.elpis.models.net.Shape;

/// Makes a picture the size and the channels of a model: each side by itself, shrunk by the mean of the area and
/// enlarged bilinearly.
///
/// Output pixel `i` of `n` made from `m` covers the source from `i m / n` to `(i + 1) m / n`. Where `n <= m` it is the
/// mean over that, parts of pixels counted as parts; where `n > m` it is the line between the two pixels whose centres
/// lie nearest to its own, and the outermost pixel beyond the last centre. Sums are taken in double in the order of
/// the source, so that equal pictures give equal bits.
final class Resampling {
    /// Shares of red, green and blue in grey. Source: ITU-R BT.601-7 section 2.5.1
    private static final double[] GREY = {0.299, 0.587, 0.114};

    /// From which source pixels each output pixel is made.
    ///
    /// @param first  source pixel of the first weight
    /// @param weights  of that and those after it; they sum to 1
    private record Taps(int[] first, double[][] weights) {
        static Taps of(int source, int target) {
            int[] first = new int[target];
            double[][] weights = new double[target][];
            for (int i = 0; i < target; i++) {
                if (target <= source) {
                    area(i, source, target, first, weights);
                } else {
                    line(i, source, target, first, weights);
                }
            }
            return new Taps(first, weights);
        }

        private static void area(int i, int source, int target, int[] first, double[][] weights) {
            // In whole numbers of 1/target of a source pixel, so that edges are exact.
            long low = (long) i * source;
            long high = low + source;
            first[i] = (int) (low / target);
            int last = (int) ((high - 1) / target);
            weights[i] = new double[last - first[i] + 1];
            for (int at = first[i]; at <= last; at++) {
                long from = Math.max(low, (long) at * target);
                long to = Math.min(high, (at + 1L) * target);
                weights[i][at - first[i]] = (double) (to - from) / source;
            }
        }

        private static void line(int i, int source, int target, int[] first, double[][] weights) {
            double centre = (i + 0.5) * source / target - 0.5;
            int left = (int) Math.floor(centre);
            if (left < 0 || left + 1 >= source) {
                first[i] = Math.clamp(left, 0, source - 1);
                weights[i] = new double[] {1};
            } else {
                first[i] = left;
                weights[i] = new double[] {1 - (centre - left), centre - left};
            }
        }

        double at(int i, double[] row) {
            double sum = 0;
            for (int k = 0; k < weights[i].length; k++) {
                sum += weights[i][k] * row[first[i] + k];
            }
            return sum;
        }
    }

    private Resampling() {}

    /// The picture as a model gets it: channel by channel, row by row.
    static float[] apply(Pixels pixels, Preprocessing preprocessing) {
        Shape shape = preprocessing.shape();
        Taps across = Taps.of(pixels.width(), shape.width());
        Taps down = Taps.of(pixels.height(), shape.height());
        int plane = shape.height() * shape.width();
        float[] values = new float[shape.size()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            double[] resampled = plane(pixels, shape, channel, across, down);
            double scale = preprocessing.high() - preprocessing.low();
            double mean = preprocessing.mean()[channel];
            double deviation = preprocessing.deviation()[channel];
            for (int i = 0; i < plane; i++) {
                double value = preprocessing.low() + scale * resampled[i];
                values[channel * plane + i] = (float) ((value - mean) / deviation);
            }
        }
        return values;
    }

    private static double[] plane(Pixels pixels, Shape shape, int channel, Taps across, Taps down) {
        double[] plane = new double[shape.height() * shape.width()];
        double[] source = new double[pixels.width()];
        double[] spare = new double[pixels.width()];
        double[] narrow = new double[shape.width()];
        int ready = -1;
        for (int y = 0; y < shape.height(); y++) {
            for (int k = 0; k < down.weights[y].length; k++) {
                int row = down.first[y] + k;
                if (row != ready) {
                    read(pixels, shape, channel, row, source, spare);
                    for (int x = 0; x < narrow.length; x++) {
                        narrow[x] = across.at(x, source);
                    }
                    ready = row;
                }
                for (int x = 0; x < narrow.length; x++) {
                    plane[y * narrow.length + x] += down.weights[y][k] * narrow[x];
                }
            }
        }
        return plane;
    }

    private static void read(Pixels pixels, Shape shape, int channel, int y, double[] row, double[] spare) {
        if (pixels.channels() == shape.channels()) {
            pixels.row(channel, y, row);
        } else if (pixels.channels() == 1) {
            pixels.row(0, y, row);
        } else {
            Arrays.fill(row, 0);
            for (int colour = 0; colour < GREY.length; colour++) {
                pixels.row(colour, y, spare);
                for (int x = 0; x < row.length; x++) {
                    row[x] += GREY[colour] * spare[x];
                }
            }
        }
    }
}
