package org.elpis.models.net;

import java.util.stream.IntStream;

/// The way back through a convolution to one phase of its input: a convolution of the slopes by the weights turned.
///
/// @param at  where the slope of each term lies: filter by filter, tap by tap of this phase
/// @param places  where the term's weight lies among those of the first channel
/// @param weights  of each channel its terms; filled by [#turn]
/// @param start  0 for each channel
/// @param taps  weights between one channel and the next
record ConvolutionReturn(int[] at, int[] places, float[] weights, float[] start, int taps) {
    static ConvolutionReturn of(Correlation form, int phase, int filters, int slopePlane) {
        int[] taps = IntStream.range(0, form.taps())
                .filter(tap -> form.phaseOf(tap) == phase)
                .toArray();
        int[] at = new int[filters * taps.length];
        int[] places = new int[at.length];
        for (int q = 0; q < at.length; q++) {
            int filter = q / taps.length;
            int tap = taps[q % taps.length];
            at[q] = filter * slopePlane + form.reach() - form.offset(tap);
            places[q] = filter * form.ins() * form.taps() + tap;
        }
        return new ConvolutionReturn(at, places, new float[form.ins() * at.length], new float[form.ins()], form.taps());
    }

    /// Takes the weights as they are now.
    void turn(float[] parameters, int from) {
        for (int channel = 0; channel < start.length; channel++) {
            for (int q = 0; q < at.length; q++) {
                weights[channel * at.length + q] = parameters[from + places[q] + channel * taps];
            }
        }
    }
}
