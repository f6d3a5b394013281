package org.elpis.models.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.models.net.Shape;

/// How a picture becomes the numbers that a model takes: stated in full, because another resampling is another input.
///
/// @param shape  1 channel (grey) or 3 (red, green, blue), rows, columns
/// @param low  what the least stored value becomes
/// @param high  what the greatest possible stored value becomes
/// @param mean  then subtracted, one a channel
/// @param deviation  then divided by, one a channel, > 0
public record Preprocessing(Shape shape, double low, double high, double[] mean, double[] deviation) {
    private static final Pattern FORM =
            Pattern.compile("(gray|rgb):(\\d{1,4})x(\\d{1,4}):(-?\\d{1,6}(?:\\.\\d+)?)\\.\\.(-?\\d{1,6}(?:\\.\\d+)?)");

    public Preprocessing {
        mean = mean.clone();
        deviation = deviation.clone();
        if (shape.channels() != 1 && shape.channels() != 3) {
            throw new IllegalArgumentException("channels must be 1 or 3, got " + shape.channels());
        }
        if (!(low < high)
                || mean.length != shape.channels()
                || deviation.length != shape.channels()
                || Arrays.stream(deviation).anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException(
                    "low must be < high, and mean and deviation one a channel, deviation > 0");
        }
    }

    /// Reads `gray:64x64:0..1`: channels, rows x columns, range.
    ///
    /// @throws IllegalArgumentException when it is of another form
    public static Preprocessing parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "preprocessing must look like gray:64x64:0..1 or rgb:224x224:0..255, got " + text);
        }
        int channels = matcher.group(1).equals("gray") ? 1 : 3;
        Shape shape = new Shape(channels, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
        double[] zero = new double[channels];
        double[] one = new double[channels];
        Arrays.fill(one, 1);
        return new Preprocessing(
                shape, Double.parseDouble(matcher.group(4)), Double.parseDouble(matcher.group(5)), zero, one);
    }

    /// With a mean and a deviation, each one value for all channels or one a channel.
    public Preprocessing normalized(double[] mean, double[] deviation) {
        return new Preprocessing(shape, low, high, spread(mean), spread(deviation));
    }

    private double[] spread(double[] values) {
        double[] all = new double[shape.channels()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.length == 1 ? values[0] : values[Math.min(i, values.length - 1)];
        }
        return all;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s:%dx%d:%s..%s",
                shape.channels() == 1 ? "gray" : "rgb",
                shape.height(),
                shape.width(),
                low,
                high);
    }
}
