package org.elpis.vision.volume;

import org.elpis.dicom.DataSet;

/// What makes a stored value one of the scanner's units: `stored * slope + intercept`.
///
/// Source: PS3.3 C.11.1.1.2 and C.7.6.16.2.9
public record Rescale(double slope, double intercept) {
    private static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x0028_9145;
    private static final int RESCALE_INTERCEPT = 0x0028_1052;
    private static final int RESCALE_SLOPE = 0x0028_1053;

    private static final Rescale NONE = new Rescale(1, 0);

    /// Of one frame; stored values stay as they are where nothing says otherwise.
    public static Rescale of(DataSet image, int frame) {
        DataSet group = new FrameGroups(image).of(frame, PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        double slope = Decimals.one(group, RESCALE_SLOPE, 1);
        double intercept = Decimals.one(group, RESCALE_INTERCEPT, 0);
        return slope == 0 || Math.abs(slope) > 1e9 || Math.abs(intercept) > 1e9 ? NONE : new Rescale(slope, intercept);
    }
}
