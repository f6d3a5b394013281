package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// Something outside Elpis that decodes codestreams.
interface CodestreamProgram {
    /// Decodes a codestream.
    ///
    /// @param samples  of the image, all components together
    /// @return component by component, a sample in one byte up to eight bits and in two with more, the low
    /// one first
    byte[] planes(Cursor codestream, long samples) throws UndecodableFrameException;
}
