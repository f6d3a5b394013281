package org.elpis.vision.j2k;

/// The coefficients of one component of a tile, and after the inverse wavelet transform its samples.
///
/// A resolution fills the upper left corner: its lowest band, right of it HL, below it LH, and HH in the
/// corner left.
/// Source: annex F
sealed interface Plane permits ReversiblePlane, IrreversiblePlane {
    /// Copies the coefficients of a code-block.
    ///
    /// @param area  of the block, on the grid of the band
    void put(BlockDecoder block, Area area, Band band);

    /// Turns two resolutions into the next one.
    ///
    /// @param low  the lower resolution
    /// @param full  what it becomes with the three bands around it
    void synthesize(Area low, Area full);

    /// Copies samples that stand one behind another, rounded.
    void copyRow(int from, int count, int[] to);

    static Plane of(TileComponent component) {
        int samples = component.area().width() * component.area().height();
        int width = component.area().width();
        return component.style().isReversible()
                ? new ReversiblePlane(width, new int[samples])
                : new IrreversiblePlane(width, new float[samples]);
    }
}
