package org.elpis.models.reach;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.net.Shape;

/// How the values of samples lie in the tensor that a model takes.
///
/// @param order  of the dimensions
/// @param batch  samples at once, 0 when the model takes any number
/// @param isSure  false when the model's shape left more than one order open
record Layout(Order order, int batch, boolean isSure) {
    enum Order {
        /// Channel by channel, as samples are.
        CHANNELS_FIRST,
        /// Pixel by pixel.
        CHANNELS_LAST,
        /// Grey, without a dimension for channels.
        NO_CHANNELS,
        /// One dimension for all values, channel by channel.
        FLAT
    }

    /// @param dimensions  of the tensor with its batch; -1 for those that are open
    static Layout of(List<Long> dimensions, Shape shape) throws ModelException {
        long batch = dimensions.isEmpty() ? -1 : dimensions.getFirst();
        List<Order> fitting = Arrays.stream(Order.values())
                .filter(order -> fits(dimensions, sides(order, shape)))
                .toList();
        if (fitting.isEmpty() || batch > 4096) {
            throw new ModelException("The model takes a tensor of shape " + dimensions + " (-1: any) and the "
                    + "preprocessing gives images of " + shape + " (channels x rows x columns). "
                    + "Give the preprocessing that the model was made for.");
        }
        return new Layout(fitting.getFirst(), batch < 1 ? 0 : (int) batch, fitting.size() == 1);
    }

    private static boolean fits(List<Long> dimensions, List<Integer> sides) {
        if (sides.isEmpty() || dimensions.size() != sides.size() + 1) {
            return false;
        }
        for (int i = 0; i < sides.size(); i++) {
            long dimension = dimensions.get(i + 1);
            if (dimension > 0 && dimension != sides.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> sides(Order order, Shape shape) {
        return switch (order) {
            case CHANNELS_FIRST -> List.of(shape.channels(), shape.height(), shape.width());
            case CHANNELS_LAST -> List.of(shape.height(), shape.width(), shape.channels());
            case NO_CHANNELS -> shape.channels() == 1 ? List.of(shape.height(), shape.width()) : List.of();
            case FLAT -> List.of(shape.size());
        };
    }

    /// The dimensions of a tensor of so many samples.
    long[] dimensions(int count, Shape shape) {
        List<Integer> sides = sides(order, shape);
        long[] all = new long[sides.size() + 1];
        all[0] = count;
        for (int i = 0; i < sides.size(); i++) {
            all[i + 1] = sides.get(i);
        }
        return all;
    }

    /// The values of samples in their order in the tensor. When the model takes a fixed number, the
    /// last sample stands for those that lack.
    float[] values(List<float[]> samples, int count, Shape shape) {
        float[] all = new float[count * shape.size()];
        for (int i = 0; i < count; i++) {
            place(samples.get(Math.min(i, samples.size() - 1)), all, i * shape.size(), shape);
        }
        return all;
    }

    private void place(float[] sample, float[] all, int start, Shape shape) {
        if (order != Order.CHANNELS_LAST) {
            System.arraycopy(sample, 0, all, start, sample.length);
            return;
        }
        int plane = shape.height() * shape.width();
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = 0; i < plane; i++) {
                all[start + i * shape.channels() + channel] = sample[channel * plane + i];
            }
        }
    }
}
