package org.elpis.seal;

/// One thing in which a copy differs from what was sealed, without any of its content.
public sealed interface Change {
    /// SOP Instance UID of the instance in this copy, or of the sealed one that is missing.
    String uid();

    /// What happened to an attribute.
    enum Kind {
        CHANGED,
        LOST,
        GAINED
    }

    /// A tile of a frame has other pixels.
    ///
    /// @param frame  from 0
    /// @param x  of the left column of pixels
    /// @param y  of the upper row of pixels
    /// @param width  in pixels, as `height`
    record Tile(String uid, int frame, int x, int y, int width, int height) implements Change {}

    /// A frame has other dimensions, bits or colours, or pixel data that are not decoded have other bytes.
    record Frame(String uid, int frame) implements Change {}

    /// There are other frames.
    record FrameCount(String uid, int sealed, int found) implements Change {}

    /// An attribute.
    record Attribute(String uid, String path, Kind kind) implements Change {}

    /// A sealed instance is not in the copy.
    record Missing(String uid) implements Change {}

    /// An instance of the study was not sealed.
    record Added(String uid) implements Change {}

    /// An instance is in the copy twice, with different content.
    record Twice(String uid) implements Change {}
}
