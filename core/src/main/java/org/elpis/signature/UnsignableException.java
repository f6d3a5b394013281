package org.elpis.signature;

/// An object that cannot be signed, with the reason as part of a sentence; no value of the object.
public final class UnsignableException extends Exception {
    private static final long serialVersionUID = 1;

    UnsignableException(String reason) {
        super(reason, null, false, false);
    }
}
