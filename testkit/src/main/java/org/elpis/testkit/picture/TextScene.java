package org.elpis.testkit.picture;

import java.util.List;

/// A frame with text, and where the text is.
///
/// @param background  what it was drawn on
public record TextScene(Picture picture, String background, List<TextLine> lines) {
    public TextScene {
        lines = List.copyOf(lines);
    }
}
