package org.elpis.document;

/// A document that cannot be read. The message is a constant of the format and holds nothing of the document.
public final class MalformedDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason  in printable ASCII, such as `encrypted`
    public MalformedDocumentException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
