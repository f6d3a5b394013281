package org.elpis.privacy;

/// Refuses arguments that no account can be made of, with the name, the bound and the value.
final class Bounds {
    private Bounds() {}

    /// `value`, which must be from `least` to `most`.
    static double within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", got " + value);
        }
        return value;
    }

    /// `value`, which must be from `least` to `most`.
    static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", got " + value);
        }
        return value;
    }

    static double delta(double delta) {
        return within("delta", delta, 0, 1);
    }

    static double epsilon(double epsilon) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be >= 0, got " + epsilon);
        }
        return epsilon;
    }
}
