package org.elpis.vision.jpeg;

import org.elpis.pixel.UndecodableFrameException;

/// Decodes or encodes the blocks of a scan, in the order in which they are coded.
interface BlockVisitor {
    /// The next block.
    ///
    /// @param index  of the component within the scan
    /// @param at  of the block's first coefficient within the component's
    void block(int index, int at) throws UndecodableFrameException;

    /// A restart marker stands here.
    ///
    /// @param number  0 to 7
    void restart(int number) throws UndecodableFrameException;

    /// A row of MCUs is complete.
    default void endOfRow(int row) throws UndecodableFrameException {}
}
