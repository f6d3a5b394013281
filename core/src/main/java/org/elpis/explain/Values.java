package org.elpis.explain;

/// Whether the values of an object are shown to the person who asks.
public enum Values {
    /// Their length and the classes of their characters, such as `Xxxxxx^Xxxx`.
    MASKED,
    /// As they are.
    SHOWN
}
