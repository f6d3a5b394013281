package org.elpis.cbor;

import java.io.IOException;

/// Bytes that are not what was to stand there, or not in the one form that is read.
public final class MalformedCborException extends IOException {
    private static final long serialVersionUID = 1;

    /// What is wrong, without anything of the content.
    public enum Fault {
        TRUNCATED("it ends too early"),
        TRAILING("something stands behind its end"),
        UNEXPECTED("it has another structure"),
        NOT_SHORTEST("a length or number is not in its shortest form"),
        TOO_LARGE("it claims more than is allowed"),
        NOT_UTF_8("a text is not UTF-8");

        private final String phrase;

        Fault(String phrase) {
            this.phrase = phrase;
        }

        public String phrase() {
            return phrase;
        }
    }

    private final Fault fault;

    public MalformedCborException(Fault fault) {
        super(fault.phrase());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
