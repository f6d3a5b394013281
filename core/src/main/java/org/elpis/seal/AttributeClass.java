package org.elpis.seal;

/// What an attribute is for a seal.
public enum AttributeClass {
    /// Decides how pixels are shown, measured, placed or told left from right: a copy may neither change, lose nor
    /// gain one.
    MEANING,
    /// Part of what is shown and possibly identifying: a copy may withhold it, but neither change nor gain one.
    GUARDED,
    /// May identify: a copy may withhold it, and have others that are not sealed.
    OTHER,
    /// Not sealed: how things are encoded.
    FORM
}
