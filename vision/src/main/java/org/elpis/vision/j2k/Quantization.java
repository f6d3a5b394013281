package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// The step sizes of a component's bands: QCD and QCC.
///
/// @param guardBits  0 to 7
/// @param isDerived  the one step is that of the lowest band, and all others follow from it
/// @param steps  of a band, exponent above eleven bits of mantissa, from the lowest band on
/// Source: A.6.4, table A.28, annex E
record Quantization(int guardBits, boolean isDerived, int[] steps) {
    static Quantization read(Cursor in) throws UndecodableFrameException {
        int style = in.u8();
        int[] steps;
        switch (style & 0x1F) {
            case 0 -> {
                steps = new int[in.left()];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = in.u8() >> 3 << 11;
                }
            }
            case 1, 2 -> {
                steps = new int[in.left() / 2];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = in.u16();
                }
            }
            default -> throw new UndecodableFrameException("the quantization is none of JPEG 2000 part 1");
        }
        return new Quantization(style >> 5, (style & 0x1F) == 1, steps);
    }

    /// @param band  number of a band, from the lowest on
    private int step(int band) throws UndecodableFrameException {
        if (band >= steps.length && !(isDerived && steps.length > 0)) {
            throw new UndecodableFrameException("step sizes of bands are missing");
        }
        if (!isDerived) {
            return steps[band];
        }
        int exponent = Math.max(0, (steps[0] >> 11) - Math.max(0, (band - 1) / 3));
        return exponent << 11 | steps[0] & 0x7FF;
    }

    /// Mb: bit planes that magnitudes may have.
    ///
    /// Source: equation E-2
    int planes(int band) throws UndecodableFrameException {
        return (step(band) >> 11) + guardBits - 1;
    }

    /// The step of the 9/7 wavelet's coefficients, without the gain of the band, which [Lifting97] has.
    ///
    /// Source: equation E-3
    float stepSize(int band, int bits) throws UndecodableFrameException {
        int step = step(band);
        return (float) ((1.0 + (step & 0x7FF) / 2048.0) * Math.pow(2, bits - (step >> 11)));
    }
}
