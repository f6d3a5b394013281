package org.elpis.pixel;

import java.util.Optional;

/// What the samples of a pixel mean: Photometric Interpretation (0028,0004).
///
/// Source: PS3.3 C.7.6.3.1.2
public enum Photometric {
    /// The lowest value is white.
    MONOCHROME1(1),
    MONOCHROME2(1),
    /// Values are places in the three colour tables.
    PALETTE_COLOR(1),
    RGB(3),
    /// One luma and two colour differences a pixel, all of the full range.
    YBR_FULL(3),
    /// As [#YBR_FULL], colour differences shared by two pixels side by side.
    YBR_FULL_422(3),
    /// Luma and colour differences of the video range, shared by two pixels. Retired.
    YBR_PARTIAL_422(3),
    /// As above, shared by four pixels; only within video and JPEG.
    YBR_PARTIAL_420(3),
    /// JPEG 2000's irreversible transform of RGB.
    YBR_ICT(3),
    /// JPEG 2000's reversible transform of RGB.
    YBR_RCT(3),
    /// The colours of HEVC and JPEG XL. Added in 2023.
    XYB(3),
    /// Retired.
    HSV(3),
    /// Retired; the fourth sample is not a colour.
    ARGB(4),
    /// Retired.
    CMYK(4);

    private final int samples;

    Photometric(int samples) {
        this.samples = samples;
    }

    /// Samples Per Pixel that go with it.
    public int samples() {
        return samples;
    }

    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }

    /// The defined term as it stands in an object; empty when it is none of the standard's.
    public static Optional<Photometric> of(String term) {
        String name = term.strip().replace(' ', '_');
        for (Photometric each : values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// The defined term.
    public String term() {
        return this == PALETTE_COLOR ? "PALETTE COLOR" : name();
    }
}
