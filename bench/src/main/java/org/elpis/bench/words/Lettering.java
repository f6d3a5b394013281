package org.elpis.bench.words;

import java.util.Optional;
import java.util.SplittableRandom;

/// Draws texts in the fonts of one family.
interface Lettering {
    /// A hand: font, weight and size, kept for the lines of a block.
    interface Hand {
        /// Ink with at least two empty pixels around it; empty when the font has not all the letters.
        Optional<Ink> write(String text);
    }

    Hand hand(SplittableRandom chance, Script script);
}
