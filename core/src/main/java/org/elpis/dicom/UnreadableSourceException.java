package org.elpis.dicom;

import java.io.IOException;

/// Bytes of a source cannot be read. Tells a fault of the source from one of the place that it is copied to.
public final class UnreadableSourceException extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
