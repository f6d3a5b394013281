package org.elpis.models.net;

/// A training whose parameters left the finite numbers: it has no result.
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param epoch  after which it was seen, from 1
    public DivergedException(int epoch) {
        super("training diverged: after epoch " + epoch
                + " a parameter is no longer a finite number. Lower the rate, or bring the samples to about -1 to 1.");
    }
}
