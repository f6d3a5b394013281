package org.elpis.vision.text;

/// How faint text may be that is still found, and how much else is taken for text.
public enum Sensitivity {
    /// For looking at what came in.
    FIRST_LOOK(12, 2.2f, -0.5f),
    /// For slices as a scanner makes them, which hardly ever have text and often edges that look like it. By a table
    /// that had not seen them, a fifth of what is text at score 0 is left (docs/evidence/words-in-pixels.md).
    CROSS_SECTION(12, 2.2f, 2),
    /// For looking at what goes out: fainter strokes, less like text.
    SECOND_LOOK(9, 1.7f, -0.5f);

    /// Least contrast of a stroke, in levels of 256: half of the faintest text that must be found.
    final float floor;
    /// Least contrast of a stroke in ranges of the calmest cells around it.
    final float noise;
    /// Least score of a line.
    final float score;

    Sensitivity(float floor, float noise, float score) {
        this.floor = floor;
        this.noise = noise;
        this.score = score;
    }
}
