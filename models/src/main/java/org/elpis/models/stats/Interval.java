package org.elpis.models.stats;

/// A figure with the interval that the data allow.
///
/// @param value  what was measured
/// @param low  lower end, at most `value` up to rounding
/// @param high  upper end
public record Interval(double value, double low, double high) {
    public Interval {
        if (Double.isNaN(value) || Double.isNaN(low) || Double.isNaN(high) || low > high) {
            throw new IllegalArgumentException("an interval must have numbers with low <= high");
        }
    }

    public boolean contains(double other) {
        return low <= other && other <= high;
    }
}
