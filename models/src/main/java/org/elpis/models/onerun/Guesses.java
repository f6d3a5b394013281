package org.elpis.models.onerun;

/// How often an auditor guessed right which canaries were in the training.
///
/// @param canaries  whose coins were flipped, 1 to [#MOST]
/// @param guessed  for how many a guess was made
/// @param right  how many guesses were right
public record Guesses(int canaries, int guessed, int right) {
    /// Far beyond any audit; a bound takes time in proportion.
    public static final int MOST = 100_000;

    public Guesses {
        if (canaries < 1 || canaries > MOST || guessed < 0 || guessed > canaries || right < 0 || right > guessed) {
            throw new IllegalArgumentException("canaries must be 1 to " + MOST
                    + ", guessed at most as many and right at most that, got " + canaries + ", " + guessed + ", "
                    + right);
        }
    }
}
