package org.elpis.vision;

import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Raster;
import org.elpis.vision.codec.ValueRange;

/// Which stored values of a grey frame are shown from black to white.
///
/// The first window of the object, for this frame or for all, where it shows something; else all values that
/// 8 bits can have, and of more bits all that the frame has but the outermost 0.5 % on each side. Pixel
/// Padding Value does not count. Tables in place of a window (Modality LUT, VOI LUT) are not applied.
///
/// Source: PS3.3 C.11.2.1.2.1, C.11.1.1.2, C.7.6.16.2.9 and C.7.6.16.2.10
final class DisplayWindow {
    private static final int WINDOW_CENTER = 0x0028_1050;
    private static final int WINDOW_WIDTH = 0x0028_1051;
    private static final int RESCALE_INTERCEPT = 0x0028_1052;
    private static final int RESCALE_SLOPE = 0x0028_1053;
    private static final int MODALITY_LUT_SEQUENCE = 0x0028_3000;
    private static final int FRAME_VOI_LUT_SEQUENCE = 0x0028_9132;
    private static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x0028_9145;
    private static final int SHARED_GROUPS = 0x5200_9229;
    private static final int PER_FRAME_GROUPS = 0x5200_9230;
    /// One of 200 on each side: single bright pixels and metal do not darken all others.
    private static final int OUTERMOST = 200;

    private DisplayWindow() {}

    static ValueRange of(DataSet image, int frame, Raster raster) {
        ValueRange usual = usual(image, raster);
        return window(image, frame)
                .filter(window -> window.least() < usual.most() && window.most() > usual.least())
                .orElse(usual);
    }

    /// Nearly all values that the frame has, whatever window the object asks for.
    static ValueRange usual(DataSet image, Raster raster) {
        if (raster.bits() <= 8) {
            return ValueRange.stored(raster.bits(), raster.isSigned());
        }
        int[] counts = new int[1 << 16];
        int offset = raster.isSigned() ? 1 << 15 : 0;
        for (short value : raster.values()) {
            counts[(value & 0xFFFF) + offset & 0xFFFF]++;
        }
        int padding = padding(image) + offset & 0xFFFF;
        long all = (long) raster.values().length - (hasPadding(image) ? counts[padding] : 0);
        if (hasPadding(image) && all > 0) {
            counts[padding] = 0;
        }
        int least = place(counts, all / OUTERMOST);
        int most = place(counts, Math.max(0, all - 1 - all / OUTERMOST));
        return new ValueRange(least - offset, Math.max(least, most) - offset);
    }

    static boolean hasPadding(DataSet image) {
        return image.contains(Tag.PIXEL_PADDING_VALUE);
    }

    static int padding(DataSet image) {
        return image.number(Tag.PIXEL_PADDING_VALUE, 0);
    }

    /// Where the value stands that has so many below it.
    private static int place(int[] counts, long below) {
        long sum = 0;
        int last = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            last = counts[i] > 0 ? i : last;
            if (sum > below) {
                return i;
            }
        }
        return last;
    }

    private static Optional<ValueRange> window(DataSet image, int frame) {
        if (!image.items(MODALITY_LUT_SEQUENCE).isEmpty()) {
            return Optional.empty();
        }
        DataSet window = group(image, frame, FRAME_VOI_LUT_SEQUENCE);
        DataSet rescale = group(image, frame, PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        double centre = decimal(window, WINDOW_CENTER, Double.NaN);
        double width = decimal(window, WINDOW_WIDTH, Double.NaN);
        double slope = decimal(rescale, RESCALE_SLOPE, 1);
        double intercept = decimal(rescale, RESCALE_INTERCEPT, 0);
        if (!(width >= 1) || !(slope > 0) || !Double.isFinite(centre + width + slope + intercept)) {
            return Optional.empty();
        }
        double least = centre - 0.5 - (width - 1) / 2;
        return Optional.of(
                new ValueRange(stored(least, slope, intercept), stored(least + width - 1, slope, intercept)));
    }

    private static int stored(double value, double slope, double intercept) {
        return (int) Math.clamp(Math.rint((value - intercept) / slope), -(1 << 17), 1 << 17);
    }

    /// The functional group of a frame, the one of all frames, or the object itself.
    private static DataSet group(DataSet image, int frame, int sequence) {
        List<DataSet> frames = image.items(PER_FRAME_GROUPS);
        if (frame < frames.size() && !frames.get(frame).items(sequence).isEmpty()) {
            return frames.get(frame).items(sequence).getFirst();
        }
        for (DataSet shared : image.items(SHARED_GROUPS)) {
            if (!shared.items(sequence).isEmpty()) {
                return shared.items(sequence).getFirst();
            }
        }
        return image;
    }

    /// The first number of a decimal string.
    private static double decimal(DataSet data, int tag, double otherwise) {
        List<String> values = data.strings(tag);
        if (values.isEmpty() || values.getFirst().length() > 32) {
            return otherwise;
        }
        try {
            return Double.parseDouble(values.getFirst().strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
