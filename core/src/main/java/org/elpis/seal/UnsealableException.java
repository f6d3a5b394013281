package org.elpis.seal;

/// An instance that cannot become part of a seal, with the reason.
public final class UnsealableException extends Exception {
    private static final long serialVersionUID = 1;

    UnsealableException(String reason) {
        super(reason);
    }
}
