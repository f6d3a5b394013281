package org.elpis.models.onerun;

/// A training under audit, with canaries planted.
public interface PrivateTrainer {
    /// How many canaries there are.
    int canaries();

    /// Trains once, with those canaries that the coins say, and looks at what came out.
    ///
    /// The scores must not look at the coins; whoever trains may.
    ///
    /// @param included  by canary
    /// @param seed  of everything else that is drawn
    ScoreSheet observe(boolean[] included, long seed);
}
