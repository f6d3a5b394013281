package org.elpis.vision.export;

/// How software makes pictures larger or smaller; what is not known of a picture is tried.
enum Kernel {
    /// The mean of what a pixel covers.
    AREA(0.5, true),
    /// Linear, widened when an image becomes smaller (PIL, ImageMagick).
    LINEAR(1, true),
    /// Catmull and Rom's cubic, widened.
    CUBIC(2, true),
    /// Linear between the nearest four pixels whatever the factor (many viewers, OpenCV).
    POINT_LINEAR(1, false),
    /// Catmull and Rom's cubic between the nearest pixels.
    POINT_CUBIC(2, false),
    /// The nearest pixel.
    NEAREST(0.5, false);

    private final double reach;
    private final boolean widens;

    Kernel(double reach, boolean widens) {
        this.reach = reach;
        this.widens = widens;
    }

    /// How many pixels of the source it reaches to either side.
    ///
    /// @param scale  source pixels a pixel
    double reach(double scale) {
        return reach * stretch(scale);
    }

    private double stretch(double scale) {
        return widens ? Math.max(1, scale) : 1;
    }

    /// Weight of the source pixel from `from` to `from + 1` for a place, not yet made to sum to one.
    double weight(double from, double place, double scale) {
        double stretch = stretch(scale);
        double distance = Math.abs(from + 0.5 - place) / stretch;
        return switch (this) {
            case AREA -> {
                double half = stretch / 2;
                yield Math.max(0, Math.min(from + 1, place + half) - Math.max(from, place - half));
            }
            case NEAREST -> from <= place && place < from + 1 ? 1 : 0;
            case LINEAR, POINT_LINEAR -> Math.max(0, 1 - distance);
            case CUBIC, POINT_CUBIC -> cubic(distance);
        };
    }

    /// Source: Keys, Cubic convolution interpolation, 1981, with a = -1/2
    private static double cubic(double d) {
        if (d < 1) {
            return (1.5 * d - 2.5) * d * d + 1;
        }
        return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    }
}
