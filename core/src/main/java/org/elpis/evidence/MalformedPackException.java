package org.elpis.evidence;

import java.io.IOException;

/// Something that is no evidence pack. The message is a constant.
public final class MalformedPackException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedPackException(String message) {
        super(message);
    }
}
