package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// How many times code-blocks may still be looked at in packet headers of one frame.
///
/// A layer of a few bytes can claim to be about all code-blocks. With this the time of a frame stays within a
/// multiple of its size; 16 blocks a sample are 256 layers of the smallest blocks.
final class Effort {
    private static final int BLOCKS_PER_SAMPLE = 16;

    private long left;

    /// @param samples  of the frame
    /// @param bytes  of the frame
    Effort(long samples, int bytes) {
        left = (samples + bytes) * BLOCKS_PER_SAMPLE;
    }

    void spend(long blocks) throws UndecodableFrameException {
        left -= blocks;
        if (left < 0) {
            throw new UndecodableFrameException("the layers of the codestream are too many for its size");
        }
    }
}
