package org.elpis.privacy;

import java.security.SecureRandom;

/// Adds Gaussian noise so that the last digits of the sum tell nothing (Mironov, On significance of the least
/// significant bits for differential privacy, CCS 2012): value and noise are whole multiples of one power of
/// two, and the noise is a [DiscreteGaussian]. Not thread-safe.
///
/// The grid is between 2^-24 and 2^-23 of the standard deviation wide, so rounding moves a vector of n numbers
/// by at most half a grid times the root of n: [sensitivityGrowth] says what that adds to the most that a
/// patient moves it. The noise is never less than asked for, and less than one grid more.
public final class SecureGaussian {
    private static final int GRID_BITS = 23;

    private final double grid;
    private final DiscreteGaussian noise;

    /// @param deviation  standard deviation in the unit of the values; 1e-100 to 1e100
    public SecureGaussian(double deviation, SecureRandom source) {
        Bounds.within("deviation", deviation, 1e-100, 1e100);
        grid = Math.scalb(1.0, Math.getExponent(deviation) - GRID_BITS);
        noise = new DiscreteGaussian((long) Math.ceil(deviation / grid), source);
    }

    /// `value` with noise: a multiple of the grid.
    ///
    /// @param value  finite, at most 2^52 grids from 0
    public double perturb(double value) {
        double steps = Math.rint(value / grid);
        if (!(Math.abs(steps) <= 0x1p52)) {
            throw new IllegalArgumentException(
                    "value must be finite and within " + 0x1p52 * grid + " of 0 for this noise");
        }
        return ((long) steps + noise.next()) * grid;
    }

    /// What every result is a multiple of.
    public double grid() {
        return grid;
    }

    /// What rounding adds to the greatest distance of two vectors of neighbours.
    ///
    /// @param numbers  in a vector
    public double sensitivityGrowth(long numbers) {
        return grid * StrictMath.sqrt((double) Bounds.within("numbers", numbers, 1, Long.MAX_VALUE));
    }
}
