package org.elpis.models.gradients;

/// What a site cuts to a norm before it shares.
public sealed interface Clipping {
    record None() implements Clipping {}

    /// The gradient of each image, before they are averaged, as in DP-SGD (Abadi and others, 2016).
    ///
    /// @param norm  > 0, in units of the loss by the parameters
    record EachImage(double norm) implements Clipping {
        public EachImage {
            requireNorm(norm);
        }
    }

    /// The site's update as a whole: the difference of its parameters before and after.
    ///
    /// @param norm  > 0, in units of the parameters
    record Update(double norm) implements Clipping {
        public Update {
            requireNorm(norm);
        }
    }

    private static void requireNorm(double norm) {
        if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("norm must be > 0 and finite, got " + norm);
        }
    }
}
