package org.elpis.models.onerun;

import java.util.Arrays;
import org.elpis.models.stats.Draws;

/// How the auditor guesses: by which score, for which share of the canaries, at which end.
///
/// The way is chosen on a quarter of the canaries whose coins are shown to the auditor; only the others count. That
/// costs nothing in validity: given the coins of the quarter, the training is as private towards the coins of the
/// others, and the guesses depend on what the training gave out and the quarter alone.
///
/// @param way  row of the score sheet
/// @param share  of the canaries that are guessed, above 0 to 1
/// @param end  which
public record Guessing(int way, double share, End end) {
    /// Where guesses are made.
    public enum End {
        /// The highest are guessed in, the lowest out, as many.
        BOTH,
        /// The highest are guessed in.
        HIGH,
        /// The lowest are guessed out.
        LOW
    }

    /// Few sure guesses or many less sure ones.
    private static final double[] SHARES = {0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1};

    private static final int SHOWN_OF = 4;

    /// Which canaries are shown and which count.
    record Split(int[] shown, int[] counted) {
        static Split of(int canaries, long seed) {
            int[] order = Draws.of(seed, "shown canaries", 0).permutation(canaries);
            int shown = canaries / SHOWN_OF;
            return new Split(Arrays.copyOf(order, shown), Arrays.copyOfRange(order, shown, canaries));
        }
    }

    /// The guessing that promises most, by the shown canaries.
    static Guessing choose(ScoreSheet sheet, boolean[] included, Split split, double delta, double level) {
        Guessing best = new Guessing(0, 1, End.BOTH);
        double most = -1;
        for (int way = 0; way < sheet.ways().size(); way++) {
            int[] ranked = ranked(sheet.scores()[way], split.shown());
            for (double share : SHARES) {
                for (End end : End.values()) {
                    Guessing guessing = new Guessing(way, share, end);
                    double promise = guessing.promise(ranked, included, split.counted().length, delta, level);
                    if (promise > most) {
                        most = promise;
                        best = guessing;
                    }
                }
            }
        }
        return best;
    }

    /// The bound to be expected of the counted canaries, when right guesses are as frequent as here. One half more
    /// right and wrong keep few lucky guesses from promising much.
    private double promise(int[] ranked, boolean[] included, int counted, double delta, double level) {
        int right = right(ranked, included);
        int guessed = guessed(ranked.length);
        int expected = guessed(counted);
        int expectedRight = (int) ((right + 0.5) / (guessed + 1.0) * expected);
        return OneRunBound.lower(new Guesses(counted, expected, expectedRight), delta, level);
    }

    /// The guesses for the canaries that count.
    Guesses of(ScoreSheet sheet, boolean[] included, Split split) {
        int[] ranked = ranked(sheet.scores()[way], split.counted());
        return new Guesses(ranked.length, guessed(ranked.length), right(ranked, included));
    }

    private int guessed(int canaries) {
        return Math.clamp(Math.round(share * canaries), 1, canaries);
    }

    private int right(int[] ranked, boolean[] included) {
        int guessed = guessed(ranked.length);
        int high = switch (end) {
            case BOTH -> guessed / 2;
            case HIGH -> guessed;
            case LOW -> 0;
        };
        int right = 0;
        for (int i = 0; i < high; i++) {
            right += included[ranked[ranked.length - 1 - i]] ? 1 : 0;
        }
        for (int i = 0; i < guessed - high; i++) {
            right += included[ranked[i]] ? 0 : 1;
        }
        return right;
    }

    /// The canaries by rising score. Equal scores keep the drawn order of the split: their place in a file, which may
    /// follow the coins, decides nothing.
    private static int[] ranked(double[] scores, int[] canaries) {
        return Arrays.stream(canaries)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
