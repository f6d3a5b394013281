package org.elpis.vision.text;

import java.util.List;

/// What a look at a frame says of text in it.
public sealed interface BurnedInText {
    /// No text was found.
    record Clean() implements BurnedInText {}

    /// Text was found.
    ///
    /// @param boxes  at least one; together they cover all that was found
    record Text(List<TextBox> boxes) implements BurnedInText {
        public Text {
            boxes = List.copyOf(boxes);
        }
    }

    /// Text may be there or not.
    ///
    /// @param reason  constant words that can follow "because "
    record Uncertain(String reason) implements BurnedInText {}
}
