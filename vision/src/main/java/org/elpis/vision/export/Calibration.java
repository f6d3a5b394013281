package org.elpis.vision.export;

/// The numbers by which it is decided, chosen by `bench/exports calibrate` on its calibration set and on nothing else.
/// What they do stands in `docs/evidence/exports.md`.
final class Calibration {
    /// From where on a signal is told, by level of [Scan].
    private static final double[] CHANGE = {11, 11, 11, 11};

    /// Times the above that the clearest place must have for the picture to be called altered: between the two nothing
    /// is
    /// said but where to look.
    static final double CERTAIN = 1.5;

    /// Correlation of tiles with structure that half of them must reach for a picture to be one of the frame. Legal
    /// pictures reach more, and pictures of other patients much less.
    static final double ALIKE = 0.8;
    /// Tiles with structure that there must be: fewer say nothing.
    static final int LEAST_TILES = 12;
    /// Share of what is judged that may be changed before it is rather another image.
    static final double MOST_CHANGED = 0.2;
    /// Three quarters of all parts of a picture have their largest signal below this; when they do not, all signals are
    /// divided by as much: then it is the way to the picture that is not understood.
    static final double USUAL_PEAK = 3.5;
    /// Side of a square of as many pixels as must be judged.
    static final int LEAST_SIDE = 40;
    /// A change of a 24th of the longer side of a frame that would have to have more than this share of black to white
    /// to be seen: then nothing is said.
    static final double LEAST_SIGHT = 0.5;

    private Calibration() {}

    static double change(int level) {
        return CHANGE[level];
    }
}
