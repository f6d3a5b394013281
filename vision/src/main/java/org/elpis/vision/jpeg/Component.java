package org.elpis.vision.jpeg;

/// One component of a frame: its sampling, and its sizes in samples and in blocks.
///
/// @param id  as scan headers name it
/// @param across  horizontal sampling factor, 1 to 4
/// @param down  vertical sampling factor, 1 to 4
/// @param quantization  number of its quantization table, 0 to 3
/// @param width  columns of samples
/// @param height  rows of samples
/// @param blocksAcross  blocks that hold its samples, as a scan of this component alone codes them
/// @param blocksDown  likewise
/// @param paddedAcross  blocks up to the end of the last MCU, as a scan of several components codes them
/// @param paddedDown  likewise
/// Source: T.81 A.1.1, A.2
record Component(
        int id,
        int across,
        int down,
        int quantization,
        int width,
        int height,
        int blocksAcross,
        int blocksDown,
        int paddedAcross,
        int paddedDown) {
    /// Samples on one side of a block.
    static final int SIDE = 8;

    /// Coefficients of a block.
    static final int BLOCK = SIDE * SIDE;

    /// Columns of a plane that holds all of its blocks.
    int stride() {
        return paddedAcross * SIDE;
    }

    int blocks() {
        return paddedAcross * paddedDown;
    }
}
