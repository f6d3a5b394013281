package org.elpis.vision.study;

import java.util.Arrays;
import org.elpis.dicom.DataSet;
import org.elpis.pixel.PixelLayout;
import org.elpis.vision.volume.Rescale;
import org.elpis.vision.volume.WorkVolume;

/// Stored values of one series from which is drawn what takes the place of a face.
///
/// @param air  of its background, at least one
/// @param tissue  of what lies under the skin of its head, at least one
/// @param bits  bits stored of the images that they are from
@SuppressWarnings("ArrayRecordComponent") // never compared
record FillSamples(short[] air, short[] tissue, int bits, boolean isSigned) {
    private static final double AIR_HOUNSFIELD = -1000;

    /// One value: the air of a CT, and nothing in MR and PET.
    static FillSamples constant(DataSet image, PixelLayout layout, WorkVolume.Kind kind) {
        Rescale rescale = Rescale.of(image, 0);
        double air = kind == WorkVolume.Kind.CT ? (AIR_HOUNSFIELD - rescale.intercept()) / rescale.slope() : 0;
        short[] one = {fit((long) Math.rint(air), layout)};
        return new FillSamples(one, one, layout.bitsStored(), layout.isSigned());
    }

    /// Zeros, for masks.
    static FillSamples zero(PixelLayout layout) {
        short[] one = {0};
        return new FillSamples(one, one, layout.bitsStored(), layout.isSigned());
    }

    private static short fit(long value, PixelLayout layout) {
        long least = layout.isSigned() ? -(1L << layout.bitsStored() - 1) : 0;
        return (short) Math.clamp(value, least, least + (1L << layout.bitsStored()) - 1);
    }

    boolean fits(PixelLayout layout) {
        return bits == layout.bitsStored() && isSigned == layout.isSigned();
    }

    /// Of what was collected, in ascending order and without its extremes: single bright pixels of a background
    /// are letters or wires.
    static short[] trimmed(short[] collected, boolean isSigned, double low, double high) {
        int[] values = new int[collected.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = isSigned ? collected[i] : collected[i] & 0xFFFF;
        }
        Arrays.sort(values);
        int from = (int) (values.length * low);
        int to = Math.max(from + 1, (int) Math.ceil(values.length * high));
        short[] kept = new short[Math.min(to, values.length) - from];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (short) values[from + i];
        }
        return kept;
    }
}
