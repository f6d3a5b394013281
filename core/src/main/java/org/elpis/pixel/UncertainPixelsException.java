package org.elpis.pixel;

import java.io.IOException;

/// Frames of which nobody can say whether words stand in them: they are decoded, and too much looks like text.
public final class UncertainPixelsException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param what  what makes it uncertain, in constant words, so that it can follow "because "
    public UncertainPixelsException(String what) {
        super(what);
    }
}
