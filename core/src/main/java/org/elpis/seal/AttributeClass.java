package org.elpis.seal;

/// What an attribute is for a seal.
public enum AttributeClass {
    /// Decides how pixels are shown, measured, placed or told left from right: a copy may neither change, lose nor
    /// gain one.
    MEANING,
    /// Part of what is shown and possibly identifying: a copy may withhold it, but not gain one, and have another
    /// value only where an attestation says so and the seal of the copy answers for it.
    GUARDED,
    /// May identify: a copy may withhold it, and have others that are not sealed.
    OTHER,
    /// Not sealed: how things are encoded.
    FORM
}
