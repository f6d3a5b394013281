package org.elpis.models.onerun;

/// What one run proves.
///
/// @param way  name of the score that was used
/// @param guessing  how guesses were made
/// @param guesses  among the canaries that count
/// @param epsilon  lower bound
/// @param greatest  the lower bound that the canaries would have given had every guess been right
public record OneRunResult(String way, Guessing guessing, Guesses guesses, double epsilon, double greatest) {
    /// The bound from the scores of one run.
    ///
    /// @param included  the coins
    /// @param delta  of the claim
    /// @param level  share of correct trainings that may be bounded too high
    /// @param seed  of which canaries are shown; must not depend on the coins
    public static OneRunResult of(ScoreSheet sheet, boolean[] included, double delta, double level, long seed) {
        if (sheet.canaries() != included.length || !sheet.isFinite() || included.length < 8) {
            throw new IllegalArgumentException("scores must be finite, one for each of at least 8 canaries");
        }
        Guessing.Split split = Guessing.Split.of(included.length, seed);
        Guessing guessing = Guessing.choose(sheet, included, split, delta, level);
        Guesses guesses = guessing.of(sheet, included, split);
        return new OneRunResult(
                sheet.ways().get(guessing.way()),
                guessing,
                guesses,
                OneRunBound.lower(guesses, delta, level),
                OneRunBound.greatest(guesses.canaries(), delta, level));
    }
}
