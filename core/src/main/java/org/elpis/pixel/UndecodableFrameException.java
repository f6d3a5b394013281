package org.elpis.pixel;

import java.io.IOException;

/// A frame that cannot be decoded: malformed, too large, or of a kind that nobody here reads.
///
/// The message says what is wrong, in constant words and numbers of the structure, and holds no value of a patient.
public final class UndecodableFrameException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param what  what is wrong, so that it can follow "because "
    public UndecodableFrameException(String what) {
        super(what);
    }
}
