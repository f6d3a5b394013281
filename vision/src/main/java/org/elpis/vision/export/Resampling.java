package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// Takes an image to another grid whose axes are parallel to its own.
final class Resampling {
    private final int[] first;
    private final float[][] weights;

    private Resampling(Axis axis, int length, Kernel kernel) {
        this.first = new int[axis.count()];
        this.weights = new float[axis.count()][];
        double reach = kernel.reach(axis.scale());
        for (int i = 0; i < axis.count(); i++) {
            double place = axis.to(i + 0.5);
            // Far outside there is nothing but the edge: no table may become longer than the image.
            double near = Math.clamp(place, -reach, length + reach);
            int from = (int) Math.floor(near - reach - 0.5);
            int to = (int) Math.ceil(near + reach + 0.5);
            int low = Math.clamp(from, 0, length - 1);
            int high = Math.clamp(to, 0, length - 1);
            float[] row = new float[high - low + 1];
            double sum = 0;
            for (int at = from; at <= to; at++) {
                double weight = kernel.weight(at, near, axis.scale());
                row[Math.clamp(at, low, high) - low] += (float) weight;
                sum += weight;
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= (float) sum;
            }
            first[i] = low;
            weights[i] = row;
        }
    }

    /// An image as it is on another grid; beyond its edges there is what is at them.
    static GreyImage of(GreyImage source, Axis across, Axis down, Kernel kernel) {
        Resampling columns = new Resampling(across, source.width(), kernel);
        Resampling rows = new Resampling(down, source.height(), kernel);
        float[] values = new float[across.count() * down.count()];
        float[] sum = new float[source.width()];
        for (int y = 0; y < down.count(); y++) {
            rows.mixRows(source, y, sum);
            columns.mix(sum, values, y * across.count());
        }
        return new GreyImage(across.count(), down.count(), values);
    }

    /// An image of another size that shows the same.
    static GreyImage toSize(GreyImage source, int width, int height) {
        if (width == source.width() && height == source.height()) {
            return source;
        }
        return of(
                source,
                new Axis((double) source.width() / width, 0, width),
                new Axis((double) source.height() / height, 0, height),
                Kernel.AREA);
    }

    private void mixRows(GreyImage source, int y, float[] sum) {
        java.util.Arrays.fill(sum, 0);
        float[] row = weights[y];
        float[] values = source.values();
        for (int k = 0; k < row.length; k++) {
            float weight = row[k];
            int at = (first[y] + k) * source.width();
            if (weight != 0) {
                for (int x = 0; x < sum.length; x++) {
                    sum[x] += weight * values[at + x];
                }
            }
        }
    }

    private void mix(float[] line, float[] values, int start) {
        for (int x = 0; x < first.length; x++) {
            float[] row = weights[x];
            int from = first[x];
            float sum = 0;
            for (int k = 0; k < row.length; k++) {
                sum += row[k] * line[from + k];
            }
            values[start + x] = sum;
        }
    }
}
