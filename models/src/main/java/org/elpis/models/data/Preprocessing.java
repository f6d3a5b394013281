package org.elpis.models.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            Pattern.compile("(gray|rgb):(\\d{1,4})x(\\d{1,4}):(NUMBER)\\.\\.(NUMBER)(?::mean=(LIST):std=(LIST))?"
                    .replace("LIST", "NUMBER(?:,NUMBER){0,2}")
                    .replace("NUMBER", "-?\\d{1,6}(?:\\.\\d{1,18})?"));

    public Preprocessing {
        mean = mean.clone();
        deviation = deviation.clone();
        if (shape.channels() != 1 && shape.channels() != 3) {
            throw new IllegalArgumentException("channels must be 1 or 3, got " + shape.channels());
        }
        if (!(low < high)
                || !Double.isFinite(high - low)
                || mean.length != shape.channels()
                || deviation.length != shape.channels()
                || Arrays.stream(deviation).anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException(
                    "low must be < high, and mean and deviation one a channel, deviation > 0");
        }
    }

    /// Reads `gray:64x64:0..1` or `rgb:224x224:0..1:mean=0.485,0.456,0.406:std=0.229,0.224,0.225`: channels, rows x
    /// columns, range; what is then subtracted and divided by, one number for all channels or one a channel.
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
        Preprocessing plain = new Preprocessing(
                shape, Double.parseDouble(matcher.group(4)), Double.parseDouble(matcher.group(5)), zero, one);
        return matcher.group(6) == null
                ? plain
                : plain.normalized(numbers(matcher.group(6)), numbers(matcher.group(7)));
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /// With a mean and a deviation, each one value for all channels or one a channel.
    public Preprocessing normalized(double[] mean, double[] deviation) {
        return new Preprocessing(shape, low, high, spread(mean), spread(deviation));
    }

    private double[] spread(double[] values) {
        if (values.length == shape.channels()) {
            return values;
        }
        if (values.length != 1) {
            throw new IllegalArgumentException("mean and deviation must be one number or one a channel, got "
                    + values.length + " for " + shape.channels() + " channels");
        }
        double[] all = new double[shape.channels()];
        Arrays.fill(all, values[0]);
        return all;
    }

    /// In the form that [#parse(String)] reads.
    @Override
    public String toString() {
        String plain = (shape.channels() == 1 ? "gray" : "rgb") + ":" + shape.height() + "x" + shape.width() + ":"
                + number(low) + ".." + number(high);
        boolean isNormalized = Arrays.stream(mean).anyMatch(value -> value != 0)
                || Arrays.stream(deviation).anyMatch(value -> value != 1);
        return isNormalized ? plain + ":mean=" + list(mean) + ":std=" + list(deviation) : plain;
    }

    private static String list(double[] values) {
        return Arrays.stream(values).mapToObj(Preprocessing::number).collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
