package org.elpis.models.net;

/// What is done to a sample at random before each step.
///
/// @param flip  whether half of the samples are mirrored left to right
/// @param shift  most pixels that a sample is moved in each direction, 0 to 64; what comes in is the border's value
public record Augmentation(boolean flip, int shift) {
    public static final Augmentation NONE = new Augmentation(false, 0);

    public Augmentation {
        if (shift < 0 || shift > 64) {
            throw new IllegalArgumentException("shift must be 0 to 64, got " + shift);
        }
    }
}
