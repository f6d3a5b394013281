package org.elpis.certificate;

/// A line of a certificate that is not of the form that it must have.
final class MalformedStatementException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedStatementException() {
        super("not of the form of a certificate");
    }
}
